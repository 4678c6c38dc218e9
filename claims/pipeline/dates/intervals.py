"""What words for a time mean, given the day of publication: "on Saturday", "last week", "in September".

Plain forms are read here; others that the model marks as a date go to dateparser, which is slow to import.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

Interval = tuple[date, date]
"""First and last day, both included."""

_SOON = timedelta(90)
_BACK = 40  # characters before a time that tell that it is a title
# "Early" and "late" are the first and last ten days of a month, the first and last quarter of a year.
_PARTED = frozenset({"month", "its_month", "period", "year"})
_LEAST_PARTED = 28  # days
_DECADE_OF_DAYS, _QUARTER = timedelta(9), timedelta(91)

_Reader = Callable[[re.Match[str], date | None], Interval | None]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_COUNTED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_COUNTED)} | {
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "a few": 3,
    "several": 5,
}
# Northern seasons by their first month, as newspapers there use them.
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
# "In recent weeks": how far back that reaches, in days.
_RECENT = {"hours": 1, "days": 7, "weeks": 21, "months": 92, "years": 1096}

# "Radio 4's Today programme", "the Tonight Show", "USA Today" are no days.
_PROGRAMME = re.compile(
    r"(?:Today|Tonight|This Morning|(?:Sun|Satur)day (?:Morning|Night))\s+(?:[Pp]rogram(?:me)?|[Ss]how|Live)\b"
)
# So is what stands behind its network or in quotation marks: "ABC's This Week", "on “This Morning”".
_TITLE = re.compile(r"(?:[Oo]n\s+)?(?:This (?:Week|Morning)|Today|Tonight|(?:Sun|Satur)day (?:Morning|Night))\Z")
_BEFORE_TITLE = re.compile(r"(?:\b[A-Z][\w&]*[’']s?\s+|\b[A-Z]{3,}\s+|\b(?:told|on|with)\s+[“\"])[“\"]?\Z")

_DAY = "|".join(_WEEKDAYS)
_MONTH = "|".join([*_MONTHS, *(f"{short}\\.?" for short in _SHORT)])
_PART = r"(?:\s+(?:morning|afternoon|evening|night|midday))?"
_VAGUE = r"(?:(?:late|early|earlier|later|just|only|as recently as|back|again|mid-?)\s+)*"
_ON = r"(?:on\s+)?"


def find_intervals(text: str, start: int, end: int, published: date | None) -> Iterator[tuple[int, int, Interval]]:
    """The expressions of time in a stretch of text that have a meaning, with their offsets.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to end.
        published: The day of publication; without it only full dates mean anything.

    Yields:
        Start and end in characters, and the interval.
    """
    for match in _pattern().finditer(text, start, end):
        name = match.lastgroup
        if name is None or _is_programme(text, match):
            continue
        part = _FORMS[name][0].fullmatch(match.group())
        interval = _FORMS[name][1](part, published) if part is not None else None
        if interval is not None:
            yield match.start(), match.end(), _part_of(name, match.group(), interval, published)


def _is_programme(text: str, match: re.Match[str]) -> bool:
    """Whether words for a time are what a newspaper or a broadcast is called."""
    start = match.start()
    if _PROGRAMME.match(text, start) or text.endswith("USA ", 0, start):
        return True
    return bool(_TITLE.match(match.group()) and _BEFORE_TITLE.search(text, max(0, start - _BACK), start))


@cache
def read_other(words: str, published: date) -> Interval | None:
    """What dateparser makes of words that the model marks as a date; None where it makes nothing.

    Args:
        words: The words, such as "the day before yesterday".
        published: What they count from.
    """
    import dateparser.date  # takes most of a second, and few articles need it

    plain = re.sub(r"\b(?:late|early|earlier|later)\b\s*", "", words, flags=re.IGNORECASE).strip()
    settings = {
        "RELATIVE_BASE": datetime.combine(published, datetime.min.time()),
        "PREFER_DATES_FROM": "past",
        "RETURN_TIME_AS_PERIOD": False,
    }
    found = dateparser.date.DateDataParser(languages=["en"], settings=settings).get_date_data(plain)
    if found.date_obj is None:
        return None
    day = found.date_obj.date()
    if day > published:
        return None
    if found.period == "month":
        return _month(day.year, day.month)
    return (date(day.year, 1, 1), date(day.year, 12, 31)) if found.period == "year" else (day, day)


def _month(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _until(interval: Interval, published: date) -> Interval | None:
    """The part of an interval that is not after publication."""
    return (interval[0], min(interval[1], published)) if interval[0] <= published else None


def _weekday(match: re.Match[str], published: date | None) -> Interval | None:
    """The last such day up to publication; with "last" the one before publication."""
    if published is None:
        return None
    back = (published.weekday() - _WEEKDAYS.index(match["day"].casefold())) % 7
    if back == 0 and "last" in match.group().casefold().split():
        back = 7
    return _days(published, back, back)


def _part_of(name: str, words: str, interval: Interval, published: date | None) -> Interval:
    """What "early" or "late" leaves of a month or year; "earlier this week" ends the day before publication."""
    first, last = interval
    vague = words.casefold().split()
    if "earlier" in vague and published is not None and first < published <= last:
        return first, published - timedelta(1)
    if name not in _PARTED or (last - first).days + 1 < _LEAST_PARTED:
        return interval
    part = _QUARTER if (last - first).days > _LEAST_PARTED + 3 else _DECADE_OF_DAYS
    if "early" in vague:
        return first, min(first + part, last)
    return (last - part, last) if "late" in vague else interval


def _days(published: date, first: int, last: int) -> Interval | None:
    try:
        return published - timedelta(first), published - timedelta(last)
    except OverflowError:
        return None


def _fixed_days(match: re.Match[str], published: date | None) -> Interval | None:
    if published is None:
        return None
    back = 1 if match["when"].casefold() in {"yesterday", "last night"} else 0
    return _days(published, back, back)


def _period(match: re.Match[str], published: date | None) -> Interval | None:
    """This or last week, month or year. The week of a Sunday's paper is the one that ends there."""
    if published is None:
        return None
    last = match["which"].casefold() in {"last", "the past", "past"}
    unit = match["unit"].casefold()
    if unit == "week":
        monday = published - timedelta(published.weekday())
        return (monday - timedelta(7), monday - timedelta(1)) if last else (monday, published)
    if unit == "weekend":
        saturday = published - timedelta((published.weekday() - 5) % 7)
        return saturday, min(saturday + timedelta(1), published)
    if unit == "month":
        first = published.replace(day=1)
        return _month((first - timedelta(1)).year, (first - timedelta(1)).month) if last else (first, published)
    year = published.year - last
    return _until((date(year, 1, 1), date(year, 12, 31)), published) if year >= 1 else None


