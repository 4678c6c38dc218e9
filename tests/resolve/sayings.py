"""Sayings for the tests of claims, each in one line, and vectors for them without an encoder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from claims.resolve.claims.likeness import Saying

DAY = date(2024, 5, 6)
_DIMENSIONS = 64
_COMMON = 1.7


def saying(number: int, text: str, *, kind: str = "direct", article: int | None = None, day: int = 0) -> Saying:
    """One quotation; by default each stands in an article of its own."""
    when = DAY + timedelta(days=day)
    return Saying(
        id=number,
        identity=hashlib.sha256(f"{number} {text}".encode()).hexdigest(),
        kind=kind,
        article=number if article is None else article,
        text=text,
        first=when,
        last=when,
    )


def vectors(sayings: Sequence[Saying]) -> NDArray[np.int8]:
    """Vectors that are near where words are shared: each stem adds a direction of its own.

    All of them share a part, so that a cut is as near to the whole as the real encoder puts it (0.7).
    """
    rows = [_vector(one) for one in sayings]
    return np.array(rows, dtype=np.int8).reshape(len(sayings), _DIMENSIONS)


def _vector(one: Saying) -> NDArray[np.int8]:
    total = _COMMON * np.random.default_rng(0).standard_normal(_DIMENSIONS)
    for stem in sorted(one.wording.stems):
        seed = int(hashlib.sha256(stem.encode()).hexdigest()[:8], 16)
        total += np.random.default_rng(seed).standard_normal(_DIMENSIONS)
    largest = np.abs(total).max()
    return np.rint(total * (127 / largest if largest else 0)).astype(np.int8)
