"""Sources that a finder took from the wrong side: initials in brackets alone, whom a source "told", a headline's rest.

"…, the Office for Roads (OR) said", "…, an official, who asked not to be named, told Harbour News", "Port raided,
dozens missing, officials say".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_INITIALS = re.compile(r"\(?[A-Z][A-Za-z&.-]{1,9}\)")
_NAMED = re.compile(r",[”\"’']*\s(?P<source>(?:the\s|The\s|[A-Z])[^,.;:“”\"\n]{2,110}?)\s\(?\Z")
_TELLER = re.compile(
    r",[”\"’']*\s(?P<source>(?:(?:an?|the|one|two|three|several|some)\s|[A-Z])[^,.;:“”\"\n]{2,90}"
    r"(?:,\s(?:who|whose|speaking|asking|requesting)\s[^,.;:“”\"\n]{3,90})?),?\s\Z"
)
_IS_TOLD = re.compile(
    r"(?:(?:had|has|have)\s)?(?:was|were|been|is|are)\s(?:\w+\s)?"
    r"(?:told|informed|warned|advised|assured|reminded|instructed|urged|asked|ordered)",
    re.IGNORECASE,
)
_BY = re.compile(r"\sby\s(?P<source>[^.;:“”\"\n]{2,90}?),?\s(?=(?:that|to|not|how|why|whether|if|of|about)\b)")
_LONGEST = 220  # characters of who says it
_TELLS = frozenset({"told", "tells", "has told", "had told"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})


def with_turned_sources(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with whoever says it for a source, and without those words in what is said.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    named = (_told_by(layout, _with_name(layout, one)) for one in candidates)
    return [_behind_headline(layout, _teller(layout, one)) for one in named]


def _told_by(layout: Layout, one: Candidate) -> Candidate:
    """With whoever told it for a source, where a finder took who was told: "He was told by his father that …"."""
    source, cue = one.source, one.cue
    if source is None or cue is None or source[1] > cue[0] or _IS_TOLD.fullmatch(layout.text, *cue) is None:
        return one
    teller = _BY.match(layout.text, cue[1])
    if teller is None or one.content[0][0] != teller.end():
        return one
    return replace(one, source=teller.span("source"))


def _with_name(layout: Layout, one: Candidate) -> Candidate:
    """With the name before the initials in brackets that a finder took alone."""
    source, cue = one.source, one.cue
    if source is None or cue is None or _INITIALS.fullmatch(layout.text, *source) is None or source[1] > cue[0]:
        return one
    start = one.content[-1][0]
    named = _NAMED.search(layout.text, max(start, source[0] - _LONGEST), source[0])
    if named is None or one.content[-1][1] <= named.start() or one.content[-1][1] > source[0]:
        return one
    return _cut(layout, one, named.start(), (named.start("source"), source[1]))


def _teller(layout: Layout, one: Candidate) -> Candidate:
    """With who stands before "told" for a source, where a finder took who was told: nobody says "told Ruiz" so."""
    source, cue = one.source, one.cue
    if source is None or cue is None or layout.text[slice(*cue)].casefold() not in _TELLS or source[0] != cue[1] + 1:
        return one
    start, end = one.content[-1]
    teller = _TELLER.search(layout.text, max(start, cue[0] - _LONGEST), cue[0])
    if teller is None or end <= teller.start() or end > cue[0] or layout.pair_at(teller.start("source")) is not None:
        return one
    return _cut(layout, one, teller.start(), teller.span("source"))


def _behind_headline(layout: Layout, one: Candidate) -> Candidate:
    """With the last words of a headline for a source, where a finder took a clause before them in."""
    source, cue = one.source, one.cue
    if source is None or cue is None or cue[1] != layout.paragraphs[0].end or source[1] + 1 != cue[0]:
        return one
    comma = layout.text.rfind(", ", *source)
    if comma < 0 or one.content[-1][1] > source[0] or len(one.content) != 1:
        return one
    clause = layout.tokens(source[0], comma)
    if not any(token.tag_ in _FINITE and token.text.islower() for token in clause):
        return one  # "Ana Ruiz, the mayor, says"
    return replace(one, content=((one.content[0][0], comma),), source=(comma + 2, source[1]))


def _cut(layout: Layout, one: Candidate, comma: int, source: Offsets) -> Candidate:
    """With another source, and up to the comma in front of it for content."""
    start, _ = one.content[-1]
    said = layout.trimmed(start, comma) if start < comma else None
    return one if said is None else replace(one, content=(*one.content[:-1], said), source=source)
