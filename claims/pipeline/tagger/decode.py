"""From the tagger's scores to cues, sources and contents, in word pieces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

OUTSIDE, SOURCE, CONTENT = range(3)
"""Roles of a word piece with respect to a cue."""
CUE_OUTSIDE, CUE_BEGINS, CUE_CONTINUES = range(3)
"""What a word piece is to the cue head."""
STATE_ROLE = (OUTSIDE, CONTENT, SOURCE, OUTSIDE, CONTENT)
"""The role that each state stands for: before the source, the source, after it."""
ALLOWED = (
    (True, True, True, False, False),
    (True, True, True, False, False),
    (False, False, True, True, True),
    (False, False, False, True, True),
    (False, False, False, True, True),
)
"""Whether a state (row) may be followed by another (column): a source comes once."""

_NEVER = np.float32(-1e4)
_LONGEST_CUE = 16
"""Pieces; no cue in 20,000 annotated ones that is longer is a phrase of attribution."""

Floats = NDArray[np.float32]
Runs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in pieces, ``first`` to ``last`` inclusive, and the probability that one begins there."""

    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class Roles:
    """What belongs to one cue, as runs of places relative to its surroundings' start, ends exclusive.

    Args:
        source: The source, if any.
        content: The stretches of the content.
        something: The probability that anything belongs to the cue at all.
        torn: Whether the most probable reading has no content, and this is the most probable one that has.
        any_content: The probability that there is a content, whichever; only told of those that are torn.
    """

    source: tuple[int, int] | None
    content: Runs
    something: float
    torn: bool = False
    any_content: float = 1.0


def find_cues(probabilities: Floats, start: int, end: int, *, threshold: float) -> list[Cue]:
    """The cues that begin from ``start`` to ``end``, in a window whose pieces have ``probabilities`` [piece, 3]."""
    begins = probabilities[start:end, CUE_BEGINS] >= threshold
    goes_on = probabilities.argmax(1) == CUE_CONTINUES
    cues = []
    for first in (np.flatnonzero(begins) + start).tolist():
        last = first
        while last + 1 < len(goes_on) and goes_on[last + 1] and last - first < _LONGEST_CUE - 1:
            last += 1
        cues.append(Cue(first, last, float(probabilities[first, CUE_BEGINS])))
    return cues


def decode_roles(scores: Floats) -> list[Roles]:
    """The most probable reading for each cue, and the most probable one with a content where that has none.

    Args:
        scores: [cue, place, 6]: inside source, inside content, source starts, content starts, source ends, content
            ends.
    """
    if not len(scores):
        return []
    moves = _moves(scores)
    total = _total(moves)
    # The path that stays outside before the source: state 0 throughout, each step of which scores 0.
    something = -np.expm1(-np.maximum(total, 0.0))
    paths = np.array(STATE_ROLE)[_best_paths(moves)]
    torn = ~(paths == CONTENT).any(1)
    any_content = np.ones(len(scores))
    if torn.any():
        paths[torn] = np.array(STATE_ROLE)[_best_with_content(moves[:, torn])]
        any_content[torn] = -np.expm1(np.minimum(_total_without_content(moves[:, torn]) - total[torn], 0.0))
    read = zip(paths, something.tolist(), torn.tolist(), any_content.tolist(), strict=True)
    return [replace(_runs(path), something=p, torn=t, any_content=c) for path, p, t, c in read]


def _moves(scores: Floats) -> Floats:
    """What each step from state to state scores, [place, cue, state before, state now]."""
    role = np.array(STATE_ROLE)
    by_place = scores.transpose(1, 0, 2)
    padded = np.concatenate([np.zeros_like(by_place[..., :1]), by_place], -1)
    inside, starts, ends = padded[..., role], padded[..., (0, 3, 4)][..., role], padded[..., (0, 5, 6)][..., role]
    ended = np.concatenate([np.zeros_like(ends[:1]), ends[:-1]])
    edges = (ended[..., :, None] + starts[..., None, :]) * (role[:, None] != role)
    allowed = np.where(ALLOWED, np.float32(0), _NEVER)
    return np.asarray(inside[..., None, :] + edges + allowed, dtype=np.float32)


def _total(moves: Floats) -> Floats:
    """The logarithm of the sum over all paths of the exponential of their scores, [cue]."""
    highest = moves.max((2, 3), keepdims=True)
    weights = np.exp(moves - highest)
    forward = weights[0, :, 0]
    total = highest[:, :, 0, 0].sum(0)
    for step in weights[1:]:
        forward = np.einsum("ni,nij->nj", forward, step)
        scale = forward.max(1, keepdims=True)
        forward = forward / scale
        total = total + np.log(scale[:, 0])
    return np.asarray(total + np.log(forward.sum(1)), dtype=np.float32)


def _total_without_content(moves: Floats) -> Floats:
    """The same over the paths that have no content."""
    content = np.array(STATE_ROLE) == CONTENT
    return _total(np.where(content, _NEVER, moves))


def _best_paths(moves: Floats, *, first_end: int = 0) -> NDArray[np.intp]:
    """Viterbi, [cue, place]; paths end in a state from ``first_end`` on."""
    places, cues, states = moves.shape[:3]
    best = moves[0, :, 0]
    came_from = np.zeros((places, cues, states), dtype=np.intp)
    for t in range(1, places):
        reached = best[:, :, None] + moves[t]
        came_from[t] = reached.argmax(1)
        best = reached.max(1)
    paths = np.zeros((cues, places), dtype=np.intp)
    paths[:, -1] = best[:, first_end:].argmax(1) + first_end
    every = np.arange(cues)
    for t in range(places - 1, 0, -1):
        paths[:, t - 1] = came_from[t, every, paths[:, t]]
    return paths


def _best_with_content(moves: Floats) -> NDArray[np.intp]:
    """Viterbi among the paths with a content, [cue, place].

    Torn between several contents, the network may find each less probable than none at all, and yet all of them
    together much more probable. States come twice: before any content, and from the first one on.
    """
    number = len(STATE_ROLE)
    content = np.array(STATE_ROLE) == CONTENT
    places, cues = moves.shape[:2]
    twice = np.full((places, cues, 2 * number, 2 * number), _NEVER, dtype=np.float32)
    twice[..., :number, :number] = np.where(content, _NEVER, moves)
    twice[..., :number, number:] = np.where(content, moves, _NEVER)
    twice[..., number:, number:] = moves
    return np.asarray(_best_paths(twice, first_end=number) % number)


def _runs(path: NDArray[np.intp]) -> Roles:
    edges = np.flatnonzero(np.diff(path, prepend=OUTSIDE, append=OUTSIDE)).tolist()
    runs = [(start, end, int(path[start])) for start, end in pairwise(edges)]
    source = next(((start, end) for start, end, role in runs if role == SOURCE), None)
    return Roles(source, tuple((start, end) for start, end, role in runs if role == CONTENT), something=1.0)
