"""docs/schema.md is what the models say, and the models say something about everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.store.tables import Base, views
from claims.store.tables.reference import schema_markdown

DOCS = Path(__file__).parents[2] / "docs"
TABLES = [*views.metadata.tables.values(), *Base.metadata.tables.values()]


def test_schema_reference_is_current():
    assert (DOCS / "schema.md").read_text("utf-8") == schema_markdown(), "run python docs/make.py"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_is_described(table):
    assert table.comment
    assert [column.name for column in table.columns if not column.comment] == []
