"""Cut very long texts, so that time and memory of the parser stay bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator

Offsets = tuple[int, int]

# About 16,000 words, longer than nearly every article: spaCy needs some 100 MB for a Doc of this size.
PIECE = 100_000
# The tokenizer takes time with the square of the length of a word; no word of any language written with spaces is
# longer than this (the longest URLs in print are shorter, too).
LONGEST_WORD = 1_000

# From the start of a word only: tried at each of its letters, the pattern takes time with the square of its length.
_MONSTER = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD},}}")
_PLACES_TO_CUT = (re.compile(r"\n[^\S\n]*\n"), re.compile(r"\n"), re.compile(r"[.!?…][\"”’')»]*\s"), re.compile(r"\s"))


def pieces(text: str, *, limit: int = PIECE) -> Iterator[Offsets]:
    """The stretches of a text that are worth parsing, none longer than ``limit`` characters, in order.

    Cut between paragraphs where there are any, else between lines, sentences, words. A "word" of a thousand
    characters is no language and left out. A text of usual length is one piece, and every text has at least one.
    """
    if len(text) <= limit and not _MONSTER.search(text):
        yield 0, len(text)
        return
    found = False
    start = 0
    for monster in _MONSTER.finditer(text):
        for piece in _cut(text, start, monster.start(), limit):
            found = True
            yield piece
        start = monster.end()
    for piece in _cut(text, start, len(text), limit):
        found = True
        yield piece
    if not found:
        yield 0, 0


def _cut(text: str, start: int, end: int, limit: int) -> Iterator[Offsets]:
    while start < end:
        stop = end if end - start <= limit else _stop(text, start, start + limit)
        if any(map(str.isalnum, text[start:stop])):
            yield start, stop
        start = stop


def _stop(text: str, start: int, limit: int) -> int:
    """The end of the last paragraph, line, sentence or word that ends in the second half before ``limit``."""
    half = start + (limit - start) // 2
    for place in _PLACES_TO_CUT:
        stops = [found.end() for found in place.finditer(text, half, limit)]
        if stops:
            return stops[-1]
    return limit
