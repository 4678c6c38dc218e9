"""Whether the words beside a name are those of a clause, and no role: "who said", "met in Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.pipeline.text.surface import Surface, Word

ACTING = 4
"""First words of what may be a role, or is a clause."""
_RELATIVE = frozenset({"who", "whose", "whom", "which", "where", "when"})
_VERBS = frozenset({"VERB", "AUX", "PRON"})


def acts(surface: Surface, inside: Sequence[Word]) -> bool:
    """Whether the first words of what may be a role are those of a clause.

    Args:
        surface: The text.
        inside: The words.
    """
    plain = [word for word in inside[:ACTING] if word.key not in words("titles", "modifiers")]
    return any(surface.tag_of(word) in _VERBS and not _is_of_a_name(surface, word) for word in plain)


def _is_of_a_name(surface: Surface, word: Word) -> bool:
    """Whether a capital belongs to a name, whatever its tag: the "Met" of "the Met Office", "WHO"."""
    after = surface.words_between(word.end, word.end + 2)[:1]
    acronym = word.text.isupper() and len(word.text) > 1
    return word.capital and (acronym or (bool(after) and after[0].capital))


def is_relative(word: Word) -> bool:
    """Whether a word leads to a relative clause; "WHO" is the World Health Organization."""
    return word.key in _RELATIVE and word.text != "WHO"
