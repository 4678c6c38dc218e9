"""``claims ask``, ``quotes``, ``show`` and ``sources``: what they print, and what they never print."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
import typer
from typer.testing import CliRunner

from claims.ask import quotes
from claims.cli import asking, showing
from claims.cli.terminal.quotations import print_quotation
from claims.errors import ClaimsError, DatabaseUnavailableError, NotFoundError, QuestionError
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation

app = typer.Typer()
app.command()(asking.ask)
app.command()(asking.quotes)
app.command()(showing.show)
app.command()(showing.sources)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "world.db"
    with Store.open(path) as store:
        worlds.build(store)
    return str(path)


def run(*arguments):
    done = CliRunner().invoke(app, [*map(str, arguments)], catch_exceptions=True)
    if isinstance(done.exception, ClaimsError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done


@pytest.mark.parametrize("options", [[], ["--timeline"]])
def test_what_nobody_known_said_is_told_not_to_be_known_as_the_speakers(options, sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build_unnamed(store)
    asked = ("ask", "what did Varga say about the American fleet", *options, "--db", sqlite_url)
    answers = re.split(r"^(?=q\d)", run(*asked).stdout, flags=re.MULTILINE)[1:]
    shown = {answer.partition("\n")[0][6:]: f"      {worlds.NOT_KNOWN}\n" in answer for answer in answers}
    assert shown == {"Ilse Varga": False, "a senior official": True, "he": True, "Varga and Reyk": False}
    assert "not known" not in run(*asked, "--json").stdout


def test_an_answer_says_who_in_what_role_to_whom_when_what_through_whom_and_where(db):
    shown = " ".join(run("ask", "what did Varga say about US troops", "--db", db).stdout.split())
    assert "Ilse Varga (Norland's President) to Tomas Reyk, 2020-09-26" in shown
    assert "[indirect] The presence of American armed forces harms the whole coast" in shown
    assert "via NNA (agency) → The Daily Tern, 2020-09-26: Norland's president wants American soldiers gone" in shown
    assert "“The United States should withdraw its fleet,”" in shown


def test_a_number_of_any_length_stands_apart_from_the_name(db, capsys):
    with Store.open(db) as store:
        (answer,) = quotes(store, limit=1).answers
    for number in (7, 12345, 1234567):
        print_quotation(replace(answer.quotation, id=number))
        assert capsys.readouterr().out.split()[0] == f"q{number}"


def test_sentence_around_a_quotation_is_shown_where_it_has_other_words(tmp_path):
    path = tmp_path / "sentences.db"
    with Store.open(path) as store:
        for said, text in (
            ("the dam is old, and nobody pays", "Ana Ruiz wrote that the dam is old, and nobody pays."),
            ("The bridge is old, and nobody pays", "Ana Ruiz wrote:\n\nThe bridge is old, and nobody pays.\n"),
        ):
            keep(store, article(text, origin=f"{said}.txt"), quotation(text, said, speaker="Ana Ruiz"))
    shown = run("ask", "what did Ana Ruiz say about the dam and the bridge", "--db", str(path)).stdout
    assert "in: Ana Ruiz wrote that the dam is old, and nobody pays." in " ".join(shown.split())
    assert shown.count("in: ") == 1


def test_what_was_understood_goes_to_stderr(db):
    done = run("ask", "what did Varga say about US troops", "--db", db)
    assert done.stderr == "Understood: speaker Ilse Varga; topic US troops\n"


def test_nothing_found_is_no_error_and_says_what_there_is(db):
    done = run("ask", "what did Varga say about football", "--db", db)
    assert done.stdout == ""
    assert done.stderr.endswith("Nothing found.\n4 quotations by Ilse Varga, none on football.\n")


def test_the_json_of_an_empty_answer(db):
    found = json.loads(run("ask", "what did Varga say about football", "--json", "--db", db).stdout)
    assert found["answers"] == []
    assert found["understood"]["topic"] == "football"


def test_json_and_terminal_agree_on_the_order(db):
    question = "what did Varga say about US troops"
    found = json.loads(run("ask", question, "--json", "--db", db).stdout)
    numbers = [line.split()[0] for line in run("ask", question, "--db", db).stdout.splitlines() if line.startswith("q")]
    assert numbers == [answer["quotation"]["id"] for answer in found["answers"]]


def test_csv_has_a_row_an_answer(db):
    rows = list(csv.DictReader(io.StringIO(run("quotes", "--speaker", "Varga", "--csv", "--db", db).stdout)))
    assert len(rows) == 4
    assert rows[0]["speaker"] == "Ilse Varga"
    assert {row["relays"] for row in rows} >= {"NNA (agency)", ""}


def test_the_limit_limits(db):
    assert len(json.loads(run("quotes", "--limit", "2", "--json", "--db", db).stdout)) == 2


def test_quotes_filter(db):
    found = json.loads(run("quotes", "--relay", "agency", "--until", "2020", "--json", "--db", db).stdout)
    assert [one["quotation"]["speaker"] for one in found] == ["Ilse Varga"]


def test_json_and_csv_together_are_refused(db):
    done = CliRunner().invoke(app, ["quotes", "--json", "--csv", "--db", db])
    assert done.exit_code == 2
    assert "choose one" in done.output


def quotation_called(db, words):
    return next(
        one["quotation"]["id"]
        for one in json.loads(run("quotes", "--json", "--db", db).stdout)
        if words in one["quotation"]["text"]
    )


def test_show_marks_source_cue_and_content_in_the_passage(db):
    shown = " ".join(run("show", quotation_called(db, "withdraw its fleet"), "--db", db).stdout.split())
    assert "[content: “The United States should withdraw its fleet,”] [source: Varga] [cue: said] on her" in shown
    assert "Chain: Ilse Varga → via her website → The Daily Tern, 2020-09-26" in shown
    assert "Norland's president wants" not in shown.partition("Chain")[0]


def test_show_as_json_has_the_passage(db):
    found = json.loads(run("show", quotation_called(db, "withdraw its fleet"), "--json", "--db", db).stdout)
    start, end = found["quotation"]["spans"][0]
    offset = found["passage"]["start"]
    assert found["passage"]["text"][start - offset : end - offset] == found["quotation"]["text"]


def test_show_of_what_is_not_there(db):
    with pytest.raises(NotFoundError, match="q999"):
        run("show", "q999", "--db", db)
    with pytest.raises(QuestionError, match="no quotation"):
        run("show", "banana", "--db", db)


def test_sources_lists_channels_with_counts(db):
    shown = run("sources", "--db", db).stdout.splitlines()
    assert shown[0].split()[:5] == ["name", "kind", "owner", "quotations", "articles"]
    assert any(line.split()[:2] == ["NNA", "agency"] for line in shown)
    assert len(json.loads(run("sources", "--kind", "social", "--json", "--db", db).stdout)) == 1


def test_a_missing_database_is_not_created_by_asking(tmp_path):
    with pytest.raises(DatabaseUnavailableError, match="no such database"):
        run("ask", "Varga on trade", "--db", tmp_path / "nowhere.db")
    assert not (tmp_path / "nowhere.db").exists()


HOSTILE = "Ana Ruiz\x1b[2J said \x1b]0;title\x07“rain\x9b31m falls\u202e up\r\x00 here” today."


@pytest.fixture
def hostile_db(tmp_path):
    text = HOSTILE.replace("\x00", "")
    with Store.open(tmp_path / "hostile.db") as store:
        keep(
            store,
            article(text, title="Bad \x1b[31mtitle", origin="o\x1bo.txt"),
            quotation(
                text, "“rain\x9b31m falls\u202e up\r here”", speaker="Ana Ruiz\x1b[2J", cue="said", kind="direct"
            ),
        )
    return str(tmp_path / "hostile.db")


@pytest.mark.parametrize("command", [["ask", "what was said about rain"], ["quotes"], ["show", "q1"], ["sources"]])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_control_characters_of_an_article_never_reach_the_terminal(hostile_db, command, form):
    done = run(*command, *form, "--db", hostile_db)
    assert not {"\x1b", "\x9b", "\x07", "\r", "\u202e"} & set(done.stdout + done.stderr)


def test_controls_are_shown_as_pictures(hostile_db):
    assert "Ana Ruiz␛[2J" in run("quotes", "--db", hostile_db).stdout


def test_a_very_long_line_is_shown_in_part(tmp_path):
    text = "x " * 20_000 + "Ana Ruiz said it rains." + " y" * 20_000
    with Store.open(tmp_path / "long.db") as store:
        keep(store, article(text), quotation(text, "it rains", speaker="Ana Ruiz", cue="said"))
    assert len(run("show", "q1", "--db", tmp_path / "long.db").stdout) < 3000
