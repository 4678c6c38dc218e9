"""What somebody is where no comma parts it from the name."""

from __future__ import annotations

import pytest

from claims.pipeline.text.loose_roles import before_loose_role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz the head of the board", "Ana Ruiz"),
        ("General Ana Ruiz a commander in the north", "General Ana Ruiz"),
        ("Ana Ruiz", "Ana Ruiz"),
        ("the mayor the head of the board", "the mayor the head of the board"),
        ("Ana Ruiz the Great", "Ana Ruiz the Great"),
    ],
)
def test_name_ends_before_a_role(text: str, name: str) -> None:
    assert text[: before_loose_role(text, 0, len(text))] == name
