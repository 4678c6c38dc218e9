"""Whether a column is one of many numbers: bound as one value, not as thousands."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, any_, bindparam, func, literal_column, select

_SHORT = 1_000
"""Characters of a group's texts up to which they are remembered: most are short, and asked for again and again."""


def among(
    numbers: Any,  # noqa: ANN401 (a column, mapped or not)
    wanted: Collection[int],
    connection: Connection,
) -> ColumnElement[bool]:
    """The condition that a column of numbers is one of these.

    Binding each of some thousand numbers takes longer than the statement: on SQLite they come as one JSON array, on
    PostgreSQL as one array.

    Args:
        numbers: The column.
        wanted: The numbers, as many as need be.
        connection: Says which engine it is for.
    """
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(list(wanted))).table_valued("value")
        found: ColumnElement[bool] = numbers.in_(select(literal_column("value")).select_from(listed))
        return found
    from sqlalchemy.dialects.postgresql import ARRAY  # not loaded where a short command asks SQLite

    array = bindparam(None, list(wanted), type_=ARRAY(BigInteger))
    return numbers == any_(array)  # type: ignore[no-any-return]


def each_once(texts: Any, connection: Connection) -> ColumnElement[Any]:  # noqa: ANN401 (a column, mapped or not)
    """The different texts of a group as one value, for :func:`listed`: a row for each would take several times as long.

    Args:
        texts: The column.
        connection: Says which engine it is for.
    """
    gathered = func.json_group_array if connection.dialect.name == "sqlite" else func.json_agg
    return gathered(texts.distinct())


def listed(texts: str | list[str]) -> tuple[str, ...]:
    """The texts of a group in the order of their characters; ``texts`` is what :func:`each_once` gave."""
    if isinstance(texts, str):
        return _parsed(texts) if len(texts) <= _SHORT else _parsed.__wrapped__(texts)
    return tuple(sorted(texts))


@lru_cache(maxsize=16_384)
def _parsed(texts: str) -> tuple[str, ...]:
    return tuple(sorted(json.loads(texts)))
