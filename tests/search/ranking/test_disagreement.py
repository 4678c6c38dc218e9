"""When two statements on one thing cannot be the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.search.ranking.disagreement import disagree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The plan costs $20 billion", "The plan costs $30 billion"),
        ("3.5m litres", "35 million litres"),
        ("within two years", "within 5 years"),
        ("We will leave", "We will not leave"),
        ("He took bribes", "He denied that he took bribes"),
        ("They pay", "They don’t pay"),
    ],
)
def test_other_numbers_and_denials_disagree(one: str, other: str):
    assert disagree(one, other)
    assert disagree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The plan costs $20 billion", "The plan costs 20 bn"),
        ("The plan costs $20 billion over 5 years", "The plan costs $20 billion"),
        ("In 2019 the dam was full", "In 2020 the dam was full"),
        ("4,000 lorries", "4000 lorries"),
        ("two million litres", "2m litres"),
        ("We will never leave", "We will not leave"),
    ],
)
def test_what_is_only_left_out_or_written_otherwise_does_not_disagree(one: str, other: str):
    assert not disagree(one, other)


@given(st.text(), st.text())
def test_either_way_is_the_same(one: str, other: str):
    assert disagree(one, other) == disagree(other, one)
    assert not disagree(one, one)
