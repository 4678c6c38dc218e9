"""``claims speakers``: what it prints, how speakers are named, and that decisions can be taken back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli.speakers import app
from claims.errors import FormatError, NotFoundError, QuestionError
from claims.store.store import Store
from tests import worlds
from tests.store.entities.test_resolution import keep


@pytest.fixture
def db(sqlite_url: str) -> str:
    """Two Clintons, and a Zarif in two spellings."""
    with Store.open(sqlite_url) as store:
        keep(store, "Bill Clinton", "President")
        keep(store, "Hillary Clinton", "Senator")
        keep(store, "Mohammad Javad Zarif", "Foreign Minister")
        keep(store, "Muhammad Javad Zarif", "Foreign Minister")
    return sqlite_url


def run(db: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--db", db], catch_exceptions=True)


def printed(db: str, *arguments: str) -> str:
    result = run(db, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def names(db: str) -> dict[str, str]:
    return {speaker["name"]: speaker["id"] for speaker in json.loads(printed(db, "list", "--json"))}


def test_list_puts_the_most_quoted_first(db: str) -> None:
    lines = printed(db, "list").splitlines()
    assert lines[0].split() == ["id", "name", "kind", "quotations", "articles", "roles"]
    assert "Javad Zarif" in lines[1]
    assert "Foreign Minister" in lines[1]


def test_list_as_json_has_counts_and_spellings(db: str) -> None:
    zarif = json.loads(printed(db, "list", "--json", "--limit", "1"))[0]
    assert (zarif["quotations"], zarif["articles"], zarif["kind"]) == (2, 2, "person")
    assert set(zarif["spellings"]) == {"Mohammad Javad Zarif", "Muhammad Javad Zarif"}


def test_list_as_csv_has_a_row_a_speaker(db: str) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(db, "list", "--csv"))))
    assert len(rows) == 3
    assert rows[0]["roles"] == "Foreign Minister"


def test_list_of_an_empty_database_says_so_on_stderr(sqlite_url: str) -> None:
    result = run(sqlite_url, "list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No speakers" in result.stderr


def test_show_prints_spellings_roles_and_quotations(db: str) -> None:
    shown = printed(db, "show", "Zarif")
    assert "2 quotations in 2 articles" in shown
    assert "Muhammad Javad Zarif" in shown
    assert "Foreign Minister" in shown
    assert "the harbour opens" in shown


def test_a_speaker_is_named_by_number_or_by_any_spelling(db: str) -> None:
    number = names(db)["Hillary Clinton"]
    for who in (number, number.removeprefix("s"), "hillary clinton", "Hillary"):
        assert json.loads(printed(db, "show", who, "--json"))["id"] == number


def test_an_ambiguous_name_lists_the_numbers(db: str) -> None:
    result = run(db, "show", "Clinton")
    assert isinstance(result.exception, QuestionError)
    assert all(names(db)[name] in str(result.exception) for name in ("Bill Clinton", "Hillary Clinton"))


def test_a_surname_is_ambiguous_even_where_one_is_only_called_so(db: str) -> None:
    with Store.open(db) as store:
        keep(store, "Clinton")
    assert isinstance(run(db, "show", "Clinton").exception, QuestionError)


@pytest.mark.parametrize("who", ["Nobody Atall", "s999", "..."])
def test_a_name_that_nobody_has_is_not_found(db: str, who: str) -> None:
    assert isinstance(run(db, "show", who).exception, NotFoundError)


def test_a_merge_tells_how_to_take_it_back(db: str) -> None:
    said = printed(db, "merge", "Hillary Clinton", "Bill Clinton", "--by", "Ada", "--note", "a married couple")
    assert "claims speakers undo 1" in said
    assert "Bill Clinton" not in names(db)
    shown = printed(db, "show", "Hillary Clinton")
    assert ", by Ada" in shown
    assert "a married couple" in shown
    assert "2 quotations" in shown
    printed(db, "undo", "1")
    assert "Bill Clinton" in names(db)
    assert "(undone)" in printed(db, "show", "Hillary Clinton")


def test_a_split_gives_a_new_number(db: str) -> None:
    before = names(db)
    decided = json.loads(printed(db, "split", "Zarif", "Muhammad Javad Zarif", "--json"))
    assert decided["speaker"] not in before.values()
    assert names(db)["Muhammad Javad Zarif"] == decided["speaker"]
    printed(db, "undo", str(decided["decision"]))
    assert set(names(db).values()) == set(before.values())


def test_rename_changes_the_name_that_is_shown(db: str) -> None:
    printed(db, "rename", "Zarif", "M. J. Zarif")
    assert "M. J. Zarif" in names(db)
    assert json.loads(printed(db, "show", "Mohammad Javad Zarif", "--json"))["name"] == "M. J. Zarif"


def test_distinct_speakers_cannot_be_merged(db: str) -> None:
    printed(db, "distinct", "Bill Clinton", "Hillary Clinton")
    assert run(db, "merge", "Bill Clinton", "Hillary Clinton").exit_code == 1


def test_nothing_heavy_is_imported(db: str) -> None:
    script = (
        "import sys; from claims.cli.speakers import app; app(sys.argv[1:], standalone_mode=False);"
        "print(sorted({'spacy', 'trafilatura', 'alembic', 'dateparser'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "show", "Zarif", "--db", db], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


@pytest.fixture
def doubtful(db: str) -> str:
    """The same with a Clinton of whom nobody knows which one."""
    with Store.open(db) as store:
        keep(store, "Clinton")
    return db


def test_why_tells_of_one_speaker_by_which_names(db: str) -> None:
    shown = printed(db, "why", "Muhammad Javad Zarif", "Mohammad Javad Zarif")
    assert "is one, because of these names" in shown
    assert "first names are spellings of one another" in " ".join(shown.split())


def test_why_tells_what_keeps_two_apart(db: str) -> None:
    shown = " ".join(printed(db, "why", "Bill Clinton", "Hillary Clinton").split())
    assert "are two. The names fit to 0.00, 0.50 would be enough: same surname, different first names." in shown


def test_why_as_json_lists_names_scores_and_decisions(db: str) -> None:
    printed(db, "merge", "Bill Clinton", "Hillary Clinton", "--note", "a couple")
    found = json.loads(printed(db, "why", "Bill Clinton", "Hillary Clinton", "--json"))
    assert (found["one"], len(found["speakers"])) == (True, 1)
    assert {name["name"] for name in found["names"]} == {"Bill Clinton", "Hillary Clinton"}
    assert [decision["note"] for decision in found["decisions"]] == ["a couple"]


def test_questions_are_listed_and_answered_by_commands(doubtful: str) -> None:
    first, second = json.loads(printed(doubtful, "review", "--json"))
    assert [speaker["name"] for speaker in first["speakers"]] == ["Bill Clinton", "Clinton"]
    assert first["reasons"] == ["same surname", "one is only a surname"]
    for question, answer in ((first, "no"), (second, "yes")):
        one, other = (speaker["id"] for speaker in question["speakers"])
        assert json.loads(printed(doubtful, "answer", one, other, answer, "--by", "kim", "--json"))["decision"]
    assert json.loads(printed(doubtful, "review", "--json")) == []
    assert "Clinton" not in names(doubtful)


def test_questions_are_answered_one_by_one_on_stdin(doubtful: str) -> None:
    asked = CliRunner().invoke(app, ["review", "--by", "kim", "--db", doubtful], input="maybe\nn\nu\n")
    assert asked.exit_code == 0, asked.output
    assert "Bill Clinton and s4 Clinton stay two." in asked.stdout
    assert "Nobody is asked about s2 Hillary Clinton and s4 Clinton again." in asked.stdout
    again = run(doubtful, "review")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "No questions" in again.stderr


def test_the_end_of_the_input_ends_the_questions(doubtful: str) -> None:
    assert CliRunner().invoke(app, ["review", "--db", doubtful], input="s\n").exit_code == 0
    assert len(json.loads(printed(doubtful, "review", "--json"))) == 2


def test_roles_are_a_history(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        worlds.build(store)
    shown = " ".join(printed(sqlite_url, "show", "Ilse Varga").split())
    assert "Norland's President, seen 2020-09-26" in shown
    roles = json.loads(printed(sqlite_url, "show", "Ilse Varga", "--json"))["roles"]
    assert roles == [
        {
            "title": "Norland's President",
            "articles": 1,
            "first_published": "2020-09-26",
            "last_published": "2020-09-26",
        }
    ]


def test_speakers_are_linked_to_an_extract_of_wikidata(db: str, tmp_path: Path) -> None:
    extract = tmp_path / "items.jsonl"
    extract.write_text(
        '{"id": "Q348144", "labels": {"en": "Mohammad Javad Zarif"}, "descriptions": {"en": "Iranian diplomat"}}\n'
        '{"id": "Q1", "labels": {"en": "Clinton"}}\n'
    )
    (linked,) = json.loads(printed(db, "link", "--wikidata", str(extract), "--json"))
    assert (linked["item"], linked["description"]) == ("Q348144", "Iranian diplomat")
    assert "Wikidata: Q348144 Iranian diplomat" in printed(db, "show", "Zarif")
    assert "1 speaker is linked" in run(db, "link", "--wikidata", str(extract)).stderr


def test_a_broken_extract_is_named_with_its_line(db: str, tmp_path: Path) -> None:
    extract = tmp_path / "items.jsonl"
    extract.write_text("{\n")
    result = run(db, "link", "--wikidata", str(extract))
    assert isinstance(result.exception, FormatError)
    assert "line 1" in str(result.exception)
