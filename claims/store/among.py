"""Whether a column is one of many numbers: bound as one value, not as thousands."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, any_, bindparam, func, literal_column, select


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
