"""``claims watch``: feeds, polled."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.terminal.options import (
    AllowPrivateOption,
    DbOption,
    DelayOption,
    EntriesSinceOption,
    JsonOption,
    MostOption,
    QuietOption,
)
from claims.cli.terminal.output import note, safe

if TYPE_CHECKING:
    from claims.ingest.watching import Poll

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def parse_interval(text: str) -> timedelta:
    """``90s``, ``15m``, ``2h`` or ``1d``."""
    match = re.fullmatch(r"(\d{1,6})([smhd])", text.strip())
    if not match or not int(match[1]):
        raise typer.BadParameter(f"{text!r} is no time; write it as 90s, 15m, 2h or 1d")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEEDS.opml|URL...",
            help="Lists of feeds (OPML, or a text file with an address a line), or addresses of feeds.",
            show_default=False,
        ),
    ],
    *,
    db: DbOption = None,
    once: Annotated[bool, typer.Option("--once", help="Poll each feed once and end, as for cron.")] = False,
    interval: Annotated[
        timedelta,
        typer.Option(help="How often: 90s, 15m, 2h, 1d.", metavar="TIME", parser=parse_interval, show_default="15m"),
    ] = "15m",  # type: ignore[assignment]  # Typer parses the default, too
    since: EntriesSinceOption = None,
    most: MostOption = None,
    allow_private: AllowPrivateOption = False,
    delay: DelayOption = 1.0,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Poll feeds, and import the articles that they list as they appear.

    Each page is fetched once, and again where the feed says that it was changed. A feed that fails is polled half as
    often after each failure. Ctrl-C ends it; nothing is lost, and the same command goes on.

    Prints a line a poll that brought something; with --json a line of JSON a poll. With --once the exit code is 1 where
    something failed.
    """
    from claims.ingest import ImportInterrupted, watching
    from claims.readers.formats.opml import feeds_of
    from claims.readers.options import ReadOptions
    from claims.readers.web import WebSettings, default_cache
    from claims.store.store import Store

    listed = list(dict.fromkeys(feed for name in feeds for feed in feeds_of(name)))
    web = WebSettings(allow_private=allow_private, delay=delay, cache=default_cache())
    failed = False
    with Store.open(db) as store:
        polls = watching.watch(
            store,
            listed,
            once=once,
            interval=interval,
            web=web,
            options=ReadOptions(since=since, most=most),
            notify=lambda message: None if quiet else note(f"Note: {message}"),
        )
        try:
            for poll in polls:
                failed = failed or bool(poll.summary.failures)
                _tell(poll, as_json=as_json, quiet=quiet)
        except ImportInterrupted:
            typer.echo("Stopped. Everything told above is kept; the same command goes on from there.", err=True)
            return
    if once and failed:
        raise typer.Exit(1)


def _tell(poll: Poll, *, as_json: bool, quiet: bool) -> None:
    from claims.cli.importing import summary_line

    for failure in poll.summary.failures:
        note(f"Error: {failure}")
    if as_json:
        typer.echo(json.dumps({"feed": poll.feed.url, **poll.summary.to_dict()}, ensure_ascii=False))
    elif not quiet and (poll.summary.new or poll.summary.superseding):
        typer.echo(safe(f"{poll.feed.title or poll.feed.url}: {summary_line(poll.summary)}"))
