from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pipeline.annotations import MarkPair
from claims.pipeline.text.marks import find_marks

MARKS = "\"“”„‟'‘’‚«»‹›「」『』`"
marked_text = st.text(st.sampled_from(MARKS + "ab s.,\n"), max_size=80) | st.text(max_size=80)


def quoted(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in find_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said, "We will stay."', ['"We will stay."']),
        ("“We will stay,” she said.", ["“We will stay,”"]),
        ('"We opened straight,” he said.', ['"We opened straight,”']),
        ('“We opened curly," he said.', ['“We opened curly,"']),
        ("``We wrote TeX,'' he said.", ["``We wrote TeX,''"]),
        ("''We wrote to a wire,'' he said.", ["''We wrote to a wire,''"]),
        ("«Nous restons», dit-il.", ["«Nous restons»"]),
        ("»Wir bleiben«, sagte er.", ["»Wir bleiben«"]),
        ("„Wir bleiben“, sagte er.", ["„Wir bleiben“"]),
        ("‹Nous› restons", ["‹Nous›"]),
        ("彼は「行く」と言った", ["「行く」"]),
        ("‘We’ll stay,’ she said.", ["‘We’ll stay,’"]),
    ],
)
def test_every_style_of_marks_is_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    ["It's the boys' house.", "Rock 'n' roll of the '90s", "’Twas the dogs’ dinner.", "He’s 5'10\" tall.", "Don't."],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert quoted(text) == []


def test_possessive_plural_inside_single_marks_does_not_close_them() -> None:
    assert quoted("‘The workers’ rights matter,’ she said.") == ["‘The workers’ rights matter,’"]


def test_single_marks_inside_double_ones_are_deeper() -> None:
    outer, inner = find_marks("“She called it ‘a farce’ again,” he said.")
    assert (outer.depth, inner.depth) == (0, 1)


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We will stay.  \n\nNobody answered."
    (pair,) = find_marks(text)
    assert text[pair.start : pair.end] == "“We will stay."
    assert not pair.closed


def test_reopened_mark_continues_the_quotation_of_the_paragraph_before() -> None:
    first, second = find_marks("“We will stay.\n\n“We will win,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_reopened_single_mark_continues_too() -> None:
    first, second = find_marks("She said: ‘We will stay.\n\n‘We will win,’ she said.")
    assert (first.closed, second.closed, second.continues) == (False, True, True)


@pytest.mark.parametrize("text", ["The rock ‘n’ roll of the ‘90s", "They called it a ‘farce.", "‘em, they said."])
def test_stray_opening_single_mark_is_an_apostrophe(text: str) -> None:
    assert not any(not pair.closed for pair in find_marks(text))


def test_a_closed_quotation_is_not_continued() -> None:
    assert not any(pair.continues for pair in find_marks("“We will stay.”\n\n“We will win,” she said."))


def test_wrapped_lines_are_one_paragraph() -> None:
    (pair,) = find_marks("“We will stay until the\nlast of us is gone,” she said.\n")
    assert pair.closed


def test_stray_closing_mark_is_ignored() -> None:
    assert quoted("They would reconsider” it.") == []


def test_mark_glued_to_words_closes() -> None:
    assert quoted("He would “reconsider”and go.") == ["“reconsider”"]


def _nests(left: MarkPair, right: MarkPair) -> bool:
    apart = left.end <= right.start or right.end <= left.start
    return apart or (left.start < right.start and right.end <= left.end)


@given(marked_text)
def test_pairs_lie_in_the_text_in_order_and_nest(text: str) -> None:
    pairs = find_marks(text)
    assert all(0 <= pair.start < pair.end <= len(text) for pair in pairs)
    assert all(text.startswith(pair.style, pair.start) for pair in pairs)
    assert list(pairs) == sorted(pairs, key=lambda pair: pair.start)
    assert all(_nests(left, right) for at, left in enumerate(pairs) for right in pairs[at + 1 :])


@given(marked_text)
def test_depth_counts_the_pairs_around(text: str) -> None:
    pairs = find_marks(text)
    for pair in pairs:
        around = [other for other in pairs if other.start < pair.start and pair.end <= other.end]
        assert pair.depth == len(around)


@pytest.mark.parametrize("unit", ['"', "“", "”a", "“a ", "“a ”", "'a ", "‘a’ ", '" "a', "'''a", "«a", "„“"])
def test_time_does_not_explode_on_any_run_of_marks(unit: str) -> None:
    # Linear time takes well under two seconds for these, time with the square of the length takes minutes.
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    find_marks(text)
    assert time.process_time() - start < 20
