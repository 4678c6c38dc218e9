"""Cues that name what is said and nobody who says it: "days after reports that", "amid fears of", "faces criticism"."""

from __future__ import annotations

import re

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution
from claims.pipeline.text.surface import Surface

_FIRST_WORDS = 4  # of a cue: "renewed doubts about"
_BEFORE = 40  # characters before a cue that say how it came up
# What leads to such a noun where it is others' who speak: "faced sharp criticism", "there were calls".
_LEADS = re.compile(
    r"(?:\b(?:amid|despite|after|following|before|because of|by|fac(?:e|es|ed|ing)|dr(?:aw|aws|awn|awing|ew)"
    r"|there (?:is|are|was|were|have been)|(?:rais|spark|stok|prompt|fuel|renew|trigger)(?:e|es|ed|ing|s)?)"
    r"\s+(?:(?:more|new|fresh|the|a|an|some|many|such|all)\s+)?)\Z",
    re.IGNORECASE,
)


def is_hearsay(surface: Surface, attribution: Attribution) -> bool:
    """Whether a cue without a source tells what is going round, which whoever was named before did not say.

    Args:
        surface: The text.
        attribution: The attribution, without a source.
    """
    cue = attribution.cue
    if cue is None or attribution.source is not None:
        return False
    nouns = words("everyday", "hearsay")
    inside = surface.words_between(*cue)
    if not any(word.key in nouns for word in inside[:_FIRST_WORDS]):
        return False
    return _LEADS.search(surface.text, max(0, cue[0] - _BEFORE), cue[0]) is not None
