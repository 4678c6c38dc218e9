"""Through which channels each quotation came, and to whom it was said: the component ``claims_relays``.

Channels come from ``circumstances``; ``addressees.py`` and ``exchanges.py`` find the words for an addressee, and
``hearers.py`` says whom they mean.
"""
