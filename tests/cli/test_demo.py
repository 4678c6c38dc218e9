"""``claims demo``: its own database, three questions, commands that work."""

from __future__ import annotations

import shlex
import sqlite3
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from claims.article import Article
from claims.cli.asking import ask, quotes
from claims.cli.demo import demo
from claims.cli.showing import show, sources
from claims.demo import demo_articles, demo_questions, demonstrate
from claims.errors import StoreError
from claims.ingest import ingest
from claims.store.store import Store

app = typer.Typer()
app.command()(demo)
app.command()(ask)
app.command()(show)
app.command()(sources)
app.command()(quotes)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the demonstration has run once."""
    return str(tmp_path_factory.mktemp("demo") / "claims demo.db")


@pytest.fixture(scope="module")
def shown(database: str) -> Result:
    return run("demo", "--db", database)


def counts(database: str | Path) -> tuple[int, int]:
    with sqlite3.connect(database) as connection:
        articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        quotations = connection.execute("SELECT count(*) FROM quotations").fetchone()[0]
    connection.close()
    return articles, quotations


def test_all_articles_of_the_demonstration_are_imported(shown: Result, database: str) -> None:
    assert shown.exit_code == 0, shown.output
    assert counts(database)[0] == len(demo_articles())


def test_each_question_is_answered(shown: Result) -> None:
    for question in demo_questions():
        assert f"claims ask '{question}'" in shown.stdout
    assert "Nothing found" not in shown.stdout


def test_it_says_what_to_try_next(shown: Result, database: str) -> None:
    assert f"claims speakers list --db {shlex.quote(database)}" in shown.stdout


def test_commands_are_called_as_the_demonstration_was(monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    monkeypatch.setattr("sys.argv", [".venv/bin/claims", "demo"])
    monkeypatch.setenv("PATH", "/nowhere")
    assert "  .venv/bin/claims sources --db" in run("demo", "--db", database).stdout


@pytest.mark.parametrize("command", ["show", "ask", "quotes", "sources"])
def test_what_it_says_to_try_works(shown: Result, command: str) -> None:
    line = next(line for line in shown.stdout.splitlines() if line.startswith(f"  claims {command} "))
    result = run(*shlex.split(line)[1:])
    assert result.exit_code == 0, result.output
    assert result.stdout


def test_a_second_time_nothing_is_imported_again(shown: Result, database: str) -> None:
    before = counts(database)
    result = run("demo", "--db", database)
    assert result.exit_code == 0
    assert "0 new" in result.stdout
    assert counts(database) == before


def test_somebodys_own_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    with Store.open(path) as store:
        ingest(store, [Article(text="Mayor Ana Ruiz said the bridge was safe.", origin="bridge.txt")])
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"mine\.db: this database holds articles .* Nothing was changed"):
        demonstrate(path)
    assert path.read_bytes() == before


def test_a_demonstration_with_other_articles_is_somebodys_own(shown: Result, database: str, tmp_path: Path) -> None:
    path = tmp_path / "grown.db"
    path.write_bytes(Path(database).read_bytes())
    with Store.open(path) as store:
        ingest(store, [Article(text="Mayor Ana Ruiz said the bridge was safe.", origin="bridge.txt")])
    with pytest.raises(StoreError, match="not the demonstration's"):
        demonstrate(path)


def test_the_database_of_the_environment_is_not_touched(
    shown: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_DB", str(tmp_path / "mine.db"))
    monkeypatch.chdir(tmp_path)
    assert run("demo").exit_code == 0
    assert {path.name for path in tmp_path.glob("*.db")} == {"claims-demo.db"}
