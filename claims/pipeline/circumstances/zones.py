"""The words around a quotation that say how, to whom and when it was said: its sentences without its content."""

from __future__ import annotations

from dataclasses import dataclass

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.text.surface import Surface

# A sentence longer than this is no prose; it also bounds the time where a text has no full stops.
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Zone:
    """Where an attribution's clause lies.

    Args:
        stretches: Its sentences, merged, in order; those with cue and source, else those of the content.
        clause: The same without the content.
    """

    stretches: tuple[Offsets, ...]
    clause: tuple[Offsets, ...]


def zone_of(surface: Surface, attribution: Attribution) -> Zone:
    """The sentences in which an attribution stands."""
    marks = [span for span in (attribution.cue, attribution.source) if span is not None]
    offsets = [edge for span in marks for edge in (span[0], span[1] - 1)]
    if not offsets:
        offsets = [attribution.content[0][0], attribution.content[-1][1] - 1]
    if not surface.sentences:
        return Zone((), ())
    indices = sorted({surface.sentence_of(offset) for offset in offsets})
    stretches = tuple(_cut(surface.sentences[index], offsets) for index in indices)
    clause = tuple(part for stretch in stretches for part in without(stretch, attribution.content))
    return Zone(stretches, clause)


def _cut(sentence: Offsets, offsets: list[int]) -> Offsets:
    start, end = sentence
    if end - start <= _LONGEST:
        return sentence
    return max(start, min(offsets) - _LONGEST // 2), min(end, max(offsets) + _LONGEST // 2)


def without(stretch: Offsets, content: tuple[Offsets, ...]) -> list[Offsets]:
    """The parts of a stretch outside a content."""
    parts, position = [], stretch[0]
    for start, end in content:
        if end <= position or start >= stretch[1]:
            continue
        if start > position:
            parts.append((position, start))
        position = end
    if position < stretch[1]:
        parts.append((position, stretch[1]))
    return parts
