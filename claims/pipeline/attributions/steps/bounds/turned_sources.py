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
_AGENT = "by "
_PASSIVES = frozenset({"was", "were", "is", "are", "been", "being"})
# Somebody to whom something was done, up to who did it.
_DONE_TO = re.compile(
    r"(?:The|An?)\s(?:[\w-]+\s){0,3}?(?:mother|father|parents|family|relatives|wife|husband|widow|son|daughter|brother|sister"
    r"|lawyer|attorney|head|leader|owner|friend|friends)\sof\s[^,.;:“”\"\n]{3,120}?\w(?:ed|en|ot|it|ut|nt|lt)\sby\s\Z"
)
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_LONGEST = 220  # characters of who says it
_TELLS = frozenset({"told", "tells", "has told", "had told"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})


def with_turned_sources(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with whoever says it for a source, and without those words in what is said.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    named = (_with_subject(layout, _told_by(layout, _with_name(layout, one))) for one in candidates)
    return [_behind_headline(layout, _teller(layout, one)) for one in named]


def _with_subject(layout: Layout, one: Candidate) -> Candidate:
    """With all of a subject of which a finder took the last words: "The mother of a boy shot by police called for"."""
    source, cue = one.source, one.cue
    if source is None or cue is None or source[1] > cue[0] or one.start < source[0]:
        return one
    gap = layout.text[source[1] : cue[0]]
    if gap == ", ":
        named = _apposed_to(layout, source, cue)
        return one if named is None else replace(one, source=(named, source[1]))
    if gap != " " or layout.text[source[0] - len(_AGENT) : source[0]] != _AGENT:
        return one
    first = layout.token_at(source[0]).sent.start_char
    lead = _DONE_TO.match(layout.text, max(first, layout.paragraph_at(source[0]).dateline), source[0])
    active = layout.token_at(cue[0]).dep_ != "auxpass" and layout.token_at(cue[0]).lower_ not in _PASSIVES
    return replace(one, source=(lead.start(), source[1])) if lead is not None and active else one


def _apposed_to(layout: Layout, source: Offsets, cue: Offsets) -> int | None:
    """Where the name begins that a source only says more of: "In May, Coast Coal, the largest producer, said"."""
    if layout.text[source[0] - 2 : source[0]] != ", " or layout.text[slice(*source)].split()[0] not in _ARTICLES:
        return None
    subject = next((child for child in layout.token_at(cue[0]).children if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "PROPN" or subject.idx + len(subject) != source[0] - 2:
        return None
    return int(subject.left_edge.idx) if subject.left_edge.pos_ == "PROPN" else int(subject.idx)


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
