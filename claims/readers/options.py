"""What the caller decides about reading, and the sizes past which an input is no article."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.article import Article
    from claims.readers.failure import Failure

MAX_CHARACTERS = 1_000_000
"""The longest text that is taken for one article, in characters. The longest hearing transcripts have half as many;
what is longer is a dump of something, and its quotations would all be cited from one place."""

_BYTES_PER_CHARACTER = 4  # the most that UTF-8, UTF-16 and UTF-32 take
_MARKUP_FACTOR = 20  # saved news pages and JSON records of our corpora hold up to ten bytes for one of the article


def log_notice(message: str) -> None:
    """Pass a notice to the log ``claims.readers``."""
    logging.getLogger("claims.readers").warning(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """How an input came from the web, now or when an archive was made.

    Args:
        url: The address that it was found at, after all redirects.
        at: When.
        charset: The encoding that the server named, if it did; servers often name one for all pages.
    """

    url: str
    at: datetime | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed or sitemap that gives no text, only where it is.

    Args:
        url: The address of the article.
        updated: When the feed says that it was published or changed last.
        published: The day of publication according to the feed.
    """

    url: str
    updated: datetime | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the caller decides about reading.

    Args:
        outlet: Who published the articles that do not say so themselves.
        published: The day of publication of those that do not say so.
        url: The address of those that do not say so.
        language: The ISO 639-1 code of those that do not say so.
        mapping: Our field name to the name that the records use for it (``{"published": "pub_date"}``).
        encoding: The encoding of all inputs; None: each input's own.
        max_characters: The longest text that is taken for one article, in characters.
        notify: Is told, in one line, what was decided on the way and is no failure: an encoding that was detected.
        fetched: How the input came from the web, if it did.
        follow: Reads what an entry of a feed or sitemap points at; None: nothing is fetched.
        since: Entries of feeds and sitemaps that are dated before this day are left out.
        most: How many entries of a feed, or of a sitemap with all that it lists, are taken at most; None: all.
    """

    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    max_characters: int = MAX_CHARACTERS
    notify: Callable[[str], None] = log_notice
    fetched: Fetched | None = None
    follow: Callable[[Entry, ReadOptions], Iterator[Article | Failure]] | None = None
    since: date | None = None
    most: int | None = None

    @property
    def max_text_bytes(self) -> int:
        """The largest plain text, in bytes."""
        return self.max_characters * _BYTES_PER_CHARACTER

    @property
    def max_record_bytes(self) -> int:
        """The largest web page, JSON document or JSON line, in bytes."""
        return self.max_characters * _MARKUP_FACTOR
