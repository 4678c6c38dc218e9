"""What feeds and sitemaps have in common: they list where articles are, newest ones or all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.article import Article
from claims.errors import ClaimsError, FormatError
from claims.readers.failure import Failure
from claims.readers.options import Entry, ReadOptions


class Listing:
    """Counts entries, leaves out those that are not wanted, and has the others fetched.

    Args:
        origin: The feed or sitemap.
        options: What is wanted, and who fetches.
    """

    def __init__(self, origin: str, options: ReadOptions) -> None:
        self._origin = origin
        self._options = options
        self._taken = 0
        self._only_addresses = 0

    @property
    def room(self) -> int | None:
        """How many more entries are wanted; None: all."""
        return None if self._options.most is None else max(0, self._options.most - self._taken)

    def takes(self, day: date | None) -> bool:
        """Whether one more entry, of that day, is wanted; if so, it counts."""
        if self.room == 0 or (day and self._options.since and day < self._options.since):
            return False
        self._taken += 1
        return True

    def counts(self, items: int) -> None:
        """Count what came out of another listing that this one lists."""
        self._taken += items

    def follow(self, entry: Entry, origin: str) -> Iterator[Article | Failure]:
        """What an entry points at."""
        if not entry.url:
            yield Failure.of(FormatError("this entry gives neither the text nor an address"), origin)
        elif self._options.follow is None:
            self._only_addresses += 1
        else:
            try:
                yield from self._options.follow(entry, self._options)
            except ClaimsError as error:
                yield Failure.of(error, entry.url)

    def left(self) -> Iterator[Failure]:
        """A failure that counts the entries that nobody fetches."""
        if self._only_addresses:
            entries = f"{self._only_addresses:,} of {self._taken:,} entries give an address instead of the text"
            yield Failure.of(FormatError(entries, hint="--fetch reads the pages that they point at"), self._origin)
