"""How dates, numbers and hostile characters are written on pages; the templates' filters."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from claims.lexicon.channels import channel, is_common
from claims.quotation import UtteranceDate
from claims.store.stored import Member, Reprint, StoredArticle, StoredQuotation

# What turns the direction of writing around, and controls: shown as what they are. LF and tab are white space.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """A text whose control characters and directional overrides can be seen, and do nothing: U+202E is ⟦U+202E⟧."""
    return UNSEEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text.replace("\r\n", "\n").replace("\r", "\n"))


def headline(article: StoredArticle | Reprint) -> str:
    """An article's headline; without one the last part of where it was read."""
    return article.title or article.origin.rstrip("/").replace("\\", "/").rsplit("/", 1)[-1] or article.origin


def day(value: date) -> str:
    """26 September 2020."""
    return f"{value.day} {value:%B} {value.year:04}"


def said(value: UtteranceDate) -> str:
    """When something was said, as exactly as is known: a day, a month, a year, or two days."""
    return period(value.first, value.last)


def period(first: date | None, last: date | None) -> str:
    """Two days as people write them: "2020", "September 2020", "since 3 May 2020"."""
    if first is None or last is None:
        return f"since {day(first)}" if first else f"until {day(last)}" if last else "any time"
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}" if first.year == last.year else f"{first.year:04} to {last.year:04}"
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year:04}"
    return f"{day(first)} to {day(last)}"


def number(value: int) -> str:
    """12,345."""
    return f"{value:,}"


def counted(value: int, noun: str) -> str:
    """1 quotation, 2 quotations."""
    return f"{value:,} {noun}" if value == 1 else f"{value:,} {noun}s"


def pieces(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is to be marked.

    Args:
        text: The text.
        places: Start and end of what is marked, in order, without overlaps.
    """
    position = 0
    for start, end in places:
        if start > position:
            yield text[position:start], False
        yield text[start:end], True
        position = end
    if position < len(text):
        yield text[position:], False


def within(spans: Sequence[tuple[int, int]], stretch: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Spans of a text as spans of a stretch of it, cut where they leave it."""
    first, last = stretch
    cut = ((max(start, first) - first, min(end, last) - first) for start, end in spans)
    return tuple((start, end) for start, end in cut if start < end)


def by_member(quotation: StoredQuotation) -> Iterator[tuple[str, Member | None]]:
    """What the speakers of a joint quotation are called, cut where one of them is named: each piece and whom it names.

    Args:
        quotation: One that several said together.
    """
    called, at = quotation.speaker or "", 0
    for member in sorted(quotation.together, key=lambda one: called.find(one.called)):
        start = called.find(member.called, at)
        if start >= 0:
            yield called[at:start], None
            at = start + len(member.called)
            yield called[start:at], member
    yield called[at:], None


FILTERS = {
    "visible": visible, "headline": headline, "day": day, "said": said, "number": number, "counted": counted,
    "channel": channel, "is_common": is_common, "by_member": by_member,
}  # fmt: skip
"""The filters by their names in templates."""
