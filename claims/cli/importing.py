"""``claims import``: articles into the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claims.cli.factchecks import import_fact_checks
from claims.cli.terminal.logs import LogJsonOption, logging_json
from claims.cli.terminal.options import (
    AllowPrivateOption,
    ClusterOption,
    DbOption,
    DelayOption,
    EncodingOption,
    EntriesSinceOption,
    FetchOption,
    InputsArgument,
    JsonOption,
    LanguageOption,
    MapOption,
    MaxCharactersOption,
    MostOption,
    OutletOption,
    PublishedOption,
    QuietOption,
    UrlOption,
    WorkersOption,
    parse_mapping,
    values_alone,
)
from claims.cli.terminal.output import note
from claims.cli.terminal.progress import articles_in, progress_of

if TYPE_CHECKING:
    from claims.ingest import Summary

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
    fetch: FetchOption = False,
    since: EntriesSinceOption = None,
    most: MostOption = None,
    allow_private: AllowPrivateOption = False,
    delay: DelayOption = 1.0,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    what: Annotated[
        Literal["articles", "claimreview"],
        typer.Option("--format", help="claimreview: fact-checks, in web pages, feeds, JSON lines or tables."),
    ] = "articles",
    as_json: JsonOption = False,
    log_json: LogJsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read articles, find their quotations and keep both in the database.

    Reads plain text, Markdown, HTML, PDF, Word, JSON, JSON lines, CSV, TSV, RSS, Atom, sitemaps, WARC and WACZ, each
    also compressed, from files or by address; docs/formats.md tells of each. What is fetched is fetched as robots.txt
    allows, one page a second and host, and only from the public Internet.

    An article that the database has is skipped; a changed text under the same address or path becomes a new version.
    What cannot be imported is listed on stderr and in the database, and the rest goes on. Ctrl-C, or whatever ends it,
    costs nothing that was kept; the same command goes on from there.

    With --format claimreview the inputs hold fact-checks (docs/factchecks.md) in place of articles.

    The exit code is 0 where everything is in the database now, and 1 where something failed.
    """
    from claims.ingest import ImportInterrupted, cluster_of, ingest, sensible_workers
    from claims.readers import WebSettings, read
    from claims.readers.web import default_cache
    from claims.store.store import Store

    if what == "claimreview":
        import_fact_checks(inputs, db=db, mapping=mapping, encoding=encoding, as_json=as_json, quiet=quiet)
        return
    with values_alone():
        items = read(
            inputs,
            outlet=outlet,
            published=published,
            url=url,
            language=language,
            mapping=parse_mapping(mapping),
            encoding=encoding,
            max_characters=max_characters,
            fetch=fetch,
            since=since,
            most=most,
            web=WebSettings(allow_private=allow_private, delay=delay, cache=default_cache()),
            absolute=True,
            notify=_ignore if quiet else _notice,
        )
    interrupted = False
    shown = not (quiet or log_json)
    with (
        logging_json(wanted=log_json),
        Store.open(db) as store,
        progress_of("Importing", total=lambda: articles_in(inputs), shown=shown) as progress,
    ):
        if store.upgraded_from and not quiet:
            _notice(f"the database was upgraded from schema {store.upgraded_from}")
        try:
            extractor = cluster_of(cluster) if cluster else None
            summary = ingest(
                store, items, progress=progress, workers=workers or sensible_workers(), extractor=extractor
            )
        except ImportInterrupted as interrupt:
            summary, interrupted = interrupt.summary, True
    if not log_json:
        tell_failures(summary)
    _report(summary, as_json=as_json, quiet=quiet)
    if interrupted:
        typer.echo("Interrupted. Everything counted above is kept; the same command goes on from there.", err=True)
        raise typer.Exit(_INTERRUPTED)
    if summary.failures:
        raise typer.Exit(1)


def tell_failures(summary: Summary) -> None:
    """What failed, on stderr."""
    for failure in summary.failures:
        note(f"Error: {failure}")


def _report(summary: Summary, *, as_json: bool, quiet: bool) -> None:
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
    note(f"Note: {message}")


def _ignore(message: str) -> None:
    del message
