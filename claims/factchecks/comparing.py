"""A statement compared with what may say the same: evidence for all, and the words of the most promising aligned."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from claims.errors import ModelError
from claims.lexicon.folding import fold
from claims.search.meaning.embed import sentence_encoder
from claims.search.meaning.vectors import Vector
from claims.search.ranking.disagreement import disagree
from claims.search.ranking.rank import inverse_frequency
from claims.search.ranking.statement import (
    LEAST_MATCH,
    Candidate,
    Evidence,
    aligned,
    evidence,
    promise,
    score,
    statement,
)
from claims.store.quotations import embeddings

if TYPE_CHECKING:
    from claims.store.reader import Reader

MOST_ALIGNED = 8
"""Candidates whose words are aligned; each takes about what a sentence's vector takes, and twelve gain 0.01 MRR."""

# Characters of a candidate that are aligned; a statement is a sentence or two.
_READ = 300
# Candidates are read side by side; ONNX Runtime lets go of the interpreter meanwhile.
_THREADS = 2
# How often words stand in quotations is looked up again once there are so many times more.
_GROWN = 1.2
# The most that something can have that says other numbers, or denies.
_AT_ODDS = LEAST_MATCH - 0.01


@dataclass(frozen=True, slots=True)
class Other:
    """Something that may say the same as a statement.

    Args:
        text: Its words, as they are printed.
        folded: The same, folded.
        cosine: Of its vector and the statement's; 0 where it has none.
        speaker: The name of who said it.
        title: The title of where it stands, folded.
        confidence: How surely it was said, 0 to 1.
    """

    text: str
    folded: str
    cosine: float
    speaker: str | None
    title: str
    confidence: float = 1.0


def scores(reader: Reader, text: str, others: Sequence[Other]) -> list[float]:
    """The probabilities that others say the same as a statement, in their order.

    Args:
        reader: The database that tells how telling words are.
        text: The statement.
        others: What may say the same.
    """
    return [
        _agreeing(text, one.text, score(found, alignment))
        for one, (found, alignment) in zip(others, compared(reader, text, others), strict=True)
    ]


def compared(reader: Reader, text: str, others: Sequence[Other]) -> list[tuple[Evidence, float]]:
    """What speaks for others saying the same as a statement, and how well their words align, in their order.

    Args:
        reader: The database that tells how telling words are.
        text: The statement.
        others: What may say the same.
    """
    asked, telling = statement(text), Telling(reader)
    found = [evidence(asked, _candidate(one), telling) for one in others]
    return list(zip(found, _alignments(text, others, found), strict=True))


@lru_cache(maxsize=64)
def vector_of(text: str) -> Vector | None:
    """A text as a vector; None where the encoder is damaged: then words have to do."""
    try:
        return sentence_encoder().vector(text)
    except ModelError:
        return None


class Telling:
    """How telling stems are in one database; what was looked up is kept while the database does not grow by much."""

    _kept: ClassVar[dict[str, tuple[int, dict[str, float]]]] = {}

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        url = reader.connection.engine.url.render_as_string()
        last = embeddings.last_vector(reader.connection)
        size, found = self._kept.get(url, (-1, {}))
        if not size <= last <= _GROWN * size:
            self._kept.clear()
            size, found = self._kept.setdefault(url, (last, {}))
        self._total, self._found = size, found

    def __call__(self, stem: str) -> float:
        """How telling a stem is."""
        if stem not in self._found:
            self._found[stem] = inverse_frequency(self._reader.frequency([stem]), self._total)
        return self._found[stem]


def _alignments(text: str, others: Sequence[Other], found: Sequence[Evidence]) -> list[float]:
    """How well words align, in the order of the others; those that promise least have the least that was found."""
    best = sorted(range(len(others)), key=lambda place: -promise(found[place]))[:MOST_ALIGNED]
    try:
        asked = _states(text)
        read = list(_pool().map(_states, [_as_read(others[place]) for place in best]))
    except ModelError:
        return [one.shared for one in found]
    known = {place: aligned(asked, states) for place, states in zip(best, read, strict=True)}
    least = min(known.values(), default=0.0)
    return [known.get(place, least) for place in range(len(others))]


def _as_read(one: Other) -> str:
    said = one.text[:_READ]
    return f"{one.speaker}: {said}" if one.speaker else said


@lru_cache(maxsize=512)
def _states(text: str) -> NDArray[np.float32]:
    return sentence_encoder().states(text)


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="claims-aligning")


def _candidate(one: Other) -> Candidate:
    speaker = _folded(one.speaker) if one.speaker else None
    return Candidate(content=one.folded, cosine=one.cosine, speaker=speaker, title=one.title, confidence=one.confidence)


@lru_cache(maxsize=4_096)
def _folded(name: str) -> str:
    return fold(name)


def _agreeing(text: str, other: str, likely: float) -> float:
    """A score that is none of a match where numbers or a denial are at odds: such a pair is for a person to judge."""
    return _AT_ODDS if likely >= LEAST_MATCH and disagree(text, other) else likely
