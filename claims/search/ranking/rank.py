"""From what search finds to a ranked answer, or to the finding that nothing answers; pure functions.

A conditional logit over named traits of each candidate. Its weights were learnt by ``benchmarks/ranking.py`` on 88
questions over 168 training articles; they and the thresholds stand in :mod:`claims.search.ranking.weights`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.lexicon.folding import fold
from claims.lexicon.stems import stem
from claims.search.ranking.topics import Term
from claims.search.ranking.weights import (
    BESIDE,
    BY_MEANING,
    BY_WORDS,
    INTERCEPT,
    LEAST_BEST,
    LEAST_OF_ANYBODY,
    LEAST_OWN,
    LEAST_WORDS,
    SLOPE,
)

# Candidates of an article whose mean tells what it is about.
_BEST_OF_ARTICLE = 3
# Characters of a content that is too short to tell much ("who", "the proposal").
_SHORT = 25
# What related words are worth beside the cosine where one candidate alone is judged.
_RELATED = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one candidate.

    Args:
        id: The quotation's number.
        article_id: Its article's.
        position: Its place among the article's quotations.
        meaning: Cosine of its vector with the topic's; None where it has no vector.
        asked: Cosine of its vector with the whole question's.
        words: Share of the topic that what was said covers, by the topic's own words, 0 to 1, rare words count more.
        related: The same with related words.
        title: The same for the article's title.
        confidence: How surely it is a quotation, 0 to 1.
        speaker: How well its speaker fits the question's words, 0 to 1.
        relayed: Whether it came through whom the question says.
        addressed: Whether it was said to whom the question says.
        dated: Whether it is known to have been said when the question says.
        unattributed: Whether nobody is known to have said it, and only its article names who is asked about.
        cued: Whether words attribute it ("said").
        direct: Whether it stands in quotation marks, all of it.
        nested: Whether it is quoted inside another quotation.
        length: Characters of what was said.
        about: Whether what was said names the one whose name is the topic.
    """

    id: int
    article_id: int
    position: int
    meaning: float | None = None
    asked: float = 0.0
    words: float = 0.0
    related: float = 0.0
    title: float = 0.0
    confidence: float = 1.0
    speaker: float = 1.0
    relayed: bool = False
    addressed: bool = False
    dated: bool = False
    unattributed: bool = False
    cued: bool = True
    direct: bool = False
    nested: bool = False
    length: int = 100
    about: bool = False

    @property
    def own(self) -> float:
        """What its own words say for it, whatever stands around it."""
        return (self.meaning or 0.0) + _RELATED * self.related


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score.

    Args:
        id: The quotation's number.
        score: 0 to 1: the probability that it is relevant.
    """

    id: int
    score: float


def rank(candidates: Sequence[Evidence], *, verbatim: bool = False, anybody: bool = False) -> list[Ranked]:
    """The candidates that answer, best first; none where even the best one's evidence is thin.

    Args:
        candidates: All of one question.
        verbatim: Whether they hold the very words that the question demands: then they answer.
        anybody: Whether the question names no speaker: among all that was said something is always a little near, so
            the best one must be probable too.
    """
    if not candidates or not (verbatim or _answers(candidates)):
        return []
    names, rows = traits(candidates)
    weights = BY_MEANING if any(one.meaning is not None for one in candidates) else BY_WORDS
    totals = rows @ np.array([weights.get(name, 0.0) for name in names])
    ranked = [
        Ranked(one.id, probability(float(total)))
        for one, total in zip(candidates, totals, strict=True)
        if verbatim or _stands_alone(one)
    ]
    if anybody and not verbatim and weights is BY_MEANING and all(one.score < LEAST_OF_ANYBODY for one in ranked):
        return []
    return sorted(ranked, key=lambda one: (-one.score, one.id))


def traits(candidates: Sequence[Evidence]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """What the weights weigh: names of traits, and their values [candidate, trait].

    Beside each candidate's own evidence, what the candidates of its article say together, and those right before and
    after it: most of what answers a question stands in few articles, and there in few paragraphs.

    Args:
        candidates: All of one question; at least one.
    """
    own = {
        "meaning": [one.meaning or 0.0 for one in candidates],
        "asked": [one.asked for one in candidates],
        "words": [one.words for one in candidates],
        "related": [one.related for one in candidates],
        "title": [one.title for one in candidates],
        "confidence": [one.confidence for one in candidates],
        "speaker": [one.speaker for one in candidates],
        "relayed": [one.relayed for one in candidates],
        "addressed": [one.addressed for one in candidates],
        "dated": [one.dated for one in candidates],
        "unattributed": [one.unattributed for one in candidates],
        "uncued": [not one.cued for one in candidates],
        "direct": [one.direct for one in candidates],
        "nested": [one.nested for one in candidates],
        "about": [one.about for one in candidates],
        "short": [one.length < _SHORT for one in candidates],
    }
    columns = {name: np.array(values, dtype=np.float64) for name, values in own.items()}
    number: dict[int, int] = {}
    article = np.array([number.setdefault(one.article_id, len(number)) for one in candidates], dtype=np.intp)
    columns["article meaning"] = _best_together(columns["meaning"], article)
    columns["article asked"] = _best_together(columns["asked"], article)
    columns["article related"] = _best_together(columns["related"], article)
    columns["article most asked"] = _most_together(columns["asked"], article)
    columns["article most related"] = _most_together(columns["related"], article)
    position = np.array([one.position for one in candidates])
    columns["around meaning"] = _best_around(columns["meaning"], article, position)
    return tuple(columns), np.stack(list(columns.values()), axis=1)


def _best_together(values: NDArray[np.float64], article: NDArray[np.intp]) -> NDArray[np.float64]:
    """For each candidate the mean of the best values in its article."""
    order = np.lexsort((-values, article))
    first = np.searchsorted(article[order], np.arange(article.max() + 1))
    place = np.arange(len(order)) - first[article[order]]
    best = place < _BEST_OF_ARTICLE
    totals = np.bincount(article[order][best], weights=values[order][best])
    counts = np.bincount(article[order][best])
    return np.asarray((totals / counts)[article])


def _most_together(values: NDArray[np.float64], article: NDArray[np.intp]) -> NDArray[np.float64]:
    """For each candidate the greatest value in its article, at least 0."""
    most = np.zeros(article.max() + 1)
    np.maximum.at(most, article, values)
    return most[article]


def _best_around(
    values: NDArray[np.float64], article: NDArray[np.intp], position: NDArray[np.intp]
) -> NDArray[np.float64]:
    """For each candidate the best value of its own and of those right before and after it in its article."""
    order = np.lexsort((position, article))
    follows = (np.diff(article[order]) == 0) & (np.diff(position[order]) == 1)
    before, after = order[:-1][follows], order[1:][follows]
    best = values.copy()
    best[after] = np.maximum(best[after], values[before])
    best[before] = np.maximum(best[before], values[after])
    return best


def probability(total: float) -> float:
    """From the sum of a candidate's evidence to a probability."""
    return round(1.0 / (1.0 + math.exp(-min(max(SLOPE * total + INTERCEPT, -50.0), 50.0))), 4)


