"""Feeds, polled: what they list is imported, once, as it appears."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from claims.article import Article
from claims.errors import ClaimsError, FormatError
from claims.ingest.importing import ingest
from claims.ingest.summary import ImportInterrupted, Summary
from claims.readers import Failure
from claims.readers.formats.opml import Feed
from claims.readers.options import Entry, ReadOptions, log_notice
from claims.readers.packages import need
from claims.readers.web import WebSettings

if TYPE_CHECKING:
    from claims.readers.web.reader import Web
    from claims.store.store import Store

INTERVAL = timedelta(minutes=15)
"""How often a feed is polled: outlets that say so (``ttl``) mostly ask for 5 to 60 minutes."""

_LONGEST = timedelta(days=1)  # between two polls of a feed that fails
_TRIES = 3  # times that a page which gives no article is fetched
_AGAIN = timedelta(days=7)  # after which such a page is tried once more


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll of one feed.

    Args:
        feed: The feed.
        summary: What was imported.
        failed: Why the feed itself could not be read; None where it was.
        again: When it will be polled next.
    """

    feed: Feed
    summary: Summary
    failed: Failure | None
    again: datetime


def watch(
    store: Store,
    feeds: Sequence[Feed],
    *,
    once: bool = False,
    interval: timedelta = INTERVAL,
    web: WebSettings | None = None,
    options: ReadOptions | None = None,
    workers: int = 1,
    sleep: Callable[[float], None] = time.sleep,
    notify: Callable[[str], None] = log_notice,
) -> Iterator[Poll]:
    """Poll feeds, and import what they list and the database has not.

    A page that an entry points at is fetched once, and again where the feed says that it was changed since; one that
    gives no article is fetched three times, and again after a week. A feed that fails is polled half as often after
    each failure, at least daily.

    Args:
        store: The database.
        feeds: The feeds; the title of one is the outlet of articles that name none.
        once: Whether each is polled once, as for cron, instead of for ever.
        interval: The time between two polls of a feed.
        web: How addresses are fetched.
        options: What else the caller decides about reading.
        workers: How many processes extract; see :func:`~claims.ingest.ingest`.
        sleep: Waits for the next poll.
        notify: Hears, in one line each, of what was decided on the way.

    Yields:
        Each poll, when its articles are in the database.

    Raises:
        MissingPackageError: What fetching needs is not installed.
        StoreError: The database cannot be written.
        ImportInterrupted: A keyboard interrupt; no article is half written.
    """
    for package in ("httpx", "protego", "feedparser"):
        need(package, "watching feeds", origin="claims watch")
    settings = replace(web or WebSettings(), skip=_Known(store))
    chosen = replace(options or ReadOptions(), notify=notify)
    due = dict.fromkeys(feeds, datetime.now(UTC))
    failures = dict.fromkeys(feeds, 0)
    while due:
        now = datetime.now(UTC)
        ready = [feed for feed, moment in due.items() if moment <= now]
        for feed, summary, failed in _round(store, ready, settings, chosen, workers):
            failures[feed] = failures[feed] + 1 if failed else 0
            pause = min(interval * 2 ** min(failures[feed], 20), max(_LONGEST, interval))
            due[feed] = datetime.now(UTC) + pause
            yield Poll(feed=feed, summary=summary, failed=failed, again=due[feed])
        if once:
            return
        try:
            sleep(max(0.0, (min(due.values()) - datetime.now(UTC)).total_seconds()))
        except KeyboardInterrupt:
            raise ImportInterrupted(Summary()) from None


def _round(
    store: Store, feeds: Sequence[Feed], settings: WebSettings, options: ReadOptions, workers: int
) -> Iterator[tuple[Feed, Summary, Failure | None]]:
    from claims.readers.web.reader import Web

    # One a round: it remembers what each host allows, and forgets it before that is old.
    web = Web(settings, options)
    try:
        for feed in feeds:
            failed: list[Failure] = []
            items = _items(web, feed, replace(options, outlet=feed.title or options.outlet), failed)
            summary = ingest(store, items, workers=workers)
            if not failed:  # any more: what was kept of it when it did is over
                store.resolve_failures(feed.url)
            yield feed, summary, failed[0] if failed else None
    finally:
        web.close()


def _items(web: Web, feed: Feed, options: ReadOptions, failed: list[Failure]) -> Iterator[Article | Failure]:
    """What a feed lists; why the feed itself failed is put aside, too."""
    try:
        for item in web.read(feed.url, options):
            if isinstance(item, Article) and item.origin == feed.url:
                raise FormatError("this is a page, not a feed", hint="Its own page mostly names its feed")
            yield item
    except ClaimsError as error:
        failure = Failure.of(error, feed.url)
        failed.append(failure)
        yield failure


class _Known:
    """Says of an entry that it need not be fetched."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, entry: Entry) -> bool:
        known = self._store.fetches(entry.url)
        if known.articles:
            return not (entry.updated and known.last and entry.updated > known.last)
        return (
            known.failed >= _TRIES and known.last_failed is not None and datetime.now(UTC) - known.last_failed < _AGAIN
        )
