"""The words of a source, read by themselves: a name, a pronoun, a noun or a group, and where its head is.

``source.py`` reads them; the other modules know noun phrases, what "and" joins, who made the documents that a text
speaks of, what sort of organisation a name stands for and for whom spokespeople speak. Read by ``speakers``, which says
who is meant, by ``relays``, as addressees are described by the same words, and by ``attributions`` for a list of nouns.
"""
