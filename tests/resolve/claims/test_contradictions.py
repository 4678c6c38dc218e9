"""Candidates for contradictions: what is opposite in two statements on one matter."""

from __future__ import annotations

import pytest

from claims.lexicon.lists import sections
from claims.resolve.claims.contradictions import opposition
from claims.resolve.claims.wording import denied, wording
from tests.resolve.sayings import saying


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [
        ("“The harbour bridge is safe for lorries”", "“The harbour bridge is not safe for lorries”", "denial"),
        ("“We will raise the harbour tax this year”", "“We will cut the harbour tax this year”", "opposite words"),
        ("“The harbour bridge costs $20 million to mend”", "“The harbour bridge costs $35 million to mend”", "numbers"),
    ],
)
def test_denials_opposite_words_and_other_numbers_on_one_matter_are_candidates(one: str, other: str, sort: str) -> None:
    first, second = saying(1, one), saying(2, other, day=90)
    found = opposition(first, second, 0.8)
    assert found is not None
    assert found.sort == sort
    back = opposition(second, first, 0.8)
    assert back is not None
    assert (back.sort, back.score) == (found.sort, found.score)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“The harbour bridge is safe for lorries”", "“The harbour bridge is safe for every lorry”"),
        ("“We will raise the harbour tax this year”", "“We will cut the number of trains at night”"),
        ("“The bridge is safe for lorries”", "“Nothing short of a safe bridge for lorries will do”"),
        ("“We support the harbour tax this year”", "“We do not oppose the harbour tax this year”"),
        ("“20 ships came”", "“35 ships came”"),
    ],
)
def test_what_agrees_or_is_on_something_else_is_none(one: str, other: str) -> None:
    assert opposition(saying(1, one), saying(2, other), 0.5) is None


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("She is not really qualified to lead", ["qualified"]),
        ("Nothing will change unless we win", ["change"]),
        ("They will not release the letters", ["release"]),
        ("There was nobody more qualified", []),
        ("I do not know whether or not they came", []),
    ],
)
def test_what_is_denied_is_the_first_word_that_means_something(text: str, stems: list[str]) -> None:
    assert denied(wording(text)) == frozenset().union(*(wording(stem).stems for stem in stems))


def test_each_opposite_is_two_words() -> None:
    assert all(len(entry.split()) == 2 for entry in sections("opposites")["opposites"])
