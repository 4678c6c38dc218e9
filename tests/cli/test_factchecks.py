"""Fact-checks on the command line."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.store.store import Store
from tests import worlds
from tests.readers.claimreview.test_jsonld import REVIEW, changed, page

runner = CliRunner()


@pytest.fixture
def db(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build(store)
    return sqlite_url


def run(*arguments: str, stdin: str | None = None, code: int = 0) -> str:
    done = runner.invoke(app, list(arguments), input=stdin)
    assert done.exit_code == code, done.stderr
    return done.stdout


def test_import_from_a_page_twice_changes_nothing(db, tmp_path):
    path = tmp_path / "check.html"
    path.write_text(page(json.dumps(REVIEW)), encoding="utf-8")
    first = json.loads(run("import", "--format", "claimreview", str(path), "--json", "--db", db))
    again = json.loads(run("import", "--format", "claimreview", str(path), "--json", "--db", db))
    assert first["fact_checks"] == {"new": 1, "unchanged": 0, "failed": 0}
    assert again["fact_checks"] == {"new": 0, "unchanged": 1, "failed": 0}


def test_failure_is_told_and_remembered_and_the_rest_goes_on(db):
    text = f"[{changed(claimReviewed='')}, {changed(itemReviewed={})}]"
    found = json.loads(run("import", "--format", "claimreview", "-", "--json", "--db", db, stdin=text, code=1))
    assert found["fact_checks"] == {"new": 1, "unchanged": 0, "failed": 1}
    with Store.open(db) as store, store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT origin, error FROM failures").all()
    assert [tuple(row) for row in rows] == [("-#1", "FormatError")]


def test_export_piped_into_import_is_a_fixed_point(db):
    run("import", "--format", "claimreview", "-", "--db", db, stdin=json.dumps(REVIEW))
    run("fact-check", "q1", "--rating", "False", "--summary", "Why", "--link", "https://desk.example/1", "--db", db)
    exported = run("export", "--format", "claimreview", "--db", db)
    found = json.loads(run("import", "--format", "claimreview", "-", "--json", "--db", db, stdin=exported))
    assert found["fact_checks"] == {"new": 0, "unchanged": 2, "failed": 0}
    assert run("export", "--format", "claimreview", "--db", db) == exported


def test_own_verdict_is_listed_shown_and_undone(db):
    recorded = json.loads(run("fact-check", "q1", "--rating", "Mostly false", "--by", "Ann", "--json", "--db", db))
    assert "Mostly false" in run("fact-checks", "list", "--own", "--db", db)
    shown = run("fact-checks", "show", "f1", "--db", db)
    assert "Mostly false (your own)" in shown
    assert "q1" in shown
    run("fact-checks", "undo", str(recorded["decision"]), "--db", db)
    assert json.loads(run("fact-checks", "list", "--json", "--db", db)) == []


def test_decisions_are_shown_with_what_the_fact_check_is_about(db):
    run("import", "--format", "claimreview", "-", "--db", db, stdin=json.dumps(REVIEW))
    run("fact-checks", "confirm", "f1", "q3", "--db", db)
    run("fact-checks", "deny", "f1", "q4", "--db", db)
    shown = json.loads(run("fact-checks", "show", "f1", "--json", "--db", db))
    assert [(one["quotation"]["id"], one["standing"]) for one in shown["about"]][:2] == [
        ("q3", "confirmed"),
        ("q4", "denied"),
    ]


def test_list_as_csv_has_the_words_of_ratings(db):
    run("import", "--format", "claimreview", "-", "--db", db, stdin=json.dumps(REVIEW))
    assert "Off by a lot!" in run("fact-checks", "list", "--rating", "OFF", "--csv", "--db", db)
    assert "Off by a lot!" not in run("fact-checks", "list", "--rating", "true", "--csv", "--db", db)


@pytest.mark.parametrize("arguments", [("fact-check", "q99", "--rating", "False"), ("fact-checks", "show", "f9")])
def test_what_is_not_there_is_an_error(db, arguments):
    run(*arguments, "--db", db, code=1)
