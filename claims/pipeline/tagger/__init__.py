"""The trained tagger: cues, sources and contents in any text, with ONNX Runtime, a tokenizer and NumPy only.

Knows neither spaCy nor our records; of ``text/`` it reads how the quotation marks pair. ``attributions/tagged.py``
makes a finder of it; ``claims.training`` teaches it and shares its windows and its decoding.
"""
