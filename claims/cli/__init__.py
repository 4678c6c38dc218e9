"""The command line: each command parses its options, calls one function of the library and prints.

Data goes to stdout, messages and progress to stderr. One file a command group, which is loaded when one of its commands
runs; all of them import the rest of Claims inside the commands, so that each loads no more than it needs.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from claims.cli.commands import Commands
from claims.errors import ClaimsError, NoSchemaError, WrongValueError
from claims.process import spare_garbage_collection

_WRONG_USAGE = 2  # what Typer exits with where an option is not known
_WRONG_VALUES = (WrongValueError, NoSchemaError)  # whatever the database holds


class _ClaimsGroup(TyperGroup):
    """Commands in the order of daily use; our own errors in one line, without a traceback."""

    # Typer keeps the classes of its Context and its commands to itself, hence Any.
    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.commands: Any = Commands()

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the command; an error that we raise on purpose is printed, and the exit code is 1.

        A value that an option or an argument does not take is told in one line, too; its exit code is 2, as of all
        wrong usage, whether Typer, a command or the library finds it wrong.
        """
        try:
            return super().invoke(ctx)
        except ClaimsError as error:
            from claims.cli.terminal.output import note

            note(f"Error: {error}")
            raise typer.Exit(_WRONG_USAGE if isinstance(error, _WRONG_VALUES) else 1) from error
        except typer.BadParameter as error:
            from claims.cli.terminal.output import note
            from claims.cli.terminal.usage import is_about_a_value, told

            if not is_about_a_value(error):
                raise
            note(f"Error: {told(error)}")
            raise typer.Exit(_WRONG_USAGE) from error


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


def main() -> None:
    """The console script ``claims``."""
    spare_garbage_collection()
    app()
