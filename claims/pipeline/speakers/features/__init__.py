"""What speaks for and against each candidate for a source, as named numbers: one file a sort of evidence.

``all.py`` puts them together for the scorer, which weighs them.
"""
