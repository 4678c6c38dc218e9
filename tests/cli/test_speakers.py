"""``claims speakers``: what it prints, how speakers are named, and that decisions can be taken back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from claims.cli.speakers import app
from claims.errors import NotFoundError, QuestionError
from claims.store.store import Store
from tests.store.test_resolution import keep


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
