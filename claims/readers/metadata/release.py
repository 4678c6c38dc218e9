"""What documents (PDF, Word) say of themselves: day, title and author, in their text and in their properties.

Properties of documents are written by programs: a title may be the name of the file that was printed, an author the
account of a computer, a date that of the template. So the text comes first, and properties count where they make sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from claims.article import Article
from claims.errors import FormatError
from claims.readers.metadata.dates import parse_day
from claims.readers.metadata.fields import build_article
from claims.readers.metadata.opening import title_of
from claims.readers.options import ReadOptions

_TOP = 12  # lines with text in which a release names its day: letterhead, "for immediate release", headline, dateline
_DATELINE = 90  # characters of a paragraph in which its dateline ends
_LONGEST_TITLE = 200  # characters
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"—|–|--|(?<=[\s)/])-(?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
# What stands beside the day on its line in press releases.
_LABELS = re.compile(
    "dated?|day|embargo(?:ed)?|until|till|for|immediate|released?|press|news|media|statement|communique|published|issued|"
    "posted|updated|on|of|the|at|from|gmt|utc|bst|ces?t|e[ds]t|am|pm|hrs|hours|time|local|"
    "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
)
_NO_TITLE = re.compile(
    r"untitled|microsoft (?:word|powerpoint)|\.(?:docx?|pdf|indd|odt|rtf|qxd|pages)\b|^(?:document|title|press release|"
    r"news release|layout|template|slide|book|doc)?\s*\d*$|[\\/_]\w+[_\\/]",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"\b(?:user|admin\w*|owner|author|unknown|microsoft|adobe|office|default|python|docx|pc|laptop|acrobat|windows|"
    r"test|guest|scanner|canon|xerox|hp|ricoh)\b|[@\\/_\d]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a document says of itself outside its text.

    Args:
        heading: The headline, where the document's layout or styles tell it from the text.
        title: Its property "title".
        author: Its property "author".
        written: The day on which it was made, where that can be the day of publication.
    """

    heading: str | None = None
    title: str | None = None
    author: str | None = None
    written: date | None = None


def article_of_document(text: str, found: Properties, *, origin: str, options: ReadOptions) -> Article:
    """The article of a document.

    Its day is what the top of the text says, else ``--published``, else the day on which the document was made.

    Raises:
        FormatError: It is too long.
        ArticleError: It is blank.
    """
    return build_article(
        text,
        origin=origin,
        options=options,
        title=found.heading or _sensible_title(found.title, text) or title_of(text),
        byline=_sensible_author(found.author),
        published=release_day(text) or options.published or _sensible_day(found.written),
    )


def release_day(text: str) -> date | None:
    """The day that a release names at its top: on a line of its own, or in a dateline."""
    lines = (line.strip() for line in text.splitlines())
    for number, line in enumerate(filter(None, lines)):
        if number == _TOP:
            return None
        match = _DAY.search(line[:_DATELINE])
        if match and (_is_alone(line, match) or _in_dateline(line, match)):
            return _day(match[0])
    return None


def _is_alone(line: str, match: re.Match[str]) -> bool:
    """Whether there is nothing beside the day but labels and a place."""
    rest = _WORD.findall(line[: match.start()] + " " + line[match.end() :])
    others = [word for word in rest if not _LABELS.fullmatch(word.casefold())]
    return len(others) <= 2 and all(word[0].isupper() for word in others)


def _in_dateline(line: str, match: re.Match[str]) -> bool:
    return line[0].isupper() and match.start() < 50 and bool(_DASH.search(line, match.end(), _DATELINE))


def _day(text: str) -> date | None:
    try:
        return parse_day(text, origin="")
    except FormatError:
        return None


def _sensible_title(title: str | None, text: str) -> str | None:
    """A title that the text begins with, or that at least is no name of a file or of a program."""
    if not title or _NO_TITLE.search(title.strip()) or len(title) > _LONGEST_TITLE:
        return None
    named = set(_words(title))
    top = set(_words(text[: 10 * _LONGEST_TITLE]))
    return " ".join(title.split()) if len(named) >= 3 and len(named & top) * 2 > len(named) else None


def _sensible_author(author: str | None) -> str | None:
    """A name of two to five words; one word is an account."""
    if not author or _NO_AUTHOR.search(author) or not 2 <= len(author.split()) <= 5:
        return None
    return " ".join(author.split())


def _sensible_day(day: date | None) -> date | None:
    # PDF is of 1993; a clock that is wrong tells a day to come.
    return day if day and date(1993, 6, 15) <= day <= datetime.now().astimezone().date() else None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def same_day(*moments: Callable[[], datetime | None]) -> date | None:
    """The day on which a document was both begun and saved last; None where that took longer, or is not told."""
    days = set()
    for moment in moments:
        try:
            found = moment()
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            return None
        days.add(found.date() if found else None)
    return days.pop() if len(days) == 1 else None
