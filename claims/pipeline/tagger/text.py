"""What the tagger sees of a text: word pieces with their offsets, a feature for each, and windows over them.

Training and inference share this file, so both see the same thing. No torch here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claims.pipeline.text.pairings import pairings

WINDOW = 382
"""Word pieces in a window; with the two that frame it, 384 positions."""
STRIDE = 254
"""Word pieces from one window to the next when tagging: WINDOW less two margins."""
MARGIN = 64
"""Word pieces at a window's edge that the neighbouring window answers for."""
REACH = 112
"""Word pieces before and after a cue in which its source and its content are looked for."""
FEATURES = 24
"""Rows of the feature embedding: 4 cases x 3 kinds of space before x inside or outside quotation marks."""

_CHUNK = 16_384
"""Characters tokenised at once: bounds the memory that the tokenizer's list of offsets takes on a huge text."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"[\r\n]")
_DOUBLE = frozenset('"“”„«»')
"""The marks that it was taught to see quotations in; of others it sees the words alone."""
_CASE_NONE, _CASE_LOWER, _CASE_CAPITAL, _CASE_ALL_CAPS = range(4)
_SPACE_NONE, _SPACE_PLAIN, _SPACE_LINE_START = range(3)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text.

    Args:
        ids: Each piece's number in the vocabulary.
        features: Each piece's row in the feature embedding, 0 to FEATURES - 1.
        starts: Where each piece starts, in characters of the text.
        ends: Where each piece ends, exclusive.
    """

    ids: NDArray[np.int32]
    features: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of pieces that the encoder sees at once, and the part of it that it answers for.

    Args:
        start: Its first piece.
        end: The piece after its last.
        owned_start: The first piece whose cue this window decides.
        owned_end: The piece after the last of these.
    """

    start: int
    end: int
    owned_start: int
    owned_end: int


def load_tokenizer(path: Path) -> Tokenizer:
    """The WordPiece tokenizer in ``path``, without the limits on length that sentence encoders come with."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def split(text: str, tokenizer: Tokenizer) -> Pieces:
    """Split ``text`` into word pieces, with offsets in characters of ``text`` itself."""
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    # A lone surrogate cannot be handed to the tokenizer; its stand-in is one character too, so offsets hold.
    safe = _LONE_SURROGATE.sub("\ufffd", text)
    for start, end in _chunks(safe):
        encoding = tokenizer.encode(safe[start:end], add_special_tokens=False)
        ids += encoding.ids
        offsets += [(start + a, start + b) for a, b in encoding.offsets]
    spans = np.array(offsets, dtype=np.int32).reshape(-1, 2)
    return Pieces(np.array(ids, dtype=np.int32), _features(safe, offsets), spans[:, 0], spans[:, 1])


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Cut at white space where there is any, so that no word is cut that the tokenizer could know."""
    start = 0
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        if end < len(text):
            cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = cut if cut > start else end
        yield start, end
        start = end


def _features(text: str, offsets: list[tuple[int, int]]) -> NDArray[np.int32]:
    marks, inside = _quoted(text)
    rows = np.zeros(len(offsets), dtype=np.int32)
    before = 0
    for i, (start, end) in enumerate(offsets):
        quoted = inside[bisect_right(marks, start) - 1]
        rows[i] = _case(text[start:end]) * 6 + _space(text, before, start) * 2 + quoted
        before = end
    return rows


def _quoted(text: str) -> tuple[list[int], list[bool]]:
    """Where the state "inside double quotation marks" is set, and to what.

    Any mark that closes ends it, and where none does, the line's end.
    """
    settings = [(-1, False)]
    breaks = [match.start() for match in _BREAK.finditer(text)]
    for _, pairing in pairings(text):
        pairs = ((opener, closer.start, closer.style) for opener, closer in pairing.pairs)
        unclosed = ((opener, _next(breaks, opener.end, len(text)), "") for opener in pairing.unclosed)
        for opener, closing, style in (*pairs, *unclosed):
            if opener.style in _DOUBLE or style in _DOUBLE:
                settings += [(opener.start, True), (closing, False)]
    settings.sort()
    return [place for place, _ in settings], [state for _, state in settings]


def _next(places: list[int], start: int, end: int) -> int:
    """The first of some places from a start on, else an end."""
    index = bisect_left(places, start)
    return places[index] if index < len(places) else end


def _case(piece: str) -> int:
    if piece.islower():
        return _CASE_LOWER
    if piece.isupper():
        return _CASE_ALL_CAPS if len(piece) > 1 else _CASE_CAPITAL
    return _CASE_CAPITAL if any(c.isupper() for c in piece) else _CASE_NONE


def _space(text: str, before: int, start: int) -> int:
    if start == 0:
        return _SPACE_LINE_START
    if start <= before:
        return _SPACE_NONE
    gap = text[before:start]
    return _SPACE_LINE_START if "\n" in gap or "\r" in gap else _SPACE_PLAIN


def windows(length: int) -> list[Window]:
    """Cover ``length`` pieces; each piece is owned by exactly one window, with context on both sides."""
    starts = [0] if length <= WINDOW else list(range(0, length - WINDOW + STRIDE, STRIDE))
    edges = [0, *(start + MARGIN for start in starts[1:]), length]
    return [
        Window(start, min(start + WINDOW, length), edges[i], edges[i + 1]) for i, start in enumerate(starts) if length
    ]
