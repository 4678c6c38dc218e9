"""Sentences in which one hands on what another said: "…, adding that it was late, according to the Harbour News".

Also whom an agency cites without a comma behind, "reported, citing the ministry that", and who adds something to what
he is quoted for by "according to".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap

_ACCORDING = "according to"
_ADDS = re.compile(
    r"(?:also\s)?(?:adding|noting|stressing|warning|saying|insisting|claiming|pointing out)", re.IGNORECASE
)
_BEFORE_SAID = re.compile(
    r",\s(?P<cue>(?:also\s)?(?:adding|noting|stressing|warning|saying|insisting))\s(?P<that>that\s)?\Z", re.IGNORECASE
)
_REACH = 40  # characters before what is said
_CITING = re.compile(
    r"(?P<cue>(?:(?:earlier|later|also|has|had)\s)*(?:reported|reports|said|says))"
    r"(?:\s(?:(?:on|earlier|early|late)\s){0,2}\w+day)?(?:,|\s[-–—])\s\Z"
)
_CITED = re.compile(r"[^,.;:“”\"\n]{3,80}?(?:,|\s[-–—])?\s(?=that\s)")
_MEDIA_ENDS = ("news", "news agency", "television", "radio", "newspaper")


def with_handed_on(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the cue and the source of who says it, and not of who only hands it on.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    adders = [_added(layout, one, candidates) for one in candidates]
    read = [_cited(layout, _said_by_adder(layout, one, candidates)) for one in adders]
    reporting = [one.cue for one, before in zip(read, candidates, strict=True) if one.cue != before.cue]
    changed = {cue for cue in reporting if cue is not None}
    return [
        one
        for one, before in zip(read, candidates, strict=True)
        if one.cue != before.cue or not any(overlap(one.cue, cue) for cue in changed)
    ]


def _added(layout: Layout, one: Candidate, others: Sequence[Candidate]) -> Candidate:
    """With who is quoted by "according to" for a source of what "adding" leads to in the same sentence."""
    cue, source = one.cue, one.source
    if cue is None or source is None or not _ADDS.fullmatch(layout.text, *cue):
        return one
    sentence = layout.token_at(cue[0]).sent
    for other in others:
        if other.cue is None or other.source is None or other is one or not other.content:
            continue
        leads = sentence.start_char <= other.cue[0] and other.source[1] <= other.content[0][0] < cue[0]
        if leads and _is_according(layout, other.cue) and any(overlap(source, part) for part in other.content):
            return replace(one, source=other.source)
    return one


def _said_by_adder(layout: Layout, one: Candidate, others: Sequence[Candidate]) -> Candidate:
    """With who "added" it for a source, where "according to" only names the outlet behind it."""
    cue, source = one.cue, one.source
    if cue is None or source is None or not _is_according(layout, cue) or not _is_outlet(layout, source):
        return one
    start, end = one.content[0]
    adds = _BEFORE_SAID.search(layout.text, max(0, start - _REACH), start)
    if adds is None or end > cue[0]:
        return one
    sentence = layout.token_at(start).sent.start_char
    before = [
        other
        for other in others
        if other.source is not None and other.cue is not None and sentence <= other.start and other.cue[1] < start
    ]
    if not before or before[-1].cue is None or layout.pair_at(adds.start("cue")) is not None:
        return one
    begin = adds.start("that") if adds["that"] else start
    return replace(one, cue=adds.span("cue"), source=before[-1].source, content=((begin, end), *one.content[1:]))


def _cited(layout: Layout, one: Candidate) -> Candidate:
    """With "reported" for a cue, where a finder took "citing" and whom: "the agency reported, citing police that"."""
    cue = one.cue
    if cue is None or one.source is None or layout.text[slice(*cue)].casefold() != "citing":
        return one
    start, end = one.content[0]
    reported = _CITING.search(layout.text, max(0, cue[0] - _REACH), cue[0])
    cited = _CITED.match(layout.text, start, end) if start == cue[1] + 1 else None
    if reported is None or cited is None or one.source[1] > reported.start("cue"):
        return one
    return replace(one, cue=reported.span("cue"), content=((cited.end(), end), *one.content[1:]))


def _is_according(layout: Layout, cue: Offsets) -> bool:
    return layout.text[slice(*cue)].casefold() == _ACCORDING


def _is_outlet(layout: Layout, source: Offsets) -> bool:
    name = layout.text[slice(*source)].casefold().removeprefix("the ")
    return name in words("organisations", "outlets", "agencies") or name.endswith(_MEDIA_ENDS)
