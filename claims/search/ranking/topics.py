"""What a topic's words are searched by: each word itself, and words that the news uses for the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.lexicon.folding import fold
from claims.search.questions.frames import words_of

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*(?:\.[^\W_])*")


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


def telling_words(text: str, *, telling: Callable[[str], float], longest: int = 4) -> str:
    """The words of a text, one after the other, that tell most what it is about; "" where none tells anything.

    Args:
        text: Any text ("The presence of American armed forces harms the whole coast").
        telling: How telling a folded word is, above 0; see :func:`claims.search.ranking.rank.inverse_frequency`.
        longest: At most so many words.
    """
    best, most = "", 0.0
    for run in _runs(text):
        weights = [telling(word) for _, word in run]
        for start in range(len(run)):
            end = min(start + longest, len(run))
            total = sum(weights[start:end])
            if total > most:
                best, most = " ".join(word for word, _ in run[start:end]), total
    return best


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a text that :func:`telling_words` weighs, each once."""
    return tuple(dict.fromkeys(folded for run in _runs(text) for _, folded in run))


def _runs(text: str) -> Iterator[list[tuple[str, str]]]:
    """Stretches of words that tell something, as printed and folded, with nothing between them but blanks."""
    run: list[tuple[str, str]] = []
    last = 0
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if text[last : match.start()].strip() and run:
            yield run
            run = []
        last = match.end()
        if folded and folded not in words_of("empty") and folded not in words_of("nobody") and len(folded) > 1:
            run.append((match[0], folded))
        elif run:
            yield run
            run = []
    if run:
        yield run


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
