"""``claims import``: articles into the database."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from claims.cli.options import (
    DbOption,
    EncodingOption,
    InputsArgument,
    JsonOption,
    LanguageOption,
    MapOption,
    MaxCharactersOption,
    OutletOption,
    PublishedOption,
    QuietOption,
    UrlOption,
    parse_mapping,
)

if TYPE_CHECKING:
    from claims.ingest import Summary

_A_FEW = 5  # articles: up to so many, a progress bar only flickers
_INTERRUPTED = 130  # what shells report for a program that SIGINT ended: 128 + 2


def import_articles(
    inputs: InputsArgument,
    *,
    db: DbOption = None,
    outlet: OutletOption = None,
    published: PublishedOption = None,
    url: UrlOption = None,
    language: LanguageOption = None,
    mapping: MapOption = None,
    encoding: EncodingOption = None,
    max_characters: MaxCharactersOption = 1_000_000,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read articles, find their quotations and keep both in the database.

    Reads plain text, Markdown, HTML, PDF, Word, JSON, JSON lines, CSV, TSV, RSS, Atom, sitemaps, WARC and WACZ, each
    also compressed; docs/formats.md tells of each. An article that the database has is skipped; a changed text under
    the same address or path becomes a new version. What cannot be imported is listed on stderr and in the database, and
    the rest goes on.

    The exit code is 0 where everything is in the database now, and 1 where something failed.
    """
    from claims.ingest import ImportInterrupted, ingest
    from claims.readers import read
    from claims.store.store import Store

    items = read(
        inputs,
        outlet=outlet,
        published=published,
        url=url,
        language=language,
        mapping=parse_mapping(mapping),
        encoding=encoding,
        max_characters=max_characters,
        absolute=True,
        notify=_ignore if quiet else _notice,
    )
    interrupted = False
    with Store.open(db) as store, _progress(inputs, shown=not quiet and sys.stderr.isatty()) as progress:
        if store.upgraded_from and not quiet:
            _notice(f"the database was upgraded from schema {store.upgraded_from}")
        try:
            summary = ingest(store, items, progress=progress)
        except ImportInterrupted as interrupt:
            summary, interrupted = interrupt.summary, True
    _report(summary, as_json=as_json, quiet=quiet)
    if interrupted:
        typer.echo("Interrupted. Everything counted above is kept; the same command goes on from there.", err=True)
        raise typer.Exit(_INTERRUPTED)
    if summary.failures:
        raise typer.Exit(1)


def _report(summary: Summary, *, as_json: bool, quiet: bool) -> None:
    for failure in summary.failures:
        typer.echo(f"Error: {failure}", err=True)
    if as_json:
        typer.echo(json.dumps(summary.to_dict(), ensure_ascii=False))
    elif not quiet:
        typer.echo(summary_line(summary))


def summary_line(summary: Summary) -> str:
    """What an import did, in one line."""
    counts = ((summary.new, "new"), (summary.superseding, "superseding"), (summary.unchanged, "unchanged"))
    named = [f"{count:,} {name}" for count, name in counts if count or name == "new"]
    if summary.failures:
        named.append(f"{len(summary.failures):,} failed")
    return f"Articles: {', '.join(named)}. Quotations: {summary.quotations:,}. Time: {summary.seconds:,.1f} s."


def _notice(message: str) -> None:
    typer.echo(f"Note: {message}", err=True)


def _ignore(message: str) -> None:
    del message


@contextmanager
def _progress(inputs: Sequence[str], *, shown: bool) -> Iterator[Callable[[Summary], None] | None]:
    """A bar on stderr from the first few articles on."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f} articles/s"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("Importing", total=_count(inputs), rate=0.0)

    def update(summary: Summary) -> None:
        if summary.done > _A_FEW:
            bar.start()  # again and again: only the first time counts
            bar.update(task, completed=summary.done, rate=summary.done / max(summary.seconds, 0.001))

    try:
        yield update
    finally:
        bar.stop()


def _count(inputs: Sequence[str]) -> int | None:
    """How many articles there are, where that can be told without reading them: one a file."""
    from pathlib import Path

    from claims.readers.expand import expand
    from claims.readers.sniff import SUFFIXES

    total = 0
    for name in inputs:
        for found in () if name == "-" else expand(name, notify=_ignore):
            total += 1
            if isinstance(found, Path) and SUFFIXES.get(found.suffix.lower()) not in {"text", "html"}:
                return None
    return None if "-" in inputs else total
