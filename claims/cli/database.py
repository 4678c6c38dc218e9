"""``claims db``: the schema of a database, and whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.options import DbOption, JsonOption
from claims.cli.output import note, opened, print_json, safe

if TYPE_CHECKING:
    from claims.store.migrate import Change

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Upgrade, downgrade and check a database.")


@app.command()
def upgrade(
    to: Annotated[str, typer.Argument(metavar="REVISION", help="The revision to reach.")] = "head",
    db: DbOption = None,
) -> None:
    """Bring a database to the schema of this version, or create it.

    Every command does so by itself; this one is for doing it at a time of your choice.
    """
    from claims.store.migrate import upgrade_database

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
    from claims.store.migrate import downgrade_database

    if not yes:
        typer.confirm(f"Go back to schema {safe(to)} and delete what it cannot hold?", abort=True, err=True)
    _tell(downgrade_database(db, to=to))


@app.command()
def check(db: DbOption = None, as_json: JsonOption = False) -> None:
    """Look for damage: broken references, offsets outside texts, a stale search index, changed texts.

    The exit code is 1 where something is wrong.
    """
    with opened(db) as store:
        problems = store.check()
    if as_json:
        print_json({"problems": [{"where": problem.where, "what": problem.what} for problem in problems]})
    else:
        for problem in problems:
            typer.echo(safe(str(problem)))
        if not problems:
            typer.echo("Nothing wrong")
    if problems:
        raise typer.Exit(1)


def _tell(change: Change) -> None:
    if change.before == change.after:
        note(f"the schema is at {change.after or 'nothing'} already")
    else:
        note(f"schema: {change.before or 'nothing'} to {change.after or 'nothing'}")
