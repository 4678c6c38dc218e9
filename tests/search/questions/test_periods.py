from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.search.questions.periods import find_period, parse_day

TODAY = date(2021, 2, 3)  # a Wednesday


def period(text):
    found = find_period(text, today=TODAY)
    return None if found is None else (found.since and str(found.since), found.until and str(found.until))


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("in September 2020", "2020-09-01", "2020-09-30"),
        ("on 26 September 2020", "2020-09-26", "2020-09-26"),
        ("on September 26th, 2020", "2020-09-26", "2020-09-26"),
        ("on 2020-09-26", "2020-09-26", "2020-09-26"),
        ("since 2019", "2019-01-01", None),
        ("after 2019", "2020-01-01", None),
        ("before March 2021", None, "2021-02-28"),
        ("until March 2021", None, "2021-03-31"),
        ("in 2016", "2016-01-01", "2016-12-31"),
        ("early 2016 or in early 2016", "2016-01-01", "2016-12-31"),
        ("last week", "2021-01-25", "2021-01-31"),
        ("last month", "2021-01-01", "2021-01-31"),
        ("this year", "2021-01-01", "2021-12-31"),
        ("yesterday", "2021-02-02", "2021-02-02"),
        ("two weeks ago", "2021-01-18", "2021-01-24"),
        ("in the past 10 days", "2021-01-24", "2021-02-03"),
        ("in September", "2020-09-01", "2020-09-30"),
        ("on Saturday", "2021-01-30", "2021-01-30"),
        ("on 5 February", "2020-02-05", "2020-02-05"),
        ("between March 2019 and May 2020", "2019-03-01", "2020-05-31"),
        ("from 2019 to 2020", "2019-01-01", "2020-12-31"),
        ("between January and March 2016", "2016-01-01", "2016-03-31"),
        ("between November and March 2016", "2015-11-01", "2016-03-31"),
        ("from 3 June to 10 June 2016", "2016-06-03", "2016-06-10"),
        ("between November 2015 and March", "2015-11-01", "2016-03-31"),
        ("CNN February 2016 about", "2016-02-01", "2016-02-29"),
        ("on This Week in December 2015", "2015-12-01", "2015-12-31"),
        ("in Sept. 2016", "2016-09-01", "2016-09-30"),
    ],
)
def test_a_period_in_words_becomes_an_interval_of_days(text, since, until):
    assert period(f"what did she say {text}") == (since, until)


@pytest.mark.parametrize(
    "text",
    ["the 2016 election", "what he may do", "a march on Washington", "90 percent", "31 February 2020", "on 2020-13-45"],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert period(text) is None


def test_the_place_of_the_words_includes_their_preposition():
    text = "who spoke in September 2020 about trade"
    found = find_period(text, today=TODAY)
    assert text[found.start : found.end] == "in September 2020"


def test_an_option_may_name_a_period_whose_first_or_last_day_counts():
    assert parse_day("2020-09", today=TODAY) == date(2020, 9, 1)
    assert parse_day("2020-09", today=TODAY, last=True) == date(2020, 9, 30)
    assert parse_day("2019", today=TODAY) == date(2019, 1, 1)
    assert parse_day("soon", today=TODAY) is None


@given(st.text(), st.dates())
def test_no_text_breaks_it_and_intervals_run_forward(text, today):
    found = find_period(text, today=today)
    if found and found.since and found.until:
        assert found.since <= found.until
