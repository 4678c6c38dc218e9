"""Cues that say somebody was asked, and not who asked: "When asked", "was pressed on", "Asked by Stephanopoulos"."""

from __future__ import annotations

import re

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.text.surface import Surface

_ASKED = re.compile(r"\b(?:asked|pressed|questioned|grilled)\b", re.IGNORECASE)
_BEFORE_PASSIVE = re.compile(
    r"(?:\b(?:when|was|were|been|being|is|are|if)(?:\s+\w+ly|\s+once|\s+also|\s+later)?\s+|[.\n”\"]\s*)$", re.IGNORECASE
)
_REACH = 30  # characters before the verb


_HEARS = frozenset({"told", "hears", "hear", "heard", "is told", "was told"})
_COURTS = frozenset(
    {"court", "inquiry", "inquest", "jury", "tribunal", "hearing", "trial", "committee", "panel", "commission", "mps"}
    | {"judge", "council", "parliament", "conference", "meeting", "enquiry", "summit", "senate", "jurors", "lords"}
)


def says_asked(text: str, cue: Offsets) -> bool:
    """Whether a cue holds a verb of asking in the past."""
    return _ASKED.search(text, *cue) is not None


def in_passive(text: str, cue: Offsets) -> bool:
    """Whether such a cue stands without a subject that asks.

    Args:
        text: The text.
        cue: Where the cue stands.
    """
    match = _ASKED.search(text, *cue)
    start = match.start() if match is not None else cue[0]
    return start < 2 or _BEFORE_PASSIVE.search(text, max(0, start - _REACH), start) is not None


def is_hearing(surface: Surface, attribution: Attribution) -> bool:
    """Whether a headline tells who was told, and nobody who told it: "Ferry owner knew of doors, inquiry told".

    Args:
        surface: The text.
        attribution: The attribution, its source before its cue.
    """
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or not surface.in_title(cue[0]) or source[1] > cue[0]:
        return False
    if surface.text[slice(*cue)].casefold() not in _HEARS or source[0] < attribution.content[0][1]:
        return False
    heard = surface.words_between(*source)
    alone = not surface.text[source[1] : cue[0]].strip() and surface.text[cue[1] : cue[1] + 1] in {"", "\n", "\r"}
    return alone and bool(heard) and heard[-1].key in _COURTS
