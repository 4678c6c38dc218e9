"""A logistic regression over sparse binary traits, fitted by L-BFGS; numpy is all that it needs."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claims.pipeline.circumstances.weights import Weights

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One example.

    Args:
        traits: What can be seen.
        right: Whether it holds.
    """

    traits: tuple[str, ...]
    right: bool


def fit(rows: Sequence[Row], *, penalty: float, rarest: int, rounds: int = 80) -> Weights:
    """Fit weights; their threshold is one half.

    Args:
        rows: The examples.
        penalty: How strongly weights are drawn to zero (half the square of each counts so much).
        rarest: Traits of fewer rows than this are left out.
        rounds: The most steps of the optimiser.
    """
    counts = Counter(trait for row in rows for trait in set(row.traits))
    names = sorted(trait for trait, count in counts.items() if count >= rarest)
    column = {name: index for index, name in enumerate(names)}
    cells, ends = array("i"), [0]
    for row in rows:
        cells.extend(sorted(column[trait] for trait in set(row.traits) if trait in column))
        ends.append(len(cells))
    columns = np.frombuffer(cells, dtype=np.intc) if cells else np.zeros(0, dtype=np.intc)
    lengths = np.diff(ends)
    right = np.array([row.right for row in rows], dtype=np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        # The sums of each row's weights, as differences of one running sum
        running = np.concatenate([[0.0], np.cumsum(weights[columns])])
        scores = weights[-1] + np.diff(running[ends])
        chances = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
        error = chances - right
        value = -float(np.sum(np.where(right > 0, np.log(chances + 1e-12), np.log(1 - chances + 1e-12))))
        shares = np.bincount(columns, weights=np.repeat(error, lengths), minlength=len(names))
        slope = np.append(shares, error.sum())
        slope[:-1] += penalty * weights[:-1]
        return value + penalty / 2 * float(weights[:-1] @ weights[:-1]), slope

    found = minimise(loss, np.zeros(len(names) + 1), rounds=rounds)
    table = {name: round(float(found[index]), 3) for name, index in column.items()}
    return Weights(round(float(found[-1]), 3), 0.5, {name: weight for name, weight in table.items() if weight})


def minimise(loss: Callable[[Floats], tuple[float, Floats]], start: Floats, *, rounds: int, memory: int = 8) -> Floats:
    """L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4) with steps halved until the loss falls.

    Args:
        loss: Value and gradient at a point.
        start: Where to begin.
        rounds: The most steps.
        memory: How many steps are remembered.
    """
    point, (value, slope) = start, loss(start)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        direction = -_curved(slope, steps)
        length, (new_value, new_slope) = 1.0, loss(point + direction)
        while new_value > value + 1e-4 * length * float(slope @ direction) and length > 1e-6:
            length /= 2
            new_value, new_slope = loss(point + length * direction)
        step, turn = length * direction, new_slope - slope
        if float(step @ turn) > 1e-10:
            steps = [*steps, (step, turn)][-memory:]
        point, fallen, value, slope = point + step, value - new_value, new_value, new_slope
        if fallen < 1e-5 * max(1.0, abs(value)):
            break
    return point


def _curved(slope: Floats, steps: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The gradient times the remembered inverse curvature."""
    if not steps:
        return slope / max(1.0, float(np.linalg.norm(slope)))
    direction, shares = slope.copy(), []
    for step, turn in reversed(steps):
        share = float(step @ direction) / float(step @ turn)
        direction = direction - share * turn
        shares.append(share)
    step, turn = steps[-1]
    direction = direction * (float(step @ turn) / float(turn @ turn))
    for (step, turn), share in zip(steps, reversed(shares), strict=True):
        direction = direction + step * (share - float(turn @ direction) / float(step @ turn))
    return direction
