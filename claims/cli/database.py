"""``claims db``: the schema of a database, whether it is sound, and copies of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.terminal.options import DbOption, JsonOption
from claims.cli.terminal.output import note, opened, print_json, safe

if TYPE_CHECKING:
    from claims.store.upkeep.migrate import Change

_KILO = 1000

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Upgrade, check, copy and vacuum a database.")


@app.command()
def upgrade(
    to: Annotated[str, typer.Argument(metavar="REVISION", help="The revision to reach.")] = "head",
    db: DbOption = None,
) -> None:
    """Bring a database to the schema of this version, or create it.

    Every command does so by itself; this one is for doing it at a time of your choice.
    """
    from claims.store.upkeep.migrate import upgrade_database

    _tell(upgrade_database(db, to=to))


@app.command()
def downgrade(
    to: Annotated[str, typer.Argument(metavar="REVISION", help="The revision to go back to; base drops everything.")],
    db: DbOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring a database back to an older schema, for an older version of Claims.

    What the older schema cannot hold is deleted.
    """
    from claims.store.upkeep.migrate import downgrade_database

    if not yes:
        typer.confirm(f"Go back to schema {safe(to)} and delete what it cannot hold?", abort=True, err=True)
    _tell(downgrade_database(db, to=to))


@app.command()
def check(db: DbOption = None, as_json: JsonOption = False) -> None:
    """Look for damage: in the file, in references, texts, offsets, hashes, counts, and the indexes for searching.

    The exit code is 1 where something is wrong.
    """
    from claims.ingest import index_problems

    with opened(db) as store:
        problems = [*store.check(), *index_problems(store)]
    if as_json:
        print_json({"problems": [{"where": problem.where, "what": problem.what} for problem in problems]})
    else:
        for problem in problems:
            typer.echo(safe(str(problem)))
        if not problems:
            typer.echo("Nothing wrong")
    if problems:
        raise typer.Exit(1)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; nothing may lie there.", show_default=False)],
    db: DbOption = None,
) -> None:
    """Copy an SQLite database as it is at one moment, while others read and write it.

    One of an older version is copied as it is, and not upgraded. To put the copy back, remove the database first, with
    what lies beside it (the same name with -wal and -shm): SQLite would write that into the copy. For PostgreSQL it
    says how to call pg_dump.
    """
    from claims.store.upkeep.maintenance import backup_database

    note(f"{file}: {in_units(backup_database(db, file))}")


@app.command()
def vacuum(db: DbOption = None) -> None:
    """Give back the space of what was deleted, and count rows anew for planning queries.

    An SQLite database cannot be written meanwhile, and needs room for a second copy of itself.
    """
    with opened(db) as store:
        before, after = store.vacuum()
    note(f"{in_units(before)}, now {in_units(after)}")


def stats(db: DbOption = None, as_json: JsonOption = False) -> None:
    """Print how much a database holds."""
    with opened(db) as store:
        found = store.statistics()
    if as_json:
        print_json(found.to_dict())
        return
    lines = {name.replace("_", "-"): f"{count:,}" for name, count in found.rows.items()}
    lines["quotations by kind"] = _listed(found.kinds)
    lines["quotations by speaker"] = _listed(found.speakers)
    lines["published"] = " to ".join(day or "?" for day in found.days)
    lines["not imported yet"] = _listed(found.failures) or "0"
    lines["size"] = in_units(found.bytes)
    lines["schema"] = found.schema
    width = max(map(len, lines))
    for name, value in lines.items():
        typer.echo(f"{name:{width}}  {safe(value)}")


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())


def in_units(size: int) -> str:
    """A number of bytes for reading: 1.5 MB."""
    number = float(size)
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < _KILO:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= _KILO
    return f"{number:.1f} TB"


def _tell(change: Change) -> None:
    if change.before == change.after:
        note(f"the schema is at {change.after or 'nothing'} already")
    else:
        note(f"schema: {change.before or 'nothing'} to {change.after or 'nothing'}")
