"""Which names of one article are the same person or organisation: its entities, and the mentions of each.

``mentions.py`` finds them all, and is what the rooms that ask who is meant start from: circumstances, sources,
speakers, relays, dates. ``grouping.py`` groups names to these; beside it stand what else somebody is known as, several
of one surname, names in headlines, and what somebody is called who is named in several ways.
"""
