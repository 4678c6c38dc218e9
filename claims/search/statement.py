"""How well what was said fits a statement in anybody's words; pure functions.

The weights and the two thresholds come from the first half of the statements in ``benchmarks/match.tsv``, reworded from
quotations of 811 training articles; the figures of the other half are in the benchmark's note.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Set
from dataclasses import dataclass

from claims.lexicon.folding import fold
from claims.search.frames import words_of
from claims.search.stems import stem

# What evidence is worth beside the cosine, which counts 1.
_SHARED, _COMMON, _SPEAKER = 0.3, 0.3, 0.2
# How telling a word is taken to be that only what was said has: looking each up would take too long.
_OTHER = 4.0
# From the sum of all evidence to the probability that the two say the same: a logistic fit.
_SLOPE, _INTERCEPT = 8.0, -8.8

LEAST_MATCH = 0.5
"""The score from which on two count as the same; below it one is a suggestion."""
LEAST_SUGGESTION = 0.05
"""The score below which nothing is said at all."""

Frequency = Callable[[str], float]
"""How telling a stem is, above 0; see :func:`claims.search.rank.inverse_frequency`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A text, ready to be compared.

    Args:
        words: Its words, folded.
        stems: Stems of those that mean something.
    """

    words: frozenset[str]
    stems: frozenset[str]


def statement(text: str) -> Statement:
    """A text, ready to be compared."""
    return folded_statement(fold(text))


def folded_statement(folded: str) -> Statement:
    """A folded text, ready to be compared."""
    words = frozenset(folded.split())
    return Statement(words, frozenset(map(stem, words - _empty())))


def score(asked: Statement, said: Statement, *, cosine: float, speaker: str | None, telling: Frequency) -> float:
    """The probability that two say the same, 0 to 1.

    Args:
        asked: The statement.
        said: What was said.
        cosine: Of their vectors.
        speaker: The folded name of who said it, without the role; None where nobody is known.
        telling: How telling a stem is.
    """
    shared = sum(map(telling, asked.stems & said.stems))
    whole = sum(map(telling, asked.stems))
    either = whole + _OTHER * len(said.stems - asked.stems)
    total = (
        cosine
        + _SHARED * (shared / whole if whole else 0.0)
        + _COMMON * (shared / either if either else 0.0)
        + _SPEAKER * is_named(speaker, asked.words)
    )
    return round(1.0 / (1.0 + math.exp(-(_SLOPE * total + _INTERCEPT))), 4)


def is_named(speaker: str | None, words: Set[str]) -> bool:
    """Whether words name a speaker: by the last word of the name, or by an abbreviation that is all of it."""
    parts = (speaker or "").split()
    return bool(parts) and parts[-1] in words


def _empty() -> frozenset[str]:
    return words_of("empty")
