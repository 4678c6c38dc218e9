"""How surely two quotations in other words are told to be one claim, and the weights with which they are.

    python benchmarks/sameness.py TRAIN.db

TRAIN.db holds the training part of PolNeAR, imported whole from its files. ``same.tsv`` has 2,484 pairs of quotations
of one speaker out of it, drawn from those that share words or are near in meaning, the likelier ones all; a language
model judged each pair in its context, once, on whether both state the same (s), or not (d; u: cannot be told).
Quotations are named by the first quarter of the SHA-256 of their words. Repeats and what is at odds are judged too;
rules decide these.

A logistic regression over the rest, and over pairs of the tuning events (fixtures/events), is fitted on nine tenths of
the articles in turn. Printed are, on the others, how many pairs reach a probability, which share of them is right, and
which share of all that are the same they are; then the weights, fitted on all. The days are in the articles' file
names: pairs of two articles are counted once with them and once without.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text

from claims.evaluate.same_claims import annotated_blocks, read_events
from claims.ingest.claims import sayings_of, vectors_of
from claims.resolve.claims.likeness import (
    NEAR,
    Saying,
    apart,
    are_two_sentences,
    at_odds,
    crowd,
    features,
    is_repeat,
    is_statement,
    overlap,
)
from claims.search.meaning.embed import encoder_name
from claims.store.claims import gathered
from claims.store.store import Store
from claims.training.logistic import minimise

JUDGED = Path(__file__).with_name("same.tsv")
EVENTS = Path(__file__).resolve().parent.parent / "fixtures" / "events" / "gold.jsonl"
DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")
NAME = 16  # hexadecimal digits of a hash
FOLDS, PENALTY, ROUNDS = 10, 0.3, 300
STEPS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its vector, of length 1, and how often its speaker is quoted."""

    saying: Saying
    vector: Floats
    crowd: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair: what speaks for it, whether both say the same, and what it counts."""

    group: str
    article: int
    features: dict[str, float]
    same: bool
    weight: float = 1.0


def main() -> None:
    pairs = [*of_train(sys.argv[1]), *of_events()]
    x = np.array([[*one.features.values(), 1.0] for one in pairs])
    same = np.array([one.same for one in pairs], dtype=np.float64)
    weights = np.array([one.weight for one in pairs])
    folds = np.array([one.article % FOLDS for one in pairs])
    chances = np.zeros(len(pairs))
    for fold in range(FOLDS):
        learned = fitted(x[folds != fold], same[folds != fold], weights[folds != fold])
        chances[folds == fold] = logistic(x[folds == fold] @ learned)
    for group in dict.fromkeys(one.group for one in pairs):
        ours = np.array([one.group == group for one in pairs])
        tell(group, chances[ours], same[ours])
    learned = fitted(x, same, weights)
    print({name: round(value, 2) for name, value in zip(pairs[0].features, learned.tolist(), strict=False)})
    print(f"intercept {learned[-1]:.2f}")


def of_train(database: str) -> Iterator[Judged]:
    said, days = quotations(database)
    for line in JUDGED.read_text("utf-8").splitlines():
        one_sha, other_sha, label = line.split("\t")
        pairs = [
            (one, other)
            for speaker, one in said.get(one_sha, ())
            for another, other in said.get(other_sha, ())
            if speaker == another and one.saying.id != other.saying.id
        ]
        if pairs and label != "u":
            one, other = pairs[0]
            yield from judged("train", one, other, same=label == "s", weight=0.5)
            dated = [replace(a, saying=on(a.saying, days[a.saying.article])) for a in (one, other)]
            yield from judged("train, dated", *dated, same=label == "s", weight=0.5)


def quotations(database: str) -> tuple[dict[str, list[tuple[int, Said]]], dict[int, date]]:
    """By the beginning of the hash of its words each quotation with its speaker; and the day of each article."""
    found: dict[str, list[tuple[int, Said]]] = defaultdict(list)
    with Store.open(database, create=False) as store, store.engine.connect() as connection:
        origins = connection.execute(text("SELECT id, origin FROM articles"))
        days = {number: date.fromisoformat(day[1]) for number, origin in origins if (day := DAY.search(origin))}
        for speaker in gathered.waiting(connection, everybody=True):
            block = gathered.block(connection, speaker, encoder_name(), [])
            rows = of_length_1(vectors_of(block).astype(np.float64))
            for one, saying, row in zip(block.said, sayings_of(block), rows, strict=True):
                if is_statement(saying.wording):
                    name = hashlib.sha256(one.text.encode()).hexdigest()[:NAME]
                    found[name].append((speaker, Said(saying, row, crowd(len(block.said)))))
    return found, days


def of_events() -> Iterator[Judged]:
    for block in annotated_blocks(read_events(EVENTS, part="tuning")):
        rows = of_length_1(np.array([np.frombuffer(vector, dtype=np.int8) for _, vector, _ in block], dtype=np.float64))
        said = [(Said(saying, row, 0), claim) for (saying, _, claim), row in zip(block, rows, strict=True)]
        for (one, claim), (other, another) in combinations(said, 2):
            yield from judged("events", one, other, same=claim == another)


def judged(part: str, one: Said, other: Said, *, same: bool, weight: float = 1.0) -> Iterator[Judged]:
    """The pair, where rules leave it to its features."""
    mine, theirs = one.saying, other.saying
    shared = overlap(mine.wording, theirs.wording)
    if shared is None or at_odds(mine.wording, theirs.wording):
        return
    if is_repeat(mine, theirs, shared.repeated) or are_two_sentences(mine, theirs):
        return
    days = apart(mine, theirs)
    where = "two days" if days is not None and days <= NEAR else "other articles"
    group = f"{part}, {'one article' if mine.article == theirs.article else where}"
    found = features(mine, theirs, float(one.vector @ other.vector), shared, one.crowd)
    yield Judged(group, mine.article, found, same, weight)


def on(saying: Saying, day: date) -> Saying:
    return replace(saying, first=saying.first or day, last=saying.last or day)


def of_length_1(rows: Floats) -> Floats:
    scaled: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return scaled


def fitted(x: Floats, same: Floats, weights: Floats) -> Floats:
    """The weights that make the judgements most probable; all but the last one, the intercept, are drawn to nothing."""
    penalty = np.append(np.full(x.shape[1] - 1, PENALTY), 0.0)

    def loss(point: Floats) -> tuple[float, Floats]:
        scores = x @ point
        chances = logistic(scores)
        value = float(weights @ (np.logaddexp(0.0, scores) - same * scores)) + float(penalty @ point**2) / 2
        return value, x.T @ (weights * (chances - same)) + penalty * point

    return minimise(loss, np.zeros(x.shape[1]), rounds=ROUNDS)


def logistic(scores: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-scores))
    return chances


def tell(group: str, chances: Floats, same: Floats) -> None:
    print(f"{group}: {len(same)} pairs, {same.sum():.0f} the same")
    for least in STEPS:
        there = chances >= least
        if there.any():
            share = same[there].sum() / max(same.sum(), 1)
            print(f"  {least:.2f}: {there.sum():4} pairs, {same[there].mean():.0%} right, {share:.0%} of all")


if __name__ == "__main__":
    main()
