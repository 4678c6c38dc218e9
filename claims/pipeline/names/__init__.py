"""Names of persons and organisations: where they stand in a text, and what a name by itself tells.

``name.py`` finds them in runs of words with capitals; the other modules say where such a run begins to be a name, what
kind of name it is, which titles stand at it, which spellings can be one name and whether it is a man's or a woman's.
Nobody asks here which names are the same somebody: ``entities`` does, from what is found here.
"""
