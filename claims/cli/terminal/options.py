"""Options that several commands share, so that each means the same everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import typer

from claims.errors import ClaimsError, WrongValueError


def parse_date(text: str) -> date:
    """A day from the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2021-02-03") from None


def finite(value: float) -> float:
    """A number from the command line; ``nan`` is within every range, and nothing is more or less than it."""
    if not math.isfinite(value):
        raise typer.BadParameter(f"{value} is no number")
    return value


@contextmanager
def values_alone() -> Iterator[None]:
    """A block that looks at nothing but options yet: what the library refuses there is wrong usage.

    Raises:
        WrongValueError: It refused a value, in its words.
    """
    try:
        yield
    except ClaimsError as error:
        raise WrongValueError(error.what, where=error.where, hint=error.hint) from error


def not_blank(text: str) -> str:
    """A name from the command line, in which something stands."""
    if not text.strip():
        raise typer.BadParameter("a name cannot be blank")
    return text


def parse_mapping(pairs: list[str] | None) -> dict[str, str]:
    """``--map published=pub_date`` and so on: our field to theirs."""
    mapping = {}
    for pair in pairs or ():
        ours, equals, theirs = pair.partition("=")
        if not (equals and ours.strip() and theirs.strip()):
            raise typer.BadParameter(f"--map {pair!r}: write it as published=pub_date")
        mapping[ours.strip()] = theirs.strip()
    return mapping


DbOption = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="PATH_OR_URL",
        help="The database: a path (SQLite) or a URL (PostgreSQL); else $CLAIMS_DB, else claims.db here.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no notices, no summary.")]

InputsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|-...",
        help="Files, folders, patterns, web addresses, or - for stdin.",
        show_default=False,
        allow_dash=True,
    ),
]
OutletOption = Annotated[
    str | None, typer.Option(help="Who published the articles that do not say so.", metavar="NAME", show_default=False)
]
PublishedOption = Annotated[
    date | None,
    typer.Option(
        help="The day of publication of those that do not say so.",
        metavar="YYYY-MM-DD",
        parser=parse_date,
        show_default=False,
    ),
]
UrlOption = Annotated[
    str | None,
    typer.Option(help="The address of the article, if it does not say so.", metavar="URL", show_default=False),
]
LanguageOption = Annotated[
    str | None, typer.Option(help="The language of those that do not say so.", metavar="CODE", show_default=False)
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="Which field of JSON or CSV holds one of ours: --map published=pub_date. Repeatable.",
        metavar="OURS=THEIRS",
        show_default=False,
    ),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(help="The encoding of all inputs, where it is not found out.", metavar="NAME", show_default=False),
]
MaxCharactersOption = Annotated[
    int, typer.Option(help="The longest text that is taken for one article.", metavar="N", min=1)
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        help="How many processes extract; by default as many as there are processors. The result is the same.",
        metavar="N",
        min=1,
        show_default=False,
    ),
]
FetchOption = Annotated[
    bool, typer.Option("--fetch", help="Fetch the pages that feeds and sitemaps in files point at.")
]
EntriesSinceOption = Annotated[
    date | None,
    typer.Option(
        "--since",
        help="Leave out entries of feeds and sitemaps of earlier days.",
        metavar="YYYY-MM-DD",
        parser=parse_date,
        show_default=False,
    ),
]
MostOption = Annotated[
    int | None,
    typer.Option("--max", help="Take so many entries of a feed or sitemap.", metavar="N", min=1, show_default=False),
]
AllowPrivateOption = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch addresses inside a network, too: a stranger's page may name any."),
]
DelayOption = Annotated[
    float,
    typer.Option(
        help="Seconds between two requests to one host, at least.", metavar="SECONDS", min=0.0, callback=finite
    ),
]
ConfidenceOption = Annotated[
    float, typer.Option(min=0.0, max=1.0, metavar="P", help="Leave out less certain ones.", callback=finite)
]
ClusterOption = Annotated[
    str | None,
    typer.Option(
        help="Extract on the workers of this Dask cluster instead of this machine.",
        metavar="tcp://HOST:PORT",
        show_default=False,
    ),
]
