"""``claims export`` on the command line."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.exports import FORMATS
from claims.store.store import Store
from tests import worlds

runner = CliRunner()


@pytest.fixture
def db(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build(store)
    return sqlite_url


def test_export_prints_what_fits(db):
    done = runner.invoke(app, ["export", "--format", "jsonl", "--speaker", "Tomas Reyk", "--db", db])
    (line,) = done.stdout.splitlines()
    assert [one["speaker"]["name"] for one in json.loads(line)["quotations"]] == ["Tomas Reyk"]


def test_export_writes_the_same_to_a_file(db, tmp_path):
    printed = runner.invoke(app, ["export", "--format", "csv", "--db", db])
    path = tmp_path / "out.csv"
    done = runner.invoke(app, ["export", "--format", "csv", "-o", str(path), "--db", db])
    assert (done.exit_code, done.stdout) == (0, "")
    assert path.read_bytes() == printed.stdout_bytes


def test_unknown_format_is_an_error_in_one_line(db):
    done = runner.invoke(app, ["export", "--format", "xml", "--db", db])
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: --format: there is no format 'xml'. Give one of ")
    assert done.stderr.count("\n") == 1


def test_help_names_every_format():
    text = re.sub(r"\s+", "", runner.invoke(app, ["export", "--help"], env={"COLUMNS": "400"}).stdout)
    assert [name for name in FORMATS if name not in text] == []
