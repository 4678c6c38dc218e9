"""Likeness in meaning: of all quotations the nearest, and of some quotations how near each is.

By the index beside the database where there is one, and what it does not have from the database itself.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claims.search.meaning.cells import Cells, load
from claims.search.meaning.vectors import Vector, cosines, unpack
from claims.store.quotations import embeddings
from claims.store.quotations.embeddings import KeptVector

if TYPE_CHECKING:
    from claims.store.reader import Reader

# Vectors of an index that are compared with the database's before it is believed.
_CHECKED = 16
# Vectors that are newer than the index are read; where they are more than this, the index is no help.
_MOST_NEW = 50_000


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near quotations are to some vectors.

    Args:
        reader: The database.
        model: The encoder that made the vectors.
        index: The index beside the database, where there is one that can be used.
    """

    reader: Reader
    model: str
    index: Cells | None

    def nearest(self, asked: Vector, *, limit: int, checked: bool = True) -> dict[int, float]:
        """The nearest of all quotations, with their cosines.

        Args:
            asked: A vector of length one.
            limit: At most so many from the index, and twice as many where vectors are newer than it.
            checked: Whether to leave out vectors of the index that the database has no more: those of words that
                were corrected since.
        """
        found: dict[int, float] = {}
        if self.index is not None:
            near = self.index.nearest(asked, limit=limit)
            there = self._kept(near.ids) if checked else np.ones(len(near.ids), dtype=bool)
            found = dict(zip(near.quotations[there].tolist(), near.cosines[there].tolist(), strict=True))
        after = self.index.last if self.index else 0
        for batch in embeddings.all_vectors(self.reader.connection, self.model, after=after):
            found |= _compared(batch, asked)
            found = dict(heapq.nlargest(2 * limit, found.items(), key=lambda one: one[1]))
        return found

    def of(self, quotations: Collection[int], asked: Sequence[Vector]) -> dict[int, list[float]]:
        """The cosines of some quotations with each vector that is asked about; those without a vector are left out.

        Args:
            quotations: Their numbers.
            asked: Vectors of length one.
        """
        numbers, found = self._cosines(quotations, np.stack(asked), checked=True)
        return dict(zip(numbers.tolist(), found.tolist(), strict=True))

    def nearest_of(self, quotations: Collection[int], asked: Vector, *, limit: int) -> list[int]:
        """Those of some quotations that are nearest, nearest first; those without a vector are left out.

        Vectors of words that were corrected since the index was made count too: :meth:`of` leaves them out.

        Args:
            quotations: Their numbers.
            asked: A vector of length one.
            limit: At most so many.
        """
        numbers, found = self._cosines(quotations, asked[None], checked=False)
        nearest: list[int] = numbers[np.argsort(-found[:, 0], kind="stable")[:limit]].tolist()
        return nearest

    def _cosines(
        self, quotations: Collection[int], asked: NDArray[np.float32], *, checked: bool
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Those quotations that have a vector, and its cosines, [quotation, question]: first those of the index."""
        wanted = np.fromiter(quotations, dtype=np.int64, count=len(quotations))
        numbers, found = wanted[:0], np.zeros((0, len(asked)), dtype=np.float32)
        if self.index is not None:
            indexed = self.index.vectors_of(wanted)
            there = self._kept(indexed.ids) if checked else np.ones(len(indexed.ids), dtype=bool)
            numbers, found = indexed.quotations[there], cosines(indexed.vectors[there], asked)
        known = set(numbers.tolist())
        missing = [number for number in wanted.tolist() if number not in known]
        kept = embeddings.vectors_of(self.reader.connection, self.model, missing) if missing else []
        if kept:
            rows = unpack([one.packed for one in kept], asked.shape[1])
            others = np.array([one.quotation_id for one in kept], dtype=np.int64)
            numbers, found = np.concatenate([numbers, others]), np.concatenate([found, cosines(rows, asked)])
        return numbers, found

    def _kept(self, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which vectors the database still has."""
        kept = embeddings.kept_among(self.reader.connection, ids.tolist())
        return np.fromiter((number in kept for number in ids.tolist()), dtype=bool, count=len(ids))


def open_likeness(reader: Reader, *, model: str) -> Likeness:
    """Likeness by what there is.

    Args:
        reader: The database.
        model: The encoder.
    """
    return Likeness(reader, model, usable_index(reader, model=model))


def usable_index(reader: Reader, *, model: str) -> Cells | None:
    """The index beside the database, if it is of this encoder, of this database, and not too old.

    Args:
        reader: The database.
        model: The encoder.
    """
    index = load(embeddings.index_path(reader.connection.engine))
    if index is None or index.model != model or not len(index.ids):
        return None
    if embeddings.last_vector(reader.connection) - index.last > _MOST_NEW:
        return None
    places = np.linspace(0, len(index.ids) - 1, min(_CHECKED, len(index.ids))).astype(int)
    kept = embeddings.packed_vectors(reader.connection, index.ids[places].tolist())
    same = [
        kept[number] == index.vectors[place].tobytes() for place in places if (number := int(index.ids[place])) in kept
    ]
    # Vectors go when their quotations go; those that are there must be the ones in the index.
    return index if len(same) >= len(places) / 2 and all(same) else None


def _compared(batch: list[KeptVector], asked: Vector) -> dict[int, float]:
    rows = unpack([one.packed for one in batch], len(asked))
    return dict(zip((one.quotation_id for one in batch), cosines(rows, asked[None])[:, 0].tolist(), strict=True))
