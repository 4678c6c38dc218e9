"""Names cut short."""

from __future__ import annotations

import pytest

from claims.pipeline.entities.shortened import is_patronym


def test_name_with_the_fathers_is_one_without_the_familys() -> None:
    assert is_patronym(["mansour", "bin", "talal"], ["mansour", "bin", "talal", "al", "harith"])


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("mansour bin talal", "mansour bin talal"),
        ("mansour bin", "mansour bin talal"),
        ("mansour bin talal", "omar mansour bin talal"),
        ("ana maria ruiz", "ana maria ruiz haddad"),
    ],
)
def test_other_parts_of_a_name_are_none(short: str, full: str) -> None:
    assert not is_patronym(short.split(), full.split())
