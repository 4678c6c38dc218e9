"""Who each source is, inside one article: the component ``claims_speakers``.

``resolution.py`` is the recipe, in the order of the text: the conversation so far gives each question its candidates,
their features (``features``) speak for and against them, and the trained scorer decides, or leaves the speaker open.
What grammar alone answers stands in modules of its own: ``antecedents.py``, ``beside.py``, ``askers.py``,
``handed_on.py``, ``interviews.py``. Read by ``relays``, for whom addressees are is asked in the same way.
"""
