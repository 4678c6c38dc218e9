"""Copies of a database in use, vacuum, and how much it holds."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.errors import DatabaseUnavailableError, StoreError
from claims.store.store import Store
from claims.store.upkeep import maintenance
from claims.store.upkeep.migrate import upgrade_database
from tests import worlds
from tests.store.articles.test_write import everything
from tests.store.test_races import write_numbered


def test_a_copy_holds_the_same_rows(sqlite_store, tmp_path):
    worlds.build(sqlite_store)
    assert sqlite_store.backup(tmp_path / "copy.db") == (tmp_path / "copy.db").stat().st_size
    with Store.open(tmp_path / "copy.db") as copy:
        assert everything(copy) == everything(sqlite_store)
        assert copy.check() == []


def test_a_copy_made_while_another_writes_is_whole(sqlite_store, sqlite_url, tmp_path):
    stop = threading.Event()

    def write() -> None:
        with Store.open(sqlite_url) as own:
            number = 0
            while not stop.is_set():
                write_numbered(own, number)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            sqlite_store.backup(tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
    for number in range(3):
        with Store.open(tmp_path / f"{number}.db") as copy:
            assert copy.check() == []


def test_nothing_is_overwritten(sqlite_store, tmp_path):
    there = tmp_path / "copy.db"
    there.write_text("mine")
    with pytest.raises(StoreError, match="something lies there"):
        sqlite_store.backup(there)
    assert there.read_text() == "mine"


def test_a_copy_that_cannot_be_written_leaves_nothing(sqlite_store, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        sqlite_store.backup(tmp_path / "no" / "copy.db")
    assert list(tmp_path.glob("**/*.part")) == []


@pytest.mark.postgresql
def test_for_postgresql_the_copy_is_left_to_its_own_program(postgresql_url):
    with (
        Store.open(postgresql_url) as store,
        pytest.raises(StoreError, match=r"pg_dump --format=custom .*postgresql://"),
    ):
        store.backup(Path("copy.dump"))


def test_an_older_database_is_copied_as_it_is(tmp_path):
    upgrade_database(tmp_path / "old.db", to="0009")
    maintenance.backup_database(tmp_path / "old.db", tmp_path / "copy.db")
    for path in (tmp_path / "old.db", tmp_path / "copy.db"):
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0009",)


def test_what_is_not_there_is_not_copied(tmp_path):
    with pytest.raises(DatabaseUnavailableError, match="no such database"):
        maintenance.backup_database(tmp_path / "no.db", tmp_path / "copy.db")
    (tmp_path / "empty.db").touch()
    with pytest.raises(DatabaseUnavailableError, match="empty"):
        maintenance.backup_database(tmp_path / "empty.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["empty.db"]


def test_vacuum_of_a_database_that_may_only_be_read_says_so(sqlite_url):
    with Store.open(sqlite_url, read_only=True) as store, pytest.raises(DatabaseUnavailableError, match="read-only"):
        store.vacuum()


def test_vacuum_gives_space_back_and_keeps_the_rows(sqlite_store):
    worlds.build(sqlite_store)
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("CREATE TABLE waste (x)"))
        connection.execute(
            text("INSERT INTO waste SELECT zeroblob(1000) FROM search_texts, search_texts b, search_texts c")
        )
        connection.execute(text("DROP TABLE waste"))
    rows = everything(sqlite_store)
    before, after = sqlite_store.vacuum()
    assert after < before
    assert everything(sqlite_store) == rows
    assert sqlite_store.check() == []


@pytest.mark.postgresql
def test_vacuum_of_postgresql(postgresql_url):
    with Store.open(postgresql_url) as store:
        worlds.build(store)
        before, after = store.vacuum()
        assert 0 < after <= before * 2
        assert store.check() == []


def test_statistics_count_what_there_is(store):
    worlds.build(store)
    store.record_failure("a.txt", "EncodingError", "no encoding fits")
    found = store.statistics().to_dict()
    with closing(store.engine.connect()) as connection:
        assert found["rows"]["quotations"] == connection.execute(text("SELECT count(*) FROM quotations")).scalar()
    assert found["rows"]["articles"] == 2
    assert sum(found["quotations_by_kind"].values()) == found["rows"]["quotations"]
    assert sum(found["quotations_by_speaker"].values()) == found["rows"]["quotations"]
    assert found["failures"] == {"EncodingError": 1}
    assert found["bytes"] > 0


def test_the_copy_needs_no_log_beside_it(sqlite_store, tmp_path):
    sqlite_store.backup(tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.db"]
