"""How well what was said fits a statement in anybody's words; pure functions.

The weights and the two thresholds come from the first, third and so on of the statements in ``benchmarks/match.tsv``,
reworded from quotations of 840 training articles; the others were kept to measure with.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Set
from dataclasses import dataclass

from claims.lexicon.folding import fold
from claims.lexicon.stems import stem
from claims.search.frames import words_of
from claims.search.topics import expand

# What evidence is worth beside the cosine, which counts 1.
_SHARED, _RELATED, _TITLE, _SPEAKER, _LENGTH = 0.25, 0.3, 0.2, 0.1, 0.1
# So many words that mean something make a statement; fewer are a name or a topic.
_WHOLE = 5
# From the sum of all evidence to the probability that the two say the same: a logistic fit.
_SLOPE, _INTERCEPT = 12.0, -11.4

LEAST_MATCH = 0.5
"""The score from which on two count as the same; below it one is a suggestion."""
LEAST_SUGGESTION = 0.02
"""The score below which nothing is said at all."""

Telling = Callable[[str], float]
"""How telling a stem is, above 0; see :func:`claims.search.rank.inverse_frequency`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A text, ready to be compared.

    Args:
        words: Its words, folded.
        stems: Stems of those that mean something.
        related: For such a stem the words that may stand in its place, each as the stems of a phrase.
    """

    words: frozenset[str]
    stems: frozenset[str]
    related: tuple[tuple[str, tuple[frozenset[str], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that may say the same.

    Args:
        content: What was said, folded.
        cosine: Of its vector and the statement's.
        speaker: The folded name of who said it, without the role; None where nobody is known.
        title: The article's title, folded: what it is about that its own words need not repeat.
    """

    content: str
    cosine: float
    speaker: str | None = None
    title: str = ""


def statement(text: str) -> Statement:
    """A text, ready to be compared."""
    folded = fold(text).split()
    telling = [word for word in dict.fromkeys(folded) if word not in words_of("empty")]
    related = {
        stem(term.word): tuple(frozenset(map(stem, phrase.split())) for phrase in term.related)
        for term in expand(telling)
        if term.related
    }
    return Statement(frozenset(folded), frozenset(map(stem, telling)), tuple(related.items()))


def stems_of(folded: str) -> frozenset[str]:
    """Stems of the words of a folded text that mean something."""
    return frozenset(map(stem, set(folded.split()) - words_of("empty")))


def score(asked: Statement, said: Candidate, telling: Telling) -> float:
    """The probability that two say the same, 0 to 1.

    Args:
        asked: The statement.
        said: What was said.
        telling: How telling a stem is.
    """
    stems = stems_of(said.content)
    missing = asked.stems - stems
    related = {one for one, phrases in asked.related if one in missing and any(phrase <= stems for phrase in phrases)}
    titled = missing & stems_of(said.title)
    whole = sum(map(telling, asked.stems)) or 1.0
    total = (
        said.cosine
        + _SHARED * sum(map(telling, asked.stems & stems)) / whole
        + _RELATED * sum(map(telling, related)) / whole
        + _TITLE * sum(map(telling, titled)) / whole
        + _SPEAKER * is_named(said.speaker, asked.words)
        + _LENGTH * min(len(stems) / _WHOLE, 1.0)
    )
    return round(1.0 / (1.0 + math.exp(-(_SLOPE * total + _INTERCEPT))), 4)


def is_named(speaker: str | None, words: Set[str]) -> bool:
    """Whether words name a speaker: by the last word of the name, or by an abbreviation that is all of it."""
    parts = (speaker or "").split()
    return bool(parts) and parts[-1] in words
