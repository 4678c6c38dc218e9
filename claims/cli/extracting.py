"""``claims extract``: the quotations of articles, without a database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.runs import AcceptOption, OfOption, extract_again
from claims.cli.terminal.options import (
    ConfidenceOption,
    DbOption,
    EncodingOption,
    MapOption,
    OutletOption,
    PublishedOption,
    WorkersOption,
    parse_mapping,
    values_alone,
)
from claims.cli.terminal.output import note, safe

if TYPE_CHECKING:
    from claims.article import Article
    from claims.quotation import Extraction, Quotation
    from claims.readers import Failure


def extract(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH|URL|-...",
            help="Files, folders, patterns, web addresses, or - for stdin.",
            show_default=False,
            allow_dash=True,
        ),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON an article.")] = False,
    as_text: Annotated[bool, typer.Option("--text", help="One line a quotation, for reading (the default).")] = False,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    mapping: MapOption = None,
    encoding: EncodingOption = None,
    min_confidence: ConfidenceOption = 0.0,
    rerun: Annotated[
        bool, typer.Option("--rerun", help="Extract the articles of a database again: as claims runs start.")
    ] = False,
    db: DbOption = None,
    of_run: OfOption = None,
    accept: AcceptOption = False,
    workers: WorkersOption = None,
) -> None:
    """Print the quotations of articles; nothing is stored, but with --rerun.

    Reads what claims import reads, also by address (docs/formats.md). --db, --of-run, --accept and --workers are
    for --rerun, which takes no inputs, and of the other options --outlet and --json.

    An input that cannot be read is reported on stderr and the rest goes on; the exit code is then 1.
    """
    if rerun:
        if inputs:
            raise typer.BadParameter("--rerun takes the articles of the database, and no other inputs")
        idle = {
            "--text": as_text,
            "--published": published is not None,
            "--map": bool(mapping),
            "--encoding": encoding is not None,
            "--min-confidence": min_confidence > 0,
        }
        _refuse(idle, "with --rerun, which extracts articles that were read before")
        extract_again(db=db, outlet=outlet, of_run=of_run, accept=accept, workers=workers, as_json=as_json)
        return
    idle = {
        "--db": db is not None,
        "--of-run": of_run is not None,
        "--accept": accept,
        "--workers": workers is not None,
    }
    _refuse(idle, "without --rerun, because nothing is stored")
    if not inputs:
        raise typer.BadParameter("give files, folders, patterns, addresses, or - for stdin; or --rerun")
    if as_json and as_text:
        raise typer.BadParameter("choose one of --json and --text")
    from claims.pipeline.extract import extract_all
    from claims.readers import read

    with values_alone():
        found = read(
            inputs,
            outlet=outlet,
            published=published,
            mapping=parse_mapping(mapping),
            encoding=encoding,
            notify=lambda message: note(f"Note: {message}"),
        )
    failures: list[Failure] = []
    for article, whole in extract_all(_articles(found, failures)):
        extraction = whole.surer_than(min_confidence)
        typer.echo(
            json.dumps(as_record(article, extraction), ensure_ascii=False) if as_json else as_lines(article, extraction)
        )
    for failure in failures:
        note(f"Error: {failure}")
    if failures:
        raise typer.Exit(1)


def _refuse(given: Mapping[str, bool], where: str) -> None:
    """Refuse options that would do nothing.

    Raises:
        BadParameter: Some were given.
    """
    if idle := [name for name, was_given in given.items() if was_given]:
        it, mean = ("it", "means") if len(idle) == 1 else ("them", "mean")
        raise typer.BadParameter(f"{', '.join(idle)} {mean} nothing {where}; leave {it} out")


def _articles(found: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    """The articles; failures are put aside, to be told at the end."""
    from claims.article import Article

    for one in found:
        if isinstance(one, Article):
            yield one
        else:
            failures.append(one)


def as_record(article: Article, extraction: Extraction) -> dict[str, Any]:
    """One article in the shape of ``claims extract --json``."""
    return {
        "origin": article.origin,
        "sha256": article.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "quotations": [quotation.to_dict() for quotation in extraction.quotations],
    }


def as_lines(article: Article, extraction: Extraction) -> str:
    """One article for reading: its origin, then a line a quotation."""
    lines = [safe(f"{article.origin}: {article.title}" if article.title else article.origin)]
    lines += [f"  {_line(quotation)}" for quotation in extraction.quotations]
    return "\n".join(lines)


def _line(quotation: Quotation) -> str:
    speaker = quotation.speaker.name if quotation.speaker else quotation.source.text if quotation.source else "?"
    cue = f" [{safe(quotation.cue.text)}]" if quotation.cue else ""
    nested = "  (inside another) " if quotation.inside is not None else ""
    return f"{nested}{safe(speaker)}{cue}: {safe(quotation.text)}"
