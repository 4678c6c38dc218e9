"""Values that an option does not take are told in one line, with exit code 2."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from claims.cli import app
from claims.cli.terminal.usage import told

A_SHARE = "Give a number from 0 to 1"
DAY = 'Give 2020-09-26, 2020-09, 2019, "September 2020" or "last week"'


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("list --limit x", "--limit: 'x' is no whole number. Give a whole number, 1 or more"),
        ("list --limit 0", "--limit: 0 is out of range. Give a whole number, 1 or more"),
        ("list --limit nan", "--limit: 'nan' is no whole number. Give a whole number, 1 or more"),
        ("speakers list --limit 1.5", "--limit: '1.5' is no whole number. Give a whole number, 1 or more"),
        ("quotes --min-confidence nan", f"--min-confidence: nan is no number. {A_SHARE}"),
        ("export -f csv --min-confidence=-nan", f"--min-confidence: nan is no number. {A_SHARE}"),
        ("extract a.txt --min-confidence nan", f"--min-confidence: nan is no number. {A_SHARE}"),
        ("quotes --min-confidence 2", f"--min-confidence: 2.0 is out of range. {A_SHARE}"),
        ("quotes --min-confidence high", f"--min-confidence: 'high' is no number. {A_SHARE}"),
        ("import a.txt --delay nan", "--delay: nan is no number. Give a number, 0 or more"),
        ("watch a.opml --delay inf", "--delay: inf is no number. Give a number, 0 or more"),
        ("serve --fresh nan", "--fresh: nan is no number. Give a number, 0 or more"),
        ("serve -p 99999", "--port: 99999 is out of range. Give a whole number from 0 to 65535"),
        ("undo x", "DECISION: 'x' is no whole number. Give a whole number"),
        ("list --sort size", "--sort: 'size' is not one of 'quotations', 'outlets', 'worth', 'first', 'last'"),
        ("quotes --kind loud", "--kind: there is no kind 'loud'. Give direct, indirect or mixed"),
        ("ask dams --since soon", f"--since: 'soon' is no day. {DAY}"),
        ("export -f csv --until soon", f"--until: 'soon' is no day. {DAY}"),
        ("import a.txt --published soon", "--published: 'soon' is no date; write it as 2021-02-03"),
        ("quotes --json --csv", "choose one of --json and --csv"),
        ("list --sort \x1b[2J", r"--sort: '\x1b[2J' is not one of "),
    ],
)
def test_what_an_option_does_not_take_is_told_in_one_line(arguments: str, line: str) -> None:
    done = CliRunner().invoke(app, arguments.split(" "))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {line}")
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


def test_a_kind_of_channel_that_there_is_not_is_told_with_those_that_there_are() -> None:
    done = CliRunner().invoke(app, ["sources", "--kind", "radio"])
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: --kind: there is no kind 'radio'. Give one of agency, outlet, ")


@pytest.mark.parametrize("arguments", [["show"], ["list", "--min-confidence", "1"]])
def test_where_a_value_is_missing_or_an_option_unknown_the_usage_is_shown(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["show", "zz"], "ID: 'zz' is no quotation. Give one such as q12, or a claim such as c12"),
        (["show", "czz"], "CLAIM: 'czz' is no claim. Give one such as c12"),
        (["merge", "c1", "x"], "CLAIM: 'x' is no claim. Give one such as c12"),
        (["split", "c1", "x"], "QUOTATION: 'x' is no quotation. Give one such as q12"),
        (["fact-checks", "show", "zz"], "ID: 'zz' is no fact-check. Give one such as f12"),
        (["fact-checks", "confirm", "f1", "zz"], "ID: 'zz' is no quotation. Give one such as q12"),
        (
            ["fact-check", "zz", "--rating", "False"],
            "CLAIM: 'zz' is no claim. Give one such as c7, or a quotation: q12",
        ),
        (["fact-check", "c1", "--rating", " "], "--rating: the rating is blank. "),
        (["fact-check", "c1", "--rating", "False", "--link", "a b"], "--link: 'a b' is no address. "),
        (["speakers", "rename", "s1", " "], "NAME: a name cannot be blank"),
        (["match", " "], "TEXT: the text is blank. "),
        (["export", "-f", "csv", "--own"], "--own: this means nothing to the format csv. "),
        (["quotes", "--since", "2021", "--until", "2020-05"], "--until: '2020-05' is before '2021'. "),
        (["ask", "dams", "--since", "2021-02", "--until", "2021-01"], "--until: '2021-01' is before '2021-02'. "),
        (["export", "-f", "csv", "--since", "2021", "--until", "2020"], "--until: '2020' is before '2021'. "),
        (["import", "a.txt", "--map", "date=day"], "--map: no field 'date'. The fields are text, title, "),
        (["import", "a.txt", "--encoding", "no"], "--encoding: unknown encoding 'no'. "),
        (["import", "a.csv", "--format", "claimreview", "--map", "verdict=v"], "--map: no field 'verdict'. "),
        (["extract", "a.txt", "--map", "date=day"], "--map: no field 'date'. "),
    ],
)
def test_what_the_library_does_not_take_is_told_in_one_line_too(
    arguments: list[str], line: str, sqlite_url: str
) -> None:
    done = CliRunner().invoke(app, [*arguments, "--db", sqlite_url] if arguments[0] != "extract" else arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {line}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["show", "q9"], ["show", "c9"], ["merge", "c1", "c9"], ["review", "accept", "q9"], ["undo", "9"]]
)
def test_what_is_well_formed_and_not_there_is_no_wrong_usage(arguments: list[str], sqlite_url: str) -> None:
    assert CliRunner().invoke(app, [*arguments, "--db", sqlite_url]).exit_code == 1


@pytest.mark.parametrize("command", [["upgrade", "zz"], ["downgrade", "zz", "--yes"]])
def test_a_schema_that_there_never_was_is_wrong_usage(command: list[str], sqlite_url: str) -> None:
    done = CliRunner().invoke(app, ["db", *command, "--db", sqlite_url])
    assert done.exit_code == 2
    assert "there is no schema 'zz'. Give one of 0001 to " in done.stderr


def test_days_in_one_month_or_year_do_not_run_backwards(sqlite_url: str) -> None:
    done = CliRunner().invoke(app, ["quotes", "--since", "2021-02", "--until", "2021", "--db", sqlite_url])
    assert done.exit_code == 0


def test_an_error_is_placed_where_it_says() -> None:
    assert told(typer.BadParameter("no such key", param_hint="--recipe")) == "--recipe: no such key"


def test_an_error_about_no_option_has_no_place() -> None:
    assert told(typer.BadParameter("give a question.")) == "give a question"


def test_a_day_that_questions_know_is_taken(sqlite_url: str) -> None:
    done = CliRunner().invoke(app, ["quotes", "--since", "last week", "--until", "2030", "--db", sqlite_url])
    assert (done.exit_code, done.stdout) == (0, "")
