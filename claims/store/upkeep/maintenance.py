"""Keeping a database: copies of it while it is in use, giving back space, and how much it holds."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, select, text

from claims.errors import DatabaseUnavailableError, StoreError
from claims.store import tables
from claims.store.engines.engine import describe, in_our_words, is_missing, locate, open_engine, reading
from claims.store.upkeep.migrate import revision

# Pages of a copy between two moments at which others may write: at 4 KB each, a few milliseconds.
_PAGES = 1_000


def backup(engine: Engine, path: Path) -> int:
    """Copy an SQLite database as it is at one moment, while others read and write it.

    The copy is written beside ``path`` and put there when it is complete and found sound, so that what lies there is
    never half a copy.

    Args:
        engine: The database.
        path: Where to; nothing may lie there.

    Returns:
        The size of the copy in bytes.

    Raises:
        StoreError: The database is no SQLite file, or something lies at the path.
        DatabaseUnavailableError: It cannot be read, or the copy cannot be written.
    """
    if engine.dialect.name != "sqlite":
        raise StoreError(
            "PostgreSQL has its own program for copies",
            where=describe(engine.url),
            hint=f"pg_dump --format=custom --file={path} {_libpq(engine)}",
        )
    if path.exists():
        raise StoreError("something lies there", where=str(path), hint="Give another path, or move it away")
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.unlink(missing_ok=True)
        with in_our_words(engine.url), reading(engine) as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 - what the dialect says
            _copy(source, beside)
        beside.rename(path)
    except OSError as error:
        raise DatabaseUnavailableError(f"the copy cannot be written: {error.strerror}", where=str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
    return path.stat().st_size


def backup_database(path_or_url: str | os.PathLike[str] | None, path: Path) -> int:
    """Copy an SQLite database whatever its schema: one of an older version is copied as it is, not upgraded.

    Args:
        path_or_url: The database: a path or a URL; by default ``$CLAIMS_DB``, else ``./claims.db``.
        path: Where to; nothing may lie there.

    Returns:
        The size of the copy in bytes.

    Raises:
        StoreError: The database is no SQLite file or holds nothing, or something lies at the path.
        DatabaseUnavailableError: It is missing or cannot be read, or the copy cannot be written.
    """
    url = locate(path_or_url)
    if is_missing(url):
        raise DatabaseUnavailableError("there is no such database", where=describe(url), hint="--db names another one")
    engine = open_engine(url, read_only=True)
    try:
        if revision(engine) is None:
            raise DatabaseUnavailableError("this database is empty: there is nothing to copy", where=describe(url))
        return backup(engine, path)
    finally:
        engine.dispose()


def _copy(source: sqlite3.Connection, path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as target:
            source.backup(target, pages=_PAGES, sleep=0)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            sound = target.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        raise DatabaseUnavailableError(f"the copy cannot be written: {error}", where=str(path)) from error
    if sound != "ok":
        raise DatabaseUnavailableError(
            f"the database is damaged: {sound}", where=str(path), hint="claims db check says where"
        )


def _libpq(engine: Engine) -> str:
    """The URL as PostgreSQL's own programs understand it, without its password."""
    return engine.url.set(drivername="postgresql", password=None).render_as_string()


def vacuum(engine: Engine) -> tuple[int, int]:
    """Give back the space of what was deleted, and let the engine count its rows anew, by which it plans queries.

    Args:
        engine: The database; nobody can write to an SQLite one meanwhile.

    Returns:
        Its size in bytes before and after.

    Raises:
        DatabaseUnavailableError: It cannot be written, or stays locked for too long.
    """
    before = size(engine)
    with in_our_words(engine.url), closing(engine.raw_connection()) as raw:
        own = raw.driver_connection
        if isinstance(own, sqlite3.Connection):
            own.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
            own.execute("VACUUM")
            own.execute("ANALYZE")
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif own is not None:
            own.autocommit = True
            own.execute("VACUUM (ANALYZE)")
            own.autocommit = False
    return before, size(engine)


def size(engine: Engine) -> int:
    """The size of a database in bytes; for SQLite its file and its log."""
    if engine.dialect.name == "sqlite":
        file = Path((engine.url.database or "").removeprefix("file:"))
        return sum(part.stat().st_size for part in (file, Path(f"{file}-wal")) if part.is_file())
    with reading(engine) as connection:
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How much a database holds.

    Args:
        schema: The revision of its schema.
        bytes: Its size.
        rows: Rows of what people count, by name.
        kinds: Quotations by kind.
        speakers: Quotations whose speaker is an entity, a description, or open.
        days: The first and the last day of publication.
        failures: What could not be imported yet, by the kind of error.
    """

    schema: str
    bytes: int
    rows: Mapping[str, int]
    kinds: Mapping[str, int]
    speakers: Mapping[str, int]
    days: tuple[str | None, str | None]
    failures: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims stats --json``."""
        return {
            "schema": self.schema,
            "bytes": self.bytes,
            "rows": dict(self.rows),
            "quotations_by_kind": dict(self.kinds),
            "quotations_by_speaker": dict(self.speakers),
            "published": {"first": self.days[0], "last": self.days[1]},
            "failures": dict(self.failures),
        }


_COUNTED = {
    "articles": tables.Article,
    "outlets": tables.Outlet,
    "quotations": tables.Quotation,
    "speakers": tables.Entity,
    "mentions": tables.Mention,
    "channels": tables.Channel,
    "claims": tables.Claim,
    "fact_checks": tables.FactCheck,
    "vectors": tables.Embedding,
    "reviews": tables.Review,
    "runs": tables.Run,
}


def statistics(engine: Engine) -> Statistics:
    """How much a database holds; one statement a figure, so that it is quick where indexes can answer.

    Raises:
        DatabaseUnavailableError: It cannot be read.
    """
    quotation, article = tables.Quotation, tables.Article
    with reading(engine) as connection:
        rows = {name: _count(connection, select(func.count()).select_from(table)) for name, table in _COUNTED.items()}
        merged = select(func.count()).where(tables.Entity.canonical_id != tables.Entity.id)
        rows["speakers"] -= _count(connection, merged)
        known = _count(connection, select(func.count(quotation.speaker_id)))
        named = _count(connection, select(func.count(quotation.speaker_name)))
        first, last = connection.execute(select(func.min(article.published_on), func.max(article.published_on))).one()
        failed = select(tables.Failure.error, func.count()).where(tables.Failure.resolved_at.is_(None))
        return Statistics(
            schema=connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one(),
            bytes=size(engine),
            rows=rows,
            kinds=dict(connection.execute(_by(quotation.kind)).all()),
            speakers={"entity": known, "description": named - known, "open": rows["quotations"] - named},
            days=(first.isoformat() if first else None, last.isoformat() if last else None),
            failures=dict(
                connection.execute(failed.group_by(tables.Failure.error).order_by(tables.Failure.error)).all()
            ),
        )


def _by(column: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's types of columns and selects
    return select(column, func.count()).group_by(column).order_by(column)


def _count(connection: Connection, query: Any) -> int:  # noqa: ANN401
    return int(connection.execute(query).scalar_one())
