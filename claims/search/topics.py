"""What a topic's words are searched by: each word itself, and words that the news uses for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.lexicon.folding import fold


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a topic.

    Args:
        word: The word, folded.
        related: Folded words and phrases that may stand for it.
    """

    word: str
    related: tuple[str, ...] = ()


def expand(words: Sequence[str]) -> tuple[Term, ...]:
    """The words of a topic with those related to them.

    A related word that is itself asked for is left out: it would count twice.

    Args:
        words: Folded words, without those that say nothing.
    """
    asked = {_stem(word) for word in words}
    return tuple(
        Term(word, tuple(other for other in _related().get(_stem(word), ()) if _stem(other) not in asked))
        for word in words
    )


def phrases(terms: Collection[Term]) -> tuple[str, ...]:
    """Everything to search for."""
    return tuple(dict.fromkeys(phrase for term in terms for phrase in (term.word, *term.related)))


@cache
def _related() -> dict[str, tuple[str, ...]]:
    """The related words of each word, by its stem."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in _groups():
        for word in group:
            found[_stem(word)] |= dict.fromkeys(other for other in group if _stem(other) != _stem(word))
    return {stem: tuple(others) for stem, others in found.items()}


def _groups() -> list[tuple[str, ...]]:
    lines = (files("claims.lexicon") / "related.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(fold(entry) for entry in line.split(",")) for line in lines if line and not line.startswith("#")]


def _stem(word: str) -> str:
    """Only what makes a plural; the engines do the rest."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
