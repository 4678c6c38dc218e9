"""The CLI reference as Markdown, made from the commands' own help: docs/cli.md, held to the code by a test."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from typer.testing import CliRunner

from claims.cli import app

_HEAD = """# Command line

Made from the commands' help by `python docs/make.py`; do not edit.

"""


def cli_markdown() -> str:
    """All commands with their help, in the order of ``claims --help``."""
    runner = CliRunner(env={"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"})
    parts = [_HEAD]
    for path in _commands(typer.main.get_command(app), ()):
        shown = runner.invoke(app, [*path, "--help"], prog_name="claims")
        title = " ".join(("claims", *path))
        body = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
        parts.append(f"## {title}\n\n```text\n{body}\n```\n\n")
    return "".join(parts).rstrip() + "\n"


def _commands(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield path
    for name, child in getattr(command, "commands", {}).items():
        if not child.hidden:
            yield from _commands(child, (*path, name))
