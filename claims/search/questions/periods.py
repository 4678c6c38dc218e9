"""The days that a question asks about: "since 2019", "in September 2020", "last week", "before March 2021".

A small grammar of its own: the libraries that read dates in many languages take longer to import than a whole question
takes to answer.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].casefold(), calendar.month_abbr[number].casefold())
} | {"sept": 9}
_WEEKDAYS = {calendar.day_name[number].casefold(): number for number in range(7)}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
# Each alternative is one way to name a period; the order decides, most telling first.
_PERIOD = rf"""(?:
    (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
  | (?P<iso_month>\d{{4}}-\d{{2}})(?!\d)
  | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<day_month>{_MONTH})(?:,?\s+(?P<day_year>{_YEAR})\b)?
  | (?P<us_month>{_MONTH})\s+(?:the\s+)?(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?P<us_year>{_YEAR})\b)?
  | (?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<month_year>{_YEAR})\b)?
  | (?P<year>{_YEAR})\b
  | (?P<near>today|yesterday)\b
  | (?P<which>last|this|past)\s+(?P<unit>week|month|year|{"|".join(_WEEKDAYS)}|{_MONTH})\b
  | (?:the\s+)?(?:last|past)\s+(?P<some>{_NUMBER})\s+(?P<some_unit>day|week|month|year)s?\b
  | (?P<ago>{_NUMBER})\s+(?P<ago_unit>day|week|month|year)s?\s+ago\b
  | (?P<weekday>{"|".join(_WEEKDAYS)})\b
)"""
_BEFORE = r"(?:early|late|mid|the\s+end\s+of|the\s+beginning\s+of)[\s-]+"
_WORDS = r"since|after|from|before|until|till|up\s+to|through|by|as\s+of|in|on|during|at|of|for|within|over"
_PHRASE = re.compile(
    rf"\b(?:(?P<word>{_WORDS})\s+(?:the\s+)?)?(?:{_BEFORE})?{_PERIOD}", re.IGNORECASE | re.VERBOSE | re.ASCII
)
_WITH_YEAR = ("iso", "iso_month", "day_year", "us_year", "month_year", "year")
_YEARLESS = ("day", "us_month", "month")
_RANGE = re.compile(r"\s*(?:and|to|until|till|through|-|–)\s*", re.IGNORECASE)
_OPENS_RANGE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days named in a question.

    Args:
        since: The first day, None where it is open.
        until: The last day, None where it is open.
        start: Where its words start in the question, in characters.
        end: Where they end, exclusive.
    """

    since: date | None
    until: date | None
    start: int
    end: int


def find_period(text: str, *, today: date) -> Period | None:
    """The period that a question names, or None; of several the first with a year ("This Week" may be a broadcast).

    A bare year counts only after a preposition ("in 2016"; "the 2016 election" stays a topic), a bare month or weekday
    likewise; without a year they mean the latest that began before today.

    Args:
        text: The question.
        today: The day on which it is asked.
    """
    found: list[Period] = []
    for match in _PHRASE.finditer(text):
        # what ends "between January and March 2016" is no period of its own
        if not found or match.start() >= found[-1].end:
            period = _period(text, match, today)
            found += [period] if period else []
    dated = (period for period in found if _names_a_year(text[period.start : period.end]))
    return next(dated, found[0] if found else None)


def _names_a_year(words: str) -> bool:
    return any(map(_has_a_year, _PHRASE.finditer(words)))


def _period(text: str, match: re.Match[str], today: date) -> Period | None:
    days = _days(match, today)
    if days is None:
        return None
    word = (match["word"] or "").casefold()
    if word in {"", "from"} and (both := _range(text, match, days, today)):
        return both
    if not word and not _stands_alone(match):
        return None
    since, until = _open_ends(word, days)
    return Period(since, until, match.start(), match.end())


DAYS = 'Give 2020-09-26, 2020-09, 2019, "September 2020" or "last week"'
"""What to do where :func:`parse_day` finds no day."""


def parse_day(text: str, *, today: date, last: bool = False) -> date | None:
    """The day that an option names: ISO 8601, or any period of the grammar, whose first (or last) day counts.

    Args:
        text: "2020-09-26", "2020-09", "2019", "September 2020", "last week".
        today: The day on which it is asked.
        last: Take the last day of the period.
    """
    match = _PHRASE.fullmatch(text.strip())
    days = _days(match, today) if match else None
    return days[1 if last else 0] if days else None


def _range(text: str, match: re.Match[str], days: tuple[date, date], today: date) -> Period | None:
    """Both ends: "between A and B", "from A to B"."""
    opening = match["word"] or _OPENS_RANGE.search(text[: match.start()])
    joint = _RANGE.match(text, match.end())
    second = _PHRASE.match(text, joint.end()) if joint and opening else None
    end_days = _days(second, today) if second else None
    if second is None or end_days is None:
        return None
    days, end_days = _of_one_year(match, days, second, end_days)
    if end_days[1] < days[0]:
        return None
    start = match.start() if isinstance(opening, str) or opening is None else opening.start()
    return Period(days[0], end_days[1], start, second.end())


