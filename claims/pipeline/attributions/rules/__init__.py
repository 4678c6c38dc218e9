"""The finder that works by rules: constructions of the parse and of quoted words, weighed by the lexicon of cues.

``finder.py`` is the whole of it. Each other module knows one construction (``frames.py`` those that hang on the cue in
the parse, ``direct.py`` quoted words with the cue in the gap beside them) and proposes where a cue could be;
``confidence.py`` says how probable one is. Nothing here knows the tagger.
"""
