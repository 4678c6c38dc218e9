"""The quotations nearest in meaning among all of a database: by the index beside it, else by reading every vector."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

from claims.search.cells import Cells, load
from claims.search.vectors import Vector, cosines, unpack
from claims.store import embeddings
from claims.store.embeddings import KeptVector

if TYPE_CHECKING:
    from claims.store.reader import Reader

# Vectors of an index that are compared with the database's before it is believed.
_CHECKED = 16
# Vectors that are newer than the index are read; where they are more than this, the index is no help.
_MOST_NEW = 50_000


def nearest(reader: Reader, asked: Vector, *, model: str, limit: int) -> dict[int, float]:
    """Quotations with their cosines, the nearest ones.

    Args:
        reader: The database.
        asked: A vector of length one.
        model: The encoder that made it.
        limit: At most so many from the index, and so many of those that it does not have.
    """
    index = usable_index(reader, model=model)
    found: dict[int, float] = {}
    if index is not None:
        near = index.nearest(asked, limit=limit)
        whose = embeddings.quotations_of(reader.connection, near.ids.tolist())
        pairs = zip(near.ids.tolist(), near.cosines.tolist(), strict=True)
        found = {whose[number]: cosine for number, cosine in pairs if number in whose}
    for batch in embeddings.all_vectors(reader.connection, model, after=index.last if index else 0):
        found |= _compared(batch, asked)
        found = dict(heapq.nlargest(2 * limit, found.items(), key=lambda one: one[1]))
    return found


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
