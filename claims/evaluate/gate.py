"""Floors under the figures: they may rise unseen, but fall only where somebody lowers a number in a file.

The file, in JSON::

    {"fixtures": {"sha256": "…", "floors": {"attribution": 0.71, "speaker": 0.93}}}

By corpus: the hash of its texts and annotations, and the least F1 of each figure; ``speaker recall`` and ``speaker
precision`` are floors under the recall and the precision of ``speaker``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claims.errors import CorpusError
from claims.evaluate.figures import Figure
from claims.evaluate.score import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least figures of one corpus.

    Args:
        sha256: The hash of the corpus that they were taken on.
        floors: By figure, 0 to 1.
    """

    sha256: str
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A figure below its floor."""

    figure: str
    floor: float
    value: float

    def __str__(self) -> str:
        return f"{self.figure} is {self.value:.4f}, below its floor of {self.floor:.4f}"


def read_floors(path: str | Path, name: str) -> Floors:
    """The floors of the corpus ``name``.

    Raises:
        CorpusError: The file is missing or broken, or has no such corpus.
    """
    try:
        entry = json.loads(Path(path).read_text("utf-8"))[name]
        return Floors(sha256=entry["sha256"], floors={key: float(value) for key, value in entry["floors"].items()})
    except OSError as error:
        raise CorpusError(f"the floors cannot be read: {error.strerror}", where=str(path)) from None
    except KeyError as missing:
        raise CorpusError(f"the file has no {missing}", where=str(path)) from None
    except (ValueError, TypeError, AttributeError) as broken:
        raise CorpusError(f"the file does not hold floors: {broken}", where=str(path)) from None


def breaches(evaluation: Evaluation, floors: Floors) -> tuple[Breach, ...]:
    """The figures that fell below their floors.

    Raises:
        CorpusError: The corpus is not the one that the floors were taken on, or a floor names an unknown figure.
    """
    corpus = evaluation.corpus
    if corpus.sha256 != floors.sha256:
        raise CorpusError(
            f"the floors were taken on another version of the corpus ({floors.sha256[:12]}, now {corpus.sha256[:12]})",
            where=corpus.name,
            hint="Measure again and write the new hash and floors",
        )
    values = {figure: _value(evaluation.figures, figure, corpus.name) for figure in floors.floors}
    return tuple(
        Breach(figure=figure, floor=floor, value=values[figure])
        for figure, floor in floors.floors.items()
        if values[figure] < floor
    )


def raised(evaluation: Evaluation, floors: Floors) -> Floors:
    """The floors lifted to the figures of this evaluation.

    On the same corpus none is lowered; on another version of it they are set anew.

    Raises:
        CorpusError: A floor names an unknown figure.
    """
    corpus = evaluation.corpus
    measured = {name: _rounded(_value(evaluation.figures, name, corpus.name)) for name in floors.floors}
    if corpus.sha256 == floors.sha256:
        measured = {name: max(value, floors.floors[name]) for name, value in measured.items()}
    return Floors(sha256=corpus.sha256, floors=measured)


def write_floors(path: str | Path, name: str, floors: Floors) -> None:
    """Put the floors of the corpus ``name`` into a file that has floors for it already.

    Raises:
        CorpusError: The file cannot be read.
    """
    path = Path(path)
    read_floors(path, name)
    entries = json.loads(path.read_text("utf-8"))
    entries[name] = {"sha256": floors.sha256, "floors": dict(floors.floors)}
    path.write_text(f"{json.dumps(entries, indent=2, ensure_ascii=False)}\n", "utf-8")


def _rounded(value: float) -> float:
    """Three digits, downwards: figures must not break their own floor."""
    return math.floor(value * 1000) / 1000


def _value(figures: Mapping[str, Figure], name: str, where: str) -> float:
    if name in figures:
        return figures[name].f1
    stem, _, side = name.rpartition(" ")
    if stem in figures and side in {"precision", "recall"}:
        return figures[stem].precision if side == "precision" else figures[stem].recall
    raise CorpusError(f"there is no figure {name!r} for this corpus", where=where)
