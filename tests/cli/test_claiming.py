"""``claims list|show|drift|merge|split|gather|undo``: what they print, and that decisions can be taken back."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.database import Database
from claims.ingest import gather_claims
from claims.store.store import Store
from tests.builders import article, keep, quotation
from tests.ingest.test_claims import CUT, DAM, ROAD, tell


@pytest.fixture
def db(sqlite_url: str) -> str:
    """A quotation, a cut of it elsewhere, and another one."""
    with Store.open(sqlite_url) as store:
        tell(store, DAM, at="The Quay")
        tell(store, CUT, at="Bay News")
        tell(store, ROAD, at="The Quay")
        gather_claims(store)
    return sqlite_url


def printed(db: str, *arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "--db", db])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_list_puts_what_was_told_most_first(db: str) -> None:
    lines = printed(db, "list").splitlines()
    assert lines[0].split()[:3] == ["id", "speaker", "claim"]
    assert lines[1].startswith("c1 ")
    assert len(lines) == 3


def test_list_as_json_tells_counts_days_and_reasons(db: str) -> None:
    first = json.loads(printed(db, "list", "--json", "--limit", "1"))[0]
    assert (first["id"], first["speaker"], first["claim"]) == ("c1", "Ana Ruiz", DAM)
    assert (first["quotations"], first["outlets"], first["first_said"]) == (2, 2, "2024-05-06")
    assert "+a number" in first["reasons"]


def test_list_as_csv_has_a_row_a_claim(db: str) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(db, "list", "--csv"))))
    assert [row["claim"] for row in rows] == [DAM, ROAD]


def test_list_can_be_sorted_by_worth_and_limited_to_a_speaker(db: str) -> None:
    found = json.loads(printed(db, "list", "--sort", "worth", "--speaker", "Ruiz", "--json"))
    assert [one["worth"] for one in found] == sorted((one["worth"] for one in found), reverse=True)


def test_show_prints_wordings_side_by_side_with_the_words_left_out(db: str) -> None:
    shown = printed(db, "show", "c1")
    assert "[left out: and was inspected four times this year,”]" in shown.replace("\n      ", " ")
    assert "Bay News (q2)" in shown
    assert "2 quotations in 2 articles of 2 outlets" in shown


def test_show_counts_no_outlets_where_none_is_known(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        keep(store, article(f"{DAM} Ana Ruiz said.", outlet=None), quotation(DAM, DAM, speaker="Ana Ruiz"))
        gather_claims(store)
    assert "\n  1 quotation in 1 article, said 2021-02-03\n" in printed(sqlite_url, "show", "c1")


def test_show_as_json_has_quotations_and_drift(db: str) -> None:
    shown = json.loads(printed(db, "show", "c1", "--json"))
    assert [one["quotation"]["id"] for one in shown["quotations"]] == ["q1", "q2"]
    assert shown["drift"]["variants"][1]["cut"] > 0.5


def test_drift_lists_claims_whose_wordings_differ(db: str) -> None:
    (found,) = json.loads(printed(db, "drift", "--json"))
    assert found["claim"]["id"] == "c1"
    row = next(csv.DictReader(io.StringIO(printed(db, "drift", "--csv"))))
    assert (row["id"], row["variants"], row["altered"]) == ("c1", "2", "0.0")


def test_a_merge_can_be_undone(db: str) -> None:
    merged = json.loads(printed(db, "merge", "c1", "c2", "--by", "Kim", "--json"))
    assert merged["claim"] == "c1"
    assert "Decision 1: one claim, by Kim" in printed(db, "show", "c2")
    printed(db, "undo", str(merged["decision"]))
    assert len(json.loads(printed(db, "list", "--json"))) == 2


def test_a_split_makes_another_claim(db: str) -> None:
    assert "q2 is c3 now, not c1." in printed(db, "split", "c1", "q2")
    assert json.loads(printed(db, "show", "c3", "--json"))["claim"]["claim"] == CUT


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "c1", "c99"), "there is no claim c99"),
        (("split", "c1", "q3"), "c1 has no such quotation: q3"),
        (("show", "c99"), "there is no claim c99"),
        (("undo", "7"), "there is no decision 7"),
    ],
)
def test_mistakes_are_told_with_what_to_do(db: str, arguments: tuple[str, ...], message: str) -> None:
    result = CliRunner().invoke(app, [*arguments, "--db", db])
    assert result.exit_code == 1
    assert message in result.stderr


def test_what_waits_is_told(db: str) -> None:
    with Store.open(db) as store:
        tell(store, DAM, at="Dawn")
    result = CliRunner().invoke(app, ["list", "--db", db])
    assert "1 quotation is not gathered into claims yet" in result.stderr
    assert "of 1 speaker." in CliRunner().invoke(app, ["gather", "--db", db]).stderr


def test_the_library_gives_the_same(db: str) -> None:
    with Database.open(db) as database:
        assert [one.id for one in database.claims(speaker="Ruiz")] == [1, 2]
        assert [one.id for one in database.claim(1).quotations] == [1, 2]
        assert [one.summary.id for one in database.drift()] == [1]
        database.merge_claims(1, 2)
        database.split_claim(1, [3])
        assert database.claim(2).summary.id == 2
        assert database.gather_claims() == 0


def test_a_timeline_tells_each_claim_once_and_names_what_may_contradict(db: str) -> None:
    with Store.open(db) as store:
        tell(store, "“The dam is not safe,”", at="Coast Herald")
        gather_claims(store)
    out = printed(db, "ask", "what did Ana Ruiz say about the dam", "--timeline")
    assert (out.count("\nq1 "), out.count("\nq2 ")) == (1, 0)  # one claim
    assert "  q1: “The dam is safe and was inspected four times this year,”\n  q4: “The dam is not safe,”" in out
    assert "May contradict each other (one denies it); please look:" in out


def test_a_timeline_as_json_has_days_claims_and_pairs(db: str) -> None:
    found = json.loads(printed(db, "ask", "what did Ana Ruiz say about the dam", "--timeline", "--json"))
    assert found["understood"]["speaker"] == "Ana Ruiz"
    assert found["timeline"][0]["claim"] == "c1"
    assert found["may_contradict"] == []


def test_show_prints_what_fact_checkers_found(db: str) -> None:
    printed(db, "fact-check", "c1", "--rating", "Half true", "--link", "https://desk.example/1")
    assert "Fact-check f1 (your own): Half true" in printed(db, "show", "c1")
    assert [one["rating"] for one in json.loads(printed(db, "show", "c1", "--json"))["fact_checks"]] == ["Half true"]
    assert json.loads(printed(db, "show", "c2", "--json"))["fact_checks"] == []
