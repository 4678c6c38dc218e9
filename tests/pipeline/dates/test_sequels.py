from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pipeline.dates.intervals import find_intervals
from claims.pipeline.dates.sequels import ranges, sequels

WEDNESDAY = date(2021, 2, 3)


def read(text: str) -> list[tuple[str, date, date]]:
    plain = ranges(text, list(find_intervals(text, 0, len(text), WEDNESDAY)))
    return [(text[a:b], *interval) for a, b, interval in sequels(text, plain, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("A day after Sunday's debate, Ruiz said so.", "A day after", date(2021, 2, 1)),
        ("Two days before Sunday's debate, Ruiz said so.", "Two days before", date(2021, 1, 29)),
        ("They met on Sunday. The next day, Ruiz said so.", "The next day", date(2021, 2, 1)),
        ("They met on Sunday. Later in the day, Ruiz said so.", "Later in the day", date(2021, 1, 31)),
        ("They met on Sunday. Ruiz said so later that evening.", "later that evening", date(2021, 1, 31)),
        ("They met on Sunday. Hours later, Ruiz said so.", "Hours later", date(2021, 1, 31)),
        ("They met on Jan. 4. Two weeks later, Ruiz said so.", "Two weeks later", date(2021, 1, 18)),
    ],
)
def test_day_counts_from_the_day_named_near_it(text: str, words: str, day: date) -> None:
    assert read(text) == [(words, day, day)]


@pytest.mark.parametrize("text", ["A day after the flood, he spoke.", "They meet today. The next day is Thursday."])
def test_without_a_day_to_count_from_or_one_to_come_there_is_none(text: str) -> None:
    assert read(text) == []


def test_days_joined_by_through_are_one_interval() -> None:
    text = "taken Thursday through Monday"
    plain = list(find_intervals(text, 0, len(text), WEDNESDAY))
    assert ranges(text, plain) == [(6, 29, (date(2021, 1, 28), date(2021, 2, 1)))]


@given(st.lists(st.sampled_from(["on Monday", "a day after", "the next day", "through", ".", "in May"]), max_size=8))
def test_any_text_gives_days_up_to_publication(words: list[str]) -> None:
    for _, first, last in read(" ".join(words)):
        assert first == last <= WEDNESDAY
