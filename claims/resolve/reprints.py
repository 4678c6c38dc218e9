"""Articles that print nearly the same words, such as one agency's text in twenty outlets: found by their shingles.

Texts are compared by their sequences of four words. Few articles are: those that share a key, made of the least hashes
of their sequences (MinHash with bands: Broder, "On the resemblance and containment of documents", 1997; Leskovec,
Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3). NumPy does it in a dozen lines; the libraries for it
bring SciPy, which nothing else here needs.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint64]

ENOUGH = 0.5
"""The share of the shorter text's sequences that both have, from which on two articles are reprints. Of the 352,380
pairs of PolNeAR's training articles none lies between 0.3 and 0.5 (benchmarks/reprints.py)."""

FEWEST = 25
"""Sequences that a text has at least to be compared: of fewer, a caption or a notice of rights makes half."""

_WORDS = 4
_BANDS, _ROWS = 24, 3  # found with probability 1 - (1 - J³)²⁴: 0.96 where half of all sequences are shared, 0.8 at 0.4
_WORD = re.compile(r"\w+")


def _mixed(values: Shingles) -> Shingles:
    """SplitMix64's finaliser (Steele, Lea and Flood, 2014): every bit of a value decides on every bit of what comes."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


# Arbitrary, and the same in every version, because keys are kept; NumPy's own generators promise no such thing.
_FACTORS = _mixed(np.arange(_WORDS, dtype=np.uint64)) | np.uint64(1)
_SALTS = _mixed(np.arange(1000, 1000 + _BANDS * _ROWS, dtype=np.uint64))


def shingles(text: str) -> Shingles:
    """The sequences of four words of a text, as hashes, each once and in ascending order."""
    words = np.array([_hash(word) for word in _WORD.findall(text.casefold())], dtype=np.uint64)
    count = len(words) - _WORDS + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    sums = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        sums += words[place : place + count] * factor  # modulo 2^64, which is what is wanted
    return np.unique(_mixed(sums))


def keys_of_text(found: Shingles) -> tuple[int, ...]:
    """The keys under which a text is looked up: two that share one are worth comparing.

    Args:
        found: Its sequences.

    Returns:
        Twenty-four integers of 64 bits, signed as databases have them; none for a text that is too short.
    """
    if len(found) < FEWEST:
        return ()
    least = np.array([_mixed(found ^ salt).min() for salt in _SALTS], dtype=np.uint64).reshape(_BANDS, _ROWS)
    keys = np.arange(_BANDS, dtype=np.uint64)
    for row in range(_ROWS):
        keys = _mixed(keys ^ least[:, row])
    return tuple(int(key) for key in keys.view(np.int64))


def shared(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's sequences that both have, 0 to 1; 0 where one is too short to tell."""
    shorter = min(len(one), len(other))
    if shorter < FEWEST:
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / shorter


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
