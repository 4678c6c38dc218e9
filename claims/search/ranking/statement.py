"""How well what was said fits a statement in anybody's words; pure functions.

Cheap evidence (:func:`evidence`) chooses the candidates whose words are then aligned with the statement's
(:func:`aligned`): each word piece of the statement is compared with all of the candidate, in the states of the sentence
encoder, as BERTScore does (Zhang et al. 2020, "BERTScore: Evaluating Text Generation with BERT", recall).

The weights and the two thresholds come from the first, third and so on of the statements in ``benchmarks/match.tsv``,
reworded from quotations of 840 training articles, as a conditional logit over a statement's candidates and
a logistic fit over all of them; the others were kept to measure with.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from claims.lexicon.folding import fold
from claims.lexicon.stems import stem
from claims.search.questions.frames import words_of
from claims.search.ranking.topics import expand

# What each piece of evidence is worth, in the order of Evidence: to choose candidates, and beside their alignment.
_FIRST = (26.8, 7.4, 9.7, 7.3, 2.4, 3.2, 4.9)
_SECOND = (13.8, 1.8, 6.6, 6.9, 1.3, 2.5, 3.8)
_ALIGNED = 20.0
# So many words that mean something make a statement; fewer are a name or a topic.
_WHOLE = 5
# From the sum of all evidence to the probability that the two say the same: a logistic fit.
_SLOPE, _INTERCEPT = 0.745, -22.97

LEAST_MATCH = 0.5
"""The score from which on two count as the same, being more likely so than not; below it one is a suggestion."""
LEAST_SUGGESTION = 0.003
"""The score below which nothing is said at all."""

Telling = Callable[[str], float]
"""How telling a stem is, above 0; see :func:`claims.search.ranking.rank.inverse_frequency`."""


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
        confidence: How surely it was said at all, 0 to 1.
    """

    content: str
    cosine: float
    speaker: str | None = None
    title: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for two saying the same; all but the cosine 0 to 1.

    Args:
        cosine: Of their vectors.
        shared: The share of the statement's words, weighed by how telling they are, that the other has too.
        related: The share that the other has a related word for.
        titled: The share that only the other's title has.
        named: Whether the statement names who said the other.
        whole: Whether the other has enough words to be a statement, in parts.
        confidence: How surely the other was said.
    """

    cosine: float
    shared: float
    related: float
    titled: float
    named: float
    whole: float
    confidence: float

    @property
    def pieces(self) -> tuple[float, ...]:
        """All of it, in order."""
        return (
            self.cosine, self.shared, self.related, self.titled, self.named, self.whole, self.confidence,
        )  # fmt: skip


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


def evidence(asked: Statement, said: Candidate, telling: Telling) -> Evidence:
    """What speaks for two saying the same, without their words aligned.

    Args:
        asked: The statement.
        said: What was said.
        telling: How telling a stem is.
    """
    stems = stems_of(said.content)
    missing = asked.stems - stems
    related = {one for one, phrases in asked.related if one in missing and any(phrase <= stems for phrase in phrases)}
    whole = sum(map(telling, asked.stems)) or 1.0
    return Evidence(
        cosine=said.cosine,
        shared=sum(map(telling, asked.stems - missing)) / whole,
        related=sum(map(telling, related)) / whole,
        titled=sum(map(telling, missing & _titled(said.title))) / whole if missing else 0.0,
        named=float(is_named(said.speaker, asked.words)),
        whole=min(len(stems) / _WHOLE, 1.0),
        confidence=said.confidence,
    )


def promise(found: Evidence) -> float:
    """How much speaks for aligning the words of two: only its order means something."""
    return _weighed(found, _FIRST)


def score(found: Evidence, alignment: float) -> float:
    """The probability that two say the same, 0 to 1.

    Args:
        found: What speaks for it.
        alignment: Of their words, as :func:`aligned` gives it.
    """
    total = _SLOPE * (_weighed(found, _SECOND) + _ALIGNED * alignment) + _INTERCEPT
    return round(1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total)))), 4)


def aligned(asked: NDArray[np.float32], said: NDArray[np.float32]) -> float:
    """How well the words of a statement find their like in those of another: the mean of the best cosine of each.

    Args:
        asked: The states of the statement's word pieces, each of length one, a row each.
        said: The same of the other.
    """
    return float((asked @ said.T).max(axis=1).mean()) if len(asked) and len(said) else 0.0


def _weighed(found: Evidence, weights: Sequence[float]) -> float:
    return sum(weight * piece for weight, piece in zip(weights, found.pieces, strict=True))


@lru_cache(maxsize=4_096)
def _titled(title: str) -> frozenset[str]:
    return stems_of(title)


def is_named(speaker: str | None, words: Set[str]) -> bool:
    """Whether words name a speaker: by the last word of the name, or by an abbreviation that is all of it."""
    parts = (speaker or "").split()
    return bool(parts) and parts[-1] in words
