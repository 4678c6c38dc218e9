"""Words that two attributions claim: the tagger looks at each cue by itself, so contents may overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.pipeline.tagger.attribution import Offsets, TaggedAttribution
from claims.pipeline.text.mark_signs import family_at
from claims.pipeline.text.paragraphs import paragraphs

_LEAST_LEFT = 0.3
"""What loses more of its content than all but this share was never a reading of its own."""
_FAR = 4_000
"""Characters between two cues beyond which their contents do not meet."""


def within_paragraphs(found: Iterable[TaggedAttribution], text: str) -> Iterator[TaggedAttribution]:
    """Attributions without what they have of other paragraphs, but for those that begin with a quotation mark.

    A headline's colon may seem to announce the article's first sentence too; that one's own cue shall not lose it.

    Args:
        found: Attributions, as the tagger gives them.
        text: Their text.
    """
    places = paragraphs(text)
    starts = [start for start, _ in places]
    for one in found:
        own = bisect_right(starts, one.cue[0]) - 1
        content = tuple(part for whole in one.content for part in _parted(text, places, starts, whole, own))
        if content:
            yield replace(one, content=content)


def _parted(
    text: str, places: Sequence[Offsets], starts: Sequence[int], stretch: Offsets, own: int
) -> Iterator[Offsets]:
    start, end = stretch
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    if first == last == own:
        yield stretch
        return
    for number in range(max(first, 0), last + 1):
        left, right = max(start, places[number][0]), min(end, places[number][1])
        if left < right and (number == own or family_at(text, places[number][0]) is not None):
            yield left, right


def without_disputes(found: Sequence[TaggedAttribution]) -> list[TaggedAttribution]:
    """Give disputed words to the more probable attribution; one that is quoted inside another disputes nothing.

    Args:
        found: Attributions in the order of their cues, as the tagger gives them.

    Returns:
        Those that have enough content left, in the same order.
    """
    kept: dict[int, TaggedAttribution] = {}
    for index in sorted(range(len(found)), key=lambda i: (-found[i].probability, i)):
        one = found[index]
        content = one.content
        for other in _near(found, index):
            rival = kept.get(other)
            if rival is not None and not (_holds(rival, one) or _holds(one, rival)):
                content = tuple(_subtracted(content, (*rival.content, rival.cue)))
        if _length(content) > _LEAST_LEFT * _length(one.content):
            kept[index] = replace(one, content=content)
    return [kept[index] for index in sorted(kept)]


def _near(found: Sequence[TaggedAttribution], index: int) -> Iterator[int]:
    """The attributions whose stretches can meet this one's; a content lies within a bounded reach of its cue."""
    start, end = _extent(found[index])
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(found):
            other_start, other_end = _extent(found[other])
            if other_start < end and start < other_end:
                yield other
            elif abs(found[other].cue[0] - found[index].cue[0]) > _FAR:
                break
            other += step


def _extent(one: TaggedAttribution) -> Offsets:
    return min(one.cue[0], one.content[0][0]), max(one.cue[1], one.content[-1][1])


def _holds(outer: TaggedAttribution, inner: TaggedAttribution) -> bool:
    parts = (*inner.content, inner.cue)
    return all(any(start <= part[0] and part[1] <= end for start, end in outer.content) for part in parts)


def _subtracted(stretches: Sequence[Offsets], taken: Sequence[Offsets]) -> Iterator[Offsets]:
    for start, end in stretches:
        position = start
        for cut_start, cut_end in sorted(taken):
            if cut_start < end and position < cut_end:
                if position < cut_start:
                    yield position, cut_start
                position = cut_end
        if position < end:
            yield position, end


def _length(stretches: Sequence[Offsets]) -> int:
    return sum(end - start for start, end in stretches)
