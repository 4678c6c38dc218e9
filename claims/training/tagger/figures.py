"""The tagger alone against an annotated corpus, and how far its probabilities can be believed."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.evaluate.align import same_source
from claims.evaluate.gold import Corpus
from claims.evaluate.score import Evaluation, score
from claims.pipeline.tagger.attribution import TaggedAttribution
from claims.pipeline.tagger.tagging import Tagger
from claims.pipeline.text.marks import find_marks
from claims.quotation import Quotation, Span, kind_of

BINS = 10
"""Of the reliability diagram, equally wide."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """What probabilities were given, and how often they were right.

    Args:
        given: The mean probability in each bin, NaN where it is empty.
        right: The share of right attributions in each bin.
        count: How many attributions fell into each bin.
    """

    given: NDArray[np.float64]
    right: NDArray[np.float64]
    count: NDArray[np.int64]

    @property
    def error(self) -> float:
        """The expected calibration error: how far given and right lie apart, weighted by count."""
        used = self.count > 0
        gaps = np.abs(self.given[used] - self.right[used])
        return float((gaps * self.count[used]).sum() / max(1, self.count.sum()))


def evaluate_tagger(tagger: Tagger, corpus: Corpus) -> Evaluation:
    """Tag the corpus' articles and score what was found, without any other component."""
    texts = [one.article.text for one in corpus.articles]
    started = time.perf_counter()
    tagged = list(tagger.tag_all(texts))
    seconds = time.perf_counter() - started
    quotations = (_quotations(text, found) for text, found in zip(texts, tagged, strict=True))
    return score(corpus, quotations, seconds=seconds)


def _quotations(text: str, tagged: tuple[TaggedAttribution, ...]) -> list[Quotation]:
    quoted = [(pair.start, pair.end) for pair in find_marks(text)]
    found = []
    for one in tagged:
        content = tuple(Span.of(text, *span) for span in one.content)
        source = Span.of(text, *one.source) if one.source else None
        found.append(
            Quotation(
                kind=kind_of(content, quoted),
                content=content,
                cue=Span.of(text, *one.cue),
                source=source,
                confidence=one.probability,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Extracted attributions: the probability given to each, whether it is right, and the number of its article."""

    given: NDArray[np.float64]
    right: NDArray[np.bool_]
    article: NDArray[np.int64]


def outcomes(evaluation: Evaluation) -> Outcomes:
    """What became of each extracted attribution; right means content and source both."""
    found: list[tuple[float, bool, int]] = []
    for number, article in enumerate(evaluation.articles):
        partner = {extracted: gold for gold, extracted in article.alignment.pairs.items()}
        for index, quotation in enumerate(article.extracted):
            gold = partner.get(index)
            right = gold is not None and same_source(article.gold_letters[gold], article.letters[index])
            found.append((quotation.confidence, right, number))
    given, rights, numbers = zip(*found, strict=True) if found else ((), (), ())
    return Outcomes(
        np.array(given, dtype=np.float64), np.array(rights, dtype=np.bool_), np.array(numbers, dtype=np.int64)
    )


def cross_calibrated(found: Outcomes, *, folds: int = 5) -> NDArray[np.float64]:
    """The calibrated probability of each attribution, by slope and intercept that never saw its article."""
    calibrated = found.given.copy()
    for fold in range(folds):
        own = found.article % folds == fold
        if own.any() and not own.all():
            slope, intercept = calibrate(found.given[~own], found.right[~own])
            calibrated[own] = 1 / (1 + np.exp(-slope * log_odds(found.given[own]) - intercept))
    return calibrated


def calibrate(given: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and intercept that make log-odds honest (Platt, 1999), by Newton's method."""
    odds = log_odds(given)
    design = np.stack([odds, np.ones_like(odds)], 1)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        curvature = design.T @ (design * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        step = np.linalg.solve(curvature, design.T @ (right - p))
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return float(weights[0]), float(weights[1])


def log_odds(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logarithm of ``p / (1 - p)``, kept finite."""
    clipped = np.clip(p, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(clipped / (1 - clipped)))


def reliability(given: NDArray[np.float64], right: NDArray[np.bool_]) -> Reliability:
    """Sort attributions into bins by their probability."""
    which = np.minimum((given * BINS).astype(np.int64), BINS - 1)
    count = np.bincount(which, minlength=BINS)
    with np.errstate(invalid="ignore"):
        means = [np.bincount(which, weights=values, minlength=BINS) / count for values in (given, right)]
    return Reliability(means[0], means[1], count)