def covered(terms: Sequence[Term], stems: Iterable[str], rarity: Callable[[Term], float]) -> tuple[float, float]:
    """The share of a topic that words cover: by its own words alone, and with related ones.

    Args:
        terms: The topic.
        stems: Stems of the words, in any order; see :func:`stems_of`.
        rarity: How telling a term is, above 0; see :func:`inverse_frequency`.
    """
    return Topic(terms, rarity).covered_by(stems)


class Topic:
    """A topic, made ready for telling what many texts cover of it.

    Args:
        terms: The topic.
        rarity: How telling a term is, above 0; see :func:`inverse_frequency`.
    """

    def __init__(self, terms: Sequence[Term], rarity: Callable[[Term], float]) -> None:
        self._terms = [
            (rarity(term), stem(term.word), [frozenset(map(stem, phrase.split())) for phrase in term.related])
            for term in terms
        ]
        self._whole = sum(telling for telling, _, _ in self._terms)

    def covered_by(self, stems: Iterable[str]) -> tuple[float, float]:
        """See :func:`covered`."""
        held = frozenset(stems)
        own = related = 0.0
        for telling, word, phrases in self._terms:
            if word in held:
                own += telling
            elif any(phrase <= held for phrase in phrases):
                related += telling
        return (own / self._whole, (own + related) / self._whole) if self._whole else (0.0, 0.0)


def stems_of(folded: str) -> frozenset[str]:
    """The stems of a folded text."""
    return frozenset(map(stem, folded.split()))


def matched(terms: Sequence[Term], text: str) -> frozenset[str]:
    """Those words of a text, as printed, that match a topic's words or related ones."""
    wanted = {stem(word) for term in terms for phrase in (term.word, *term.related) for word in phrase.split()}
    return frozenset(word for word in text.split() if stems_of(fold(word)) & wanted)


def inverse_frequency(frequency: int, total: int) -> float:
    """How telling a term is: the rarer the more; smoothed so that few quotations make no difference too sharp.

    Args:
        frequency: Quotations with the term.
        total: All quotations.
    """
    return math.log(1.0 + (total + 20.0) / (frequency + 10.0))


def _answers(candidates: Sequence[Evidence]) -> bool:
    """Whether anything answers that is known to be the speaker's: by meaning where there are vectors, else by words."""
    known = [one for one in candidates if not one.unattributed]
    if any(one.meaning is not None for one in known):
        best = max(one.own for one in known) + BESIDE * max(one.asked for one in known)
        return best >= LEAST_BEST
    return any(one.related >= LEAST_WORDS for one in known)


def _stands_alone(one: Evidence) -> bool:
    return one.related >= LEAST_WORDS if one.meaning is None else one.own >= LEAST_OWN
