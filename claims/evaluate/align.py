"""Which extracted quotation stands for which gold one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.evaluate.gold import GoldQuotation, Offsets
from claims.quotation import Quotation, Span

# Where a span begins and ends in these is taste, so they never count.
IGNORED = frozenset("\"“”‘’'`,.;:!?-–—()[]…")

LEAST_OVERLAP = 0.5
"""How much of two contents must be common, intersection over union, for them to be the same quotation."""

Letters = frozenset[int]
"""The offsets of the characters that count in some stretches of a text."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """A quotation as sets of characters."""

    content: Letters
    cue: Letters
    source: Letters


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of gold and extracted quotations, one to one, by their indices.

    Args:
        pairs: Gold index to extracted index.
        missed: Gold ones without a partner.
        spurious: Extracted ones without a partner.
    """

    pairs: dict[int, int]
    missed: tuple[int, ...]
    spurious: tuple[int, ...]


def letters(text: str, spans: Iterable[Offsets]) -> Letters:
    """The offsets inside the spans, white space, quotation marks and outer punctuation left out."""
    return frozenset(
        offset
        for start, end in spans
        for offset in range(start, end)
        if not text[offset].isspace() and text[offset] not in IGNORED
    )


def lettered_gold(text: str, quotation: GoldQuotation) -> Lettered:
    """A gold quotation as sets of characters."""
    return Lettered(*(letters(text, spans) for spans in (quotation.content, quotation.cue, quotation.source)))


def lettered(text: str, quotation: Quotation) -> Lettered:
    """An extracted quotation as sets of characters."""
    cue, source = (_offsets((span,) if span else ()) for span in (quotation.cue, quotation.source))
    return Lettered(*(letters(text, spans) for spans in (_offsets(quotation.content), cue, source)))


def align(gold: Sequence[Lettered], predicted: Sequence[Lettered]) -> Alignment:
    """Pair quotations one to one, those first whose contents have most in common.

    Pairs need an intersection over union of at least :data:`LEAST_OVERLAP`. Of equal ones the later come first, as
    in the scorer that PolNeAR figures are compared with.
    """
    candidates = sorted(
        (
            (overlap(one.content, other.content), left, right)
            for left, one in enumerate(gold)
            for right, other in enumerate(predicted)
            if not one.content.isdisjoint(other.content)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for common, left, right in candidates:
        if common >= LEAST_OVERLAP and left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return Alignment(
        pairs=pairs,
        missed=tuple(index for index in range(len(gold)) if index not in pairs),
        spurious=tuple(index for index in range(len(predicted)) if index not in taken),
    )


def overlap(one: Letters, other: Letters) -> float:
    """Intersection over union, 0 to 1; 0 for two empty sets."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def same_source(gold: Lettered, predicted: Lettered) -> bool:
    """Whether the sources share a character, or neither has one."""
    return not gold.source.isdisjoint(predicted.source) if gold.source else not predicted.source


def _offsets(spans: Iterable[Span]) -> tuple[Offsets, ...]:
    return tuple((span.start, span.end) for span in spans)
