"""docs/formats.md is held to the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.readers import FIELDS, MAX_CHARACTERS

FORMATS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_is_documented_with_all_its_names(field: str) -> None:
    names = ", ".join(f"`{name}`" for name in FIELDS[field])
    assert f"| `{field}` | {names} |" in FORMATS


def test_the_limit_is_documented() -> None:
    assert f"{MAX_CHARACTERS:,} characters" in FORMATS
