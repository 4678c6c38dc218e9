"""Offices that somebody only runs for: "Republican candidate for governor Ana Ruiz"."""

from __future__ import annotations

from claims.pipeline.text.surface import Surface

_RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful"})
_SORTS = frozenset(  # of candidates: by their party, by how they do
    {"republican", "democratic", "independent", "libertarian", "socialist", "conservative", "labour", "labor"}
    | {"liberal", "green", "gop", "progressive", "party", "presumptive", "likely", "leading", "failed", "former"}
)
_MOST = 3  # words before "candidate"


def first_candidacy(surface: Surface, first: int) -> int:
    """The index where a role begins of which the office is what its bearer runs for, else ``first``.

    Args:
        surface: The text.
        first: The index of the office's first word: "governor" of "candidate for governor".
    """
    words = surface.words
    if first < 2 or words[first - 1].key != "for" or words[first - 2].key not in _RUNNING:
        return first
    if not (_is_near(surface, first - 1) and _is_near(surface, first - 2)):
        return first
    begin = first - 2
    while begin > 0 and first - 2 - begin < _MOST and words[begin - 1].key in _SORTS:
        if not _is_near(surface, begin - 1):
            break
        begin -= 1
    return begin


def _is_near(surface: Surface, index: int) -> bool:
    """Whether nothing but a space parts a word from the next."""
    return surface.text[surface.words[index].end : surface.words[index + 1].start] == " "
