"""The tagger: an encoder, a head that finds cues, and one that finds each cue's source and content."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

from claims.pipeline.tagger.text import REACH
from claims.training.encoder import Dropout, Encoder, Shape

BUCKETS = 65
"""Rows of the distance embedding: 0, and 32 on each side of the cue, exact to 16 pieces and logarithmic beyond."""
NEVER = -1e4
"""The score of what cannot be; finite, so that sums of it stay numbers."""
_EXACT = 16
_HIDDEN = 160


def distance_buckets(reach: int = REACH) -> Tensor:
    """The row of the distance embedding for each of the ``2 * reach + 1`` places around a cue's first piece."""
    away = torch.arange(-reach, reach + 1)
    size = away.abs().clamp(min=1).to(torch.float64)
    beyond = _EXACT + (size / _EXACT).log() / torch.tensor(reach / _EXACT, dtype=torch.float64).log() * (32 - _EXACT)
    bucket = torch.where(away.abs() <= _EXACT, away.abs(), beyond.to(torch.int64).clamp(_EXACT, 32))
    return 32 + bucket * away.sign()


class CueHead(nn.Module):
    """Outside, begins a cue, continues a cue: for each piece."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, width)
        self.out = nn.Linear(width, 3)

    def forward(self, x: Tensor) -> Tensor:
        """Map [window, piece, width] to [window, piece, 3]."""
        logits: Tensor = self.out(gelu(self.hidden(x)))
        return logits


class RoleHead(nn.Module):
    """Given a cue, what of its surroundings is source and what content.

    A source and a content belong to their cue by construction: there is nothing to pair up afterwards.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.token = nn.Linear(width, 2 * _HIDDEN)
        self.cue = nn.Linear(2 * width, 2 * _HIDDEN)
        self.distance = nn.Embedding(BUCKETS, _HIDDEN)
        self.norm = nn.LayerNorm(_HIDDEN)
        self.near = nn.Conv1d(_HIDDEN, _HIDDEN, 5, padding=2)
        self.wide = nn.Conv1d(_HIDDEN, _HIDDEN, 5, padding=4, dilation=2)
        self.out = nn.Linear(_HIDDEN, 6)
        self.buckets: Tensor
        self.around: Tensor
        self.register_buffer("buckets", distance_buckets(), persistent=False)
        self.register_buffer("around", torch.arange(-REACH, REACH + 1), persistent=False)
        nn.init.normal_(self.distance.weight, std=0.02)

    def forward(self, x: Tensor, present: Tensor, window: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Score the surroundings of cues.

        Args:
            x: The encoder's output, [window, piece, width].
            present: 1 at pieces of the text, 0 at frame and padding, [window, piece].
            window: The window that each cue is in, [cue].
            first: Each cue's first piece, [cue].
            last: Each cue's last piece, [cue].

        Returns:
            [cue, 2 * REACH + 1, 6], see ``claims.training.tagger.crf.steps``; what is no text or is the cue itself
            can be neither source nor content.
        """
        places = first[:, None] + self.around
        inside = (places >= 0) & (places < x.shape[1])
        places = places.clamp(0, x.shape[1] - 1)
        at = window[:, None] * x.shape[1] + places
        possible = inside & (present.flatten()[at] > 0) & ((places < first[:, None]) | (places > last[:, None]))
        add, scale = self.token(x).flatten(0, 1)[at].chunk(2, -1)
        ends = torch.cat([x[window, first], x[window, last]], -1)
        cue_add, cue_scale = self.cue(ends)[:, None].chunk(2, -1)
        pairs = gelu(self.norm(add + cue_add + scale * cue_scale + self.distance(self.buckets)))
        pairs = pairs.transpose(1, 2)
        pairs = pairs + gelu(self.near(pairs))
        pairs = pairs + gelu(self.wide(pairs))
        scores = self.out(pairs.transpose(1, 2)).float()
        never = torch.where(possible, 0.0, NEVER)[..., None]
        return torch.cat([scores[..., :2] + never, scores[..., 2:]], -1)


class TaggerModel(nn.Module):
    """The three parts; ``encode`` once a window, ``roles`` once a batch of cues.

    Args:
        shape: The encoder's size.
        dropout: See ``Recipe``.
        taught_by: Width of the teacher's output, which ``bridge`` maps this encoder's to; 0 where there is none.
    """

    def __init__(self, shape: Shape | None = None, *, dropout: float = 0.1, taught_by: int = 0) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        self.encoder = Encoder(shape, dropout=dropout)
        self.drop = Dropout(dropout)
        self.cues = CueHead(shape.width)
        self.roles = RoleHead(shape.width)
        self.bridge = nn.Linear(shape.width, taught_by) if taught_by else None

    def encode(self, ids: Tensor, features: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """The encoder's output and the cue logits; ``present`` is 0 at padding only."""
        x = self.drop(self.encoder(ids, features, present))
        return x, self.cues(x).float()
