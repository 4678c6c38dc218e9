"""Opening: what is created, upgraded and refused, and in which words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.errors import DatabaseUnavailableError, SchemaVersionError
from claims.store.engines import engine
from claims.store.store import Store
from claims.store.upkeep import migrate
from tests.store.articles.test_write import rows, write


def test_missing_database_is_created(tmp_path):
    with Store.open(tmp_path / "new.db") as store:
        assert store.upgraded_from is None
        write(store)


def test_missing_database_is_not_created_by_those_who_read(tmp_path):
    with pytest.raises(DatabaseUnavailableError, match="no such database"):
        Store.open(tmp_path / "new.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_default_is_named_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMS_DB", str(tmp_path / "mine.db"))
    Store.open().close()
    assert (tmp_path / "mine.db").exists()


def test_default_is_in_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.delenv("CLAIMS_DB", raising=False)
    monkeypatch.chdir(tmp_path)
    Store.open().close()
    assert (tmp_path / "claims.db").exists()


def test_missing_folder_is_named(tmp_path):
    with pytest.raises(DatabaseUnavailableError, match="folder exists"):
        Store.open(tmp_path / "no" / "such.db")


def test_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("Mayor Ana Ruiz said the bridge stays open. " * 50)
    with pytest.raises(DatabaseUnavailableError, match="no SQLite database"):
        Store.open(path)
    assert path.read_text().startswith("Mayor Ana Ruiz")


def test_folder_is_refused(tmp_path):
    with pytest.raises(DatabaseUnavailableError, match="cannot be opened: this is a folder"):
        Store.open(tmp_path)


def test_an_empty_name_is_refused():
    with pytest.raises(DatabaseUnavailableError, match="name of the database is empty"):
        Store.open("")


def test_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()
    with pytest.raises(SchemaVersionError, match="did not make"):
        Store.open(path)


def test_newer_schema_is_refused(empty_url):
    with Store.open(empty_url) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaVersionError, match=r"at 9999, newer than .* Update Claims: a newer version"):
        Store.open(empty_url)


def test_revisions_that_cannot_be_reached_are_told_without_jargon(tmp_path):
    path = tmp_path / "claims.db"
    with pytest.raises(SchemaVersionError, match=f"there is no schema 'x'. Give one of 0001 to {migrate.HEAD}"):
        migrate.upgrade_database(path, to="x")
    migrate.upgrade_database(path, to="0002")
    with pytest.raises(SchemaVersionError, match="the schema is at 0002, which is older than 0009"):
        migrate.downgrade_database(path, to="0009")


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_an_older_database_that_cannot_be_upgraded_says_why(tmp_path, monkeypatch, journal):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 50)
    path = tmp_path / "old.db"
    migrate.upgrade_database(path, to="0009")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(f"PRAGMA journal_mode = {journal}")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseUnavailableError, match=f"is 0009 and has to be upgraded to {migrate.HEAD}: .* locked"):
        Store.open(path)
    other.close()


def test_a_number_beyond_the_engines_is_told(store):
    with pytest.raises(DatabaseUnavailableError, match="larger than any"):
        store.undo(10**20)


def test_older_schema_is_upgraded_and_told(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    Store.open(path).close()
    # The program of tomorrow, whose newest revision is not this one; what it does, Alembic is asked.
    asked = []
    today = migrate.HEAD
    monkeypatch.setattr(migrate, "HEAD", "7777")
    monkeypatch.setattr(migrate, "upgrade", asked.append)
    with Store.open(path) as store:
        assert store.upgraded_from == today
    assert len(asked) == 1
    with pytest.raises(SchemaVersionError, match="claims db upgrade"):
        Store.open(path, upgrade=False)


def test_locked_database_is_told(sqlite_url, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 50)
    with Store.open(sqlite_url) as store:
        other = sqlite3.connect(sqlite_url, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnavailableError, match="locked"):
            write(store)
        other.close()


def test_readers_go_on_while_one_writes(sqlite_url):
    with Store.open(sqlite_url) as store:
        write(store)
        other = sqlite3.connect(sqlite_url, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM quotations")
        assert rows(store, "SELECT count(*) FROM quotes") == [(2,)]
        other.close()


def test_damaged_file_is_told(sqlite_url):
    with Store.open(sqlite_url) as store:
        write(store)
    with Path(sqlite_url).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 40960)
    with pytest.raises(DatabaseUnavailableError, match="damaged"), Store.open(sqlite_url) as store:
        rows(store, "SELECT * FROM quotes")


@pytest.mark.parametrize("url", ["mysql://localhost/claims", "oracle://x/y"])
def test_other_engines_are_refused(url):
    with pytest.raises(DatabaseUnavailableError, match="not supported"):
        Store.open(url)


def test_password_is_never_shown():
    with pytest.raises(DatabaseUnavailableError) as refused:
        Store.open("postgresql://ana:secret@127.0.0.1:1/claims")
    assert "secret" not in str(refused.value)
    assert "no server answers" in str(refused.value)


@pytest.mark.postgresql
def test_missing_postgresql_database_is_told(postgresql_server):
    with pytest.raises(DatabaseUnavailableError, match="no such database"):
        Store.open(postgresql_server.replace("/postgres", "/nowhere"))


@pytest.mark.postgresql
def test_postgresql_url_needs_no_driver_name(postgresql_url):
    Store.open(postgresql_url.replace("+psycopg", "")).close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("writable_folder", [True, False])
def test_read_only_file_can_be_read_but_not_written(tmp_path_factory, sqlite_template, writable_folder):
    folder = tmp_path_factory.mktemp("shared")
    ours = Path(tempfile.gettempdir())  # everything between it and the folder is pytest's, closed to others
    for parent in (folder, *(one for one in folder.parents if ours in one.parents)):
        parent.chmod(0o755)
    path = folder / "claims.db"
    path.write_bytes(sqlite_template.read_bytes())
    other = tmp_path_factory.mktemp("ours") / "claims.db"
    other.write_bytes(sqlite_template.read_bytes())
    path.chmod(0o444)
    folder.chmod(0o777 if writable_folder else 0o555)
    program = (
        "import os, sys\n"
        "from claims.store.store import Store\n"
        # Nobody may not read what is imported later.
        "with Store.open(sys.argv[2]) as other: other.run(version='1', model='m', components='c')\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    with store.reading() as connection:\n"
        "        print(connection.exec_driver_sql('SELECT count(*) FROM quotes').scalar())\n"
        "    try: store.run(version='1', model='m', components='c')\n"
        "    except Exception as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path, other],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines()[:1] == ["0"], done.stderr
    assert done.stdout.splitlines()[1].startswith(f"{path}: the database is read-only")


def test_current_database_is_opened_without_alembic(sqlite_url):
    program = (
        "import sys; from claims.store.store import Store; Store.open(sys.argv[1], create=False).close()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, sqlite_url], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
