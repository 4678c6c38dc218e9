"""What README.md shows works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from claims.cli import app
from claims.store.store import Store

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


COMMANDS = [
    shlex.split(line, comments=True)[1:]
    for block in blocks("sh")
    for line in block.splitlines()
    if line.startswith("claims ")
]


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The folder in which the Python example ran, with the database that it made; and what it printed."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    printed = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        (example,) = blocks("python")
        exec(compile(example, "README.md", "exec"), {"print": lambda *words: printed.append(words)})  # noqa: S102
    return folder, printed


def test_the_python_example_finds_speaker_cue_and_content(shown):
    _, printed = shown
    assert printed[0] == ("Ana Ruiz", "|", "told", "|", "“We will not leave,”")


def test_the_python_example_answers_its_question(shown):
    _, printed = shown
    assert any("passenger list" in words[0] for words in printed[1:])


def test_the_sql_example_runs(shown):
    folder, _ = shown
    (query,) = blocks("sql")
    with Store.open(folder / "claims.db") as store, store.reading() as connection:
        connection.execute(text(query))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_and_option_exists(words):
    path = words[:2] if words[0] in {"speakers", "db"} else words[:1]
    shown = CliRunner().invoke(app, [*path, "--help"])
    assert shown.exit_code == 0, shown.output
    for option in (word for word in words if word.startswith("--")):
        assert option in shown.output


def test_continuous_integration_finds_the_test_command():
    pattern = re.search(r"grep -m1 -E '([^']+)'", (ROOT / ".ci" / "run").read_text("utf-8"))[1]
    found = [line for line in README.splitlines() if re.search(pattern, line)]
    assert len(found) == 1
    assert found[0] in blocks("sh")[1]
