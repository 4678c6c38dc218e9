"""The spaCy pipeline: from the text of an article to quotations with speakers, relays, addressees and dates.

``build.py`` puts it together, ``extract.py`` runs it on articles, ``annotations.py`` lists what its components hand on.
The rest is rooms, in the order in which they may read each other: ``text``, ``names``, ``entities``; on these
``circumstances``, ``sources`` and ``speakers``; then the components' ``relays`` and ``dates``. ``attributions`` finds
the quotations, with the ``tagger``, which needs nobody.
"""
