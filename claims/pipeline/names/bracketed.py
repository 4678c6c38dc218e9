"""Names that the initials in brackets behind them spell: "Association of Rope and Sail Makers (Arsm)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from claims.pipeline.names.name import Name
from claims.pipeline.text.surface import Surface, Word

_BRACKET = re.compile(r" \((?P<letters>[A-Z][A-Za-z]{2,7})\)")
_SMALL = frozenset({"of", "and", "for", "the", "in", "on", "to"})
_LONGEST = 120  # characters of a name
_SURE = 6  # of an organisation that is called by its initials


def with_bracketed(surface: Surface, names: Sequence[Name]) -> list[Name]:
    """One name each where small words tear one apart whose initials follow in brackets.

    Args:
        surface: The text.
        names: Its names, in order and without overlaps.
    """
    spelled = list(_spelled(surface))
    if not spelled:
        return list(names)
    whole = [(start, end) for start, end, _ in spelled]
    found = [Name(start, end, parts, "organisation", _SURE) for start, end, parts in spelled]
    kept = [name for name in names if not any(start < name.end and name.start < end for start, end in whole)]
    return sorted([*kept, *found], key=lambda name: name.start)


def _spelled(surface: Surface) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    last = 0
    for bracket in _BRACKET.finditer(surface.text):
        end = bracket.start()
        words = surface.words_between(max(last, end - _LONGEST), end)
        first = _first(surface, words, bracket["letters"].upper())
        if first is not None and not surface.in_headline(words[first].start):
            yield words[first].start, end, tuple(word.text for word in words[first:])
        last = bracket.end()


def _first(surface: Surface, words: Sequence[Word], letters: str) -> int | None:
    """The index of the word with which the initials begin, where a small word stands between them; else None."""
    left, small = len(letters), False
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word.key in _SMALL and not word.capital:
            small = True
            continue
        if not word.capital or word.possessive or word.text[0] != letters[left - 1]:
            return None
        left -= 1
        if not left:
            return place if small and _is_one_line(surface, words[place:]) else None
    return None


def _is_one_line(surface: Surface, words: Sequence[Word]) -> bool:
    """Whether nothing but a space stands between any two of some words."""
    gaps = (surface.text[one.end : other.start] for one, other in itertools.pairwise(words))
    return all(gap == " " for gap in gaps)
