"""Fit contents to quotation marks: a quotation is taken whole or not at all."""

from __future__ import annotations

from dataclasses import replace

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

# A pair of which less than this is content is quoted inside something else ("the so-called “surge” strategy").
_ENOUGH = 0.3


def snapped(layout: Layout, candidate: Candidate) -> Candidate:
    """The candidate with its contents extended to the quotation marks that they reach into, datelines left out."""
    own = tuple(part for part in (candidate.cue, candidate.source) if part is not None)
    stretches = [_fitted(layout, _without_dateline(layout, stretch) or stretch, own) for stretch in candidate.content]
    source = _without_dateline(layout, candidate.source) if candidate.source else None
    return replace(candidate, content=tuple(_joined(layout, sorted(stretches))), source=source)


def _without_dateline(layout: Layout, stretch: Offsets) -> Offsets | None:
    """A stretch from the end of the dateline on that it begins in; None where it is nothing else."""
    start, end = stretch
    paragraph = layout.paragraph_at(start)
    if not paragraph.dateline <= start < paragraph.start:
        return stretch
    return (paragraph.start, end) if paragraph.start < end else None


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
