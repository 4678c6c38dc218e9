"""Texts that are nearly the same, and texts that are not."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.resolve.reprints import ENOUGH, FEWEST, keys_of_text, shared, shingles

WORDS = [f"word{number}" for number in range(5000)]


def story(seed: int, *, paragraphs: int = 12) -> list[str]:
    rng = random.Random(seed)  # noqa: S311
    return [" ".join(rng.choices(WORDS, k=45)).capitalize() + "." for _ in range(paragraphs)]


def meet(one: str, other: str) -> bool:
    """Whether two texts would be compared, and found to be reprints."""
    first, second = shingles(one), shingles(other)
    return bool(set(keys_of_text(first)) & set(keys_of_text(second))) and shared(first, second) >= ENOUGH


def edited(text: str, *, seed: int, share: float) -> str:
    """The text with so many of its words replaced."""
    rng = random.Random(seed)  # noqa: S311
    return " ".join(rng.choice(WORDS) if rng.random() < share else word for word in text.split(" "))


@pytest.mark.parametrize("seed", range(10))
def test_an_agencys_text_under_another_headline_and_cut_at_its_end_is_found(seed: int) -> None:
    text = story(seed)
    assert meet("\n\n".join(text), "\n\n".join(["Another headline of the outlet's own", *text[:8]]))


@pytest.mark.parametrize("seed", range(10))
def test_an_agencys_text_with_words_changed_is_found(seed: int) -> None:
    text = "\n\n".join(story(seed))
    assert meet(text, edited(text, seed=seed, share=0.04))


def test_case_punctuation_and_line_ends_do_not_matter() -> None:
    text = "\n\n".join(story(1))
    assert shared(shingles(text), shingles(text.upper().replace(".", " —").replace("\n\n", "\r\n"))) == 1.0


@pytest.mark.parametrize("seed", range(10))
def test_two_reports_that_share_a_paragraph_are_none(seed: int) -> None:
    one, other = story(seed), story(seed + 100)
    assert not meet("\n\n".join(one), "\n\n".join([*other, one[0], one[1]]))


def test_texts_too_short_to_tell_are_none() -> None:
    text = " ".join(WORDS[: FEWEST + 2])
    assert keys_of_text(shingles(text)) == ()
    assert shared(shingles(text), shingles(text)) == 0.0
    assert keys_of_text(shingles("")) == ()


def test_keys_are_the_same_in_every_version() -> None:
    keys = keys_of_text(shingles(" ".join(WORDS[:200])))
    assert len(keys) == 24
    assert keys[:2] == PINNED


PINNED = (7172830617302100930, 7537977635430476221)


@given(st.text(max_size=300), st.text(max_size=300))
def test_what_is_shared_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    first, second = shingles(one), shingles(other)
    assert 0.0 <= shared(first, second) <= 1.0
    assert shared(first, second) == shared(second, first)
    assert np.array_equal(first, np.unique(first))
