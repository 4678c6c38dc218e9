"""When each quotation was said, as far as the article tells: the component ``claims_dates``.

``intervals.py`` and ``sequels.py`` read words for times; which of them holds for which quotation, ``circumstances``
weighs.
"""
