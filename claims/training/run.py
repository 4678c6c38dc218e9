"""``python -m claims.training.run CORPUS OUT --dev DEV``: train, going on from what is in OUT, export, measure."""

from __future__ import annotations

import argparse
import json
import logging
import math
from pathlib import Path

import torch
from torch import Tensor

from claims.evaluate.corpora import read_corpus
from claims.evaluate.gold import Corpus
from claims.evaluate.score import Evaluation
from claims.pipeline.tagger import Tagger
from claims.pipeline.tagger_model import load_tagger
from claims.pipeline.tagger_text import load_tokenizer
from claims.training.card import Facts, card
from claims.training.config import Recipe
from claims.training.corpus import read_training
from claims.training.encoder import pretrained_folder
from claims.training.export import MANIFEST, TOKENIZER, export, write_manifest
from claims.training.figures import calibrate, evaluate_tagger, outcomes, reliability
from claims.training.loop import Trainer
from claims.training.model import TaggerModel
from claims.training.torch_network import TorchNetwork
from claims.training.windows import examples

logger = logging.getLogger(__name__)

MODEL, CARD = "model", "CARD.md"
"""The folder of the exported model inside the output folder, and the card inside that."""


def train(
    corpus: Path,
    out: Path,
    *,
    recipe: Recipe,
    dev: Path | None = None,
    encoder: Path | None = None,
    threads: int = 2,
    bits: int = 8,
) -> None:
    """Train on the annotated folder ``corpus`` and export; what ``out`` holds of an interrupted run is gone on from.

    Args:
        corpus: Any folder that ``claims evaluate`` reads.
        out: Where checkpoints, averaged weights of each epoch and the exported model go.
        recipe: All constants.
        dev: Another such folder to measure on after each epoch, to calibrate on and to report in the card.
        encoder: A folder with the pretrained encoder; by default that of the installed package.
        threads: Of the processor; another number may round differently and so give slightly other weights.
        bits: Of the exported matrices.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(threads)
    torch.manual_seed(recipe.seed)
    folder = pretrained_folder(encoder)
    model = TaggerModel(dropout=recipe.dropout)
    model.encoder.load_pretrained(folder)
    tokenizer = folder / TOKENIZER
    held_out = read_corpus(dev) if dev else None
    trainer = Trainer(model, examples(read_training(corpus), load_tokenizer(tokenizer)), recipe, out)

    def report(epoch: int) -> None:
        if held_out:
            tagger = Tagger(TorchNetwork(_copy(trainer.averaged())), load_tokenizer(tokenizer))
            _log(f"epoch {epoch}", evaluate_tagger(tagger, held_out))

    trainer.run(after_epoch=report)
    export(trainer.averaged(), out / MODEL, tokenizer=tokenizer, bits=bits)
    if held_out:
        describe(
            out / MODEL,
            held_out,
            recipe=recipe,
            seconds=trainer.seconds,
            threads=threads,
            looks=math.ceil(recipe.epochs),
        )


def describe(
    model: Path,
    held_out: Corpus,
    *,
    recipe: Recipe,
    seconds: float,
    threads: int,
    looks: int,
    notes: tuple[str, ...] = (),
) -> Evaluation:
    """Calibrate an exported model on ``held_out``, measure it there, and write its manifest and card."""
    manifest = json.loads((model / MANIFEST).read_text(encoding="utf-8"))
    manifest.pop("calibration", None)
    write_manifest(model, manifest)
    manifest["calibration"] = calibrate(*outcomes(evaluate_tagger(load_tagger(model), held_out)))
    write_manifest(model, manifest)
    evaluation = evaluate_tagger(load_tagger(model), held_out)
    facts = Facts(recipe=recipe, sums=manifest["sha256"], seconds=seconds, threads=threads, looks=looks, notes=notes)
    text = card(facts, evaluation, reliability(*outcomes(evaluation)))
    (model / CARD).write_text(text, encoding="utf-8")
    _log("exported", evaluation)
    return evaluation


def _copy(state: dict[str, Tensor]) -> TaggerModel:
    model = TaggerModel(dropout=0.0)
    model.load_state_dict(state)
    return model


def _log(what: str, evaluation: Evaluation) -> None:
    figures = ", ".join(f"{name} {100 * figure.f1:.1f}" for name, figure in evaluation.figures.items())
    logger.info("%s: F1 %s (%.0f s)", what, figures, evaluation.seconds)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--recipe", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    recipe = Recipe.read(given.recipe) if given.recipe else Recipe()
    train(given.corpus, given.out, recipe=recipe, dev=given.dev, threads=given.threads)


if __name__ == "__main__":
    main()
