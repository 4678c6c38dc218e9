from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon.names.spelling import likeness, likeness_keys, skeleton, traces, variants_key

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
def test_variants_share_their_consonants(left: str, right: str) -> None:
    if likeness(left, right) == "variant":
        assert skeleton(left) == skeleton(right)


@st.composite
def _like_words(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and the same with one letter changed, added, left out or moved, or one romanisation for another."""
    word = draw(st.text("aeioudhklmnrstyzqwj", min_size=1, max_size=12))
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from("aeioukhs"))
    before, after = word[:place], word[place + 1 :]
    changed = [
        before + letter + after,
        before + letter + word[place:],
        before + after,
        before + after[:1] + word[place] + after[1:],
        word.replace("u", "ou"),
        word.replace("k", "q"),
        word.replace("a", "e"),
    ]
    return word, draw(st.sampled_from(changed))


@given(_like_words())
def test_words_that_are_alike_share_a_trace(words: tuple[str, str]) -> None:
    left, right = words
    if likeness(left, right) != "none":
        assert traces(left) & traces(right)


def test_most_words_of_the_same_consonants_share_none() -> None:
    assert skeleton("clinton") == skeleton("clanten")
    assert not traces("clinton") & traces("clanten")
    assert not likeness_keys("clinton") & likeness_keys("clanten")


@given(_like_words())
def test_variants_share_one_key_and_slips_that_leave_the_consonants_share_another(words: tuple[str, str]) -> None:
    left, right = words
    if likeness(left, right) in ("same", "variant"):
        assert variants_key(left) == variants_key(right)
    if likeness(left, right) == "slip" and skeleton(left) == skeleton(right):
        assert likeness_keys(left) & likeness_keys(right)


def test_a_short_vowel_that_only_some_write_is_not_in_the_key() -> None:
    assert variants_key("jelassi") == variants_key("jlassi")
    assert likeness("hamed", "hmed") == "none", "too short to tell"
    assert variants_key("hamed") != variants_key("hmed")
