from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.names.spelling import likeness, skeleton

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("mohammad", "muhammad"),
        ("javad", "jawad"),
        ("rouhani", "rowhani"),
        ("rouhani", "ruhani"),
        ("zelensky", "zelenskyy"),
        ("walid", "valid"),
        ("dmitry", "dmitriy"),
        ("yevgeny", "evgeny"),
        ("yanukovych", "yanukovich"),
        ("karim", "kareem"),
        ("abdulla", "abdullah"),
        ("soleimani", "suleimani"),
        ("aleksandr", "oleksandr"),
    ],
)
def test_romanisations_of_one_name_are_variants(left: str, right: str) -> None:
    assert likeness(left, right) == "variant"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hassan", "hussein"),
        ("mohammad", "mahmoud"),
        ("hansen", "hanson"),
        ("clark", "clarke"),
        ("smith", "schmidt"),
        ("ali", "ola"),
        ("brown", "braun"),
        ("khamenei", "khomeini"),
        ("j", "john"),
    ],
)
def test_different_names_are_not(left: str, right: str) -> None:
    assert likeness(left, right) == "none"


def test_one_letter_in_a_long_name_is_a_slip() -> None:
    assert likeness("khashoggi", "kashoggi") == "slip"


@given(WORDS, WORDS)
def test_likeness_has_no_direction(left: str, right: str) -> None:
    assert likeness(left, right) == likeness(right, left)


@given(WORDS, WORDS)
def test_variants_share_the_key_under_which_they_are_looked_up(left: str, right: str) -> None:
    if likeness(left, right) == "variant":
        assert skeleton(left) == skeleton(right)
