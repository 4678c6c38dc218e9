"""Names cut short."""

from __future__ import annotations

import pytest

from claims.pipeline.entities.shortened import is_beginning, is_fathers, is_patronym


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


@pytest.mark.parametrize(
    ("short", "full", "begins"),
    [
        ("rosli hamdan", "rosli hamdan yusoffi", True),
        ("rosli", "rosli hamdan yusoffi", False),
        ("ana ruiz", "ana ruiz foundation", False),
        ("ana ruiz", "ana ruiz peter", False),
        ("hamdan yusoffi", "rosli hamdan yusoffi", False),
    ],
)
def test_name_that_begins_a_fuller_one_is_it(short: str, full: str, begins: bool) -> None:
    assert is_beginning(short.split(), full.split()) is begins


def test_name_behind_bin_is_the_fathers() -> None:
    assert is_fathers(["talal"], ["mansour", "bin", "talal"])
    assert not is_fathers(["mansour"], ["mansour", "bin", "talal"])
    assert not is_fathers(["ruiz"], ["ana", "maria", "ruiz"])
