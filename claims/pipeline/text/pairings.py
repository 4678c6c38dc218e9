"""The quotation marks of a text, paired as they were meant."""

from __future__ import annotations

from collections.abc import Iterator

from claims.pipeline.text.mark_pairing import Pairing, paired
from claims.pipeline.text.mark_signs import family_at, marks_of
from claims.pipeline.text.misprints import mended
from claims.pipeline.text.paragraphs import Offsets, paragraphs


def pairings(text: str) -> Iterator[tuple[Offsets, Pairing]]:
    """Each paragraph of a text with its marks.

    No mark pairs with one of another paragraph, so that a misprint costs one paragraph at most.
    """
    places = paragraphs(text)
    for (start, end), following in zip(places, (*places[1:], None), strict=False):
        marks = tuple(marks_of(text, start, end))
        pairing = paired(marks)
        if pairing.unclosed or pairing.unopened:
            reopened = family_at(text, following[0]) if following else None
            pairing = paired(mended(text, (start, end), marks, pairing, reopened=reopened))
        yield (start, end), pairing
