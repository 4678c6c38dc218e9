"""A conditional random field over a cue's surroundings: at most one source, any number of content stretches.

Five states: outside and content before the source, the source, outside and content after it. A path's score is the
sum of what the role head says of each piece (inside a source, inside a content) and of each edge (a source or a content
starts here, ends here), so that boundaries are learned and no cost of entry is set by hand.
"""

from __future__ import annotations

import torch
from torch import Tensor

from claims.pipeline.tagger.decode import ALLOWED, CONTENT, OUTSIDE, SOURCE, STATE_ROLE

_NEVER = -1e4


def steps(scores: Tensor) -> Tensor:
    """What each step from state to state scores.

    Args:
        scores: [cue, piece, 6]: inside source, inside content, source starts, content starts, source ends, content
            ends.

    Returns:
        [cue, piece, state before, state now]; before the first piece the state is "outside, before the source".
    """
    role = torch.tensor(STATE_ROLE)
    zero = torch.zeros_like(scores[..., :1])
    inside = torch.cat([zero, scores[..., 0:2]], -1)[..., role]
    starts = torch.cat([zero, scores[..., 2:4]], -1)[..., role]
    ends = torch.cat([zero, scores[..., 4:6]], -1)[..., role]
    ended = torch.cat([torch.zeros_like(ends[:, :1]), ends[:, :-1]], 1)
    changes = (role[:, None] != role[None, :]).to(scores.dtype)
    never = torch.where(torch.tensor(ALLOWED), 0.0, _NEVER)
    edges = (ended[..., :, None] + starts[..., None, :]) * changes
    return inside[..., None, :] + edges + never


def states_of(roles: Tensor) -> Tensor:
    """The path through the five states that gives ``roles`` [cue, piece] (OUTSIDE, SOURCE or CONTENT)."""
    source = roles == SOURCE
    after = source.to(torch.int64).cumsum(1) > 0
    path = torch.where(roles == CONTENT, 1, 0) + torch.where(after, 3, 0)
    return torch.where(source, 2, path)


def negative_log_likelihood(scores: Tensor, roles: Tensor) -> Tensor:
    """How improbable the true ``roles`` [cue, piece] are, in nats, one value a cue."""
    moves = steps(scores)
    path = states_of(roles)
    before = torch.cat([torch.zeros_like(path[:, :1]), path[:, :-1]], 1)
    taken = moves.flatten(2).gather(2, (before * len(STATE_ROLE) + path)[..., None]).sum((1, 2))
    return log_partition(moves) - taken


def cross_entropy(scores: Tensor, expected: Tensor) -> Tensor:
    """What it costs to expect by ``scores`` where the truth is as in ``expected``, in nats, one value a cue.

    Args:
        scores: [cue, piece, 6], see ``steps``.
        expected: How probable each step really is, from ``marginals``; for a single path this is
            ``negative_log_likelihood``.
    """
    moves = steps(scores)
    return log_partition(moves) - (moves * expected).sum((1, 2, 3))


def marginals(scores: Tensor) -> Tensor:
    """The probability of each step, [cue, piece, state before, state now]: the derivative of the log-partition."""
    with torch.enable_grad():
        moves = steps(scores.detach()).requires_grad_()
        (probability,) = torch.autograd.grad(log_partition(moves).sum(), moves)
    return probability


def log_partition(moves: Tensor) -> Tensor:
    """The logarithm of the sum over all paths of the exponential of their scores, [cue]."""
    # Unbound, not indexed: the gradient of each index would be a tensor as large as all moves.
    before_first, *rest = moves.unbind(1)
    total = before_first[:, OUTSIDE]
    for step in rest:
        total = torch.logsumexp(total[:, :, None] + step, 1)
    return torch.logsumexp(total, 1)
