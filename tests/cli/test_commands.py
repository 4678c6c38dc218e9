"""The commands of ``claims`` are loaded when they are run."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.cli.commands import Commands


@pytest.mark.parametrize("name", list(Commands()))
def test_each_command_tells_how_it_is_used(name):
    shown = CliRunner().invoke(app, [name, "--help"], prog_name="claims")
    assert shown.exit_code == 0
    assert f"Usage: claims {name} " in shown.output


def test_help_lists_all_commands():
    shown = CliRunner().invoke(app, ["--help"]).output
    assert [line.split()[0] for line in shown.partition("Commands:")[2].splitlines() if line[:3].strip()] == list(
        Commands()
    )


def test_misspelled_command_is_suggested():
    shown = CliRunner().invoke(app, ["imprt"])
    assert shown.exit_code == 2
    assert "No such command 'imprt'" in shown.output
    assert "Did you mean 'import'?" in shown.output


@pytest.mark.parametrize(
    "command",
    [
        "quotes",
        "ask Ruiz",
        "list",
        "drift",
        "sources",
        "speakers list",
        "match dam",
        "review --json",
        "review list",
        "fact-checks list",
        "export -f csv",
        "export -f claimreview",
    ],
)
def test_no_limit_is_too_large(command, sqlite_url):
    done = CliRunner().invoke(app, [*command.split(), "--limit", "9" * 25, "--db", sqlite_url])
    assert (done.exit_code, done.exception) == (0, None)


@pytest.mark.parametrize("command", ["undo", "runs diff 1", "runs accept", "runs drop"])
def test_a_number_that_nothing_has_is_told(command, sqlite_url):
    done = CliRunner().invoke(app, [*command.split(), "9" * 25, "--db", sqlite_url])
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")


def test_runs_of_an_empty_database_are_told(sqlite_url):
    shown = CliRunner().invoke(app, ["runs", "list", "--db", sqlite_url])
    assert (shown.stdout, shown.stderr) == ("", "No runs yet. claims import fills the database.\n")


def test_command_loads_no_other_and_nothing_that_it_does_not_need(sqlite_url):
    program = (
        "import sys\n"
        "from claims.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*(name for name in sys.modules if name.startswith('claims.')), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "ask", "what did Rouhani say about football", "--db", sqlite_url],
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = done.stderr.splitlines()[-1].split()
    assert "claims.cli.asking" in loaded
    for other in (
        "claims.cli.importing",
        "claims.cli.speakers",
        "claims.store.articles.write",
        "claims.resolve.entities.cluster",
    ):
        assert other not in loaded
