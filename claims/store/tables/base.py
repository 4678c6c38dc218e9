"""What all tables share: the naming convention, the types of columns and the checks that recur."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import CheckConstraint, DateTime, Dialect, ForeignKey, Index, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# People cite these numbers, so the number of a deleted row is never given to another.
NUMBERS_STAY = {"sqlite_autoincrement": True}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC and always given back with its time zone (SQLite itself keeps none)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite gets it without the zone, which its storage would drop anyway."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From UTC."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {str: Text, datetime: UtcDateTime}  # noqa: RUF012 (SQLAlchemy reads it from the class)


def primary_key(comment: str) -> Mapped[int]:
    """The column ``id``."""
    return mapped_column(primary_key=True, comment=comment)


def to_article(comment: str = "The article that this stands in") -> Mapped[int]:
    """A foreign key to ``articles``; the row goes when the article goes.

    Without an index: each table that has it begins a unique constraint with it.
    """
    return mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), comment=comment)


def to_quotation(comment: str = "The quotation that this belongs to") -> Mapped[int]:
    """A foreign key to ``quotations``; the row goes when the quotation goes.

    Without an index, for the same reason as in :func:`to_article`.
    """
    return mapped_column(ForeignKey("quotations.id", ondelete="CASCADE"), comment=comment)


def long_text_index(column: str) -> Index:
    """An index for looking up texts of any length.

    PostgreSQL's trees refuse more than 2,700 bytes, its hashes none, so migrations make it with
    ``postgresql_using="hash"``. Here that would import the dialect, and cost every command a fifth of a second.
    """
    return Index(None, column)


def one_of(column: str, values: Iterable[str], *, optional: bool = False) -> CheckConstraint:
    """A check that a column holds one of these words, or nothing where it is optional."""
    words = ", ".join(f"'{value}'" for value in values)
    condition = f"{column} IN ({words})"
    return CheckConstraint(f"{column} IS NULL OR {condition}" if optional else condition, name=column)


def offsets(*, optional: bool = False) -> CheckConstraint:
    """A check that a span starts at or after 0 and ends after its start, or is absent where it is optional."""
    condition = '0 <= start AND start < "end"'  # end is a keyword of SQL
    absent = 'start IS NULL AND "end" IS NULL'
    return CheckConstraint(f"({absent}) OR ({condition})" if optional else condition, name="offsets")
