"""The trained weights behind relays and dates: a logistic regression over traits, kept as a table of plain numbers."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each trait speaks for a circumstance.

    Args:
        bias: What is said without any trait.
        threshold: The least probability that is taken.
        table: By trait; others count nothing.
    """

    bias: float
    threshold: float
    table: Mapping[str, float]

    def probability(self, traits: Collection[str]) -> float:
        """The probability, 0 to 1, that something with these traits holds."""
        total = self.bias + math.fsum(self.table.get(trait, 0.0) for trait in traits)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what :meth:`to_json` wrote."""
        data = json.loads(text)
        return cls(data["bias"], data["threshold"], data["table"])

    def to_json(self) -> str:
        """One trait a line, so that a change can be read."""
        data = {"bias": self.bias, "threshold": self.threshold, "table": dict(sorted(self.table.items()))}
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


@cache
def read_weights(name: str) -> Weights:
    """The weights that Claims comes with.

    Args:
        name: ``relays`` or ``dates``.
    """
    return Weights.from_json(_file(name).read_text("utf-8"))


@cache
def weights_name() -> str:
    """The name of the weights that Claims comes with and the beginning of their hash, such as ``relays 3d845f91``."""
    digest = hashlib.sha256(b"".join(_file(name).read_bytes() for name in ("relays", "dates")))
    return f"relays {digest.hexdigest()[:8]}"


def _file(name: str) -> Traversable:
    return files("claims").joinpath("models", "relays", f"{name}.json")
