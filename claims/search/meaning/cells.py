"""An approximate index of vectors in one file: vectors in cells around centres, those of a question's cells compared.

An inverted file, as in Sivic and Zisserman 2003 and Jégou et al. 2011, without compression beyond a byte a component.
It is mapped into memory, so a process reads only the cells that it compares; it is built in one pass, and it depends on
nothing but NumPy. Whoever uses it compares exactly what was added since.

Measured against usearch 2.26 (HNSW of signed bytes, connectivity 16) on 100,000 vectors and two busy cores: HNSW
answers in 1.4 ms with a recall@100 of 0.988, but is built in 65 s, not 16 s, and its file has 53 MB, not 41 MB;
comparing all with its SIMD takes 20 ms. And a process that imports usearch before ONNX Runtime ends with a
segmentation fault.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.search.meaning.vectors import Bytes, Vector

# Cells for so many vectors: four times the square root, so that centres and cells cost about the same to compare.
_CELLS_PER_ROOT = 4
# Rounds of k-means, and vectors that it looks at for each cell: more of either finds no more.
_ROUNDS, _SAMPLE = 4, 20
# The share of all cells that is compared; with fewer than EXACT vectors all are.
PROBED = 0.04
EXACT = 50_000

_MAGIC, _VERSION = b"claims-cells\n", 2
_ALIGNED = 64


@dataclass(frozen=True, slots=True)
class Batch:
    """Vectors with their numbers.

    Args:
        ids: Their numbers; rising where they are to be indexed.
        quotations: Whose they are.
        vectors: The vectors, [vector, component].
    """

    ids: NDArray[np.int64]
    quotations: NDArray[np.int64]
    vectors: Bytes


@dataclass(frozen=True, slots=True)
class Nearest:
    """What is nearest to a question.

    Args:
        ids: Numbers of vectors.
        quotations: Whose they are.
        cosines: Their cosines, falling.
    """

    ids: NDArray[np.int64]
    quotations: NDArray[np.int64]
    cosines: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """An index that lies in a file.

    Args:
        model: The encoder that made the vectors.
        last: The largest number of a vector in it.
        ids: Numbers of the vectors, by cell.
        quotations: Whose they are, by cell.
        vectors: The vectors, by cell.
        lengths: Their lengths, by cell.
        rows: Where the vectors lie in the order of their quotations' numbers.
        starts: Where each cell starts, and where the last ends.
        centres: The cells' centres, of length one.
    """

    model: str
    last: int
    ids: NDArray[np.int64]
    quotations: NDArray[np.int64]
    vectors: Bytes
    lengths: NDArray[np.float32]
    rows: NDArray[np.int64]
    starts: NDArray[np.int64]
    centres: NDArray[np.float32]

    def nearest(self, asked: Vector, *, limit: int, probed: float = PROBED) -> Nearest:
        """The vectors nearest to one.

        Args:
            asked: A vector of length one.
            limit: At most so many.
            probed: The share of cells to compare, above 0; 1 for an exact answer.
        """
        stretches = self._stretches(asked, probed)
        found = np.concatenate(
            [self.vectors[start:end].astype(np.float32) @ asked / self.lengths[start:end] for start, end in stretches]
        )
        rows = np.concatenate([np.arange(start, end) for start, end in stretches])
        best = np.argpartition(-found, min(limit, len(found)) - 1)[:limit] if len(found) else np.arange(0)
        best = best[np.argsort(-found[best], kind="stable")]
        return Nearest(self.ids[rows[best]], self.quotations[rows[best]], found[best])

    def vectors_of(self, quotations: NDArray[np.int64]) -> Batch:
        """The vectors of those of some quotations that the index has.

        Args:
            quotations: Numbers of quotations, each once.
        """
        if not len(self.rows):
            return Batch(quotations[:0], quotations[:0], self.vectors[:0])
        place = np.searchsorted(self.quotations, quotations, sorter=self.rows)
        rows = self.rows[np.minimum(place, len(self.rows) - 1)]
        there = self.quotations[rows] == quotations
        return Batch(self.ids[rows[there]], quotations[there], self.vectors[rows[there]])

    def _stretches(self, asked: Vector, probed: float) -> list[tuple[int, int]]:
        if probed >= 1 or len(self.ids) <= EXACT:
            step = 4_096
            return [(start, min(start + step, len(self.ids))) for start in range(0, max(len(self.ids), 1), step)]
        number = max(1, round(probed * len(self.centres)))
        cells = np.sort(np.argpartition(-(self.centres @ asked), number - 1)[:number])
        return [(int(self.starts[cell]), int(self.starts[cell + 1])) for cell in cells]


def build(path: Path, batches: Iterable[Batch], *, model: str) -> None:
    """Write an index; what was at the path is replaced in one step.

    Args:
        path: Where to.
        batches: The vectors; all are held in memory once.
        model: The encoder that made them.

    Raises:
        OSError: The file cannot be written.
    """
    none = np.zeros(0, dtype=np.int64)
    parts = list(batches) or [Batch(none, none, np.zeros((0, 1), dtype=np.int8))]
    ids, whose = np.concatenate([part.ids for part in parts]), np.concatenate([part.quotations for part in parts])
    vectors = np.concatenate([part.vectors for part in parts])
    parts.clear()
    centres = _centres(vectors)
    cell = _cells_of(vectors, centres)
    order = np.argsort(cell, kind="stable")
    starts = np.searchsorted(cell[order], np.arange(len(centres) + 1)).astype(np.int64)
    header = {"model": model, "last": int(ids.max(initial=0))}
    arrays = {
        "ids": ids[order],
        "quotations": whose[order],
        "vectors": vectors[order],
        "lengths": _lengths(vectors[order]),
        "rows": np.argsort(whose[order], kind="stable"),
        "starts": starts,
        "centres": centres,
    }
    _write(path, header, arrays)


def load(path: Path) -> Cells | None:
    """The index at a path, mapped into memory; None where there is none, or it is damaged or of another version.

    What was mapped is kept, and given again while the file is the same.
    """
    try:
        file = path.stat()
    except OSError:
        return None
    return _mapped(path, (file.st_ino, file.st_size, file.st_mtime_ns))


@lru_cache(maxsize=4)
def _mapped(path: Path, signature: tuple[int, int, int]) -> Cells | None:
    size = signature[1]
    try:
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return None
            version, length = struct.unpack("<II", file.read(8))
            header = json.loads(file.read(length)) if version == _VERSION else None
            if header is None or size != header["size"]:
                return None
        arrays = {
            name: np.memmap(path, dtype=kind, mode="r", offset=offset, shape=tuple(shape))
            if min(shape)
            else np.zeros(shape, dtype=kind)
            for name, (kind, offset, shape) in header["arrays"].items()
        }
        return Cells(model=header["model"], last=header["last"], **arrays)
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return None


def _centres(vectors: Bytes) -> NDArray[np.float32]:
    """Centres of cells by spherical k-means over a sample; the same vectors give the same centres."""
    number = max(1, min(len(vectors), round(_CELLS_PER_ROOT * len(vectors) ** 0.5)))
    drawn = np.random.default_rng(1)
    sample = vectors[np.sort(drawn.choice(len(vectors), min(len(vectors), _SAMPLE * number), replace=False))]
    points = _unit(sample.astype(np.float32))
    centres: NDArray[np.float32] = points[np.sort(drawn.choice(len(points), min(number, len(points)), replace=False))]
    for _ in range(_ROUNDS if len(vectors) > EXACT else 1):
        own = _cells_of(sample, centres)
        order = np.argsort(own, kind="stable")
        filled, first = np.unique(own[order], return_index=True)
        centres = centres.copy()
        centres[filled] = np.add.reduceat(points[order], first, axis=0)
        centres = _unit(centres)
    return centres


def _cells_of(vectors: Bytes, centres: NDArray[np.float32]) -> NDArray[np.int64]:
    block = 4_096
    parts = [
        np.argmax(vectors[start : start + block].astype(np.float32) @ centres.T, axis=1)
        for start in range(0, len(vectors), block)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _lengths(vectors: Bytes) -> NDArray[np.float32]:
    """The length of each vector, at least 1."""
    block = 4_096
    parts = [
        np.linalg.norm(vectors[start : start + block].astype(np.float32), axis=1)
        for start in range(0, max(len(vectors), 1), block)
    ]
    return np.asarray(np.maximum(np.concatenate(parts), 1.0), dtype=np.float32)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _write(path: Path, header: dict[str, object], arrays: dict[str, NDArray[np.generic]]) -> None:
    """Magic, version and header's length, header, then each array at a multiple of 64 bytes."""
    places: dict[str, tuple[str, int, list[int]]] = {}
    offset = _ALIGNED * 32
    for name, array in arrays.items():
        places[name] = (array.dtype.str, offset, list(array.shape))
        offset += -(-array.nbytes // _ALIGNED) * _ALIGNED
    text = json.dumps({**header, "arrays": places, "size": offset}).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            file.write(_MAGIC + struct.pack("<II", _VERSION, len(text)) + text)
            for name, array in arrays.items():
                file.seek(places[name][1])
                file.write(np.ascontiguousarray(array).data)
            file.truncate(offset)
        _mapped.cache_clear()  # what was here is let go of before it is replaced
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
