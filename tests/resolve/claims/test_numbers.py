"""Numbers in words and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.resolve.claims.numbers import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40 million, forty million, 40m", ["40000000"] * 3),
        ("$20 billion and $30bn", ["20000000000", "30000000000"]),
        ("two thousand three hundred and five", ["2305"]),
        ("one hundred and twenty thousand two hundred", ["120200"]),
        ("twenty-one of 4,500", ["21", "4500"]),
        ("3.2 million", ["3200000"]),
        ("a third of them", ["1/3"]),
        ("one in three", ["1/3"]),
        ("one rural clinic in three has 5", ["1/3", "5"]),
        ("two thirds", ["2/3"]),
        ("twice a year", ["2"]),
        ("in 1876", ["1876"]),
    ],
)
def test_numbers_have_one_spelling(text: str, expected: list[str]) -> None:
    assert list(numbers(text)) == expected


@pytest.mark.parametrize("text", ["one of them", "no one said a word", "and", "", "hundreds of people"])
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert list(numbers(text)) == []


@given(st.text())
def test_any_text_has_numbers_or_none(text: str) -> None:
    assert all(isinstance(number, str) and number for number in numbers(text))


@given(st.integers(0, 10**12))
def test_digits_mean_what_they_say(value: int) -> None:
    assert list(numbers(f"about {value:,} euros")) == [str(value)]
