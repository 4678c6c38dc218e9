"""``claims db``."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from claims.cli import app as main_app
from claims.cli.database import app, in_units
from claims.errors import DatabaseUnavailableError, SchemaVersionError
from claims.store.store import Store
from claims.store.upkeep.migrate import HEAD
from tests.store.articles.test_write import write


def db(*arguments: str, **options: object):
    return CliRunner().invoke(app, list(arguments), **options)


def test_upgrade_creates_a_database_and_says_so(tmp_path):
    done = db("upgrade", "--db", str(tmp_path / "new.db"))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"schema: nothing to {HEAD}\n")


def test_upgrade_of_a_current_database_says_so(database_url):
    assert db("upgrade", "--db", database_url).stderr == f"the schema is at {HEAD} already\n"


def test_downgrade_asks_first(sqlite_url):
    done = db("downgrade", "base", "--db", sqlite_url, input="n\n")
    assert done.exit_code == 1
    assert db("upgrade", "--db", sqlite_url).stderr == f"the schema is at {HEAD} already\n"


def test_downgrade_to_base_drops_everything(empty_url):
    db("upgrade", "--db", empty_url)
    assert db("downgrade", "base", "--yes", "--db", empty_url).stderr == f"schema: {HEAD} to nothing\n"


def test_downgrade_of_a_missing_database_is_refused(tmp_path):
    done = db("downgrade", "base", "--yes", "--db", str(tmp_path / "no.db"))
    assert isinstance(done.exception, DatabaseUnavailableError)
    assert not (tmp_path / "no.db").exists()


def test_unknown_revision_is_refused(sqlite_url):
    assert isinstance(db("upgrade", "7777", "--db", sqlite_url).exception, SchemaVersionError)


def test_check_of_a_sound_database(sqlite_url):
    done = db("check", "--db", sqlite_url)
    assert (done.exit_code, done.stdout) == (0, "Nothing wrong\n")


@pytest.fixture
def damaged(sqlite_url: str) -> str:
    with Store.open(sqlite_url) as store:
        write(store)
    engine = create_engine(f"sqlite:///{sqlite_url}")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM search_texts WHERE quotation_id = 2"))
    engine.dispose()
    return sqlite_url


def test_check_of_a_damaged_database_fails_and_says_where(damaged):
    done = db("check", "--db", damaged)
    assert (done.exit_code, done.stdout) == (1, "quotations 2: search does not know it\n")


def test_check_prints_json(damaged):
    done = db("check", "--json", "--db", damaged)
    assert json.loads(done.stdout) == {"problems": [{"where": "quotations 2", "what": "search does not know it"}]}


def test_backup_tells_the_size(sqlite_url, tmp_path):
    done = db("backup", str(tmp_path / "copy.db"), "--db", sqlite_url)
    assert done.exit_code == 0
    assert done.stderr.startswith(f"{tmp_path / 'copy.db'}: ")
    assert (tmp_path / "copy.db").exists()


def test_an_older_database_is_not_upgraded_by_copying_it(tmp_path):
    db("upgrade", "0009", "--db", str(tmp_path / "old.db"))
    assert db("backup", str(tmp_path / "copy.db"), "--db", str(tmp_path / "old.db")).exit_code == 0
    assert db("upgrade", "--db", str(tmp_path / "copy.db")).stderr == f"schema: 0009 to {HEAD}\n"


def test_vacuum_tells_the_sizes(sqlite_url):
    assert " kB, now " in db("vacuum", "--db", sqlite_url).stderr


def test_sizes_are_told_in_units():
    assert [in_units(size) for size in (7, 1500, 2_000_000, 3 * 10**9, 4 * 10**12)] == [
        "7 bytes",
        "1.5 kB",
        "2.0 MB",
        "3.0 GB",
        "4.0 TB",
    ]


def test_stats_are_lines_or_json(sqlite_url):
    with Store.open(sqlite_url) as store:
        write(store)
    lines = CliRunner().invoke(main_app, ["stats", "--db", sqlite_url]).stdout.splitlines()
    assert next(line for line in lines if line.startswith("articles")).split() == ["articles", "1"]
    found = json.loads(CliRunner().invoke(main_app, ["stats", "--json", "--db", sqlite_url]).stdout)
    assert found["rows"]["quotations"] == 2
    assert found["published"] == {"first": "2024-05-06", "last": "2024-05-06"}
