"""What training minimises: wrong cues, wrong sources and contents, and belief in cues that are none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, mse_loss

from claims.pipeline.tagger.decode import CUE_BEGINS, CUE_CONTINUES, CUE_OUTSIDE
from claims.pipeline.tagger.text import REACH
from claims.training.tagger import crf
from claims.training.tagger.config import Recipe
from claims.training.tagger.crf import negative_log_likelihood
from claims.training.tagger.model import TaggerModel
from claims.training.tagger.teacher import Teacher
from claims.training.tagger.windows import IGNORED, Batch, LabelledWindow, collate

_LEAST = 0.02
"""A token that the cue head believes in less is no hard negative."""
_LONGEST = 8
"""Pieces that a false cue may have."""


@dataclass(frozen=True, slots=True)
class Losses:
    """The weighted sum to minimise, and its parts as they are logged: those against the annotation."""

    total: Tensor
    cue: float
    role: float


def losses(model: TaggerModel, chosen: Sequence[LabelledWindow], recipe: Recipe, teacher: Teacher | None) -> Losses:
    """Run the model on the windows ``chosen`` and compare with the annotation, and with the teacher's beliefs."""
    batch = collate(chosen)
    with torch.autocast("cpu", torch.bfloat16):
        x, logits = model.encode(batch.ids, batch.features, batch.present)
        window, first, last = _with_false_cues(logits.detach(), batch, recipe.false_cues)
        scores = model.roles(x, batch.text, window, first, last)
    cue = cross_entropy(logits.flatten(0, 1), batch.cue_labels.flatten(), ignore_index=IGNORED)
    nothing = batch.roles.new_zeros((len(window) - len(batch.window), batch.roles.shape[1]))
    role = negative_log_likelihood(scores, torch.cat([batch.roles, nothing])).mean() if len(window) else cue * 0
    total = recipe.cue_weight * cue + recipe.role_weight * role
    if teacher and model.bridge:
        lesson = teacher.lesson(chosen, batch)
        text = batch.text > 0
        taught_cue = cross_entropy(logits[text], lesson.cues[text])
        taught_role = cue * 0
        if len(window):
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                beliefs = teacher.model.roles(lesson.hidden, batch.text, window, first, last)
            expected = crf.marginals(beliefs)
            # Of the frame the teacher's output is not kept, so that its word counts only out of the frame's reach.
            framed = (first <= REACH) | (first + REACH >= batch.present.sum(1)[window] - 1)
            labels = torch.cat([batch.roles, nothing])
            believed = crf.cross_entropy(scores, expected)
            taught_role = torch.where(framed, negative_log_likelihood(scores, labels), believed).mean()
        taught = recipe.cue_weight * taught_cue + recipe.role_weight * taught_role
        with torch.autocast("cpu", torch.bfloat16):
            own = model.bridge(x[text])
        apart = mse_loss(own.float(), lesson.target[text])
        total = (1 - recipe.teaching) * total + recipe.teaching * taught + recipe.imitation * apart
    return Losses(total, float(cue.detach()), float(role.detach()))


def _with_false_cues(logits: Tensor, batch: Batch, share: float) -> tuple[Tensor, Tensor, Tensor]:
    """The true cues, then the most credible false ones, as window, first and last place."""
    believed = logits.softmax(-1)[..., CUE_BEGINS]
    believed = torch.where(batch.cue_labels == CUE_OUTSIDE, believed, 0.0).flatten()
    wanted = min(math.ceil(share * len(batch.window)) + 1, len(believed))
    best = believed.topk(wanted)
    places = best.indices[best.values > _LEAST]
    width = logits.shape[1]
    continues = (logits.argmax(-1) == CUE_CONTINUES) & (batch.cue_labels == CUE_OUTSIDE)
    false = [(p // width, p % width) for p in places.tolist()]
    lasts = [_last(continues[row].tolist(), place) for row, place in false]
    rows, firsts = torch.tensor(false, dtype=torch.int64).reshape(-1, 2).unbind(1)
    return (
        torch.cat([batch.window, rows]),
        torch.cat([batch.first, firsts]),
        torch.cat([batch.last, torch.tensor(lasts, dtype=torch.int64)]),
    )


def _last(continues: list[bool], first: int) -> int:
    last = first
    while last + 1 < len(continues) and continues[last + 1] and last - first < _LONGEST:
        last += 1
    return last
