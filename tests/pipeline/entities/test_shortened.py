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


def test_name_that_begins_a_fuller_one_is_it() -> None:
    assert is_beginning(["rosli", "hamdan"], ["rosli", "hamdan", "yusoffi"])


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("rosli", "rosli hamdan yusoffi"),
        ("ana ruiz", "ana ruiz foundation"),
        ("ana ruiz", "ana ruiz peter"),
        ("hamdan yusoffi", "rosli hamdan yusoffi"),
    ],
)
def test_other_names_are_no_beginning(short: str, full: str) -> None:
    assert not is_beginning(short.split(), full.split())


def test_name_behind_bin_is_the_fathers() -> None:
    assert is_fathers(["talal"], ["mansour", "bin", "talal"])
    assert not is_fathers(["mansour"], ["mansour", "bin", "talal"])
    assert not is_fathers(["ruiz"], ["ana", "maria", "ruiz"])


def test_a_programme_is_no_fuller_name() -> None:
    assert not is_beginning(["ana", "ruiz"], ["ana", "ruiz", "outfront"], "Ana Ruiz OutFront")
    assert is_beginning(["ana", "ruiz"], ["ana", "ruiz", "mcbain"], "Ana Ruiz McBain")
