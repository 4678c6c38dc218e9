"""What finders take for a cue and nobody says anything with: "called off the talks", "party chief Sayyed Haddad"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.lexicon.lists import words
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_ACTS = re.compile(r"(?:\w+ ){0,2}call(?:ed|s|ing)? off", re.IGNORECASE)
_TITLE = re.compile(r"[A-Z][a-z]+")


def without_false_cues(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without those whose cue says nothing, or is a title before a name.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    return [one for one in candidates if one.cue is None or not _is_false(layout, one.cue[0], one.cue[1])]


def _is_false(layout: Layout, start: int, end: int) -> bool:
    cue = layout.text[start:end]
    if _ACTS.fullmatch(cue):
        return True
    before = layout.text[max(0, start - 2) : start]
    titled = _TITLE.fullmatch(cue) is not None and cue.casefold() in words("titles", "before")
    return titled and before[-1:] == " " and before[:1].isalpha() and before[:1].islower()
