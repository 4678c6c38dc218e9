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
    for other in ("claims.cli.importing", "claims.cli.speakers", "claims.store.write", "claims.resolve.cluster"):
        assert other not in loaded
