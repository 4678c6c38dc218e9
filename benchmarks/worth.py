"""How well the order of claims by what is worth checking agrees with a person's judgement.

    python benchmarks/worth.py TRAIN.db

TRAIN.db holds the training part of PolNeAR, imported whole and gathered. ``worth.tsv`` has 320 of its claims, drawn at
random and judged by one person on their words alone (the first 170 characters), before a score was looked at: 1 where
they assert something of the world that could be checked and would matter, 0 for opinions, wishes, promises, questions,
what only names a topic, and what is no assertion. A claim is named by the SHA-256 of its words.

Printed are the average precision of the score, that of a random order, of claims ordered by length alone, and of a
logistic regression over the same features (ten cross-validations in five parts), which says whether weights learned on
so few would do better than those set by hand.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text

from claims.resolve.claims.wording import wording
from claims.resolve.claims.worth import WEIGHTS, features, worth
from claims.store.reader import open_reader
from claims.store.store import Store

JUDGED = Path(__file__).with_suffix(".tsv")
PARTS, TIMES, PENALTY, STEPS = 5, 10, 2.0, 40

Numbers = NDArray[np.float64]


def main() -> None:
    judged = [line.split("\t") for line in JUDGED.read_text("utf-8").splitlines()]
    with Store.open(sys.argv[1], create=False) as store, open_reader(store.engine) as reader:
        rows = reader.connection.execute(text("SELECT content_text FROM quotations"))
        known = {hashlib.sha256(words.encode("utf-8")).hexdigest(): words for (words,) in rows}
    found = [(known[sha], label == "1") for sha, label in judged if sha in known]
    labels = np.array([label for _, label in found])
    scores = np.array([worth(words).score for words, _ in found])
    lengths = np.array([float(len(words)) for words, _ in found])
    first = labels[np.argsort(-scores, kind="stable")]
    print(f"{len(found)} claims, {labels.sum()} worth checking; {len(judged) - len(found)} not in this database")
    print(f"average precision {average_precision(scores, labels):.3f}; of the first 20 right {first[:20].mean():.0%}")
    print(f"random order {labels.mean():.3f}; by length {average_precision(lengths, labels):.3f}")
    print(f"weights learned here, cross-validated {np.mean([learned(found, seed) for seed in range(TIMES)]):.3f}")


def average_precision(scores: Numbers, labels: NDArray[np.bool_]) -> float:
    """The mean, over all that are worth checking, of the precision down to each."""
    ordered = labels[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(ordered) / np.arange(1, len(ordered) + 1))[ordered].mean())


def learned(found: list[tuple[str, bool]], seed: int) -> float:
    """The average precision of a regression over the features, each part scored by what the others taught."""
    present = [features(words, wording(words)) for words, _ in found]
    matrix = np.array([[name in one for name in WEIGHTS] + [True] for one in present], dtype=float)
    labels = np.array([label for _, label in found])
    part = np.random.default_rng(seed).permutation(len(found)) % PARTS
    scores = np.zeros(len(found))
    for one in range(PARTS):
        weights = regression(matrix[part != one], labels[part != one])
        scores[part == one] = matrix[part == one] @ weights
    return average_precision(scores, labels)


def regression(matrix: Numbers, labels: NDArray[np.bool_]) -> Numbers:
    """A logistic regression with a quadratic penalty on all weights but the last, by Newton's method."""
    weights = np.zeros(matrix.shape[1])
    penalty = np.diag([PENALTY] * (len(weights) - 1) + [0.0])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-(matrix @ weights)))
        curvature = (matrix.T * (expected * (1 - expected))) @ matrix + penalty
        weights = weights + np.linalg.solve(curvature, matrix.T @ (labels - expected) - penalty @ weights)
    return weights


if __name__ == "__main__":
    main()
