"""The training loop: steps, a running average of the weights, checkpoints that it resumes from."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from claims.errors import ModelError
from claims.training.tagger.config import Recipe
from claims.training.tagger.loss import losses
from claims.training.tagger.model import TaggerModel
from claims.training.tagger.teacher import Teacher
from claims.training.tagger.windows import Example, LabelledWindow, epoch_batches

logger = logging.getLogger(__name__)

CHECKPOINT = "checkpoint.pt"
_LOG_EVERY = 10


class Trainer:
    """Trains one model; everything that it needs to go on after an interruption is in its checkpoint.

    Args:
        model: The model, its encoder filled with pretrained weights.
        found: The training corpus.
        recipe: All constants.
        folder: Where the checkpoint is written, and read if one is there.
        teacher: A larger network to learn from beside the annotation.
    """

    def __init__(
        self,
        model: TaggerModel,
        found: Sequence[Example],
        recipe: Recipe,
        folder: Path,
        *,
        teacher: Teacher | None = None,
    ) -> None:
        self.model, self.found, self.recipe, self.folder = model, found, recipe, folder
        self.teacher = teacher
        self.optimiser = _optimiser(model, recipe)
        lengths = [len(epoch_batches(found, recipe, epoch)) for epoch in range(math.ceil(recipe.epochs))]
        self.total = sum(lengths) - round(lengths[-1] * (len(lengths) - recipe.epochs))
        self.schedule = LambdaLR(self.optimiser, _slope(self.total, recipe))
        self.average = {name: p.detach().clone() for name, p in model.named_parameters() if p.requires_grad}
        self.epoch = self.position = self.step = 0
        self.seconds = 0.0
        torch.manual_seed(recipe.seed)
        self._resume()

    def run(self, *, after_epoch: Callable[[int], None] | None = None) -> None:
        """Train to the end, from wherever the checkpoint is."""
        while self.step < self.total:
            self._run_epoch()
            self.epoch, self.position = self.epoch + 1, 0
            self.save()
            torch.save(self.average, self.folder / f"average_{self.epoch}.pt")
            if after_epoch:
                with torch.random.fork_rng():  # what it draws must not change the epochs to come
                    after_epoch(self.epoch)

    def _run_epoch(self) -> None:
        batches = epoch_batches(self.found, self.recipe, self.epoch)
        self.model.train()
        while self.position < len(batches) and self.step < self.total:
            began = time.perf_counter()
            self._one_step(batches[self.position])
            self.seconds += time.perf_counter() - began
            if self.step % self.recipe.checkpoint_every == 0:
                self.save()

    def _one_step(self, chosen: list[LabelledWindow]) -> None:
        parts = losses(self.model, chosen, self.recipe, self.teacher)
        parts.total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe.clip)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad()
        # The average starts as the mean of all steps, so that the first weights do not linger in it.
        share = max(1 - self.recipe.ema_decay, 1 / (self.step + 1))
        for name, p in self.model.named_parameters():
            if p.requires_grad:
                self.average[name].lerp_(p.detach(), share)
        self.position += 1
        self.step += 1
        if self.step % _LOG_EVERY == 0:
            logger.info(
                "epoch %d step %d/%d cue %.4f role %.2f, %.0f s",
                self.epoch + 1, self.step, self.total, parts.cue, parts.role, self.seconds,
            )  # fmt: skip

    def averaged(self) -> dict[str, Tensor]:
        """All weights, the trained ones averaged."""
        return self.model.state_dict() | self.average

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "recipe": self.recipe.to_json(),
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "average": self.average,
            "random": torch.get_rng_state(),
            "place": (self.epoch, self.position, self.step, self.seconds),
        }
        partial = self.folder / f"{CHECKPOINT}.partial"
        torch.save(state, partial)
        partial.replace(self.folder / CHECKPOINT)

    def _resume(self) -> None:
        path = self.folder / CHECKPOINT
        if not path.is_file():
            return
        state = torch.load(path, weights_only=True)
        if state["recipe"] != self.recipe.to_json():
            hint = "Remove it, or give the same recipe"
            raise ModelError("this training was begun with another recipe", where=str(path), hint=hint)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.average = state["average"]
        torch.set_rng_state(state["random"])
        self.epoch, self.position, self.step, self.seconds = state["place"]


def _optimiser(model: TaggerModel, recipe: Recipe) -> AdamW:
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, p in model.named_parameters():
        if p.requires_grad:
            groups.setdefault((name.startswith("encoder."), p.dim() > 1), []).append(p)
    options = [
        {
            "params": params,
            "lr": recipe.encoder_rate if pretrained else recipe.head_rate,
            "weight_decay": recipe.weight_decay if matrix else 0.0,
        }
        for (pretrained, matrix), params in groups.items()
    ]
    return AdamW(options, betas=recipe.betas, fused=True)


def _slope(total: int, recipe: Recipe) -> Callable[[int], float]:
    rise, fall = max(1, round(total * recipe.warm_up)), max(1, round(total * recipe.cool_down))
    return lambda step: max(0.0, min(1.0, (step + 1) / rise, (total - step) / fall))
