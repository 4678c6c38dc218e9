"""How good the ranking of answers is, by cross-validation over questions, and the weights to ship.

    python benchmarks/ranking.py --set DATABASE QUESTIONS.jsonl CORPUS [--set ...]

DATABASE holds the articles of the questions, imported. A line of QUESTIONS is {"q": question, "kind": letter,
"relevant": [{"id": article, "i": number of the attribution, "grade": 1 or 2}]}; CORPUS is a folder of PolNeAR, whose
attributions the grades are of. A quotation is the attribution with which its content overlaps most, by half or more.
The weights are a conditional logit with the signs that its traits must have: for each question, the probability of
each candidate is softmax(traits @ weights), and what is expected of it is its gain, 2^grade - 1, as a share of all
gains (ListNet; Cao et al. 2007).
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.ask.evidence import gather
from claims.evaluate.brat import read_annotation
from claims.search.questions.question import parse_question
from claims.search.ranking.rank import Evidence, rank, traits
from claims.search.ranking.weights import BESIDE
from claims.store.reader import open_reader
from claims.store.store import Store

FOLDS, SEEDS, RIDGE, ROUNDS, RATE = 5, 4, 0.02, 300, 0.05
AGAINST = frozenset({"unattributed", "uncued", "nested", "short"})
"""Traits that speak against a candidate; all others speak for one, and no weight may turn that round."""
GIVEN = {"words": 0.3, "related": 0.5, "relayed": 0.5, "addressed": 0.5, "dated": 0.2, "about": 0.1}
"""Weights that are not learnt: few questions name circumstances, and who does wants what fits them first; and of two
that mean the same, the one in the question's own words, or in words for the same thing."""
TODAY = date(2026, 1, 1)
"""No question of the sets counts from today."""

Key = tuple[str, int]


@dataclass(frozen=True)
class Case:
    """One question with its candidates.

    Args:
        question: As asked.
        kind: A letter; f are those that nothing answers.
        grades: Of all attributions that answer, found or not.
        evidence: The candidates.
        keys: The attribution that each candidate is, if any.
    """

    question: str
    kind: str
    grades: Mapping[Key, int]
    evidence: Sequence[Evidence]
    keys: Sequence[Key | None]

    @property
    def gains(self) -> NDArray[np.float64]:
        """The gain of each candidate."""
        return np.array([2.0 ** self.grades.get(key, 0) - 1 if key else 0.0 for key in self.keys])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Score the ranking of answers, and learn its weights.")
    parser.add_argument("--set", nargs=3, action="append", required=True, metavar=("DATABASE", "QUESTIONS", "CORPUS"))
    cases = [case for one in parser.parse_args().set for case in read(*map(Path, one))]
    asked = [case for case in cases if case.kind != "f"]
    print(f"{len(asked)} questions with answers, {len(cases) - len(asked)} without")
    print("shipped weights:", described(asked, shipped))
    usable = [case for case in asked if case.evidence and case.gains.any()]
    for seed in range(SEEDS):
        print(f"cross-validated {seed}:", described(asked, cross_validated(usable, seed)))
    names, weights = fitted(usable)
    print("weights:", {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)})
    print("slope and intercept: {:.2f}, {:.2f}".format(*calibrated(usable, weights)))
    thresholds(cases)


def read(database: Path, questions: Path, corpus: Path) -> list[Case]:
    """The questions of one set with their candidates."""
    cases = []
    with Store.open(database, create=False) as store, open_reader(store.engine) as reader:
        attributions: dict[str, list[frozenset[int]]] = {}
        for line in questions.read_text("utf-8").splitlines():
            data = json.loads(line)
            query = parse_question(data["q"], vocabulary=reader.vocabulary, today=TODAY)
            evidence = gather(reader, query) if query.terms else []
            keys = []
            for quotation in reader.quotations([one.id for one in evidence]):
                stem = Path(quotation.article.origin).stem
                if stem not in attributions:
                    attributions[stem] = contents(corpus, stem)
                said = characters(quotation.spans)
                keys.append(overlapping(said, stem, attributions[stem]))
            grades = {(one["id"], one["i"]): one["grade"] for one in data["relevant"]}
            cases.append(Case(data["q"], data["kind"], grades, evidence, keys))
    return cases


def contents(corpus: Path, stem: str) -> list[frozenset[int]]:
    """The characters of the content of each attribution of an article, by its first annotator."""
    annotations = min(corpus.glob(f"attributions/{stem}_*.ann"))
    return [characters(one.content) for one in read_annotation(annotations)]


