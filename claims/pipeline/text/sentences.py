"""Where sentences begin, by punctuation alone."""

from __future__ import annotations

import re

from claims.lexicon.lists import words

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’'»“)\]]*\s+(?=[\"“‘'«»„”`(\[]*[^\W\d_a-zß-ÿ])")
_ABBREVIATIONS = words("everyday", "abbreviations")


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """The offsets at which the sentences of a paragraph begin, ``start`` first; abbreviations end none."""
    starts = [start]
    for match in _SENTENCE_END.finditer(text, start, end):
        before = text[max(start, match.start() - 12) : match.start()].rsplit(None, 1)
        last = before[-1].casefold().lstrip("(“\"‘'") if before else ""
        if text[match.start()] == "." and (last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha())):
            continue
        starts.append(match.end())
    return starts
