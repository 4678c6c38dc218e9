"""Fit contents to quotation marks: a quotation is taken whole or not at all."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

# A pair of which less than this is content is quoted inside something else ("the so-called “surge” strategy").
_ENOUGH = 0.3
_LONGEST_LEAD = 20  # characters
_TOWN = re.compile(
    r"(?:(?P<colon>[A-Z]{3,}(?:\s[A-Z]{2,}){0,2}:)|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?\s(?:-{1,2}|[–—]))\s(?=[A-Z])"
)


def snapped(layout: Layout, candidate: Candidate) -> Candidate:
    """The candidate with its contents extended to the quotation marks that they reach into, datelines left out."""
    own = tuple(part for part in (candidate.cue, candidate.source) if part is not None)
    parts = [_without_dateline(layout, stretch) or stretch for stretch in candidate.content]
    parts = [_without_town(layout, part, candidate.source) for part in parts]
    stretches = [_fitted(layout, _without_lead(layout, stretch), own) for stretch in parts]
    source = _without_dateline(layout, candidate.source) if candidate.source else None
    source = _without_town(layout, source, None) if source else None
    return replace(candidate, content=tuple(_joined(layout, sorted(stretches))), source=source)


def _without_dateline(layout: Layout, stretch: Offsets) -> Offsets | None:
    """A stretch from the end of the dateline on that it begins in; None where it is nothing else."""
    start, end = stretch
    paragraph = layout.paragraph_at(start)
    if not paragraph.dateline <= start < paragraph.start:
        return stretch
    return (paragraph.start, end) if paragraph.start < end else None


def _without_town(layout: Layout, stretch: Offsets, source: Offsets | None) -> Offsets:
    """A stretch from behind the town on that its paragraph begins with alone: "LAKEPORT: The …", "Lakeport - The …".

    Nothing but the words around tell such a town from a speaker: somebody else is the source, or it leads one in.
    """
    start, end = stretch
    paragraph = layout.paragraph_at(start)
    town = _TOWN.match(layout.text, start, end) if start == paragraph.start and start > 0 else None
    if town is None or (source is not None and source[0] < town.end()):
        return stretch
    words_ = layout.text[start : town.end()].split()
    called = town["colon"] is None and words_[0].casefold() in words("given_names")  # "Ana Ruiz - Mayor of Harlow"
    return stretch if called else (town.end(), end)


def _without_lead(layout: Layout, stretch: Offsets) -> Offsets:
    """A stretch from the quotation on that a word and a colon announce: “Thief” of “was blunt on X: “Thief.””."""
    start, end = stretch
    for pair in layout.pairs_between(start, end)[:1]:
        lead = layout.text[start : pair.start]
        if start < pair.start and pair.end >= end - 1 and len(lead) <= _LONGEST_LEAD and lead.rstrip().endswith(":"):
            return pair.start, end
    return stretch


def _fitted(layout: Layout, stretch: Offsets, own: tuple[Offsets, ...]) -> Offsets:
    start, end = stretch
    for pair in layout.pairs_between(start, end):
        holds_own = any(pair.start < part[1] and part[0] < pair.end for part in own)
        if not holds_own and _reaches_in(pair, start, end):
            start, end = min(start, pair.start), max(end, pair.end)
    return start, end


def _reaches_in(pair: MarkPair, start: int, end: int) -> bool:
    crosses = start <= pair.start + len(pair.style) or end >= pair.end - 1
    covered = min(end, pair.end) - max(start, pair.start)
    return crosses or covered >= _ENOUGH * (pair.end - pair.start)


def _joined(layout: Layout, stretches: list[Offsets]) -> list[Offsets]:
    """Stretches that touch, or have only spaces between them, made one."""
    joined: list[Offsets] = []
    for start, end in stretches:
        if joined and (start <= joined[-1][1] or not layout.text[joined[-1][1] : start].strip(" \t\u00a0")):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
