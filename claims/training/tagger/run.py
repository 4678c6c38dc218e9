"""The whole training: a teacher, if the recipe has one, then the tagger, exported, calibrated, measured, described.

Every stage is found again in the output folder, so that an interrupted training goes on where it was.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from claims.evaluate.corpora import read_corpus
from claims.evaluate.gold import Corpus
from claims.evaluate.score import Evaluation
from claims.pipeline.tagger.model import load_tagger
from claims.pipeline.tagger.tagging import Tagger
from claims.pipeline.tagger.text import load_tokenizer
from claims.training.encoder import MPNET, Shape, pretrained_folder, pretrained_teacher
from claims.training.tagger.card import Facts, card
from claims.training.tagger.config import Recipe
from claims.training.tagger.corpus import read_training
from claims.training.tagger.export import MANIFEST, TOKENIZER, export, write_manifest
from claims.training.tagger.figures import calibrate, cross_calibrated, evaluate_tagger, outcomes, reliability
from claims.training.tagger.loop import Trainer
from claims.training.tagger.model import TaggerModel
from claims.training.tagger.teacher import Teacher
from claims.training.tagger.torch_network import TorchNetwork
from claims.training.tagger.windows import Example, examples

logger = logging.getLogger(__name__)

MODEL, CARD = "model", "CARD.md"
"""The folder of the exported model inside the output folder, and the card inside that."""
SHAPES = {"minilm": Shape(), "mpnet": MPNET}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a training finds and leaves its files.

    Args:
        corpus: Any folder that ``claims evaluate`` reads.
        out: Where checkpoints, averaged weights of each epoch and the exported model go.
        dev: Another such folder to measure on after each epoch, to calibrate on and to report in the card.
        encoder: A folder with the small pretrained encoder; by default that of the installed package.
        teacher: A folder with the large one; by default that of the installed packages.
    """

    corpus: Path
    out: Path
    dev: Path | None = None
    encoder: Path | None = None
    teacher: Path | None = None


def train(places: Places, *, recipe: Recipe, threads: int = 2, bits: int = 8) -> Evaluation | None:
    """Train and export; what the output folder holds of an interrupted run is gone on from.

    Args:
        places: Where everything lies.
        recipe: All constants.
        threads: Of the processor; another number may round differently and so give slightly other weights.
        bits: Of the exported matrices.

    Returns:
        The exported tagger's figures on ``places.dev``, if that is given.

    Raises:
        CorpusError: A corpus is missing or broken.
        ModelError: Pretrained weights are missing, or ``places.out`` holds a training by another recipe.
    """
    places.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(threads)
    tokenizer = pretrained_folder(places.encoder) / TOKENIZER
    found = examples(read_training(places.corpus), load_tokenizer(tokenizer))
    dev = read_corpus(places.dev) if places.dev else None
    teacher, seconds = None, 0.0
    if recipe.teacher:
        folder = places.out / "teacher"
        taught = _stage(places, folder, found, recipe.teacher, tokenizer=tokenizer, dev=dev)
        seconds += taught.seconds
        teacher = Teacher(_copy(taught.averaged(), MPNET), found, folder)
    trainer = _stage(places, places.out, found, recipe, tokenizer=tokenizer, dev=dev, teacher=teacher)
    export(trainer.averaged(), places.out / MODEL, tokenizer=tokenizer, bits=bits)
    if not dev:
        return None
    facts = Facts(recipe=recipe, seconds=seconds + trainer.seconds, threads=threads, looks=math.ceil(recipe.epochs))
    return describe(places.out / MODEL, dev, facts)


def _stage(
    places: Places,
    folder: Path,
    found: Sequence[Example],
    recipe: Recipe,
    *,
    tokenizer: Path,
    dev: Corpus | None,
    teacher: Teacher | None = None,
) -> Trainer:
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe.seed)
    shape = SHAPES[recipe.encoder]
    model = TaggerModel(shape, dropout=recipe.dropout, taught_by=teacher.width if teacher else 0)
    small = recipe.encoder == "minilm"
    pretrained = pretrained_folder(places.encoder) if small else pretrained_teacher(places.teacher, folder)
    model.encoder.load_pretrained(pretrained)
    trainer = Trainer(model, found, recipe, folder, teacher=teacher)

    def report(epoch: int) -> None:
        if dev:
            tagger = Tagger(TorchNetwork(_copy(trainer.averaged(), shape)), load_tokenizer(tokenizer))
            with torch.autocast("cpu", torch.bfloat16):
                _log(f"{recipe.encoder} epoch {epoch}", evaluate_tagger(tagger, dev))

    trainer.run(after_epoch=report)
    return trainer


def describe(model: Path, held_out: Corpus, facts: Facts) -> Evaluation:
    """Calibrate an exported model on ``held_out``, measure it there, and write its manifest and card."""
    manifest = json.loads((model / MANIFEST).read_text(encoding="utf-8"))
    manifest.pop("calibration", None)
    write_manifest(model, manifest)
    uncalibrated = outcomes(evaluate_tagger(load_tagger(model), held_out))
    manifest["calibration"] = calibrate(uncalibrated.given, uncalibrated.right)
    write_manifest(model, manifest)
    evaluation = evaluate_tagger(load_tagger(model), held_out)
    honest = reliability(cross_calibrated(uncalibrated), uncalibrated.right)
    text = card(facts, manifest["sha256"], evaluation, honest)
    (model / CARD).write_text(text, encoding="utf-8")
    _log("exported", evaluation)
    return evaluation


def _copy(state: dict[str, Tensor], shape: Shape) -> TaggerModel:
    model = TaggerModel(shape, dropout=0.0)
    model.load_state_dict({name: value for name, value in state.items() if not name.startswith("bridge.")})
    return model


def _log(what: str, evaluation: Evaluation) -> None:
    figures = ", ".join(f"{name} {100 * figure.f1:.1f}" for name, figure in evaluation.figures.items())
    logger.info("%s: F1 %s (%.0f s)", what, figures, evaluation.seconds)
