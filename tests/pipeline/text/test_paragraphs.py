from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from claims.pipeline.pieces import LONGEST_WORD, pieces
from claims.pipeline.text.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_a_line_break_ends_a_paragraph() -> None:
    assert texts("The headline\nThe first line.\r\n\r\n  The second.  ") == [
        "The headline",
        "The first line.",
        "The second.",
    ]


def test_wrapped_lines_stay_together() -> None:
    assert texts("The minister said that the\ntalks had gone well.\n\nNobody else did.") == [
        "The minister said that the\ntalks had gone well.",
        "Nobody else did.",
    ]


def test_blank_text_has_no_paragraphs() -> None:
    assert texts(" \n\t\n") == []


@given(st.text(max_size=200))
def test_paragraphs_are_trimmed_ordered_and_hold_all_but_white_space(text: str) -> None:
    found = paragraphs(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))
    assert sum(not one.isspace() for one in text) == sum(
        not one.isspace() for start, end in found for one in text[start:end]
    )


def test_a_text_of_usual_length_is_one_piece() -> None:
    assert list(pieces("One.\n\nTwo.")) == [(0, 10)]


def test_long_texts_are_cut_between_paragraphs() -> None:
    text = "One word.\n\nTwo words.\n\nThree words."
    assert [text[start:end].strip() for start, end in pieces(text, limit=25)] == [
        "One word.\n\nTwo words.",
        "Three words.",
    ]


def test_a_word_of_a_hundred_thousand_letters_is_left_out() -> None:
    text = "Before " + "a" * 100_000 + " after"
    assert [text[start:end].strip() for start, end in pieces(text)] == ["Before", "after"]


@given(st.text(max_size=300), st.integers(min_value=1, max_value=40))
def test_pieces_are_ordered_short_and_leave_out_nothing_but_noise(text: str, limit: int) -> None:
    found = list(pieces(text, limit=limit))
    assert all(end - start <= limit for start, end in found)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))
    kept = sum(sum(map(str.isalnum, text[start:end])) for start, end in found)
    assert kept == sum(map(str.isalnum, text)) or len(text) >= LONGEST_WORD
