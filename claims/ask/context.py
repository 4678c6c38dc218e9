"""The sentence in which an article prints a quotation: one stretch of its text around the quotation's spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.lexicon.lists import words
from claims.store.stored import Offsets

_END_OF_SENTENCE = re.compile(r"(?:[.!?…][\"”’')\]]*\s+|\n+)")
_LAST_WORD = re.compile(r"([^\s(\[\"“”‘’']+)\.\s+$")
_LONGEST_ABBREVIATION = 8
# A sentence that is longer, in characters on either side of the quotation, is cut there.
_FURTHEST = 300


def sentence_around(text: str, spans: Sequence[Offsets]) -> Offsets:
    """Where the sentence around some spans starts and ends; without spans, nothing.

    Args:
        text: The article's text.
        spans: Where the quotation stands.
    """
    if not spans:
        return 0, 0
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    left = max(0, first - _FURTHEST)
    ends = [match.end() for match in _ends(text, left, first)]
    start = ends[-1] if ends else _word_start(text, left, first)
    # The full stop inside a closing quotation mark does not end the sentence that goes on after it: "…," he said.
    right = min(len(text), last + _FURTHEST)
    stop = next(_ends(text, last, right), None)
    end = stop.end() if stop else right
    return start, max(last, start + len(text[start:end].rstrip()))


def _ends(text: str, left: int, right: int) -> Iterator[re.Match[str]]:
    """What ends sentences in a stretch: no full stop behind an initial or an abbreviation ("Mr. Ryan", "George W.")."""
    for match in _END_OF_SENTENCE.finditer(text, left, right):
        word = _LAST_WORD.search(text, max(0, match.start() - _LONGEST_ABBREVIATION), match.end())
        if "\n" in match[0] or not (word and _goes_on(word[1])):
            yield match


def _goes_on(word: str) -> bool:
    return (len(word) == 1 and word.isupper() and word != "I") or word.casefold() in words("everyday", "abbreviations")


def _word_start(text: str, left: int, first: int) -> int:
    """The first beginning of a word in a stretch, so that a cut sentence begins with one."""
    if left == 0:
        return 0
    blank = text.find(" ", left, first)
    return first if blank < 0 else blank + 1
