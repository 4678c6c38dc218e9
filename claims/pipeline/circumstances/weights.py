"""The trained weights behind relays and dates: a logistic regression over traits, kept as a table of plain numbers."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

_AND = " & "  # between the traits of one that is several together


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
    _pairs: dict[str, dict[str, float]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pairs: dict[str, dict[str, float]] = {}
        for trait, weight in self.table.items():
            parts = trait.split(_AND)
            for place in range(1, len(parts)):
                pairs.setdefault(_AND.join(parts[:place]), {})[_AND.join(parts[place:])] = weight
        object.__setattr__(self, "_pairs", pairs)

    def probability(self, traits: Iterable[str], paired: Sequence[str] = ()) -> float:
        """The probability, 0 to 1, that something with these traits holds.

        Args:
            traits: What counts as it is.
            paired: What counts two by two, the earlier one first. Few pairs have a weight, so that they are looked up
                from their first one on, and not put together.
        """
        found = [self.table[trait] for trait in traits if trait in self.table]
        for place, one in enumerate(paired, 1):
            others = self._pairs.get(one)
            if others is not None:
                found += [others[other] for other in paired[place:] if other in others]
        total = self.bias + math.fsum(found)
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
