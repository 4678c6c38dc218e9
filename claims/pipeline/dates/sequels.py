"""Times that hang on another one: "a day after Monday's debate", "the next day", "later that day"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claims.pipeline.dates.intervals import Interval

Read = tuple[int, int, Interval]
"""Start, end and meaning of an expression of time."""

_COUNTS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_COUNT = "|".join(_COUNTS)
_AFTER = re.compile(rf"\b(?P<count>{_COUNT})\s+(?P<unit>day|week)s?\s+(?P<side>after|before)\b", re.IGNORECASE)
_LATER = re.compile(
    rf"\b(?:(?:the|on\s+the)\s+(?:next|following)\s+day|(?P<count>{_COUNT})\s+(?P<unit>day|week)s?\s+later)\b",
    re.IGNORECASE,
)
# The same day as the one named before: "Later in the day, the agency said".
_SAME = re.compile(
    r"\b(?:earlier|later)\s+(?:in\s+the\s+day|(?:that|the)\s+same\s+(?:day|morning|evening|night)"
    r"|that\s+(?:day|morning|afternoon|evening|night))\b|\b(?:hours|minutes|moments)\s+later\b",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\s*(?:,?\s+(?:through|to|until|till)|–|—|-)\s*", re.IGNORECASE)
_REACH = 60  # characters from "a day after" to the day that it counts from
_FURTHEST = 1500  # characters from "the next day" back to the day before


def ranges(text: str, read: Sequence[Read]) -> list[Read]:
    """The expressions, two days joined by "through" and the like made one interval."""
    joined: list[Read] = []
    for start, end, interval in read:
        before = joined[-1] if joined else None
        if before is not None and before[2][0] <= interval[0] and _THROUGH.fullmatch(text, before[1], start):
            joined[-1] = (before[0], end, (before[2][0], interval[1]))
        else:
            joined.append((start, end, interval))
    return joined


def sequels(text: str, read: Sequence[Read], published: date) -> Iterator[Read]:
    """Expressions that count from a single day named near them, as far as that gives a day up to publication.

    Args:
        text: The text.
        read: The expressions of time that mean something by themselves, in order.
        published: The article's day of publication.
    """
    days = [one for one in read if one[2][0] == one[2][1]]
    starts = [start for start, _, _ in days]
    for match in _AFTER.finditer(text):
        index = bisect_left(starts, match.end())
        if (
            index < len(days)
            and days[index][0] - match.end() < _REACH
            and "." not in text[match.end() : days[index][0]]
        ):
            steps = _steps(match) * (1 if match["side"].casefold() == "after" else -1)
            yield from _shifted(match, days[index][2][0], steps, published)
    for pattern in (_LATER, _SAME):
        for match in pattern.finditer(text):
            index = bisect_left(starts, match.start()) - 1
            if index >= 0 and match.start() - days[index][1] < _FURTHEST:
                steps = 0 if pattern is _SAME else _steps(match)
                yield from _shifted(match, days[index][2][0], steps, published)


def _steps(match: re.Match[str]) -> int:
    count = _COUNTS[match["count"].casefold()] if match["count"] else 1
    return count * (7 if match["unit"] and match["unit"].casefold() == "week" else 1)


def _shifted(match: re.Match[str], day: date, steps: int, published: date) -> Iterator[Read]:
    try:
        moved = day + timedelta(steps)
    except OverflowError:
        return
    if moved <= published:
        yield match.start(), match.end(), (moved, moved)
