"""``claims evaluate``: figures on an annotated corpus, and what goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.terminal.output import note, print_json, safe

if TYPE_CHECKING:
    from claims.evaluate.figures import Figure
    from claims.evaluate.mistakes import Mistake
    from claims.evaluate.score import Evaluation


def evaluate(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder in our format, PolNeAR's or Citron's.")],
    *,
    speakers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Speakers, relays and addressees for a corpus without them.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Print what is wrong, by class, with its context.")] = False,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="With --errors: at most N of each class.")
    ] = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Fail where a figure is below its floor in this file.")
    ] = None,
    raise_floors: Annotated[
        bool, typer.Option("--raise", help="With --floors: lift the floors in the file to these figures.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Score the extraction against an annotated corpus.

    Strict, partial and character figures for content, cue and source; attributions (content overlaps by half and
    source overlaps), by kind; speakers, relays, addressees and dates where the corpus has them.
    """
    if raise_floors and floors is None:
        raise typer.BadParameter("--raise needs --floors FILE")
    from claims.evaluate.corpora import read_corpus
    from claims.evaluate.mistakes import mistakes
    from claims.evaluate.score import evaluate as run

    evaluation = run(read_corpus(corpus, speakers=speakers))
    wrong = _at_most(mistakes(evaluation), limit) if errors else []
    if as_json:
        data = evaluation.to_dict() | ({"errors": [mistake.to_dict() for mistake in wrong]} if errors else {})
        print_json(data)
    else:
        typer.echo("\n".join((*_head(evaluation), *_table(evaluation.figures), *_listed(wrong))))
    if floors is not None and raise_floors:
        _lift(evaluation, floors)
    elif floors is not None:
        _hold(evaluation, floors)


def _lift(evaluation: Evaluation, floors: Path) -> None:
    from claims.evaluate.gate import raised, read_floors, write_floors

    name = evaluation.corpus.name
    write_floors(floors, name, raised(evaluation, read_floors(floors, name)))


def _hold(evaluation: Evaluation, floors: Path) -> None:
    from claims.evaluate.gate import breaches, read_floors

    broken = breaches(evaluation, read_floors(floors, evaluation.corpus.name))
    for breach in broken:
        note(f"Error: {breach}")
    if broken:
        raise typer.Exit(1)


def _at_most(found: Sequence[Mistake], limit: int | None) -> list[Mistake]:
    if limit is None:
        return list(found)
    seen: dict[str, int] = {}
    kept = []
    for mistake in found:
        seen[mistake.kind] = seen.get(mistake.kind, 0) + 1
        if seen[mistake.kind] <= limit:
            kept.append(mistake)
    return kept


def _head(evaluation: Evaluation) -> Iterator[str]:
    data = evaluation.to_dict()
    counts = data["quotations"]
    yield f"{data['corpus']}: {data['articles']} articles, {counts['gold']} quotations, {counts['predicted']} extracted"
    yield ""


def _table(figures: Mapping[str, Figure]) -> Iterator[str]:
    """Rows of percentages; figures of which the corpus has nothing are left out."""
    yield f"{'':24} {'P':>6} {'R':>6} {'F1':>6} {'extracted':>10} {'gold':>7}"
    for name, figure in figures.items():
        if figure.gold or figure.predicted:
            shares = " ".join(f"{share * 100:6.1f}" for share in (figure.precision, figure.recall, figure.f1))
            yield f"{name:24} {shares} {figure.predicted:10.0f} {figure.gold:7.0f}"


def _listed(wrong: Sequence[Mistake]) -> Iterator[str]:
    kind = None
    for mistake in wrong:
        if mistake.kind != kind:
            kind = mistake.kind
            yield f"\n{kind.upper()}"
        start, end = mistake.place
        yield f"\n  {safe(mistake.origin)}:{start}-{end}"
        if mistake.gold is not None:
            yield f"    gold:      {safe(mistake.gold)}"
        if mistake.predicted is not None:
            yield f"    extracted: {safe(mistake.predicted)}"
        yield f"    context:   {safe(mistake.context)}"
