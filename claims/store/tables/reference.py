"""``docs/schema.md``, written from the models by ``docs/make.py``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import CheckConstraint, Column, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite

from claims.store.tables import Base, views

_OPENING = """# The schema

Written from the models in `claims/store/tables/` and `claims/store/tables/views.py`; a test holds it to them.

A database is an SQLite file or a PostgreSQL one with the same tables. `id` is the primary key of nearly every table,
columns that end in `_id` refer to other tables, `_on` is a day, `_at` a moment in UTC, `_sha256` a hash in hexadecimal.
`start` and `end` count characters (Unicode code points) of `articles.text`, from 0, ends exclusive.

## What people browse: the views

Start with `quotes`.
"""

_FULL_TEXT = """## Full text

Search reads `search_texts`. On SQLite `search_index` is an FTS5 index over its columns (`content`, `speaker`, `title`;
porter stemmer, diacritics removed), kept by triggers:
`SELECT * FROM quotes WHERE id IN (SELECT rowid FROM search_index WHERE search_index MATCH 'troops')`.
On PostgreSQL the generated column `search_texts.document` (tsvector, English) has a GIN index.
"""


@dataclass(frozen=True, slots=True)
class Described:
    """A table or a view, described for people.

    Args:
        name: Its name.
        comment: What a row is, without a full stop.
        columns: Its columns in order, each with what it holds.
    """

    name: str
    comment: str
    columns: tuple[tuple[str, str], ...]


def described() -> list[Described]:
    """Every view, then every table, with all their columns."""
    found = [*views.metadata.tables.values(), *Base.metadata.sorted_tables]
    return [
        Described(
            name=str(table.name),  # SQLAlchemy's are of a class of their own
            comment=table.comment or "",
            columns=tuple((str(column.name), column.comment or "") for column in table.columns),
        )
        for table in found
    ]


def schema_markdown() -> str:
    """The schema reference in Markdown."""
    parts = [_OPENING]
    parts += ["\n".join(_table(view)) for view in views.metadata.tables.values()]
    parts.append("## The tables\n")
    parts += ["\n".join(_table(table)) for _, table in sorted(Base.metadata.tables.items())]
    parts.append(_FULL_TEXT)
    return "\n".join(parts)


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"{table.comment}.\n"
    yield "| column | type | |"
    yield "| --- | --- | --- |"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {_says(column)} |"
    yield ""
    unique = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    together = sorted(", ".join(f"`{name}`" for name in one.columns.keys()) for one in unique if len(one.columns) > 1)  # noqa: SIM118
    for columns in together:
        yield f"Unique together: {columns}.\n"
    checks = sorted(str(one.sqltext) for one in table.constraints if isinstance(one, CheckConstraint))
    for check in checks:
        yield f"Always: `{check}`.\n"


def _type(column: Column[object]) -> str:
    name = column.type.compile(sqlite.dialect()).lower()
    return name if column.nullable and not column.primary_key else f"{name}, required" if _in_table(column) else name


def _in_table(column: Column[object]) -> bool:
    return column.table.metadata is Base.metadata and not column.primary_key


def _says(column: Column[object]) -> str:
    said = (column.comment or "").replace("|", "\\|")
    references = sorted(key.target_fullname for key in column.foreign_keys)
    if references:
        said += f" → `{references[0]}`"
    return f"{said} (unique)" if column.unique else said
