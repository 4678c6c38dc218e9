"""Every constant of the training, with the reason for its value."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the tagger is trained.

    Args:
        seed: Of everything random: order, window offsets, dropout, first weights of the heads.
        epochs: Passes over the corpus, the last one a part of one if this is no whole number; development figures
            stop rising after four.
        batch: Windows a step.
        stride: Word pieces from one training window to the next; a little less than a window, so that what an
            edge cuts is whole in the neighbour.
        encoder_rate: Highest learning rate of the pretrained weights; twice as much makes them forget.
        head_rate: Highest learning rate of the heads, which start from nothing.
        warm_up: Share of all steps in which the rates rise from 0.
        cool_down: Share of all steps, the last ones, in which the rates fall to 0; linearly, as they rise.
        weight_decay: Of AdamW, on matrices only.
        betas: Of AdamW; 0.98 instead of 0.999 because there are only some thousand steps.
        clip: Longest gradient (L2 norm).
        dropout: On the output of each sublayer of the encoder and of the encoder itself: four epochs of 600,000
            words are few, and the loss on them falls long after the development figures stop.
        cue_weight: Of the cue loss, a mean over tokens of which one in fifty is a cue.
        role_weight: Of the role loss, a negative log-likelihood of whole sequences, in nats a cue.
        false_cues: Hard negatives a step for each true cue: the tokens the cue head most wrongly believes in, with
            "nothing belongs to it" as the answer.
        ema_decay: Of the running average of the weights that is evaluated and exported.
        checkpoint_every: Steps between checkpoints.
        encoder: What to start from: ``minilm``, small enough to ship, or ``mpnet``, eight times the work.
        teacher: How a larger network is trained first, of which this one then learns; none where it learns from
            the annotation alone.
        teaching: Share of the teacher's beliefs in the losses, the rest is the annotation's (Hinton et al. 2015).
            The teacher saw the same articles, but only twice, so that it is surer of what is regular.
        imitation: Weight of the mean squared distance between this encoder's output, linearly mapped, and the
            teacher's, in units of the latter's variance (as TinyBERT, Jiao et al. 2020).
    """

    seed: int = 1
    epochs: float = 4.0
    batch: int = 8
    stride: int = 340
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    cool_down: float = 0.9
    weight_decay: float = 0.01
    betas: tuple[float, float] = (0.9, 0.98)
    clip: float = 1.0
    dropout: float = 0.1
    cue_weight: float = 20.0
    role_weight: float = 0.1
    false_cues: float = 0.35
    ema_decay: float = 0.99
    checkpoint_every: int = 50
    encoder: Literal["minilm", "mpnet"] = "minilm"
    teacher: Recipe | None = None
    teaching: float = 0.7
    imitation: float = 1.0

    def to_json(self) -> str:
        """The recipe as JSON, for the checkpoint and the model card."""
        return json.dumps(asdict(self), indent=2)


TEACHER = Recipe(epochs=2.0, encoder_rate=5e-5, head_rate=5e-4, checkpoint_every=100, encoder="mpnet")
"""Two epochs: it is to teach what is regular in the corpus, and would soon know it by heart. Its 85 million trained
weights take a fourth of the smaller network's rate; twice as much with a short warm-up made it find nothing at all."""
SHIPPED = Recipe(teacher=TEACHER)
"""How the tagger that comes with Claims was trained."""


def read_recipe(path: Path) -> Recipe:
    """The recipe in the JSON file ``path``; what it leaves out is as in :data:`SHIPPED`.

    Raises:
        ValueError: It is no JSON, or names a constant that there is none of.
    """
    try:
        return _changed(SHIPPED, json.loads(path.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from error


def _changed(recipe: Recipe, given: dict[str, Any]) -> Recipe:
    unknown = set(given) - {f.name for f in fields(Recipe)}
    if unknown:
        raise ValueError(f"no such constant: {', '.join(sorted(unknown))}")
    if "betas" in given:
        given |= {"betas": tuple(given["betas"])}
    if given.get("teacher"):
        given |= {"teacher": _changed(TEACHER, given["teacher"])}
    return replace(recipe, **given)