def _season(match: re.Match[str], published: date | None) -> Interval | None:
    if published is None:
        return None
    month = _SEASONS[match["season"].casefold()]
    year = published.year if (published.month, 1) > (month, 0) else published.year - 1
    if match["which"].casefold() == "last" and date(year, month, 1) + timedelta(92) > published:
        year -= 1
    if year < 1:
        return None
    first = date(year, month, 1)
    end = date(year + (month == 12), (month + 2 - 1) % 12 + 1, 1)
    return _until((first, _month(end.year, end.month)[1]), published)


def _ago(match: re.Match[str], published: date | None) -> Interval | None:
    number = _number(match["number"])
    if published is None or number is None:
        return None
    unit = match["unit"].casefold().removesuffix("s")
    if unit == "month":
        months = published.year * 12 + published.month - 1 - number
        return _month(months // 12, months % 12 + 1) if months >= 12 else None
    if unit == "year":
        year = published.year - number
        return (date(year, 1, 1), date(year, 12, 31)) if year >= 1 else None
    late = 1 if unit == "hour" and number > 12 else 0  # hours that may reach into the day before
    first, last = {"day": (number, number), "week": (7 * number + 3, 7 * number - 3)}.get(unit, (late, 0))
    return _days(published, first, last)


def _number(words: str) -> int | None:
    plain = " ".join(words.casefold().split())
    if plain.isdecimal():
        return int(plain) if len(plain) < 4 else None
    return _NUMBERS.get(plain)


def _recent(match: re.Match[str], published: date | None) -> Interval | None:
    return _days(published, _RECENT[match["unit"].casefold()], 0) if published is not None else None


def _month_number(name: str) -> int:
    plain = name.casefold().rstrip(".")
    return _MONTHS.get(plain) or _SHORT[plain]


def _calendar_day(match: re.Match[str], published: date | None) -> Interval | None:
    year = int(match["year"]) if match["year"] else None
    if year is None and published is None:
        return None
    try:
        day = date(year or (published or date.min).year, _month_number(match["month"]), int(match["number"]))
        if year is None and published is not None and day > published:
            if day - published < _SOON:
                return None  # a day to come
            day = day.replace(year=day.year - 1)
    except ValueError:
        return None
    return None if published is not None and day > published else (day, day)


def _calendar_month(match: re.Match[str], published: date | None) -> Interval | None:
    year = int(match["year"]) if match["year"] else None
    month = _month_number(match["month"])
    if year is None:
        if published is None:
            return None
        year = published.year - (month > published.month)
    if year < 1:
        return None
    return _until(_month(year, month), published) if published is not None else _month(year, month)


def _year(match: re.Match[str], published: date | None) -> Interval | None:
    year = int(match["year"])
    if published is not None and year > published.year:
        return None
    interval = date(year, 1, 1), date(year, 12, 31)
    return _until(interval, published) if published is not None else interval


def _decade(match: re.Match[str], published: date | None) -> Interval | None:
    year = int(match["decade"])
    part = match["part"].casefold() if match["part"] else ""
    first, last = {"early": (0, 3), "mid-": (4, 6), "mid": (4, 6), "late": (7, 9)}.get(part.strip(), (0, 9))
    interval = date(year + first, 1, 1), date(year + last, 12, 31)
    return _until(interval, published) if published is not None else interval


def _named_month(match: re.Match[str], published: date | None) -> Interval | None:
    """A month before a noun, in its capital: "an October interview"."""
    return _calendar_month(match, published) if match["month"][0].isupper() else None


def _iso(match: re.Match[str], published: date | None) -> Interval | None:
    try:
        day = date(int(match["year"]), int(match["month_"]), int(match["number"]))
    except ValueError:
        return None
    return None if published is not None and day > published else (day, day)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_FORMS: dict[str, tuple[re.Pattern[str], _Reader]] = {
    "iso": (_form(r"(?:on\s+)?(?P<year>\d{4})-(?P<month_>\d\d)-(?P<number>\d\d)"), _iso),
    "month_day": (
        _form(
            rf"{_VAGUE}{_ON}{_VAGUE}(?:(?:{_DAY}),?\s+)?(?P<month>{_MONTH})\s+(?P<number>\d\d?)(?:st|nd|rd|th)?"
            rf"(?:,?\s+{_YEAR})?"
        ),
        _calendar_day,
    ),
    "day_month": (
        _form(
            rf"{_VAGUE}{_ON}(?:the\s+)?(?P<number>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
            rf"(?:,?\s+{_YEAR})?"
        ),
        _calendar_day,
    ),
    "month": (
        _form(rf"{_VAGUE}in\s+(?:an?\s+)?{_VAGUE}(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?{_YEAR})?"),
        _calendar_month,
    ),
    "weekday": (_form(rf"{_VAGUE}{_ON}{_VAGUE}(?:(?:last|this|this past)\s+)?(?P<day>{_DAY}){_PART}"), _weekday),
    "fixed": (
        _form(
            rf"{_VAGUE}(?P<when>today|tonight|yesterday|last night|this morning|this afternoon|this evening"
            rf"|(?:earlier|later) in the (?:day|morning))(?:(?<=yesterday){_PART})?"
        ),
        _fixed_days,
    ),
    "period": (
        _form(
            rf"{_VAGUE}(?:in\s+|over\s+)?"
            r"(?P<which>last|this|this past|the past|past|over the|earlier in the(?=\s(?:week|month)\b))\s+"
            r"(?P<unit>weekend|week|month|year)"
        ),
        _period,
    ),
    "season": (
        _form(rf"{_VAGUE}(?P<which>last|this|in the|over the)\s+(?P<season>spring|summer|fall|autumn|winter)"),
        _season,
    ),
    "ago": (
        _form(r"(?P<number>\d{1,3}|an?|a couple of|couple of|a few|several|" + "|".join(list(_NUMBERS)[1:13])
              + r")\s+(?P<unit>minutes?|hours?|days?|weeks?|months?|years?)\s+(?:ago|earlier)"),
        _ago,
    ),
    "recent": (
        _form(r"(?:in|over)\s+(?:the\s+)?(?:recent|past|last few|past few)\s+(?P<unit>days|weeks|months|years)"),
        _recent,
    ),
    "year": (_form(rf"(?:back\s+)?in\s+(?:an?\s+)?{_YEAR}"), _year),
    "decade": (_form(r"(?:in\s+)?(?:the\s+)?(?P<part>early |mid-|mid |late )?(?P<decade>1[89]\d0|20\d0)s"), _decade),
    "its_month": (_form(rf"(?:an?|the|his|her|their|its|this|early|late|mid)[\s-]+(?P<month>{_MONTH})"
                        r"(?P<year>(?!))?(?!\s+\d)"), _named_month),
    "its_year": (_form(rf"(?:an?|the|his|her|their|its)\s+{_YEAR}"), _year),
}  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    """All forms in one, in their order; the groups inside lose their names so that the form's own counts."""
    forms = (rf"(?P<{name}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', form.pattern)})" for name, (form, _) in _FORMS.items())
    return re.compile(r"(?<![\w-])(?=[a-z0-9])(?:" + "|".join(forms) + r")(?![\w-])", re.IGNORECASE)
