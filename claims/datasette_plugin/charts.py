"""Charts as SVG, made on the server with leather; the page's style sheet colours them, so that they suit its grounds.

A chart is a picture: its text alternative is the sentence in ``aria-label`` and the table beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

import leather
from markupsafe import Markup

_WIDTH, _HEIGHT = 760, 240
# More columns than this would be lines: then a column is a year.
_MOST_MONTHS = 120
# A few from long before would press all others together: so many months are enough, where so small a share is earlier.
_ENOUGH_MONTHS, _FEW = 36, 0.03
_TICKS = 6
# What leather leaves free around a chart: a twentieth of its width.
_MARGIN = _WIDTH // 20


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of counts over time.

    Args:
        svg: The picture; it holds dates and numbers alone.
        alternative: What it shows, in a sentence.
        unit: ``month`` or ``year``.
        rows: What it shows, as period and count.
        earlier: How many are from before it begins.
    """

    svg: Markup
    alternative: str
    unit: str
    rows: tuple[tuple[str, int], ...]
    earlier: int = 0


def over_time(months: Sequence[tuple[str, int]], noun: str) -> Chart | None:
    """A chart of counts by month; by year where there are too many months. None where there is nothing to compare.

    Args:
        months: Year and month as text (2020-09) with a count, in order; months without any may be missing.
        noun: What is counted, in the plural.
    """
    rows, earlier = _without_few_earlier(_filled(months))
    unit = "month"
    if len(rows) > _MOST_MONTHS:
        years: dict[str, int] = {}
        for month, times in rows:
            years[month[:4]] = years.get(month[:4], 0) + times
        rows, unit = list(years.items()), "year"
    if len(rows) < 2:
        return None
    most, times = max(rows, key=lambda row: row[1])
    alternative = (
        f"Columns: {noun} a {unit}, {_words(rows[0][0])} to {_words(rows[-1][0])}; most in {_words(most)}, {times:,}"
    )
    named = tuple((_words(name), times) for name, times in rows)
    return Chart(_svg(rows, alternative), alternative, unit, named, earlier)


def _without_few_earlier(rows: list[tuple[str, int]]) -> tuple[list[tuple[str, int]], int]:
    """The months without the first ones, where hardly anything is in these; and how many that leaves out."""
    left_out = start = 0
    most = _FEW * sum(times for _, times in rows)
    while len(rows) - start > _ENOUGH_MONTHS and left_out + rows[start][1] <= most:
        left_out += rows[start][1]
        start += 1
    while start < len(rows) and start and not rows[start][1]:
        start += 1
    return rows[start:], left_out


def _filled(months: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """All months from the first to the last."""
    if not months:
        return []
    counts = dict(months)
    first, last = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (months[0][0], months[-1][0]))
    names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
    return [(name, counts.get(name, 0)) for name in names]


def _svg(rows: Sequence[tuple[str, int]], alternative: str) -> Markup:
    chart = leather.Chart()
    chart.add_columns(rows)
    chart.add_x_axis(ticks=_ticks([name for name, _ in rows]), tick_formatter=lambda value, *_: _short(value))
    most = max(times for _, times in rows)
    step = next(one for one in _steps() if one * 4 >= most)
    top = -(-most // step) * step
    chart.add_y_scale(0, top)
    chart.add_y_axis(ticks=list(range(0, top + 1, step)), tick_formatter=lambda value, *_: f"{value:,}")
    drawn = chart.to_svg(width=_WIDTH, height=_HEIGHT)
    drawn = drawn[drawn.index("<svg") :]
    box = f"{_MARGIN} {_MARGIN - 10} {_WIDTH - 2 * _MARGIN} {_HEIGHT - 2 * _MARGIN + 12}"
    opening = f'<svg class="chart" role="img" aria-label="{alternative}" viewBox="{box}"'
    return Markup(re.sub(r"^<svg[^>]*?(?= xmlns|>)[^>]*", opening, drawn, count=1))  # noqa: S704 (dates and numbers)


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and so on."""
    return (digit * 10**power for power in count(0) for digit in (1, 2, 5))


def _ticks(names: Sequence[str]) -> list[str]:
    """Some of the columns to name: Januaries where there are enough of them."""
    januaries = [name for name in names if name.endswith("-01")]
    named = januaries if len(januaries) > 2 else list(names)
    return named[:: max(1, -(-len(named) // _TICKS))]


def _short(name: str) -> str:
    if len(name) == 4 or name.endswith("-01"):
        return name[:4]
    return f"{_date(name):%b} {name[:4]}"


def _words(name: str) -> str:
    return name if len(name) == 4 else f"{_date(name):%B} {name[:4]}"


def _date(name: str) -> date:
    return date(int(name[:4]), int(name[5:7]), 1)
