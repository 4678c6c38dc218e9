"""``claims match``, and fact-checks where quotations are shown."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.ingest import embed_missing
from claims.store.store import Store
from tests import worlds

runner = CliRunner()


@pytest.fixture
def db(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build(store)
        embed_missing(store)
    return sqlite_url


def run(*arguments: str, code: int = 0) -> str:
    done = runner.invoke(app, list(arguments))
    assert done.exit_code == code, done.stderr
    return done.stdout


def test_match_says_what_is_a_match_and_what_a_suggestion(db):
    shown = run("match", "Varga: the United States should withdraw its fleet", "--db", db)
    assert shown.startswith("Match ")
    assert "q2" in shown
    assert run("match", "Varga wants fewer warships", "--db", db).startswith("Suggestion ")


def test_json_and_csv_have_the_same(db):
    found = json.loads(run("match", "US troops damage the coast", "--json", "--db", db))
    rows = list(csv.DictReader(io.StringIO(run("match", "US troops damage the coast", "--csv", "--db", db))))
    assert [row["id"] for row in rows] == [one["quotation"]["id"] for one in found["claims"]]
    assert [row["match"] for row in rows] == [str(one["match"]) for one in found["claims"]]


def test_blank_text_is_an_error(db):
    run("match", " ", "--db", db, code=2)


def test_verdict_stands_beside_the_quotation_everywhere(db):
    run("fact-check", "q2", "--rating", "Mostly false", "--link", "https://desk.example/1", "--db", db)
    line = "Fact-check f1 (your own): Mostly false"
    assert line in run("show", "q2", "--db", db)
    assert line not in run("show", "q3", "--db", db)
    assert line in run("ask", "what did Varga say about the US fleet", "--db", db)
    assert line in run("match", "Varga: the United States should withdraw its fleet", "--db", db)
    (check,) = json.loads(run("show", "q2", "--json", "--db", db))["fact_checks"]
    assert (check["rating"], check["standing"], check["own"]) == ("Mostly false", "confirmed", True)
    answers = json.loads(run("ask", "what did Varga say about the US fleet", "--json", "--db", db))["answers"]
    checked = {one["quotation"]["id"] for one in answers if one["fact_checks"]}
    assert checked == {"q2"}
