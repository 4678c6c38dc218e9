"""``claims fact-check`` and ``claims fact-checks``: one's own verdicts, and those that others have published."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from claims.arguments import number_of
from claims.cli.judging import ByOption, NoteOption
from claims.cli.terminal.options import DbOption, JsonOption, parse_date, parse_mapping, values_alone
from claims.cli.terminal.output import (
    CsvOption,
    LimitOption,
    note,
    one_format,
    opened,
    print_csv,
    print_json,
    print_table,
    print_wrapped,
    safe,
)
from claims.cli.terminal.quotations import print_quotation

if TYPE_CHECKING:
    from claims.factchecks import Imported
    from claims.store.factchecks.factchecks import StoredFactCheck, Verdict

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Fact-checks: list and show them, decide what they are about, undo.",
)

_COLUMNS = ("id", "rating", "claim", "speaker", "publisher", "published")
_CSV_COLUMNS = (
    "id", "claim", "speaker", "role", "said", "rating", "rating_value", "best_rating", "worst_rating", "publisher",
    "published", "title", "summary", "url", "language", "appearances", "own",
)  # fmt: skip

FactCheckArgument = Annotated[str, typer.Argument(metavar="FACT_CHECK", help="Its number (f3).")]
QuotationArgument = Annotated[str, typer.Argument(metavar="QUOTATION", help="A quotation (q12).")]


def fact_check(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim (c7), or a quotation of it (q12).")],
    *,
    rating: Annotated[str, typer.Option(metavar="WORDS", help='The verdict in your words: "Mostly false".')],
    summary: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in short.", show_default=False)] = None,
    link: Annotated[str | None, typer.Option(metavar="URL", help="Where it is published.", show_default=False)] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.", show_default=False)] = None,
    rating_value: Annotated[
        str | None, typer.Option(metavar="N", help="Its place on your scale.", show_default=False)
    ] = None,
    best_rating: Annotated[
        str | None, typer.Option(metavar="N", help="The best place on that scale.", show_default=False)
    ] = None,
    worst_rating: Annotated[
        str | None, typer.Option(metavar="N", help="The worst place on it.", show_default=False)
    ] = None,
    published: Annotated[
        date | None,
        typer.Option(metavar="YYYY-MM-DD", parser=parse_date, help="The day; by default today.", show_default=False),
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes it.", show_default=False)] = None,
    publisher_url: Annotated[
        str | None, typer.Option(metavar="URL", help="The publisher's address.", show_default=False)
    ] = None,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Record your own verdict on a claim. It is signed, kept, exported as ClaimReview, and can be undone."""
    from claims.factchecks import record_verdict

    with opened(db) as store:
        recorded = record_verdict(
            store,
            claim,
            rating=rating,
            summary=summary,
            link=link,
            title=title,
            rating_value=rating_value,
            best_rating=best_rating,
            worst_rating=worst_rating,
            published=published,
            publisher=publisher,
            publisher_url=publisher_url,
            by=by,
            note=why,
        )
    if as_json:
        print_json(recorded.to_dict())
        return
    print_fact_check(recorded.fact_check)
    note(f"Recorded as decision {recorded.decision}; claims fact-checks undo {recorded.decision} takes it back.")


@app.command("list")
def list_fact_checks(
    *,
    publisher: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only by publishers with these words.", show_default=False)
    ] = None,
    rating: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only with these words in the rating.", show_default=False)
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only your own verdicts.")] = False,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    db: DbOption = None,
) -> None:
    """List fact-checks, the latest first."""
    from claims.store.factchecks import factchecks

    one_format(as_json=as_json, as_csv=as_csv)
    with opened(db) as store, store.reading() as connection:
        numbers = factchecks.latest(connection, limit=limit, publisher=publisher, rating=rating, own=own)
        rows = [one.to_dict() for one in factchecks.fact_checks(connection, numbers)]
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv([row | {"appearances": " ".join(row["appearances"])} for row in rows], _CSV_COLUMNS)
    elif rows:
        print_table(rows, _COLUMNS)
    else:
        note("No fact-checks. claims import --format claimreview brings them in; claims fact-check records your own.")


@app.command()
def show(number: FactCheckArgument, *, as_json: JsonOption = False, db: DbOption = None) -> None:
    """Show a fact-check, and the quotations that it is or may be about."""
    from claims.store.factchecks import factchecks
    from claims.store.quotations import read

    with opened(db) as store, store.reading() as connection:
        found = factchecks.fact_check(connection, number_of(number, "f", where="ID"))
        about = factchecks.quotations_of(connection, found.id)
        quotations = read.quotations(connection, [quotation for quotation, _, _ in about])
    if as_json:
        shown = [
            {"standing": standing, "score": score, "quotation": one.to_dict(), "article": one.article.to_dict()}
            for (_, standing, score), one in zip(about, quotations, strict=True)
        ]
        print_json(found.to_dict() | {"about": shown})
        return
    print_fact_check(found)
    for (_, standing, score), one in zip(about, quotations, strict=True):
        typer.echo()
        print_wrapped(f"{standing}{f' {score:.2f}' if score is not None else ''}:")
        print_quotation(one)


