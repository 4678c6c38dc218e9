"""The tagger: corpus -> windows -> model -> loss -> loop -> export, with figures and a card."""
