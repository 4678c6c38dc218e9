"""The command line: each command parses its options, calls one function of the library and prints.

Data goes to stdout, messages and progress to stderr. One file a command group; all of them import the rest of Claims
inside the commands, so that ``claims --help`` and the commands that only read start at once.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from claims.cli import (
    asking,
    claiming,
    database,
    demo,
    evaluating,
    exporting,
    extracting,
    factchecks,
    importing,
    matching,
    reviewing,
    runs,
    serving,
    showing,
    speakers,
    training,
    watching,
)
from claims.errors import ClaimsError
from claims.process import collect_seldom


class _ClaimsGroup(TyperGroup):
    """Commands in the order of daily use; our own errors in one line, without a traceback."""

    # Typer keeps its Context's base class to itself, hence Any.
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """The order in which they are registered."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the command; an error that we raise on purpose is printed, and the exit code is 1."""
        try:
            return super().invoke(ctx)
        except ClaimsError as error:
            typer.echo(f"Error: {error}", err=True)
            raise typer.Exit(1) from error


def _show_version(value: bool) -> None:
    if value:
        from claims import __version__

        typer.echo(f"claims {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="claims",
    cls=_ClaimsGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def claims(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """Who said what, through whom, and where it was printed."""
    del version


app.command(short_help="Try it: import invented articles, ask three questions.")(demo.demo)
app.command("import", short_help="Import articles: find their quotations and keep both.")(importing.import_articles)
app.command(short_help="Poll feeds and import what they list.")(watching.watch)
app.command(short_help="Ask a question; the answer is cited quotations.")(asking.ask)
app.command(short_help="List the quotations that fit all filters.")(asking.quotes)
app.command(short_help="Show a quotation in its context, with its chain of relays.")(showing.show)
app.add_typer(speakers.app, name="speakers")
app.add_typer(reviewing.app, name="review")
app.command("list", short_help="List claims: what speakers said, wherever it was printed.")(claiming.list_claims)
app.command(short_help="List the claims whose verbatim wordings differ most.")(claiming.drift)
app.command(short_help="Decide that two claims are one.")(claiming.merge)
app.command(short_help="Decide that quotations are a claim of their own.")(claiming.split)
app.command(short_help="Gather quotations into claims; imports do it by themselves.")(claiming.gather)
app.command(short_help="Take a decision back.")(claiming.undo)
app.command(short_help="List the channels through which quotations came.")(showing.sources)
app.command(short_help="Find the known claims and fact-checks that say what a text says.")(matching.match)
app.command("fact-check", short_help="Record your own verdict on a claim.")(factchecks.fact_check)
app.add_typer(factchecks.app, name="fact-checks")
app.command(short_help="Browse a database: search, articles with marked quotations, tables.")(serving.serve)
app.command(short_help="Print the quotations of articles; nothing is stored.")(extracting.extract)
app.command(short_help="Write what the database holds in a format that others read.")(exporting.export)
app.command(short_help="Score the extraction against an annotated corpus.")(evaluating.evaluate)
app.command(short_help="Train the tagger that finds quotations.")(training.train)
app.command(short_help="Print how much a database holds.")(database.stats)
app.add_typer(runs.app, name="runs")
app.add_typer(database.app, name="db")


def main() -> None:
    """The console script ``claims``."""
    collect_seldom()
    app()
