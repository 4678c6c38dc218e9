"""Vectors held in memory between questions, so that a second one need not read them again.

A database with an index beside it (:mod:`claims.search.meaning.cells`) is asked through that; of a smaller one all
vectors are held, at some 80 MB for the most that have no index.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.ask.nearest import open_likeness
from claims.search.meaning.cells import EXACT
from claims.search.meaning.vectors import Vector, unpack
from claims.store.quotations import embeddings
from claims.store.reader import Reader


@dataclass(frozen=True, slots=True)
class _Held:
    """The vectors of one database.

    Args:
        url: Which database.
        model: The encoder that made them.
        ids: Numbers of the vectors, rising.
        quotations: Whose they are.
        rows: The vectors, of length one.
        packed: The first and the last one as the database keeps them.
    """

    url: str
    model: str
    ids: NDArray[np.int64]
    quotations: NDArray[np.int64]
    rows: NDArray[np.float32]
    packed: dict[int, bytes]


_lock = threading.Lock()
_held: dict[str, _Held] = {}


def nearest(reader: Reader, asked: Vector, *, model: str, limit: int) -> dict[int, float]:
    """The quotations nearest in meaning to something, with their cosines.

    Args:
        reader: The database.
        asked: A vector of length one.
        model: The encoder that made it.
        limit: At most so many.
    """
    if embeddings.last_vector(reader.connection) > EXACT:
        return open_likeness(reader, model=model).nearest(asked, limit=limit)
    held = _loaded(reader, model)
    if not len(held.ids):
        return {}
    cosines = held.rows @ asked
    best = np.argpartition(-cosines, min(limit, len(cosines)) - 1)[:limit]
    return dict(zip(held.quotations[best].tolist(), cosines[best].tolist(), strict=True))


def _loaded(reader: Reader, model: str) -> _Held:
    """The vectors in memory: those that are new are read, and all where the database is another than it was."""
    url = reader.connection.engine.url.render_as_string()
    with _lock:
        held = _held.get(url)
        if held is None or held.model != model or not _is_still_there(reader, held):
            held = _Held(url, model, _numbers(()), _numbers(()), np.zeros((0, 0), dtype=np.float32), {})
        last = int(held.ids[-1]) if len(held.ids) else 0
        new = [one for batch in embeddings.all_vectors(reader.connection, model, after=last) for one in batch]
        if new:
            held = _with(held, new)
        _held.clear()  # one database at a time is asked
        _held[url] = held
        return held


def _with(held: _Held, new: Sequence[embeddings.KeptVector]) -> _Held:
    added = unpack([one.packed for one in new], len(new[0].packed)).astype(np.float32)
    added /= np.maximum(np.linalg.norm(added, axis=1, keepdims=True), 1e-9)
    quotations = _numbers([one.quotation_id for one in new])
    # Words that were corrected have a new vector; the old one goes.
    stays = ~np.isin(held.quotations, quotations)
    ids = np.concatenate([held.ids[stays], _numbers([one.id for one in new])])
    ends = {one.id: bytes(one.packed) for one in (new[0], new[-1])}
    return _Held(
        held.url,
        held.model,
        ids,
        np.concatenate([held.quotations[stays], quotations]),
        np.concatenate([held.rows[stays], added]) if len(held.ids) else added,
        {number: packed for number, packed in (held.packed | ends).items() if number in {ids[0], ids[-1]}} or ends,
    )


def _is_still_there(reader: Reader, held: _Held) -> bool:
    """Whether this is the database that was read: what was first and last is still the same."""
    return bool(held.packed) and embeddings.packed_vectors(reader.connection, list(held.packed)) == held.packed


def _numbers(values: Sequence[int]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)
