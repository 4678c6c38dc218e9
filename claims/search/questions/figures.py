"""Public figures by what everybody knows of them: "the retired neurosurgeon", where no article of the store says it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache

from claims.lexicon.folding import fold
from claims.lexicon.lists import sections


def known_as(name: str) -> frozenset[str]:
    """Folded words for what somebody is or was; none where the list does not have the name.

    Args:
        name: A full name, as printed.
    """
    return _figures().get(fold(name), frozenset())


def figures(words: Set[str]) -> tuple[str, ...]:
    """The folded names of all of whom all these folded words are known.

    Args:
        words: What somebody is called; names and words that hold of everybody left away.
    """
    return tuple(name for name, known in _figures().items() if words <= known) if words else ()


@cache
def is_known_for(word: str) -> bool:
    """Whether any public figure is known by this folded word ("pontiff")."""
    return any(word in known for known in _figures().values())


@cache
def _figures() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for gender in ("men", "women"):
        for entry in sections("public_figures")[gender]:
            name, _, words = entry.partition(" = ")
            key = fold(name)
            found[key] = found.get(key, frozenset()) | frozenset(fold(words).split())
    return found
