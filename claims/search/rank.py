"""From what search finds to a ranked answer, or to the finding that nothing answers; pure functions.

The weights come from 88 questions over 168 training articles. Coordinate ascent on one half and a check on the other
moved nDCG there by less than 0.01 from these, so they are left round.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claims.lexicon.folding import fold
from claims.search.stems import stem
from claims.search.topics import Term

# What evidence is worth beside the cosine with the vector, which counts 1.
_WORDS, _RELATED, _TITLE = 0.1, 0.25, 0.05
# What the rest of the article is worth: its three best candidates, and the neighbours of a quotation.
_ARTICLE, _NEIGHBOURS, _BEST_OF_ARTICLE = 0.8, 0.4, 3
# What it is worth that a quotation is surely one, and that it fits what else the question says.
_CONFIDENCE, _RELAYED, _ADDRESSED, _DATED, _SPEAKER = 0.5, 0.15, 0.15, 0.05, 0.3
# The evidence of its own (cosine, and related words at _RELATED) that the best candidate needs, so that the question
# counts as answered at all, and that each answer needs beside it.
LEAST_BEST = 0.4
LEAST_OWN = 0.15
# Without vectors, words alone have to do; the threshold is that of the first version, 0.15 of the topic.
LEAST_WORDS = 0.15
# From the sum of all evidence to the probability that a person calls it relevant: a logistic fit to the same questions.
_SLOPE, _INTERCEPT = 2.6, -5.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one candidate.

    Args:
        id: The quotation's number.
        article_id: Its article's.
        position: Its place among the article's quotations.
        meaning: Cosine of its vector with the topic's; None where it has no vector.
        words: Share of the topic that what was said covers, by the topic's own words, 0 to 1, rare words count more.
        related: The same with related words.
        title: The same for the article's title.
        confidence: How surely it is a quotation, 0 to 1.
        speaker: How well its speaker fits the question's words, 0 to 1.
        relayed: Whether it came through whom the question says.
        addressed: Whether it was said to whom the question says.
        dated: Whether it is known to have been said when the question says.
        unattributed: Whether nobody is known to have said it, and only its article names who is asked about.
    """

    id: int
    article_id: int
    position: int
    meaning: float | None = None
    words: float = 0.0
    related: float = 0.0
    title: float = 0.0
    confidence: float = 1.0
    speaker: float = 1.0
    relayed: bool = False
    addressed: bool = False
    dated: bool = False
    unattributed: bool = False

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


def rank(candidates: Sequence[Evidence]) -> list[Ranked]:
    """The candidates that answer, best first; none where even the best one's evidence is thin.

    Args:
        candidates: All of one question.
    """
    if not _answers(candidates):
        return []
    near = {one.id: _near(one) for one in candidates}
    around = _surroundings(candidates, near)
    ranked = [
        Ranked(one.id, probability(near[one.id] + around[one.id] + _fit(one)))
        for one in candidates
        if _stands_alone(one)
    ]
    return sorted(ranked, key=lambda one: (-one.score, one.id))


def probability(total: float) -> float:
    """From the sum of a candidate's evidence to a probability."""
    return round(1.0 / (1.0 + math.exp(-(_SLOPE * total + _INTERCEPT))), 4)


def covered(terms: Sequence[Term], stems: Iterable[str], rarity: Callable[[Term], float]) -> tuple[float, float]:
    """The share of a topic that words cover: by its own words alone, and with related ones.

    Args:
        terms: The topic.
        stems: Stems of the words, in any order; see :func:`stems_of`.
        rarity: How telling a term is, above 0; see :func:`inverse_frequency`.
    """
    held = frozenset(stems)
    whole = own = related = 0.0
    for term in terms:
        telling = rarity(term)
        whole += telling
        if stem(term.word) in held:
            own += telling
        elif any(all(stem(word) in held for word in phrase.split()) for phrase in term.related):
            related += telling
    return (own / whole, (own + related) / whole) if whole else (0.0, 0.0)


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
        return max(one.own for one in known) >= LEAST_BEST
    return any(one.related >= LEAST_WORDS for one in known)


def _stands_alone(one: Evidence) -> bool:
    return one.related >= LEAST_WORDS if one.meaning is None else one.own >= LEAST_OWN


def _near(one: Evidence) -> float:
    return (one.meaning or 0.0) + _WORDS * one.words + _RELATED * one.related + _TITLE * one.title


def _fit(one: Evidence) -> float:
    return (
        _CONFIDENCE * one.confidence
        + _SPEAKER * one.speaker
        + _RELAYED * one.relayed
        + _ADDRESSED * one.addressed
        + _DATED * one.dated
    )


def _surroundings(candidates: Sequence[Evidence], near: dict[int, float]) -> dict[int, float]:
    """What the other candidates of its article say for each candidate."""
    articles: dict[int, list[Evidence]] = defaultdict(list)
    for one in candidates:
        articles[one.article_id].append(one)
    found: dict[int, float] = {}
    for together in articles.values():
        together.sort(key=lambda one: one.position)
        scores = [near[one.id] for one in together]
        best = sorted(scores, reverse=True)[:_BEST_OF_ARTICLE]
        about = _ARTICLE * max(sum(best) / len(best), 0.0)
        for place, one in enumerate(together):
            beside = scores[max(place - 1, 0) : place] + scores[place + 1 : place + 2]
            found[one.id] = about + (_NEIGHBOURS * sum(beside) / len(beside) if beside else 0.0)
    return found
