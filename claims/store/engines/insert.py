"""Inserting what may be there already, in the dialect of each engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, select

from claims.store.tables import Base


def insert_missing(connection: Connection, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, but those that a unique constraint says are there; waits for others that insert the same."""
    if not rows:
        return
    connection.execute(_insert_or_nothing(connection, table), list(rows))


def _insert_or_nothing(connection: Connection, table: type[Base]) -> Insert:
    # Each dialect is imported only where it is used: PostgreSQL's alone takes as long as all of ours.
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table).on_conflict_do_nothing()


def find_or_insert(connection: Connection, table: type[Base], key: Mapping[str, Any], **more: Any) -> int:  # noqa: ANN401
    """The id of the row with these values, inserted where it is missing.

    Args:
        connection: A writing one.
        table: A table with a unique constraint over the columns of ``key``.
        key: The values that identify the row.
        more: Values for the other columns of a new row.
    """
    columns = table.__table__.c
    query = select(columns.id).where(*(columns[name].is_not_distinct_from(value) for name, value in key.items()))
    found: int | None = connection.scalar(query)
    if found is None:
        insert_missing(connection, table, [{**key, **more}])
        found = connection.execute(query).scalar_one()
    return found
