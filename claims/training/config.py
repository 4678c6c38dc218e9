"""Every constant of the training, with the reason for its value."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path


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

    @classmethod
    def read(cls, path: Path) -> Recipe:
        """The recipe in the JSON file ``path``; what it leaves out keeps its default.

        Raises:
            ValueError: It names a constant that there is none of.
        """
        given = json.loads(path.read_text(encoding="utf-8"))
        unknown = set(given) - {f.name for f in fields(cls)}
        if unknown:
            raise ValueError(f"{path}: no such constant: {', '.join(sorted(unknown))}")
        return cls(**given | ({"betas": tuple(given["betas"])} if "betas" in given else {}))

    def to_json(self) -> str:
        """The recipe as JSON, for the checkpoint and the model card."""
        return json.dumps(asdict(self), indent=2)
