"""Trains the tagger: corpus -> windows -> model -> loss -> loop -> export. Needs the extra ``train``."""
