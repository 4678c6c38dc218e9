"""``claims demo``: the articles that come with Claims, three questions, and what to try next."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.importing import summary_line
from claims.cli.terminal.output import note, safe
from claims.cli.terminal.quotations import print_quotation

if TYPE_CHECKING:
    from claims.ask import Answers
    from claims.demo import Demonstration

# Answers shown to each question: enough to see several outlets, and all three questions on one screen.
_SHOWN = 3


def demo(
    *,
    db: Annotated[
        str,
        typer.Option("--db", metavar="PATH_OR_URL", help="The demonstration's own database, new or from last time."),
    ] = "claims-demo.db",
) -> None:
    """Import a few invented articles into a database of their own, and ask it three questions.

    A database that holds anything else is refused and left as it is; $CLAIMS_DB is not looked at.
    """
    from claims.demo import demonstrate

    note(f"Importing the demonstration's articles into {db} ...")
    shown = demonstrate(db)
    typer.echo(summary_line(shown.summary))
    for answers in shown.answers:
        _print_answers(answers, db)
    typer.echo("\nThe articles are invented; the rest is real. Try next:")
    for command in _commands(shown):
        typer.echo(f"  {command}")


def _print_answers(answers: Answers, db: str) -> None:
    typer.echo(f"\n$ {_command('ask', answers.query.question, db=db)}")
    if not answers.answers:
        typer.echo(safe(f"Nothing found. {answers.instead or ''}"))
    for answer in answers.answers[:_SHOWN]:
        typer.echo()
        print_quotation(answer.quotation)
    more = len(answers.answers) - _SHOWN
    if more > 0:
        typer.echo(f"\n      ... and {more} more")


def _commands(shown: Demonstration) -> Iterator[str]:
    """Commands that work as they stand."""
    db = shown.database
    found = [answers.answers[0].quotation for answers in shown.answers if answers.answers]
    if found:
        yield _command("show", f"q{found[-1].id}", db=db)
    yield _command("ask", "who told reporters anything in May 2024", db=db)
    yield _command("speakers", "list", db=db)
    yield _command("sources", db=db)
    yield _command("quotes", "--kind", "direct", "--since", "2024-05-01", db=db)
    yield f"{_program()} import --help"


def _command(*words: str, db: str) -> str:
    return f"{_program()} {shlex.join((*words, '--db', db))}"


def _program() -> str:
    """How to call this program from here: by its name where the shell finds it, else by the way that was taken."""
    called = Path(sys.argv[0])
    found = shutil.which("claims")
    if called.name != "claims" or (found and Path(found).resolve() == called.resolve()):
        return "claims"
    return shlex.quote(str(called))
