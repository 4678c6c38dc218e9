"""Precision, recall and F1 from counts that add up over articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts behind one figure.

    Args:
        right: How much of what was extracted is right.
        predicted: How much was extracted.
        found: How much of the gold was found; differs from ``right`` where several may match one.
        gold: How much there is to find.
    """

    right: float = 0.0
    predicted: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    @classmethod
    def of(cls, hits: float, *, predicted: float, gold: float) -> Figure:
        """A figure whose hits count once on either side."""
        return cls(hits, predicted, hits, gold)

    def __add__(self, other: Figure) -> Figure:
        return Figure(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """How much of what was extracted is right, 0 to 1; 0 where nothing was."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """How much of the gold was found, 0 to 1; 0 where there is none."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims evaluate --json``."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "predicted": round(self.predicted, 4),
            "gold": round(self.gold, 4),
        }


Figures = Mapping[str, Figure]
"""Figures by name."""


def total(parts: Iterable[Figures]) -> dict[str, Figure]:
    """The sum of figures of the same name, names in the order in which they first occur."""
    sums: dict[str, Figure] = {}
    for part in parts:
        for name, figure in part.items():
            sums[name] = sums[name] + figure if name in sums else figure
    return sums
