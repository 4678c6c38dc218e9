"""Cues that say somebody was asked or told, and not by whom: "When asked", "was pressed on", "the court heard"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.text.surface import Surface

_ASKED = re.compile(r"\b(?:asked|pressed|questioned|grilled)\b", re.IGNORECASE)
_BEFORE_PASSIVE = re.compile(
    r"(?:\b(?:when|was|were|been|being|is|are|if)(?:\s+\w+ly|\s+once|\s+also|\s+later)?\s+|[.\n”\"]\s*)$", re.IGNORECASE
)
_REACH = 30  # characters before the verb
# "By Ruiz whether", "by the station if": between a verb in the passive and who asked or told.
_BY = re.compile(r"\s+(?:\w+ly\s+)?by\s+(?:[\w’'-]+\s+){0,3}?", re.IGNORECASE)
_IS_TOLD = re.compile(
    r"(?:(?:had|has|have)(?:\s+\w+ly)?\s+)?(?:was|were|is|are|been)\s+(?:(?:also|once|later|then|\w+ly)\s+)?"
    r"(?:told|informed|warned|advised|assured|reminded|briefed|urged|instructed|directed)(?:\s+(?:that|how|on|of))?"
)
_HEARD = re.compile(
    r"(?:(?:has|had)\s+)?(?:(?:also|previously|earlier|then)\s+)?(?:heard|hears|hear)(?:\s+(?:that|how))?"
)
_HEARS = frozenset({"told", "hears", "hear", "heard", "is told", "was told"})
# A headline leaves "is" and "was" out: "Arson trial jury told of rows", "Jurors urged to keep an open mind".
_TOLD_IN_HEADLINE = re.compile(r"(?:told|urged|warned|asked|hears?|heard)(?:\s+(?:that|how|of|about))?")
_PASSIVE = frozenset({"urged", "ordered", "told", "warned", "advised", "encouraged", "invited"})
_LISTENERS = frozenset(
    {"jury", "jurors", "inquest", "inquiry", "tribunal", "hearing", "trial", "court", "mps", "judge"}
)
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


def is_asked(text: str, attribution: Attribution) -> bool:
    """Whether a source names who was asked: "Ruiz was asked whether", "Asked whether she would stay, Ruiz said".

    Args:
        text: The text.
        attribution: The attribution.
    """
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or not says_asked(text, cue) or not in_passive(text, cue):
        return False
    behind = cue[1] <= attribution.content[0][0] and attribution.content[-1][1] <= source[0]
    return source[1] <= cue[0] or (behind and _BY.search(text, cue[0], source[0]) is None)


def is_hearing(surface: Surface, attribution: Attribution) -> bool:
    """Whether a source names who was told, and nobody who told it: "the court heard that", "Ruiz was told that".

    Args:
        surface: The text.
        attribution: The attribution, its source before its cue.
    """
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or source[1] > cue[0]:
        return False
    said = surface.text[slice(*cue)].casefold()
    if _IS_TOLD.fullmatch(said) and _BY.match(surface.text, cue[1]) is None:
        return True
    heard = surface.words_between(*source)
    if _HEARD.fullmatch(said):
        return any(word.key in _COURTS for word in heard)
    return bool(heard) and surface.in_title(cue[0]) and _hears_in_headline(surface, attribution.content, cue, source)


def _hears_in_headline(surface: Surface, content: Sequence[Offsets], cue: Offsets, source: Offsets) -> bool:
    """Whether a headline names who was told: "Jury told of rows", "Mill was insured twice, court hears"."""
    last, said = surface.words_between(*source)[-1], surface.text[slice(*cue)].casefold()
    if said in _PASSIVE and surface.text.startswith("to ", content[0][0]) and cue[1] + 1 == content[0][0]:
        return True  # "Council urged to act", by whomever
    if cue[1] <= content[0][0]:
        return _TOLD_IN_HEADLINE.fullmatch(said) is not None and last.key in _LISTENERS
    if said not in _HEARS or source[0] < content[0][1]:
        return False
    alone = not surface.text[source[1] : cue[0]].strip() and surface.text[cue[1] : cue[1] + 1] in {"", "\n", "\r"}
    return alone and last.key in _COURTS
