"""When two quotations of one speaker say the same thing, and what rules it out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.resolve.claims.likeness import at_odds, crowd, is_repeat, is_statement, likeness
from claims.resolve.claims.wording import wording
from tests.resolve.sayings import saying


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("The dam will break.", "The dam will not break.", "denial"),
        ("We set aside $20 billion for repairs", "We set aside $30 billion for repairs", "numbers"),
        ("The bridge in Basra is closed", "The bridge in Mosul is closed", "names"),
        ("The ship turned around", "Nobody turned the ship around", "denial"),
    ],
)
def test_what_differs_in_denial_numbers_or_names_is_at_odds(one: str, other: str, why: str) -> None:
    assert at_odds(wording(one), wording(other)) == why
    assert at_odds(wording(other), wording(one)) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dam is safe and was inspected four times", "The dam is safe"),
        ("A third of clinics have no fridge", "one clinic in three lacks a fridge"),
        ("Water comes through the dam, and nobody listens", "water was coming through the dam"),
        ("Tehran did not ask for it", "Iran had not asked for it"),
        ("President Obama won", "Barack Obama won"),
        ("We won't wait for the court", "the ministry would not wait for the court"),
    ],
)
def test_what_only_one_tells_is_no_contradiction(one: str, other: str) -> None:
    assert at_odds(wording(one), wording(other)) is None


def test_a_cue_that_denies_turns_around_what_it_attributes() -> None:
    claimed, denied = wording("the doses were left in the sun"), wording("the doses were left in the sun", "denied")
    assert at_odds(claimed, denied) == "denial"
    assert at_odds(claimed, wording("the doses were left in the sun", "did not deny")) is None


def test_a_cut_is_a_repeat_however_short_beside_the_whole() -> None:
    whole = saying(
        1, "“No child in this country will be turned away because the fridge is empty, and that is a promise”"
    )
    assert is_repeat(whole, saying(2, "“No child in this country will be turned away”"))


def test_indirect_words_inside_another_statement_are_no_repeat() -> None:
    inside = "that the judge was unfair because he had promised again and again to build a wall along the border"
    assert not is_repeat(saying(1, inside, kind="indirect"), saying(2, "to build a wall", kind="indirect"))


@pytest.mark.parametrize("words", ["his party's nominee", "Bush", "the Iowa caucus", "yes", ""])
def test_names_and_noun_phrases_are_no_statements(words: str) -> None:
    assert not is_statement(wording(words))


def test_the_same_words_months_later_are_alike_other_words_are_not() -> None:
    first = saying(1, "“Not one house in the lower town would have been wet”")
    assert likeness(first, saying(2, "“Not one house in the lower town would have been wet”", day=200), 1.0)
    reworded = "that every house down there would have stayed dry, and none of the town been wet"
    assert likeness(first, saying(3, reworded, kind="indirect", day=1), 0.9)
    assert not likeness(first, saying(4, reworded, kind="indirect", day=200), 0.9)


def test_other_words_on_unknown_days_have_to_be_surer() -> None:
    """Two articles of one day may tell of one occasion; of two without a day nobody knows."""
    whole = "that the ministry had checked every bridge in the province and found that none was safe"
    one, other = saying(1, whole, kind="indirect"), saying(2, "“The ministry found no safe bridge”")
    undated = replace(other, first=None, last=None)
    assert likeness(one, other, 0.6)
    assert not likeness(one, undated, 0.6)
    assert likeness(one, undated, 0.95)
    assert likeness(one, saying(3, whole, kind="indirect"), 0.95)


@given(st.integers(0, 10**7))
def test_a_crowd_grows_by_one_where_quotations_grow_fourfold(sayings: int) -> None:
    assert crowd(4 * sayings) == (crowd(sayings) + 1 if sayings >= 16 else 0)


@given(st.text(), st.text(), st.floats(-1, 1))
def test_likeness_is_the_same_both_ways(one: str, other: str, cosine: float) -> None:
    mine, theirs = saying(1, one), saying(2, other, kind="indirect")
    assert likeness(mine, theirs, cosine) == likeness(theirs, mine, cosine)


def test_two_verbatim_sentences_of_one_article_are_two_claims_however_alike() -> None:
    one = "“Hostile actors gained access to the accounts of people with whom she was in contact”"
    other = "“It is possible that hostile actors gained access to the accounts of her contacts”"
    assert likeness(saying(1, one), saying(2, other), 0.9)
    assert not likeness(saying(1, one, article=7), saying(2, other, article=7), 0.9)


def test_what_is_quoted_in_part_has_to_be_shared() -> None:
    careless = saying(1, "her use of a private mail server was “extremely careless”", kind="mixed")
    charges = saying(2, "no charges be brought for her use of a private mail server", kind="indirect")
    actions = saying(3, "her use of the private server “extremely careless”", kind="mixed")
    assert not likeness(careless, charges, 0.5)
    assert likeness(careless, actions, 0.5)
