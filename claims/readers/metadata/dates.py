"""Days and moments in the formats that leave no doubt; all others are refused, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from claims.errors import FormatError

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ISO_DAY = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?=$|[T\s])", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_HINT = "Write it as 2021-02-03"


def parse_day(value: object, *, origin: str) -> date:
    """The day that a value names, as printed: no time zone moves it.

    Args:
        value: A date, or a string: ISO 8601 with or without a time, RFC 2822 ("Wed, 03 Feb 2021 10:00:00 GMT"), or
            with the month in English words ("3 February 2021", "Feb. 3, 2021").
        origin: Where the value was found, for the message.

    Raises:
        FormatError: It is none of these, or no such day exists.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise FormatError(f"the date {value!r:.40} is no text", where=origin, hint=_HINT)
    text = value.strip()
    numbers = _numbers(text)
    if numbers is None:
        raise FormatError(f"the date {text[:40]!r} is in no format that is sure", where=origin, hint=_HINT)
    try:
        return date(*numbers)
    except ValueError:
        raise FormatError(f"there is no day {text[:40]!r}", where=origin, hint=_HINT) from None


def parse_moment(value: object, *, origin: str) -> datetime:
    """The moment that a value names; without a time zone it counts as UTC.

    Args:
        value: A datetime, or a string in ISO 8601 or RFC 2822.
        origin: Where the value was found, for the message.

    Raises:
        FormatError: It is none of these.
    """
    moment = value if isinstance(value, datetime) else _moment(str(value).strip())
    if moment is None:
        raise FormatError(
            f"the time {value!r:.40} is in no format that is sure",
            where=origin,
            hint="Write it as 2021-02-03T10:00:00Z",
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month and day."""
    if iso := _ISO_DAY.match(text):
        return int(iso[1]), int(iso[3]), int(iso[4])
    words = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    if match := _DAY_FIRST.match(words):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.match(words):
        month, day, year = match.groups()
    else:
        return None
    number = _month(month)
    return (int(year), number, int(day)) if number else None


def _month(word: str) -> int | None:
    lowered = word.casefold()
    if lowered == "sept":
        return 9
    return next((number for number, name in enumerate(_MONTHS, 1) if lowered in {name, name[:3]}), None)


def _moment(text: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
