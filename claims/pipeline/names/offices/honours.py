"""Words that honour somebody between an office and a name: "Foreign Minister Datuk Seri", "party president Tan Sri"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.pipeline.text.surface import Surface, Word

# Honours of two words, whose second one by itself is a given name: "Tan Sri Hamid", but "Sri Wahyuni".
_SECOND = frozenset({"sri", "seri"})
_FIRST = frozenset({"tan", "dato", "datuk", "datin"})
_LONGEST_SHORT = 4  # letters; longer titles are mostly whole words
_LONG_SHORT = frozenset({"cllrs", "couns", "messrs"})
_SHORT_WHOLE = frozenset({"king", "lady", "lord", "pope", "dame", "emir", "amir", "imam", "duke", "miss", "haji"})


def is_shortened(title: str) -> bool:
    """Whether a full stop behind a title belongs to it: "Gen. Ruiz", while "general. Ruiz" is two sentences.

    Args:
        title: Casefolded, without the stop.
    """
    short = len(title) <= _LONGEST_SHORT and title not in _SHORT_WHOLE
    return short or title in _LONG_SHORT


def is_honour(run: Sequence[Word], index: int) -> bool:
    """Whether a word only honours whose name stands behind it.

    Args:
        run: Words in a row.
        index: The place of one of them.
    """
    key, before = run[index].key, run[index - 1].key if index else ""
    after = run[index + 1].key if index + 1 < len(run) else ""
    if (key in _SECOND and before in _FIRST) or (key in _FIRST and after in _SECOND):
        return True
    return key in words("titles", "honours")


def _is_bracketed(surface: Surface, index: int) -> bool:
    """Whether a word is the acronym of an office that brackets enclose."""
    word = surface.words[index]
    opens, closes = surface.text[max(0, word.start - 2) : word.start], surface.text[word.end : word.end + 2]
    return word.text.isupper() and len(word.text) > 1 and (opens, closes) == (" (", ") ")


def first_honour(surface: Surface, index: int) -> int:
    """The index of the first of the honours right before a name, or of the name.

    Args:
        surface: The text.
        index: The index of the name's first word.
    """
    if index > 1 and _is_bracketed(surface, index - 1):
        index -= 1  # "Chief Minister (CM) Ana Ruiz"
    while index > 0 and is_honour(surface.words, index - 1):
        gap = surface.text[surface.words[index - 1].end : surface.words[index].start]
        if gap not in {" ", ". ", "\xa0"}:
            break
        index -= 1
    return index
