"""Values that an option does not take are told in one line, with exit code 2."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from claims.cli import app
from claims.cli.usage import told

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


def test_an_error_is_placed_where_it_says() -> None:
    assert told(typer.BadParameter("no such key", param_hint="--recipe")) == "--recipe: no such key"


def test_an_error_about_no_option_has_no_place() -> None:
    assert told(typer.BadParameter("give a question.")) == "give a question"


def test_a_day_that_questions_know_is_taken(sqlite_url: str) -> None:
    done = CliRunner().invoke(app, ["quotes", "--since", "last week", "--until", "2030", "--db", sqlite_url])
    assert (done.exit_code, done.stdout) == (0, "")
