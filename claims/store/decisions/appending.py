"""Appending a decision to ``reviews``, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, text

from claims.store.tables import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who decides, and why.

    Args:
        by: The person's name.
        note: The reason, in the person's words.
    """

    by: str | None = None
    note: str | None = None


def one_at_a_time(connection: Connection) -> None:
    """Let no other decision come between reading and appending; SQLite's transaction sees to that already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE reviews IN SHARE ROW EXCLUSIVE MODE"))


def append(connection: Connection, kind: str, signed: Signed, **values: Any) -> int:  # noqa: ANN401
    """Append a decision; its number."""
    row = {"kind": kind, "author": signed.by, "note": signed.note, "created_at": datetime.now(UTC), **values}
    return connection.execute(insert(Review).returning(Review.id), row).scalar_one()
