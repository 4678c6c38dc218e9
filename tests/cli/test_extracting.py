"""``claims extract``: what it reads, and which options it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from tests.readers.outlet import outlet

SAID = "“We will not leave,” Mayor Ana Ruiz told reporters on Monday."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments)])


def test_map_names_the_columns_as_for_an_import(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'what was printed,day\n"{SAID}",2021-02-03\n')
    done = run(path, "--map", "text=what was printed", "--map", "published=day", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["published"] == "2021-02-03"
    assert json.loads(done.stdout)["quotations"][0]["speaker"]["name"] == "Ana Ruiz"


@pytest.mark.parametrize("mapping", ["text", "=x", "day=x"])
def test_a_mapping_that_names_no_field_is_an_error(tmp_path: Path, mapping: str) -> None:
    (tmp_path / "a.csv").write_text(f'text\n"{SAID}"\n')
    done = run(tmp_path / "a.csv", "--map", mapping)
    assert done.exit_code == 2
    assert "--map" in done.stderr
    assert "published=pub_date" in done.stderr


def test_encoding_is_that_of_all_inputs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SAID.replace("Ruiz", "Řuiz").encode("cp1250"))
    done = run(path, "--encoding", "cp1250", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["quotations"][0]["speaker"]["name"] == "Ana Řuiz"


def test_an_unknown_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    done = run(tmp_path / "a.txt", "--encoding", "nonsense")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: --encoding: unknown encoding 'nonsense'")


def test_an_address_is_asked_as_for_an_import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "URL" in run("--help").stdout
    with outlet() as herald:
        done = run(herald.url("/1"))
    assert done.exit_code == 1
    assert "lies inside a network" in done.stderr


@pytest.mark.parametrize("option", [["--db", "a.db"], ["--of-run", "1"], ["--accept"], ["--workers", "2"]])
def test_what_only_a_rerun_takes_is_refused_without_it(tmp_path: Path, option: list[str]) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    done = run(tmp_path / "a.txt", *option)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{option[0]} means nothing without --rerun, because nothing is stored; leave it out" in done.stderr


@pytest.mark.parametrize(
    "option",
    [
        ["--map", "text=x"],
        ["--encoding", "utf-8"],
        ["--published", "2021-02-03"],
        ["--text"],
        ["--min-confidence", "1"],
    ],
)
def test_what_is_about_reading_and_printing_is_refused_with_a_rerun(option: list[str], sqlite_url: str) -> None:
    done = run("--rerun", "--db", sqlite_url, *option)
    assert done.exit_code == 2
    assert f"{option[0]} means nothing with --rerun" in done.stderr


def test_all_options_that_do_nothing_are_named_at_once(sqlite_url: str) -> None:
    done = run("--rerun", "--db", sqlite_url, "--encoding", "utf-8", "--map", "text=x")
    assert "--map, --encoding mean nothing with --rerun" in done.stderr


def test_a_day_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID)
    done = run(tmp_path / "a.txt", "--published", "03/02/2021")
    assert done.exit_code == 2
    assert "'03/02/2021' is no date; write it as 2021-02-03" in done.stderr
