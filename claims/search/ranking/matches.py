"""Where a text matches a topic: what a page or a terminal marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.lexicon.folding import fold
from claims.lexicon.stems import stem
from claims.search.ranking.topics import Term, phrases

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:\.[^\W_])*\.?")
# "United States of America" is the longest that folds to one word.
_LONGEST = 4


def matches(terms: Sequence[Term], text: str) -> tuple[tuple[int, int], ...]:
    """The places of a text that hold a topic's words or related ones, in characters, in order.

    Words that fold to one ("United States" is "us") are one place; the time is linear in the text's length.

    Args:
        terms: The topic, see :func:`claims.search.ranking.topics.expand`.
        text: Any text.
    """
    wanted = {stem(word) for phrase in phrases(terms) for word in phrase.split()}
    if not wanted:
        return ()
    words = [match.span() for match in _WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(words):
        length = _matching(words[position : position + _LONGEST], text, wanted)
        if length:
            found.append(_trimmed(words[position][0], words[position + length - 1][1], text))
        position += length or 1
    return _joined(found, text)


def _matching(words: Sequence[tuple[int, int]], text: str, wanted: set[str]) -> int:
    """How many of the words make one that is wanted, the most first; 0 if none does."""
    for length in range(len(words), 0, -1):
        folded = fold(text[words[0][0] : words[length - 1][1]]).split()
        if len(folded) == 1 and stem(folded[0]) in wanted:
            return length
    return 0


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    """Without the full stop of a sentence, which only an acronym has as its own ("U.S.")."""
    return (start, end - 1) if text[end - 1] == "." and "." not in text[start : end - 1] else (start, end)


def _joined(places: Sequence[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Places with only blanks between them as one: "US troops" is marked at once."""
    if not places:
        return ()
    starts, ends = [places[0][0]], []
    for (_, end), (start, _) in pairwise(places):
        if text[end:start].strip():
            ends.append(end)
            starts.append(start)
    return tuple(zip(starts, [*ends, places[-1][1]], strict=True))
