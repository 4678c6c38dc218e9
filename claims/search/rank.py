"""From what full-text search finds to a ranked answer: how much of the topic a quotation covers, and where."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.search.topics import Term

# How much a term counts by where it is found; what was said counts most, the headline is only context.
_CONTENT, _RELATED, _TITLE = 1.0, 0.6, 0.2
# The share of the score that the engine's own rank decides among quotations that cover the same.
_ENGINE = 0.1
# Least share of the topic, terms weighted by rarity, that what was said must cover to be an answer.
# Chosen with _RELATED on the 88 training questions, from 0.15 to 0.3: more finds less and invents as many answers.
LEAST_COVERAGE = 0.15

Holding = Callable[[Collection[str], Literal["content", "title"]], Collection[int]]
"""Which of the candidates hold any of the phrases in a field (``content`` or ``title``)."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score.

    Args:
        id: The quotation's number.
        score: 0 to 1.
    """

    id: int
    score: float


def rank(
    terms: Sequence[Term],
    *,
    engine_scores: Mapping[int, float],
    holding: Holding,
    rarity: Callable[[Term], float],
) -> list[Ranked]:
    """The candidates that answer, best first.

    Args:
        terms: The topic.
        engine_scores: The candidates with the engine's scores, larger is better.
        holding: Looks terms up in the candidates.
        rarity: How telling a term is, above 0; see :func:`inverse_frequency`.
    """
    covered = dict.fromkeys(engine_scores, 0.0)
    context = dict.fromkeys(engine_scores, 0.0)
    whole = 0.0
    for term in terms:
        telling = rarity(term)
        whole += telling
        own = holding([term.word], "content")
        related = holding(term.related, "content") if term.related else ()
        title = holding([term.word], "title")
        for number in covered:
            found = _CONTENT if number in own else _RELATED if number in related else 0.0
            covered[number] += telling * found
            context[number] += telling * (_TITLE if number in title and not found else 0.0)
    if not whole:
        return []
    best = max(engine_scores.values(), default=0.0) or 1.0
    ranked = [
        Ranked(number, _score(covered[number] / whole, context[number] / whole, engine_scores[number] / best))
        for number in engine_scores
        if covered[number] / whole >= LEAST_COVERAGE
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.id))


def inverse_frequency(frequency: int, total: int) -> float:
    """How telling a term is: the rarer the more; smoothed so that few quotations make no difference too sharp.

    Args:
        frequency: Quotations with the term.
        total: All quotations.
    """
    return math.log(1.0 + (total + 20.0) / (frequency + 10.0))


def _score(covered: float, context: float, engine: float) -> float:
    return round((1 - _ENGINE) * min(1.0, covered + context) + _ENGINE * max(0.0, engine), 4)
