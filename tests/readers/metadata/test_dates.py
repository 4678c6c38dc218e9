"""Days and moments."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import FormatError
from claims.readers.metadata.dates import parse_day, parse_moment


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-03",
        "20210203",
        "2021/02/03",
        " 2021-02-03T23:30:00-05:00 ",
        "2021-02-03 10:00:00+00:00",
        "Wed, 03 Feb 2021 10:00:00 GMT",
        "Wednesday, 3 February 2021",
        "3rd Feb. 2021",
        "February 3, 2021",
        "Feb. 3 2021, 10:00",
        datetime(2021, 2, 3, 23, tzinfo=UTC),
        date(2021, 2, 3),
    ],
)
def test_a_clear_date_is_its_day_as_printed(text: object) -> None:
    assert parse_day(text, origin="a") == date(2021, 2, 3)


@pytest.mark.parametrize(
    "text", ["03/02/2021", "02.03.21", "yesterday", "2021", "Feb 2021", "3 Foo 2021", "", "1612310400"]
)
def test_a_date_that_leaves_doubt_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="Write it as 2021-02-03"):
        parse_day(text, origin="a")


@pytest.mark.parametrize("text", ["2021-02-30", "20211301", "31 June 2021", "0000-01-01"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="there is no day"):
        parse_day(text, origin="a")


@given(st.dates())
def test_iso_dates_come_back(day: date) -> None:
    assert parse_day(day.isoformat(), origin="a") == day


@given(st.text())
def test_any_text_is_a_day_or_a_format_error(text: str) -> None:
    with suppress(FormatError):
        assert isinstance(parse_day(text, origin="a"), date)


def test_a_moment_without_time_zone_counts_as_utc() -> None:
    assert parse_moment("2021-02-03T10:00:00", origin="a") == datetime(2021, 2, 3, 10, tzinfo=UTC)


@given(st.text())
def test_any_text_is_a_moment_or_a_format_error(text: str) -> None:
    with suppress(FormatError):
        assert parse_moment(text, origin="a").tzinfo
