"""``claims review``: quotations that a person should look at, the most doubtful first; decisions, and their undoing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from claims.arguments import number_of
from claims.cli.judging import ByOption, NoteOption
from claims.cli.reviewing_queue import QueueSession
from claims.cli.terminal.options import DbOption, JsonOption, parse_date
from claims.cli.terminal.output import LimitOption, note, opened, print_json, print_wrapped, safe
from claims.quotation import QUOTATION_KINDS, SPEAKER_KINDS

if TYPE_CHECKING:
    from claims.store.decisions.queue import QuotationDecision
    from claims.store.quotations.filters import Filters
    from claims.store.records import Decided
    from claims.store.store import Store

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A quotation, such as q12.")]


@app.callback()
def review(
    context: typer.Context,
    *,
    speaker: Annotated[
        str | None, typer.Option(metavar="SPEAKER", help="Only this speaker's: a number or a name.", show_default=False)
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this outlet printed.", show_default=False)
    ] = None,
    since: Annotated[
        date | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="Only what was said, or else printed, since.",
            parser=parse_date,
            show_default=False,
        ),
    ] = None,
    by: ByOption = None,
    limit: LimitOption = 20,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Review quotations: accept, correct or reject them, the most doubtful first.

    Decisions are kept, outrank the machine and every later extraction, and can be undone. Each quotation takes a key:
    a, c, r, s (skip), u (undo the last decision), q (quit); what is not a terminal gives one a line. With --json the
    queue is printed instead, and the commands below take the decisions.
    """
    if context.invoked_subcommand is not None:
        return
    from claims.reviewing import waiting_filters
    from claims.store.reader import open_reader

    with opened(db) as store:
        with open_reader(store.engine) as reader:
            filters = waiting_filters(reader, speaker=speaker, outlet=outlet, since=since)
        if as_json:
            _print_queue(store, filters, limit)
        else:
            QueueSession(store, filters, by=by, limit=limit).run()


@app.command()
def accept(
    number: IdArgument, *, by: ByOption = None, why: NoteOption = None, as_json: JsonOption = False, db: DbOption = None
) -> None:
    """Decide that a quotation is right as it is shown."""
    from claims import reviewing

    with opened(db) as store:
        decided = reviewing.accept(store, number_of(number, "q", where="ID"), by=by, note=why)
    _report(decided, "q{} is accepted.", as_json=as_json)


@app.command()
def reject(
    number: IdArgument, *, by: ByOption = None, why: NoteOption = None, as_json: JsonOption = False, db: DbOption = None
) -> None:
    """Decide that this is no quotation: it is kept, and shown nowhere."""
    from claims import reviewing

    with opened(db) as store:
        decided = reviewing.reject(store, number_of(number, "q", where="ID"), by=by, note=why)
    _report(decided, "q{} is rejected.", as_json=as_json)


@app.command()
def correct(
    number: IdArgument,
    *,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="SPEAKER", help="Who said it: s12 or a name; - for nobody known.", show_default=False),
    ] = None,
    speaker_kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help=f"What the speaker is: {', '.join(SPEAKER_KINDS)}.", show_default=False),
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the article calls the speaker.", show_default=False)
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help=f"{', '.join(QUOTATION_KINDS)}.", show_default=False)
    ] = None,
    content: Annotated[
        list[str] | None,
        typer.Option(metavar="PLACE", help="What was said: START-END, or the words. Repeatable.", show_default=False),
    ] = None,
    cue: Annotated[
        str | None, typer.Option(metavar="PLACE", help="The words that attribute; - for none.", show_default=False)
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="The words that name who said it; - for none.", show_default=False),
    ] = None,
    relay: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME:KIND",
            help="Through whom, nearest the speaker first; - for nobody. Repeatable.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESSEE", help="To whom; - for nobody. Repeatable.", show_default=False),
    ] = None,
    said: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="2021-02-03, 2021-02, two with .. between; - for none.", show_default=False),
    ] = None,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide what of a quotation is otherwise; the rest is right.

    A place is START-END, the first character and the one behind the last, or the words that stand there.
    """
    from claims.reviewing import Given, correct_as_given

    given = Given(
        speaker=speaker, speaker_kind=speaker_kind, role=role, kind=kind, content=content, cue=cue, source=source,
        relays=relay, addressees=to, said=said,
    )  # fmt: skip
    with opened(db) as store:
        decided = correct_as_given(store, number_of(number, "q", where="ID"), given, by=by, note=why)
    _report(decided, "q{} is corrected.", as_json=as_json)


@app.command()
def undo(
    decision: Annotated[int, typer.Argument(metavar="DECISION", help="Its number (see list).")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Take a decision back: everything is as if it had never been made."""
    from claims import reviewing

    with opened(db) as store:
        decided = reviewing.undo(store, decision, by=by, note=why)
    if as_json:
        print_json(_as_dict(decided))
    else:
        typer.echo(f"Decision {decision} is undone.")


@app.command("list")
def list_decisions(
    number: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only those on this quotation.", show_default=False)
    ] = None,
    *,
    limit: LimitOption = 20,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """List decisions on quotations, the latest first; undone ones too."""
    from claims.store.reader import open_reader

    with opened(db) as store, open_reader(store.engine) as reader:
        found: list[QuotationDecision] = (
            reader.reviews(limit=limit)
            if number is None
            else reader.history(number_of(number, "q", where="ID"))[::-1][:limit]
        )
    if as_json:
        print_json([one.to_dict() for one in found])
    elif found:
        for one in found:
            print_wrapped(safe(one.sentence), indent="    ", first="")
    else:
        note("Nobody has decided on a quotation yet.")


def _print_queue(store: Store, filters: Filters, limit: int) -> None:
    from claims.store.reader import open_reader

    with open_reader(store.engine) as reader:
        waiting = {one.id: one.doubt for one in reader.doubtful(filters, limit=limit)}
        found = reader.quotations(list(waiting))
    print_json(
        [
            {"doubt": round(waiting[one.id], 4), "quotation": one.to_dict(), "article": one.article.to_dict()}
            for one in found
        ]
    )


def _report(decided: Decided, sentence: str, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_dict(decided))
        return
    typer.echo(sentence.format(decided.quotation_id))
    typer.echo(f"Decision {decided.review_id}; to take it back: claims review undo {decided.review_id}")


def _as_dict(decided: Decided) -> dict[str, int | str | None]:
    number = decided.quotation_id
    return {"decision": decided.review_id, "quotation": None if number is None else f"q{number}"}