def characters(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places of some spans."""
    return frozenset(place for start, end in spans for place in range(start, end))


def overlapping(said: frozenset[int], stem: str, attributions: Sequence[frozenset[int]]) -> Key | None:
    """The attribution that a content is, if any."""
    shares = [len(said & one) / len(said | one) for one in attributions]
    best = int(np.argmax(shares)) if shares else 0
    return (stem, best) if shares and shares[best] >= 0.5 else None


Order = Callable[[Case], Sequence[int]]
"""Places of a case's candidates, best first."""


def shipped(case: Case) -> list[int]:
    """The order of the weights that are shipped, without thresholds."""
    place = {one.id: index for index, one in enumerate(case.evidence)}
    return [place[one.id] for one in rank(case.evidence)]


def cross_validated(cases: Sequence[Case], seed: int) -> Order:
    """An order that no question had a part in that it is for."""
    dealt = np.random.default_rng(seed).permutation(len(cases))
    weights: dict[str, NDArray[np.float64]] = {}
    for fold in range(FOLDS):
        held_out = set(dealt[fold::FOLDS].tolist())
        _, learnt = fitted([case for place, case in enumerate(cases) if place not in held_out])
        weights |= {cases[place].question: learnt for place in held_out}
    return lambda case: by_weights(case, weights.get(case.question))


def by_weights(case: Case, weights: NDArray[np.float64] | None) -> list[int]:
    """The order of some weights."""
    if weights is None:
        return []
    found: list[int] = np.argsort(-(traits(case.evidence)[1] @ weights), kind="stable").tolist()
    return found


def fitted(cases: Sequence[Case]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The traits' names and weights, by Adam; a ridge on weights of traits of variance one."""
    names = traits(cases[0].evidence)[0]
    signs = np.array([-1.0 if name in AGAINST else 1.0 for name in names])
    given = np.array([name in GIVEN for name in names])
    rows = [traits(case.evidence)[1] for case in cases]
    spread = np.concatenate(rows).std(axis=0) + 1e-6
    wanted = [case.gains / case.gains.sum() for case in cases]
    weights = np.array([GIVEN.get(name, 0.0) for name in names]) * spread
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        slope = 2 * RIDGE * len(rows) * weights
        for row, share in zip(rows, wanted, strict=True):
            total = row / spread @ weights
            expected = np.exp(total - total.max())
            slope = slope + (row / spread).T @ (expected / expected.sum() - share)
        slope /= len(rows)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        change = RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights = np.where(given, weights, signs * np.maximum(signs * (weights - change), 0.0))
    return names, weights / spread


def calibrated(cases: Sequence[Case], weights: NDArray[np.float64]) -> tuple[float, float]:
    """Slope and intercept of the logistic function from a total to the probability of being relevant."""
    total = np.concatenate([traits(case.evidence)[1] @ weights for case in cases])
    relevant = np.concatenate([case.gains > 0 for case in cases])
    slope, intercept = 0.0, math.log(relevant.mean() / (1 - relevant.mean()))
    for _ in range(50):
        found = 1 / (1 + np.exp(-np.clip(slope * total + intercept, -50, 50)))
        curve = found * (1 - found) + 1e-9
        hessian = np.array([[(curve * total**2).sum(), (curve * total).sum()], [(curve * total).sum(), curve.sum()]])
        slope, intercept = (
            np.array([slope, intercept])
            - np.linalg.solve(hessian, [((found - relevant) * total).sum(), (found - relevant).sum()])
        ).tolist()
    return slope, intercept


def described(cases: Sequence[Case], order: Order) -> str:
    """nDCG@10 and recall@20 over all questions, and nDCG@10 by kind."""
    kinds = defaultdict(list)
    recalls = []
    for case in cases:
        gains = counted(case, order(case)[:20] if case.evidence else [])
        ideal = discounted(sorted((2.0**grade - 1 for grade in case.grades.values()), reverse=True))
        kinds[case.kind].append(discounted(gains) / ideal)
        recalls.append(sum(gain > 0 for gain in gains) / min(20, len(case.grades)))
    every = [value for values in kinds.values() for value in values]
    each = " ".join(f"{kind} {np.mean(values):.2f}" for kind, values in sorted(kinds.items()))
    return f"nDCG@10 {np.mean(every):.3f} recall@20 {np.mean(recalls):.3f} {each}"


def counted(case: Case, order: Sequence[int]) -> list[float]:
    """The gains in order; a second candidate for one attribution gains nothing."""
    seen: set[Key] = set()
    found = []
    for place in order:
        key = case.keys[place]
        found.append(float(case.gains[place]) if key not in seen else 0.0)
        if key:
            seen.add(key)
    return found


def discounted(gains: Sequence[float]) -> float:
    """DCG@10."""
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:10]))


def thresholds(cases: Sequence[Case]) -> None:
    """The best candidates' evidence: questions that something answers, and those that nothing does, in order."""
    best = {case.question: strongest([one for one in case.evidence if not one.unattributed]) for case in cases}
    print("evidence of the best candidates, where something answers (the least 12), and where nothing does:")
    answered = sorted((best[case.question], case.question) for case in cases if case.kind != "f" and case.evidence)
    for value, question in answered[:12]:
        print(f"  {value:.3f}  {question}")
    for value, question in sorted((best[case.question], case.question) for case in cases if case.kind == "f"):
        print(f"  {value:.3f}  nothing: {question}")


def strongest(known: Sequence[Evidence]) -> float:
    """What :data:`claims.search.ranking.weights.LEAST_BEST` is compared with."""
    return max((one.own for one in known), default=0.0) + BESIDE * max((one.asked for one in known), default=0.0)


if __name__ == "__main__":
    main()
