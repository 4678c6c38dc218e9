"""Annotated articles as windows of word pieces with their labels, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from claims.evaluate.gold import GoldQuotation, Offsets
from claims.pipeline.tagger.decode import CONTENT, CUE_BEGINS, CUE_CONTINUES, CUE_OUTSIDE, OUTSIDE, SOURCE
from claims.pipeline.tagger.text import FEATURES, REACH, WINDOW, Pieces, split
from claims.training.tagger.config import Recipe
from claims.training.tagger.corpus import TrainingArticle

CLS, SEP, PAD = 101, 102, 0
"""The frame of a window and what fills a short one, in the vocabulary of uncased BERT."""
IGNORED = -100
"""The label of frame and padding."""
_POOL = 64
"""Windows sorted by length together, so that a batch is little padding and still random."""


@dataclass(frozen=True, slots=True)
class CueLabel:
    """A true cue, in pieces of the article, and the roles of the pieces around it.

    Args:
        first: The cue's first piece.
        last: The cue's last piece.
        start: The first piece of cue, source and content together.
        end: The piece after the last of these.
        roles: Role of each piece from ``first - REACH`` to ``first + REACH``.
    """

    first: int
    last: int
    start: int
    end: int
    roles: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """One article in pieces, with the labels of each annotator."""

    pieces: Pieces
    versions: tuple[tuple[CueLabel, ...], ...]


@dataclass(frozen=True, slots=True)
class LabelledWindow:
    """Pieces ``start`` to ``end`` of an example, as one annotator sees them."""

    example: Example
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side; all tensors int64 but ``present`` and ``text``.

    Args:
        ids: [window, place], framed.
        features: [window, place].
        present: 1.0 where there is a piece or a frame.
        text: 1.0 where there is a piece.
        cue_labels: [window, place].
        window: The window of each cue, [cue].
        first: The place of each cue's first piece, [cue].
        last: The place of each cue's last piece, [cue].
        roles: [cue, 2 * REACH + 1].
    """

    ids: Tensor
    features: Tensor
    present: Tensor
    text: Tensor
    cue_labels: Tensor
    window: Tensor
    first: Tensor
    last: Tensor
    roles: Tensor


def examples(articles: Sequence[TrainingArticle], tokenizer: Tokenizer) -> list[Example]:
    """Tokenise all articles and turn character spans into labels."""
    found = []
    for article in articles:
        pieces = split(article.text, tokenizer)
        versions = tuple(
            tuple(label for gold in version if (label := _label(pieces, gold))) for version in article.versions
        )
        found.append(Example(pieces, versions))
    return found


def _label(pieces: Pieces, gold: GoldQuotation) -> CueLabel | None:
    cue = _covered(pieces, gold.cue)
    if not cue:
        return None
    first, last = cue[0][0], cue[-1][1] - 1
    roles = np.zeros(2 * REACH + 1, dtype=np.int64)
    contents, sources = _covered(pieces, gold.content), _covered(pieces, gold.source)[:1]
    for role, runs in ((CONTENT, contents), (SOURCE, sources)):
        for start, end in runs:
            roles[max(0, start - first + REACH) : max(0, end - first + REACH)] = role
    roles[REACH : REACH + 1 + last - first] = OUTSIDE
    spans = [*cue, *contents, *sources]
    return CueLabel(first, last, min(s for s, _ in spans), max(e for _, e in spans), roles)


def _covered(pieces: Pieces, spans: Sequence[Offsets]) -> list[tuple[int, int]]:
    """The runs of pieces that the character spans touch, those that adjoin each other joined."""
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        a = int(np.searchsorted(pieces.ends, start, side="right"))
        b = int(np.searchsorted(pieces.starts, end, side="left"))
        if a < b and runs and a <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(b, runs[-1][1]))
        elif a < b:
            runs.append((a, b))
    return runs


def epoch_batches(found: Sequence[Example], recipe: Recipe, epoch: int) -> list[list[LabelledWindow]]:
    """The batches of one pass, in order; the same for the same seed and epoch, wherever training was interrupted."""
    rng = random.Random(f"{recipe.seed} {epoch}")  # noqa: S311 - no secret
    cut = [window for example in found for window in _cut(example, recipe.stride, rng)]
    rng.shuffle(cut)
    batches = []
    for i in range(0, len(cut), _POOL):
        pool = sorted(cut[i : i + _POOL], key=lambda w: w.end - w.start)
        batches += [pool[j : j + recipe.batch] for j in range(0, len(pool), recipe.batch)]
    rng.shuffle(batches)
    return batches


def _cut(example: Example, stride: int, rng: random.Random) -> Iterator[LabelledWindow]:
    """Windows at a random offset; the first may be short, and a cut-off tail of a few pieces is not worth a window."""
    version = rng.randrange(len(example.versions))
    length = len(example.pieces)
    start = -rng.randrange(stride) if length > WINDOW else 0
    while start < length:
        yield LabelledWindow(example, version, max(start, 0), min(start + WINDOW, length))
        start += stride
        if length - start <= WINDOW - stride:
            break


def collate(chosen: Sequence[LabelledWindow]) -> Batch:
    """Lay windows side by side."""
    width = max(w.end - w.start for w in chosen) + 2
    ids = np.full((len(chosen), width), PAD, dtype=np.int64)
    features = np.full((len(chosen), width), FEATURES, dtype=np.int64)
    present, text = np.zeros((2, len(chosen), width), dtype=np.float32)
    labels = np.full((len(chosen), width), IGNORED, dtype=np.int64)
    cues: list[tuple[int, int, int]] = []
    roles: list[NDArray[np.int64]] = []
    for row, w in enumerate(chosen):
        n = w.end - w.start
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = w.example.pieces.ids[w.start : w.end]
        features[row, 1 : n + 1] = w.example.pieces.features[w.start : w.end]
        present[row, : n + 2], text[row, 1 : n + 1], labels[row, 1 : n + 1] = 1, 1, CUE_OUTSIDE
        for cue in w.example.versions[w.version]:
            if w.start <= cue.first and cue.last < w.end:
                labels[row, cue.first - w.start + 1] = CUE_BEGINS
                labels[row, cue.first - w.start + 2 : cue.last - w.start + 2] = CUE_CONTINUES
                if _whole(cue, w):
                    cues.append((row, cue.first - w.start + 1, cue.last - w.start + 1))
                    roles.append(cue.roles)
    window, first, last = torch.tensor(cues, dtype=torch.int64).reshape(-1, 3).unbind(1)
    stacked = np.stack(roles) if roles else np.zeros((0, 2 * REACH + 1), dtype=np.int64)
    return Batch(
        ids=torch.from_numpy(ids),
        features=torch.from_numpy(features),
        present=torch.from_numpy(present),
        text=torch.from_numpy(text),
        cue_labels=torch.from_numpy(labels),
        window=window,
        first=first,
        last=last,
        roles=torch.from_numpy(stacked),
    )


def _whole(cue: CueLabel, w: LabelledWindow) -> bool:
    """Whether the window cuts nothing off within reach: what it does cut the neighbour teaches."""
    return max(cue.start, cue.first - REACH) >= w.start and min(cue.end, cue.first + REACH + 1) <= w.end
