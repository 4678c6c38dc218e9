"""Vectors as they are kept, a signed byte a component, and products with them; pure NumPy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
Bytes = NDArray[np.int8]

_LARGEST = 127
# Rows that are turned into floats at a time: 12 MB of 384 components.
_BLOCK = 8_192


def pack(vector: Vector) -> bytes:
    """A vector as bytes, its largest component scaled to 127; the direction stays, the length is lost.

    The cosine between a vector and what :func:`unpack` makes of its bytes is above 0.999.

    Args:
        vector: Any vector but zero.
    """
    largest = float(np.abs(vector).max()) or 1.0
    packed: bytes = np.rint(vector * (_LARGEST / largest)).astype(np.int8).tobytes()
    return packed


def unpack(packed: Sequence[bytes], dimensions: int) -> Bytes:
    """Kept vectors as the rows of a matrix.

    Args:
        packed: What :func:`pack` gave.
        dimensions: Components of each.
    """
    return np.frombuffer(b"".join(packed), dtype=np.int8).reshape(-1, dimensions)


def cosines(rows: Bytes, asked: NDArray[np.float32]) -> NDArray[np.float32]:
    """The cosine of each row with each vector that is asked about.

    Args:
        rows: A matrix of kept vectors; may lie in a file that is mapped into memory.
        asked: Vectors of length one, [question, component].

    Returns:
        [row, question]
    """
    found = np.empty((len(rows), len(asked)), dtype=np.float32)
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK].astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", block, block))
        found[start : start + _BLOCK] = (block @ asked.T) / np.maximum(lengths, 1.0)[:, None]
    return found


def mixed(parts: Sequence[tuple[float, Vector]]) -> Vector:
    """Several vectors in one, of length one: its product with another is the weighted mean of theirs, scaled.

    Args:
        parts: Weights and vectors of length one; the weights are above zero.
    """
    total = np.sum([weight * vector for weight, vector in parts], axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), dtype=np.float32)
