"""A copy of a PostgreSQL database in an SQLite file, for readers that only know files.

The file is a database of ours with the same rows under the same numbers. Copying again copies the rows that are new or
changed, in one transaction: who reads sees the state before or the state after. Which rows these are PostgreSQL says by
the transaction that wrote each (``xmin``), compared with the oldest that still ran at the last copy; where rows are
gone, by their number, the whole table is copied again
(https://www.postgresql.org/docs/current/ddl-system-columns.html,
https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    create_engine,
    delete,
    func,
    insert,
    select,
    text,
)

from claims.errors import StoreError
from claims.store.engines.engine import describe, in_our_words
from claims.store.quotations.embeddings import index_path
from claims.store.store import Store
from claims.store.tables import Base

_BATCH = 2_000
# Rows are only added, which a trigger guards: what is there stays.
_APPENDED = frozenset({"reviews"})
# In the copy only: of which database it is, and what the oldest transaction was that still ran when it was made.
_COPIES = Table(
    "mirrored",
    MetaData(),
    Column("source", Text, nullable=False),
    Column("oldest_running", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """What was copied.

    Args:
        tables: The tables that had changed.
        rows: How many rows were written.
        seconds: How long it took.
    """

    tables: tuple[str, ...]
    rows: int
    seconds: float


def default_path(store: Store) -> Path:
    """Where the copy of a database lies unless told otherwise: in the user's cache, one file a database."""
    vectors = index_path(store.engine)
    return vectors.with_name(f"{store.engine.url.database}-{vectors.name.removesuffix('-vectors')[:8]}.db")


def mirror(source: Store, target: Store) -> Mirrored:
    """Copy what has changed since the last time; everything the first time.

    Args:
        source: A PostgreSQL database.
        target: An SQLite file: an empty database, or an earlier copy of the same one.

    Raises:
        StoreError: The source is no PostgreSQL database, or the file holds anything but a copy of it.
        DatabaseUnavailableError: One of them cannot be read or written.
    """
    if source.engine.dialect.name != "postgresql" or target.engine.dialect.name != "sqlite":
        raise StoreError("only PostgreSQL databases are copied, and only into SQLite files")
    started = time.perf_counter()
    name = describe(source.engine.url)
    # An engine of its own: foreign keys are off in it, so that rows can be replaced while others refer to them.
    plain = create_engine(target.engine.url)
    with (
        _closing(plain),
        in_our_words(source.engine.url),
        source.engine.connect().execution_options(isolation_level="REPEATABLE READ") as origin,
        in_our_words(target.engine.url),
        plain.begin() as copy,
    ):
        oldest = int(origin.scalar(text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint % 4294967296")))
        before = _last_copy(copy, name, where=describe(target.engine.url))
        # Numbers of transactions begin again after four billion: then everything counts as changed.
        since = before if before is not None and before <= oldest else None
        written = {table.name: _copy(origin, copy, table, since) for table in Base.metadata.sorted_tables}
        copy.execute(delete(_COPIES))
        copy.execute(insert(_COPIES), {"source": name, "oldest_running": oldest})
    return Mirrored(
        tables=tuple(table for table, rows in written.items() if rows),
        rows=sum(written.values()),
        seconds=time.perf_counter() - started,
    )


@contextmanager
def _closing(engine: Engine) -> Iterator[None]:
    """Close all connections of an engine at the end of the block."""
    try:
        yield
    finally:
        engine.dispose()


def _last_copy(copy: Connection, source: str, *, where: str) -> int | None:
    """The oldest transaction that ran when this file was last written; None for an empty database."""
    _COPIES.create(copy, checkfirst=True)
    row = copy.execute(select(_COPIES)).first()
    articles = copy.scalar(select(func.count()).select_from(Base.metadata.tables["articles"]))
    if (row is not None and row.source != source) or (row is None and articles):
        raise StoreError(
            f"this file holds something else than a copy of {source}", where=where, hint="Name a new file with --mirror"
        )
    return row.oldest_running if row is not None else None


def _copy(origin: Connection, copy: Connection, table: Table, since: int | None) -> int:
    """Let the copy's table have the rows of the origin's; how many were written."""
    written = 0
    if since is not None:
        fresh = select(table).where(text(f"{table.name}.xmin::text::bigint >= :since").bindparams(since=since))
        written = _write(origin, copy, table, fresh)
    counted = select(func.count()).select_from(table)
    if origin.scalar(counted) == copy.scalar(counted):
        return written
    if table.name not in _APPENDED:
        copy.execute(delete(table))
    return _write(origin, copy, table, select(table))


def _write(origin: Connection, copy: Connection, table: Table, rows: Select[Any]) -> int:
    """Write rows in place of those with the same keys; REPLACE would leave the old words in the full-text index."""
    keys = [column.name for column in table.primary_key.columns]
    same = and_(*(table.c[key] == bindparam(f"old_{key}") for key in keys))
    written = 0
    for batch in origin.execution_options(yield_per=_BATCH).execute(rows).mappings().partitions():
        found = [dict(row) for row in batch]
        if table.name not in _APPENDED:
            copy.execute(delete(table).where(same), [{f"old_{key}": row[key] for key in keys} for row in found])
        copy.execute(insert(table).prefix_with("OR IGNORE"), found)
        written += len(found)
    return written
