"""docs/cli.md says what the commands' own help says."""

from __future__ import annotations

from pathlib import Path

from claims.cli.reference import cli_markdown

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_reference_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == cli_markdown(), "run: python docs/make.py"


def test_every_command_of_the_design_is_there() -> None:
    text = PAGE.read_text("utf-8")
    for command in (
        "demo",
        "import",
        "ask",
        "quotes",
        "show",
        "extract",
        "speakers merge",
        "sources",
        "evaluate",
        "db",
    ):
        assert f"## claims {command}\n" in text
