"""Occasions before a title or a name."""

from __future__ import annotations

import pytest

from claims.pipeline.text.occasions import behind_occasion, is_occasion


@pytest.mark.parametrize(
    ("before", "words", "left"),
    [
        ("During ", "the meeting President Ruiz", "President Ruiz"),
        ("In ", "a phone call Prime Minister Ruiz", "Prime Minister Ruiz"),
        ("During ", "the meeting the president", "the meeting the president"),
        ("Behind ", "the meeting President Ruiz", "the meeting President Ruiz"),
    ],
)
def test_occasion_before_a_title_is_left_off(before: str, words: str, left: str) -> None:
    text = f"{before}{words} said no."
    end = len(before) + len(words)
    assert text[behind_occasion(text, len(before), end) : end] == left


def test_nouns_for_occasions() -> None:
    assert is_occasion("meeting")
    assert not is_occasion("meetings")
    assert not is_occasion("minister")
