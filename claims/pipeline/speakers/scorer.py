"""The trained scorer: how probable each candidate for a source is. Weights in plain arrays, summed up by NumPy."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from claims.errors import ModelError
from claims.pipeline.speakers.candidates import Wanted
from claims.pipeline.speakers.features.all import features_of
from claims.pipeline.speakers.question import Features, Question

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "speakers"
"""The scorer that comes with Claims."""
WEIGHTS, MANIFEST = "weights.json", "manifest.json"
SORTS: tuple[Wanted, ...] = get_args(Wanted)

_DIGITS = 3  # of a weight in the file

Floats = NDArray[np.float64]


class Judge(Protocol):
    """Whoever says how probable each candidate of a question is."""

    def __call__(self, question: Question) -> Sequence[float]:
        """One probability a candidate, together 1."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """What the training found.

    A candidate's score is ``(shared + own[sort]) · x`` where ``x`` are its features and ``sort`` is what the source
    asks for; softmax over the candidates makes probabilities of scores (a conditional logit).

    Args:
        features: The names of the features, in the order of the arrays.
        shared: One weight a feature.
        own: The same for each sort of question, to be added.
    """

    features: tuple[str, ...]
    shared: Floats
    own: Floats

    def scores(self, x: Floats, sort: int) -> Floats:
        """The score of each row of ``x``."""
        scores: Floats = x @ (self.shared + self.own[sort])
        return scores

    def to_dict(self) -> dict[str, Any]:
        """The shape of the file; rounded, so that the last bits of another processor's sums make no other file."""
        return {
            "features": list(self.features),
            "sorts": list(SORTS),
            "shared": self.shared.round(_DIGITS).tolist(),
            "own": self.own.round(_DIGITS).tolist(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Weights:
        """The inverse of :meth:`to_dict`.

        Raises:
            ValueError: The arrays do not fit each other.
        """
        shared, own = (np.asarray(data[name], dtype=np.float64) for name in ("shared", "own"))
        width = len(data["features"])
        if tuple(data["sorts"]) != SORTS or shared.shape != (width,) or own.shape != (len(SORTS), width):
            raise ValueError("the arrays do not fit each other")
        return cls(tuple(data["features"]), shared, own)


class Scorer:
    """Weighs the features of candidates.

    Args:
        weights: As trained.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._columns = {name: column for column, name in enumerate(weights.features)}

    def __call__(self, question: Question) -> Sequence[float]:
        """See :class:`Judge`."""
        if len(question.candidates) == 1:
            return [1.0]
        x = matrix(features_of(question), self._columns)
        scores = self.weights.scores(x, SORTS.index(question.wanted))
        powers = np.exp(scores - scores.max())
        probabilities: list[float] = (powers / powers.sum()).tolist()
        return probabilities


def matrix(features: Sequence[Features], columns: Mapping[str, int]) -> Floats:
    """One row a candidate; features that have no column are left out."""
    x = np.zeros((len(features), len(columns)))
    for row, found in enumerate(features):
        for name, value in found.items():
            column = columns.get(name)
            if column is not None and value:
                x[row, column] = value
    return x


@cache
def shipped_scorer() -> Scorer:
    """The scorer that comes with Claims, read once a process.

    Raises:
        ModelError: A file is missing or is not the one that was trained.
    """
    return load_scorer(SHIPPED)


@cache
def scorer_name() -> str:
    """The shipped scorer's name with the beginning of its weights' hash, such as ``speakers 3d845f91``.

    Raises:
        ModelError: A file is missing or is not the one that was trained.
    """
    shipped_scorer()
    manifest = json.loads((SHIPPED / MANIFEST).read_text(encoding="utf-8"))
    return f"speakers {manifest['sha256'][WEIGHTS][:8]}"


def load_scorer(folder: Path) -> Scorer:
    """The scorer in a folder that :func:`claims.training.speakers.run.write` wrote.

    Raises:
        ModelError: A file is missing or is not the one that was trained.
    """
    hint = "Install claims again, or train the scorer again"
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        content = (folder / WEIGHTS).read_bytes()
        if hashlib.sha256(content).hexdigest() != manifest["sha256"][WEIGHTS]:
            raise ModelError("the file is damaged: its sha256 is another", where=str(folder / WEIGHTS), hint=hint)
        return Scorer(Weights.from_dict(json.loads(content)))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError("the scorer of speakers is incomplete or damaged", where=str(folder), hint=hint) from error
