"""Articles by address: pages and documents, and the pages that feeds and sitemaps list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from lxml import html

from claims.article import Article
from claims.errors import ClaimsError, EmptyInputError, WebError
from claims.readers.dispatch import read_source
from claims.readers.failure import Failure
from claims.readers.inputs.source import source_of
from claims.readers.options import Entry, Fetched, ReadOptions
from claims.readers.web.client import Answer, Client
from claims.readers.web.settings import WebSettings

_DEPTH = 3  # a sitemap that lists sitemaps that list pages


class Web:
    """Reads what addresses give; one object a run, so that hosts are asked no faster than they like.

    Args:
        settings: What the caller decides.
        options: What the caller decides about reading.
    """

    def __init__(self, settings: WebSettings, options: ReadOptions) -> None:
        self._settings = settings
        self._client = Client(settings, limit=options.max_record_bytes)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def read(self, address: str, options: ReadOptions, *, depth: int = 0) -> Iterator[Article | Failure]:
        """The articles at an address: the page's, the document's, or those that it lists.

        The origin of an article is the address that was asked for; its ``url`` is where it was found, or what the page
        gives itself on the same site.

        Raises:
            WebError: The address cannot be fetched, or must not be.
            ReadError: What it gives cannot be read.
        """
        if depth > _DEPTH:
            raise WebError("a list of lists of lists", where=address, hint="Name one of the inner ones")
        answer = self._client.get(address)
        fetched = Fetched(url=answer.url, at=answer.at, charset=answer.charset)
        suffix = PurePosixPath(urlsplit(answer.url).path).suffix.lower()
        try:
            yield from read_source(
                source_of(answer.body, address, suffix=suffix),
                replace(options, fetched=fetched, follow=partial(self.follow, depth=depth + 1)),
            )
        except EmptyInputError as empty:
            raise _with_feed(empty, answer) from None

    def follow(self, entry: Entry, options: ReadOptions, *, depth: int = 1) -> Iterator[Article | Failure]:
        """The articles of an entry of a feed or sitemap; nothing where the caller has them."""
        if self._settings.skip and self._settings.skip(entry):
            return
        dated = replace(options, published=entry.published or options.published, fetched=None)
        try:
            yield from self.read(entry.url, dated, depth=depth)
        except ClaimsError as error:
            yield Failure.of(error, entry.url)


def _with_feed(empty: EmptyInputError, answer: Answer) -> EmptyInputError:
    """The error, with the feed that a page without an article names: mostly it is an outlet's front page."""
    with suppress(ValueError, html.etree.LxmlError):
        tree = html.document_fromstring(answer.body[:200_000])
        for link in tree.iterfind(".//link[@rel='alternate']"):
            if re.search(r"rss|atom", link.get("type", "")) and link.get("href"):
                feed = urljoin(answer.url, link.get("href"))
                return EmptyInputError(empty.what, where=empty.where, hint=f"It names a feed: claims import {feed}")
    return empty
