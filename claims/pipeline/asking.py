"""Cues that say somebody was asked, and not who asked: "When asked", "was pressed on", "Asked by Stephanopoulos"."""

from __future__ import annotations

import re

from claims.pipeline.annotations import Offsets

_ASKED = re.compile(r"\b(?:asked|pressed|questioned|grilled)\b", re.IGNORECASE)
_BEFORE_PASSIVE = re.compile(
    r"(?:\b(?:when|was|were|been|being|is|are|if)(?:\s+\w+ly|\s+once|\s+also|\s+later)?\s+|[.\n”\"]\s*)$", re.IGNORECASE
)
_REACH = 30  # characters before the verb


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
