"""``claims serve``: what it says before it serves, and what it refuses."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

import pytest
import typer
from typer.testing import CliRunner

from claims.cli import serving
from claims.errors import ClaimsError, DatabaseUnavailableError
from claims.store.store import Store
from tests import worlds

app = typer.Typer()
app.command()(serving.serve)


@pytest.fixture
def db(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build(store)
    return sqlite_url


def run(*arguments):
    return CliRunner().invoke(app, [*map(str, arguments)], catch_exceptions=True)


@contextmanager
def served(*arguments):
    """The address at which the command says that it serves."""
    command = [sys.executable, "-m", "claims", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stderr:
                if found := re.search(r"^Serving .* at (http://127\.0\.0\.1:\d+\S*)", line):
                    yield found[1]
                    break
        finally:
            process.terminate()
            process.wait(20)


def test_the_site_is_where_the_command_says(db):
    with served("--db", db) as address, urllib.request.urlopen(f"{address}search.json?q=Varga", timeout=30) as answer:  # noqa: S310
        assert json.load(answer)["understood"]["speaker"] == "Ilse Varga"


def test_a_port_that_is_taken_is_told(db):
    with served("--db", db) as address:
        done = run("--db", db, "--port", re.search(r":(\d+)", address)[1])
    assert isinstance(done.exception, ClaimsError)
    assert "--port" in str(done.exception)


def test_a_database_that_is_not_there_is_told(tmp_path):
    done = run("--db", tmp_path / "nothing.db")
    assert isinstance(done.exception, DatabaseUnavailableError)
    assert not (tmp_path / "nothing.db").exists()


def test_without_datasette_the_command_says_what_to_install(db, monkeypatch):
    for module in [name for name in sys.modules if name.startswith("claims.datasette_plugin")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "datasette", None)
    done = run("--db", db)
    assert isinstance(done.exception, ClaimsError)
    assert "pip install 'claims[web]'" in str(done.exception)


def test_metadata_is_written_instead_of_served(db, tmp_path):
    done = run("--db", db, "--write-metadata", tmp_path / "out")
    assert [line.rsplit("/", 1)[1] for line in done.stdout.split()] == [
        "metadata-0.65.json",
        "metadata.json",
        "datasette.json",
    ]
    assert "claims" in json.loads((tmp_path / "out" / "metadata.json").read_text("utf-8"))["databases"]
