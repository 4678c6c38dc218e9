"""``claims speakers``: who is quoted, and decisions on who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claims.cli.judging import (
    ByOption,
    NoteOption,
    SpeakerArgument,
    answer,
    as_dict,
    gather_again,
    link,
    named,
    report,
    review,
    speakers_of,
    why,
)
from claims.cli.terminal.options import DbOption, JsonOption, not_blank
from claims.cli.terminal.output import (
    CsvOption,
    LimitOption,
    counted,
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
    from collections.abc import Sequence
    from datetime import date

    from claims.speakers import Dossier
    from claims.store.browsing.dossier import RoleOverTime

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List and show speakers; decide who is who. Decisions are kept, outrank the machine, and can be undone.",
)

_COLUMNS = ("id", "name", "kind", "quotations", "articles", "roles")
_CSV_COLUMNS = (*_COLUMNS, "spellings", "first_published", "last_published")
# Roles in one line of the table, and in the list of one speaker.
_FEW, _MANY = 2, 12


@app.command("list")
def list_speakers(
    *,
    kind: Annotated[
        Literal["person", "organisation"] | None, typer.Option(help="Only persons, or only organisations.")
    ] = None,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    db: DbOption = None,
) -> None:
    """List the speakers, most quoted first."""
    from claims.store.reader import open_reader

    one_format(as_json=as_json, as_csv=as_csv)
    with opened(db) as store, open_reader(store.engine) as reader:
        speakers = [speaker.to_dict() for speaker in reader.speakers(limit=limit, kind=kind)]
    if as_json:
        print_json(speakers)
    elif as_csv:
        joined = {"roles": "; ".join, "spellings": "; ".join}
        print_csv(
            [speaker | {name: join(speaker[name]) for name, join in joined.items()} for speaker in speakers],
            _CSV_COLUMNS,
        )
    elif speakers:
        print_table([speaker | {"roles": speaker["roles"][:_FEW]} for speaker in speakers], _COLUMNS)
    else:
        note("No speakers yet. claims import fills the database.")


@app.command()
def show(
    speaker: SpeakerArgument,
    *,
    limit: LimitOption = 5,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Show one speaker: spellings, roles over time, the latest quotations, decisions."""
    from claims.speakers import dossier
    from claims.store.reader import open_reader

    with opened(db) as store, open_reader(store.engine) as reader:
        found = dossier(reader, speaker, limit=limit)
    if as_json:
        print_json(found.to_dict())
    else:
        _print_dossier(found)


app.command()(why)


@app.command()
def merge(
    kept: Annotated[str, typer.Argument(metavar="SPEAKER", help="The one whose name stays: a number or a name.")],
    merged: Annotated[str, typer.Argument(metavar="OTHER", help="The one that is the same.")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide that two speakers are one, shown under the name of the first."""
    with opened(db) as store:
        one, other = speakers_of(store, kept, merged)
        decided = store.merge(one.id, other.id, by=by, note=why)
        gather_again(store)
    report(decided, f"{named(other)} is {named(one)} now.", as_json=as_json)


@app.command()
def distinct(
    speaker: SpeakerArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The one that is somebody else.")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide that two speakers are not the same, whatever later articles call them."""
    with opened(db) as store:
        one, another = speakers_of(store, speaker, other)
        decided = store.distinct(one.id, another.id, by=by, note=why)
    report(decided, f"{named(one)} and {named(another)} stay two.", as_json=as_json)


@app.command()
def split(
    speaker: SpeakerArgument,
    spellings: Annotated[
        list[str], typer.Argument(metavar="SPELLING", help="Spellings that are somebody else (see show).")
    ],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Decide that some spellings of a speaker's name are somebody else, who gets a number.

    Everything goes there in the articles that give one of these spellings as the fullest name.
    """
    with opened(db) as store:
        (one,) = speakers_of(store, speaker)
        decided = store.split(one.id, spellings, by=by, note=why)
        gather_again(store)
        (new,) = speakers_of(store, f"s{decided.entity_id}")
    report(decided, f"{named(new)} is somebody else than {named(one)} now.", as_json=as_json)


@app.command()
def rename(
    speaker: SpeakerArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.", callback=not_blank)],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Give a speaker the name to show; all spellings stay."""
    from claims.resolve import normalise
    from claims.store.records import Spelling

    with opened(db) as store:
        (one,) = speakers_of(store, speaker)
        decided = store.rename(one.id, Spelling(name, normalise(name)), by=by, note=why)
    report(decided, f"{named(one)} is shown as {safe(name)} now.", as_json=as_json)


app.command()(review)
app.command()(answer)


@app.command()
def undo(
    decision: Annotated[int, typer.Argument(metavar="DECISION", help="Its number (see show).")],
    *,
    by: ByOption = None,
    why: NoteOption = None,
    as_json: JsonOption = False,
    db: DbOption = None,
) -> None:
    """Take a decision back: everything is as if it had never been made.

    An undo itself is not taken back: make the decision again, so that the list of decisions reads in their order.
    """
    with opened(db) as store:
        decided = store.undo(decision, by=by, note=why)
        gather_again(store)
    if as_json:
        print_json(as_dict(decided))
    else:
        typer.echo(f"Decision {decision} is undone.")


app.command()(link)


def _print_dossier(found: Dossier) -> None:
    speaker = found.speaker
    print_wrapped(f"{named(speaker)} ({speaker.kind})", bold=True)
    days = _days(speaker.first_published, speaker.last_published)
    typer.echo(f"{counted(speaker.quotations, 'quotation')} in {counted(speaker.articles, 'article')}{days}")
    if found.wikidata:
        print_wrapped(safe(f"Wikidata: {found.wikidata.id} {found.wikidata.description or ''}"), indent="  ", first="")
    print_wrapped(f"Spellings: {safe('; '.join(speaker.spellings))}", indent="  ", first="")
    for heading, lines in (
        ("Roles:", [_role(role) for role in _commonest(found.roles)]),
        ("Decisions:", [safe(decision.sentence) for decision in found.decisions]),
    ):
        if lines:
            typer.echo(heading)
        for line in lines:
            print_wrapped(line, indent="    ", first="  ")
    if len(found.roles) > _MANY:
        typer.echo(f"  and {len(found.roles) - _MANY} more (--json lists all)")
    for quotation in found.quotations:
        typer.echo()
        print_quotation(quotation)


def _commonest(roles: Sequence[RoleOverTime]) -> list[RoleOverTime]:
    """Those of most articles, still in the order of time."""
    kept = sorted(roles, key=lambda role: -role.articles)[:_MANY]
    return [role for role in roles if role in kept]


def _role(role: RoleOverTime) -> str:
    first, last = role.first_published, role.last_published
    if first is None or last is None:
        return safe(role.title)
    if first == last:
        return f"{safe(role.title)}, seen {first}"
    return f"{safe(role.title)}, first seen {first}, last seen {last}"


def _days(first: date | None, last: date | None) -> str:
    if first is None or first == last:
        return f", {first}" if first else ""
    return f", {first} to {last}"
