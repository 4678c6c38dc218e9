"""What goes wrong outside: a full disk, a lock, a lost connection, two importers. Nothing is lost or doubled."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError

from benchmarks.kills import dump
from claims.article import Article
from claims.errors import DatabaseUnavailableError
from claims.ingest import ingest
from claims.ingest.extraction import Batch, Result, take
from claims.pipeline.extract import default_pipeline
from claims.store.engines import engine
from claims.store.store import Store
from tests.ingest.test_workers import PEOPLE, stories

ARTICLES = stories(12)


class Canned:
    """Gives what was taken from articles before: several may do so at once, where one pipeline serves only one."""

    capacity = 1

    def __init__(self, results: dict[str, Result]) -> None:
        self._results = results
        self._waiting: list[Batch] = []

    def describe(self) -> dict[str, str]:
        return {"version": "test", "model": "canned", "components": ""}

    def submit(self, batch: Batch) -> None:
        self._waiting.append(batch)

    def results(self, *, wait: bool) -> Iterable[tuple[Batch, Sequence[Result]]]:
        del wait
        done, self._waiting = self._waiting, []
        return [(batch, [self._results[article.origin] for article in batch.articles]) for batch in done]

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return {one.origin: result for one, result in zip(ARTICLES, take(ARTICLES, nlp=default_pipeline()), strict=True)}


@pytest.fixture
def undisturbed(results: dict[str, Result], tmp_path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of an import that nobody disturbed."""
    with Store.open(tmp_path / "undisturbed.db") as store:
        ingest(store, ARTICLES, extractor=Canned(results))
    return dump(tmp_path / "undisturbed.db")


def quotes(store: Store) -> list[tuple[Any, ...]]:
    """What people see, without numbers."""
    with store.reading() as connection:
        rows = connection.execute(text("SELECT quotation, speaker, origin FROM quotes"))
        return sorted(tuple(row) for row in rows)


def test_a_full_disk_leaves_whole_articles_and_the_import_goes_on(
    sqlite_url: str, results: dict[str, Result], undisturbed: dict[str, Any]
) -> None:
    with closing(sqlite3.connect(sqlite_url)) as connection:
        connection.execute("VACUUM")  # migrations leave pages free, and those would be used first
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    with Store.open(sqlite_url) as store:

        @event.listens_for(store.engine, "connect")
        def small(connection: sqlite3.Connection, record: object) -> None:
            del record
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        store.engine.dispose()
        with pytest.raises(DatabaseUnavailableError, match="the disk is full"):
            ingest(store, ARTICLES, extractor=Canned(results))
        kept = store.statistics().rows["articles"]
        assert 0 < kept < len(ARTICLES)
        assert store.check() == []
    with Store.open(sqlite_url) as store:
        assert ingest(store, ARTICLES, extractor=Canned(results)).new == len(ARTICLES) - kept
    assert dump(Path(sqlite_url)) == undisturbed


def test_a_full_disk_of_the_server_is_told_in_our_words() -> None:
    errors = pytest.importorskip("psycopg.errors")
    full = errors.DiskFull('could not extend file "base/16384/16712": No space left on device')
    with (
        pytest.raises(DatabaseUnavailableError, match="the server's disk is full"),
        engine.in_our_words(make_url("postgresql://db.example/claims")),
    ):
        raise OperationalError("INSERT", {}, full)


def test_a_locked_database_is_told_after_a_while_and_the_import_goes_on(
    sqlite_url: str, results: dict[str, Result], undisturbed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 300)
    with Store.open(sqlite_url) as store, closing(sqlite3.connect(sqlite_url)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(DatabaseUnavailableError, match="another process has kept the database locked"):
            ingest(store, ARTICLES, extractor=Canned(results))
        assert time.monotonic() - started < 10
        other.rollback()
        ingest(store, ARTICLES, extractor=Canned(results))
    assert dump(Path(sqlite_url)) == undisturbed


@pytest.mark.postgresql
def test_a_lost_connection_costs_a_second_try(
    postgresql_url: str, results: dict[str, Result], monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, Any]
) -> None:
    lose_connections(postgresql_url, monkeypatch, at=(3, 7))
    with Store.open(postgresql_url) as store:
        summary = ingest(store, ARTICLES, extractor=Canned(results))
        assert (summary.new, summary.failures) == (len(ARTICLES), [])
        assert store.check() == []
        assert len(quotes(store)) == len(undisturbed["quotations"])


def lose_connections(url: str, monkeypatch: pytest.MonkeyPatch, *, at: tuple[int, ...]) -> None:
    """Let the server end all other connections in the middle of writing some articles."""
    from claims.store.articles import write

    calls, real = 0, write.write_extraction

    def write_and_lose(*args: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        written = real(*args, **options)
        if calls in at:
            other = create_engine(url, isolation_level="AUTOCOMMIT")
            with other.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE pid <> pg_backend_pid() AND datname = current_database()"
                    )
                )
            other.dispose()
        return written

    monkeypatch.setattr(write, "write_extraction", write_and_lose)


@pytest.mark.postgresql
def test_a_server_that_stays_away_is_told_in_bounded_time(
    postgresql_url: str, results: dict[str, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.store.store._PAUSE", 0.01)
    with Store.open(postgresql_url) as store:
        ingest(store, ARTICLES[:2], extractor=Canned(results))
        store.engine.dispose()
        away = create_engine(re.sub(r":\d+/", ":9/", postgresql_url))
        monkeypatch.setattr(store, "engine", away)
        started = time.monotonic()
        with pytest.raises(DatabaseUnavailableError, match="no server answers there"):
            ingest(store, ARTICLES[2:], extractor=Canned(results))
        assert time.monotonic() - started < 20


def test_two_importers_at_once_keep_each_article_and_each_person_once(
    database_url: str, results: dict[str, Result], undisturbed: dict[str, Any]
) -> None:
    def work(articles: list[Article]) -> int:
        with Store.open(database_url) as own:
            return ingest(own, articles, extractor=Canned(results)).new

    with ThreadPoolExecutor(2) as pool:
        new = sum(pool.map(work, [ARTICLES, ARTICLES[::-1]]))
    assert new == len(ARTICLES)
    with Store.open(database_url) as store:
        assert store.check() == []
        with store.reading() as connection:
            names = connection.execute(text("SELECT name FROM entities WHERE kind = 'person'")).scalars().all()
        assert sorted(names) == sorted(PEOPLE)
        assert len(quotes(store)) == len(undisturbed["quotations"])
