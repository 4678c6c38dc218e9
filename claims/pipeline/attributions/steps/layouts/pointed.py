"""Quotations that no headline above them says, but the sentence below: “We won.”, then "That was Ana Ruiz on CNN"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.steps.layouts.announced import ANNOUNCED

_CONFIDENCE = 0.5
_THAT_WAS = re.compile(
    r"(?:That(?:['’]s|\s(?:was|is))|So\s(?:said|says))\s(?P<who>[^,.;:“”\"\n]{3,80}?)"
    r"(?=,|\.|\s(?:appearing|speaking|talking|testifying|addressing|on|in|at|during|last|this|earlier)\s)"
)


def with_pointed(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; quoted first paragraphs have no verb of the headline for a cue, but who is pointed at behind.

    Args:
        layout: The text.
        candidates: What has been found.
    """
    known = [_pointed(layout, _without_headline(layout, one)) for one in candidates]
    taken = {layout.paragraph_index(start) for one in known for start, _ in one.content}
    taken |= {layout.paragraph_index(one.cue[0]) for one in known if one.cue is not None}
    free = [one for index, one in enumerate(layout.paragraphs) if index not in taken and one.pairs]
    alone = (
        Candidate(content=((one.start, one.end),), cue=None, source=None, rule="pointed", confidence=_CONFIDENCE)
        for one in free
    )
    found = [whole for one in alone if (whole := _pointed(layout, one)).source is not None]
    return sorted([*known, *found], key=lambda one: (one.start, -one.end)) if found else known


def _without_headline(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate without a cue in the title, where all that it says stands in marks below: "Shutdown begins"."""
    cue = candidate.cue
    if cue is None or candidate.rule == ANNOUNCED or layout.paragraph_index(cue[0]):
        return candidate
    if not layout.text[layout.paragraphs[0].end - 1].isalnum():
        return candidate
    quoted = all(layout.pair_at(start) is not None for start, _ in candidate.content)
    if not quoted or candidate.content[0][0] < layout.paragraphs[0].end:
        return candidate
    return replace(candidate, cue=None, source=None)


def _pointed(layout: Layout, candidate: Candidate) -> Candidate:
    if candidate.cue is not None or candidate.source is not None:
        return candidate
    start, end = candidate.content[-1]
    index = layout.paragraph_index(start)
    own = layout.paragraphs[index]
    if end < own.end or not layout.is_all_quoted(own.start, own) or index + 1 >= len(layout.paragraphs):
        return candidate
    behind = layout.paragraphs[index + 1]
    that = _THAT_WAS.match(layout.text, behind.start, behind.end)
    named = that is not None and any(token.pos_ == "PROPN" for token in layout.tokens(*that.span("who")))
    return replace(candidate, source=that.span("who")) if that is not None and named else candidate
