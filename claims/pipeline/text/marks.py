"""Quotation marks: which opens, which closes, which is an apostrophe, and where one is missing.

Works on the characters of the text alone, paragraph by paragraph, in linear time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import MarkPair, register_extensions
from claims.pipeline.text.mark_pairing import Pairing
from claims.pipeline.text.pairings import pairings


def find_marks(text: str) -> tuple[MarkPair, ...]:
    """All pairs of quotation marks, in the order of their opening marks.

    Where a mark is missing or a wrong one stands, and the words beside it show what was meant, the pair is as meant.
    Any other mark that nothing closes ends with its paragraph; one that opens the next paragraph then goes on with it.
    Pairs nest properly: two never overlap without one lying inside the other.
    """
    pairs: list[MarkPair] = []
    carried: str | None = None  # the family of the mark that the paragraph before left open
    for (start, end), pairing in pairings(text):
        found = sorted(_pairs_of(pairing, end), key=lambda pair: (pair.start, -pair.end))
        families = {opener.start: opener.family for opener in (*pairing.unclosed, *(one for one, _ in pairing.pairs))}
        if found and carried and found[0].start == start and families[start] == carried:
            found[0] = replace(found[0], continues=True)
        carried = next((families[pair.start] for pair in found if not pair.closed), None)
        pairs.extend(_with_depth(found))
    return tuple(pairs)


def _pairs_of(pairing: Pairing, paragraph_end: int) -> Iterator[MarkPair]:
    """The pairs of a paragraph, of depths that nobody knows yet, those that nothing closes among them.

    Single marks that nothing closes are apostrophes, but for the curly one that speech begins with.
    """
    for opener, closer in pairing.pairs:
        pair = MarkPair(opener.start, closer.end, depth=0, closed=True, continues=False, style=opener.style)
        yield pair if closer.style else replace(pair, ends_unmarked=True)
    for opener in pairing.unclosed:
        if (opener.family != "single" or opener.begins) and opener.end < paragraph_end:
            yield MarkPair(opener.start, paragraph_end, depth=0, closed=False, continues=False, style=opener.style)


def _with_depth(pairs: Sequence[MarkPair]) -> Iterator[MarkPair]:
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        yield replace(pair, depth=len(ends)) if ends else pair
        ends.append(pair.end)


def mark_quotations(doc: Doc) -> Doc:
    """The component: write ``doc._.claims_marks``."""
    doc._.claims_marks = find_marks(doc.text)
    return doc


@Language.factory("claims_marks", assigns=["doc._.claims_marks"])
def create_marks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The factory of ``claims_marks``."""
    register_extensions()
    return mark_quotations