@app.command()
def confirm(
    number: FactCheckArgument,
    quotation: QuotationArgument,
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide that a fact-check is about a quotation, and about all others of the same claim."""
    with opened(db) as store:
        decided = store.confirm_fact_check(
            number_of(number, "f", where="ID"), number_of(quotation, "q", where="ID"), by=by, note=why
        )
    _report(decided.review_id, f"{number} is about {quotation}.", as_json=as_json)


@app.command()
def deny(
    number: FactCheckArgument,
    quotation: QuotationArgument,
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide that a fact-check is not about a quotation, and about no other of the same claim."""
    with opened(db) as store:
        decided = store.deny_fact_check(
            number_of(number, "f", where="ID"), number_of(quotation, "q", where="ID"), by=by, note=why
        )
    _report(decided.review_id, f"{number} is not about {quotation}.", as_json=as_json)


@app.command()
def undo(
    decision: Annotated[int, typer.Argument(metavar="DECISION", help="Its number.")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Take a decision back: your own verdict, or what a fact-check is about."""
    with opened(db) as store:
        decided = store.undo(decision, by=by, note=why)
    _report(decided.review_id, f"Decision {decision} is undone.", as_json=as_json)


def import_fact_checks(
    inputs: Sequence[str],
    *,
    db: str | None,
    mapping: list[str] | None,
    encoding: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """``claims import --format claimreview``; exits with 1 where something failed."""
    from claims.factchecks import import_fact_checks as run
    from claims.readers.claimreview import read_fact_checks
    from claims.store.store import Store

    with values_alone():
        found = read_fact_checks(
            inputs,
            mapping=parse_mapping(mapping),
            encoding=encoding,
            absolute=True,
            notify=(lambda message: None) if quiet else lambda message: note(f"Note: {message}"),
        )
    with Store.open(db) as store:
        if store.upgraded_from and not quiet:
            note(f"Note: the database was upgraded from schema {store.upgraded_from}")
        summary = run(store, found)
    for failure in summary.failures:
        note(f"Error: {failure}")
    if as_json:
        typer.echo(json.dumps(summary.to_dict(), ensure_ascii=False))
    elif not quiet:
        typer.echo(_summary_line(summary))
    if summary.failures:
        raise typer.Exit(1)


def print_fact_check(found: StoredFactCheck) -> None:
    """One fact-check for reading: the verdict, what was claimed, by whom, and where it is published."""
    said = found.said
    scale = f" ({said.rating_value} of {said.worst_rating or '?'} to {said.best_rating})" if said.best_rating else ""
    own = " (your own)" if found.decision is not None else ""
    heading = f"{said.rating or said.rating_value or 'No rating'}{scale}{own}"
    print_wrapped(safe(heading), indent="      ", first=f"{'f' + str(found.id):<6}", bold=True)
    who = ", ".join(part for part in (said.speaker, said.role, str(said.said or "")) if part)
    print_wrapped(safe(f"{said.claim} — {who}" if who else said.claim), indent="      ")
    if said.summary:
        print_wrapped(safe(said.summary), indent="      ")
    printed = ", ".join(part for part in (said.publisher, str(said.published or ""), said.title, said.url) if part)
    if printed:
        print_wrapped(safe(printed), indent="      ")


def verdict_line(verdict: Verdict) -> str:
    """One fact-check beside a quotation, in one line."""
    said = verdict.fact_check.said
    sure = "" if verdict.is_about else f" [{verdict.standing}]"
    where = ", ".join(part for part in (said.publisher, str(said.published or ""), said.url) if part)
    own = " (your own)" if verdict.fact_check.decision is not None else ""
    words = said.rating or said.rating_value or "No rating"
    return safe(f"Fact-check f{verdict.fact_check.id}{own}{sure}: {words}" + (f" — {where}" if where else ""))


def _summary_line(summary: Imported) -> str:
    counts = ((summary.new, "new"), (summary.unchanged, "unchanged"), (len(summary.failures), "failed"))
    named = [f"{count:,} {name}" for count, name in counts if count or name == "new"]
    about = f" About what is known: {summary.matched:,}; perhaps: {summary.suggested:,}." if summary.new else ""
    return f"Fact-checks: {', '.join(named)}.{about} Time: {summary.seconds:,.1f} s."


def _report(decision: int, said: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"decision": decision})
    else:
        typer.echo(safe(said))
        note(f"Decision {decision}; claims fact-checks undo {decision} takes it back.")
