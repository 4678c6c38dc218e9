"""``python -m claims.training.run CORPUS OUT``: train, resuming what is in OUT."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

import torch

from claims.pipeline.tagger_text import load_tokenizer
from claims.training.config import Recipe
from claims.training.corpus import read_corpus
from claims.training.encoder import pretrained_folder
from claims.training.loop import Trainer
from claims.training.model import TaggerModel
from claims.training.windows import examples


def train(corpus: Path, out: Path, *, recipe: Recipe, encoder: Path | None = None, threads: int = 2) -> Trainer:
    """Train on the annotated folder ``corpus``, with checkpoints in ``out``; go on from there if one is there.

    Args:
        corpus: A folder with ``text/`` and ``attributions/``.
        out: Where checkpoints and averaged weights go.
        recipe: All constants.
        encoder: A folder with the pretrained encoder; by default that of the installed package.
        threads: Of the processor; another number may round differently and so give slightly other weights.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(threads)
    torch.manual_seed(recipe.seed)
    folder = pretrained_folder(encoder)
    model = TaggerModel(dropout=recipe.dropout)
    model.encoder.load_pretrained(folder)
    found = examples(read_corpus(corpus), load_tokenizer(folder / "tokenizer.json"))
    trainer = Trainer(model, found, recipe, out)
    trainer.run()
    return trainer


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--recipe", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    recipe = Recipe.read(given.recipe) if given.recipe else Recipe()
    train(given.corpus, given.out, recipe=recipe, threads=given.threads)


if __name__ == "__main__":
    main()