def _of_one_year(
    match: re.Match[str], days: tuple[date, date], second: re.Match[str], end_days: tuple[date, date]
) -> tuple[tuple[date, date], tuple[date, date]]:
    """Both ends of a range of which one names the year for both: "between November and March 2016" began in 2015."""
    if _lacks_a_year(match) and _has_a_year(second):
        days = _in_year(days, end_days[0].year)
        return (_in_year(days, days[0].year - 1) if days[0] > end_days[0] else days), end_days
    if _has_a_year(match) and _lacks_a_year(second):
        end_days = _in_year(end_days, days[0].year)
        return days, (_in_year(end_days, days[0].year + 1) if end_days[0] < days[0] else end_days)
    return days, end_days


def _has_a_year(match: re.Match[str]) -> bool:
    return any(match[group] for group in _WITH_YEAR)


def _lacks_a_year(match: re.Match[str]) -> bool:
    return any(match[group] for group in _YEARLESS) and not _has_a_year(match)


def _in_year(days: tuple[date, date], year: int) -> tuple[date, date]:
    """The same day or month of another year."""
    first, last = days
    month = _month(year, first.month)
    return month if first != last else (month[0] + timedelta(days=min(first.day, month[1].day) - 1),) * 2


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether the words are a period without a preposition before them."""
    if match["month"]:
        return match["month_year"] is not None
    return not (match["year"] or match["weekday"])


def _open_ends(word: str, days: tuple[date, date]) -> tuple[date | None, date | None]:
    first, last = days
    word = " ".join(word.split())
    if word in {"since", "from", "as of"}:
        return first, None
    if word == "after":
        return last + timedelta(days=1), None
    if word == "before":
        return None, first - timedelta(days=1)
    if word in {"until", "till", "up to", "through", "by"}:
        return None, last
    return first, last


def _days(match: re.Match[str], today: date) -> tuple[date, date] | None:
    """First and last day of a matched period; None for days that no calendar has."""
    try:
        return _calendar_days(match, today) or _relative_days(match, today)
    except (ValueError, OverflowError):
        return None


def _calendar_days(match: re.Match[str], today: date) -> tuple[date, date] | None:
    if match["iso"]:
        day = date.fromisoformat(match["iso"])
        return day, day
    if match["iso_month"]:
        return _month(int(match["iso_month"][:4]), int(match["iso_month"][5:]))
    for day_group, month_group, year_group in (
        ("day", "day_month", "day_year"),
        ("us_day", "us_month", "us_year"),
    ):
        if match[day_group]:
            month = _month_number(match[month_group])
            day = _latest_day(month, int(match[day_group]), match[year_group], today)
            return day, day
    if match["month"]:
        month = _month_number(match["month"])
        return _month(int(match["month_year"] or _latest_year(month, today)), month)
    if match["year"]:
        return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)
    return None


def _relative_days(match: re.Match[str], today: date) -> tuple[date, date] | None:
    if match["near"]:
        day = today - timedelta(days=match["near"].casefold() == "yesterday")
        return day, day
    if match["which"]:
        return _named_unit(match["which"].casefold(), match["unit"].casefold(), today)
    if match["some"]:
        return today - timedelta(days=_number(match["some"]) * _UNIT_DAYS[match["some_unit"].casefold()]), today
    if match["ago"]:
        unit = match["ago_unit"].casefold()
        day = today - timedelta(days=_number(match["ago"]) * _UNIT_DAYS[unit])
        return {"day": (day, day), "week": _week(day), "month": _month(day.year, day.month)}.get(
            unit, (date(day.year, 1, 1), date(day.year, 12, 31))
        )
    if match["weekday"]:
        day = _latest_weekday(_WEEKDAYS[match["weekday"].casefold()], today)
        return day, day
    return None


def _named_unit(which: str, unit: str, today: date) -> tuple[date, date]:
    """A unit counted from today: "last week", "this year", "last Friday", "last September"."""
    back = 0 if which == "this" else 1
    if unit in _WEEKDAYS:
        day = _latest_weekday(_WEEKDAYS[unit], today - timedelta(days=back))
        return day, day
    if unit == "week":
        return _week(today - timedelta(weeks=back))
    if unit == "month":
        last_of = today.replace(day=1) - timedelta(days=1) if back else today
        return _month(last_of.year, last_of.month)
    if unit == "year":
        return date(today.year - back, 1, 1), date(today.year - back, 12, 31)
    month = _month_number(unit)
    return _month(_latest_year(month, today), month)


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".").casefold()]


def _latest_year(month: int, today: date) -> int:
    return today.year if month <= today.month else today.year - 1


def _latest_day(month: int, day: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    found = date(_latest_year(month, today), month, day)
    return found if found <= today else date(found.year - 1, month, day)


def _latest_weekday(weekday: int, today: date) -> date:
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _number(words: str) -> int:
    return _NUMBERS.get(words.casefold()) or int(words)
