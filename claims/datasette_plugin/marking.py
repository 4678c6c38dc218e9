"""An article's text cut where quotations begin and end, so that a page can mark them in place.

Pure functions on text and offsets: spans may overlap, nest and touch in any way, and every character of the text is in
exactly one piece. The time is linear in text and marks, but for sorting.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claims.store.stored import StoredQuotation

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
# Lines of a text that somebody wrapped: none is longer, and half of them are about as long.
_LONGEST_WRAPPED, _USUAL_WRAPPED = 100, (50, 90)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the text with what it is to a quotation.

    Args:
        start: First character.
        end: Behind the last.
        role: ``content``, ``cue``, ``source`` or ``relay``.
        quotation: The quotation's number.
    """

    start: int
    end: int
    role: str
    quotation: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text in which nothing begins or ends.

    Args:
        text: Its characters.
        roles: What it is to any quotation, in alphabetical order.
        quotations: To which, in order.
        depth: In how many contents it stands: 2 for a quotation inside another.
        begins: The quotations whose content begins here.
    """

    text: str
    roles: tuple[str, ...] = ()
    quotations: tuple[int, ...] = ()
    depth: int = 0
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces.

    Args:
        pieces: All of its text.
        begins: The quotations whose content begins in it, in order.
    """

    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]


def marks_of(quotations: Iterable[StoredQuotation]) -> list[Mark]:
    """What is to be marked of some quotations."""
    found = []
    for one in quotations:
        found += [Mark(start, end, "content", one.id) for start, end in one.spans]
        found += [Mark(*at, role, one.id) for at, role in ((one.cue_at, "cue"), (one.source_at, "source")) if at]
        found += [Mark(relay.start, relay.end, "relay", one.id) for relay in one.relays]
    return found


def paragraphs(text: str, marks: Sequence[Mark]) -> list[Paragraph]:
    """A text as paragraphs of pieces.

    Args:
        text: The text that the marks count in.
        marks: In any order; what lies outside the text is cut.
    """
    ends = _paragraph_ends(text)
    found: list[Paragraph] = []
    pieces: list[Piece] = []
    for piece, end in _pieces(text, marks, ends):
        pieces.append(piece)
        if end in ends or end == len(text):
            begins = tuple(dict.fromkeys(number for one in pieces for number in one.begins))
            found.append(Paragraph(tuple(pieces), begins))
            pieces = []
    return found


def _pieces(text: str, marks: Sequence[Mark], cuts: Iterable[int]) -> Iterator[tuple[Piece, int]]:
    """All pieces, each with where it ends."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        start, end = max(0, mark.start), min(len(text), mark.end)
        if start < end:
            opening[start].append(mark)
            closing[end].append(mark)
    bounds = sorted({0, len(text), *cuts} | opening.keys() | closing.keys())
    begun: set[int] = set()
    active: dict[Mark, None] = {}
    for start, end in pairwise(bounds):
        for mark in closing[start]:
            active.pop(mark, None)
        active |= dict.fromkeys(sorted(opening[start]))
        begins = dict.fromkeys(mark.quotation for mark in sorted(opening[start]) if mark.role == "content")
        fresh = tuple(number for number in begins if number not in begun)
        begun.update(fresh)
        yield _piece(text[start:end], active, fresh), end


def _piece(text: str, active: Iterable[Mark], begins: tuple[int, ...]) -> Piece:
    marks = list(active)
    return Piece(
        text=text,
        roles=tuple(sorted({mark.role for mark in marks})),
        quotations=tuple(dict.fromkeys(mark.quotation for mark in marks)),
        depth=len({mark.quotation for mark in marks if mark.role == "content"}),
        begins=begins,
    )


def _paragraph_ends(text: str) -> set[int]:
    """Where paragraphs end: behind the line breaks that separate them."""
    separator = _BLANK_LINE if _is_wrapped(text) else _LINE_END
    return {found.end() for found in separator.finditer(text)}


def _is_wrapped(text: str) -> bool:
    """Whether line breaks only keep lines short, so that only blank lines separate paragraphs."""
    lengths = [len(line) for line in text.splitlines() if line.strip()]
    if len(lengths) < 3 or max(lengths) > _LONGEST_WRAPPED:
        return False
    least, most = _USUAL_WRAPPED
    return least <= median(lengths) <= most and _BLANK_LINE.search(text) is not None
