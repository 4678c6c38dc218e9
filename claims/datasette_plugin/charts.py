"""Charts as SVG, made on the server with leather; the page's style sheet colours them, so that they suit its grounds.

A chart is a picture: its text alternative is the sentence in ``aria-label`` and the table beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import leather
from markupsafe import Markup

_WIDTH, _HEIGHT = 760, 200
# More columns than this would be lines: then a column is a year.
_MOST_MONTHS = 120
_TICKS = 8
_SIZE = re.compile(r'^<svg height="(?P<height>[\d.]+)"(?P<more>.*?) width="(?P<width>[\d.]+)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of counts over time.

    Args:
        svg: The picture; it holds dates and numbers alone.
        alternative: What it shows, in a sentence.
        unit: ``month`` or ``year``.
        rows: What it shows, as period and count.
    """

    svg: Markup
    alternative: str
    unit: str
    rows: tuple[tuple[str, int], ...]


def over_time(months: Sequence[tuple[str, int]], noun: str) -> Chart | None:
    """A chart of counts by month; by year where there are too many months. None where there is nothing to compare.

    Args:
        months: Year and month as text (2020-09) with a count, in order; months without any may be missing.
        noun: What is counted, in the plural.
    """
    rows, unit = _filled(months), "month"
    if len(rows) > _MOST_MONTHS:
        years: dict[str, int] = {}
        for month, count in rows:
            years[month[:4]] = years.get(month[:4], 0) + count
        rows, unit = list(years.items()), "year"
    if len(rows) < 2:
        return None
    most, times = max(rows, key=lambda row: row[1])
    alternative = (
        f"Columns: {noun} a {unit}, {_words(rows[0][0])} to {_words(rows[-1][0])}; most in {_words(most)}, {times:,}"
    )
    return Chart(_svg(rows, alternative), alternative, unit, tuple((_words(name), count) for name, count in rows))


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
    most = max(count for _, count in rows)
    step = max(1, -(-most // 4))
    top = -(-most // step) * step
    chart.add_y_scale(0, top)
    chart.add_y_axis(ticks=list(range(0, top + 1, step)), tick_formatter=lambda value, *_: f"{value:,}")
    drawn = chart.to_svg(width=_WIDTH, height=_HEIGHT)
    drawn = drawn[drawn.index("<svg") :]
    opening = f'<svg class="chart" role="img" aria-label="{alternative}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return Markup(re.sub(r"^<svg[^>]*?(?= xmlns|>)[^>]*", opening, drawn, count=1))  # noqa: S704 (dates and numbers)


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
