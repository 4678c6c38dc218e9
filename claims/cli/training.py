"""``claims train``: make the tagger anew."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

import typer

from claims.errors import ModelError


def train(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder that claims evaluate reads.")],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="For checkpoints, weights and the model.")],
    dev: Annotated[
        Path | None, typer.Option(metavar="CORPUS", help="Held-out articles, to measure and to calibrate on.")
    ] = None,
    recipe: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON with constants that differ from the shipped tagger's.")
    ] = None,
    encoder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="all-MiniLM-L6-v2, where its package is not installed.")
    ] = None,
    teacher: Annotated[
        Path | None, typer.Option(metavar="DIR", help="all-mpnet-base-v2, where its packages are not installed.")
    ] = None,
    threads: Annotated[int, typer.Option(metavar="N", min=1, help="Of the processor.")] = 2,
) -> None:
    """Train the tagger on an annotated corpus and export it with its model card to DIR/model.

    Run again with the same DIR, it goes on where it was interrupted. Needs the extra ``train`` and the pretrained
    encoders' packages; docs/training.md tells how long it takes.
    """
    try:
        from claims.training.tagger.config import SHIPPED, read_recipe
        from claims.training.tagger.run import Places
        from claims.training.tagger.run import train as run
    except ImportError as error:
        raise ModelError(
            "training needs more than is installed", where=error.name or "", hint='pip install "claims[train]"'
        ) from error
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        chosen = read_recipe(recipe) if recipe else SHIPPED
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--recipe") from error
    places = Places(corpus=corpus, out=out, dev=dev, encoder=encoder, teacher=teacher)
    evaluation = run(places, recipe=chosen, threads=threads)
    typer.echo(f"{out / 'model'}")
    if evaluation:
        for name, figure in evaluation.figures.items():
            typer.echo(f"{name:24} {100 * figure.f1:6.1f}")
