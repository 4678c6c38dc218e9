"""Sitemaps (sitemaps.org, with Google's news extension) and indexes of them: where the articles of a site are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from lxml import etree

from claims.article import Article
from claims.errors import EmptyInputError, FormatError
from claims.readers.failure import Failure
from claims.readers.formats.listing import Listing
from claims.readers.inputs.source import Source
from claims.readers.metadata.dates import parse_day, parse_moment
from claims.readers.options import Entry, ReadOptions

_LONGEST = 2048  # characters of an address: https://www.sitemaps.org/protocol.html#locdef


def read_sitemap(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles that a sitemap lists, or the sitemaps that it lists, where ``options.follow`` fetches them.

    Without it a failure counts them. It is read as it comes; one that breaks off gives what stands before.

    Raises:
        EmptyInputError: It lists nothing.
    """
    listing = Listing(source.origin, options)
    found = False
    try:
        for entry, is_sitemap in _entries(source):
            found = True
            if listing.room == 0:
                break
            if is_sitemap:
                yield from _within(entry, listing, options)
            elif listing.takes(entry.published or (entry.updated.date() if entry.updated else None)):
                yield from listing.follow(entry, source.origin)
    except etree.XMLSyntaxError as broken:
        yield Failure.of(
            FormatError(f"a broken sitemap: {broken.msg:.200}", hint="What stands before was read"), source.origin
        )
        found = True
    yield from listing.left()
    if not found:
        raise EmptyInputError("the sitemap lists nothing", where=source.origin)


def _within(entry: Entry, listing: Listing, options: ReadOptions) -> Iterator[Article | Failure]:
    """What another sitemap lists, if it was changed since the day asked for."""
    if options.since and entry.updated and entry.updated.date() < options.since:
        return
    if options.follow is None:
        listing.counts(1)
        yield from listing.follow(entry, entry.url)
        return
    for item in options.follow(entry, replace(options, most=listing.room)):
        listing.counts(1)
        yield item


def _entries(source: Source) -> Iterator[tuple[Entry, bool]]:
    """Each address, and whether it is that of a sitemap."""
    source.stream.seek(0)
    # Entities stay as they are, nothing is loaded, depth and sizes are libxml2's own limits.
    events = etree.iterparse(
        source.stream, events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for _, element in events:
        kind = _local(element)
        if kind not in {"url", "sitemap"}:
            continue
        said = {_local(one): (one.text or "").strip() for one in element.iter() if one is not element}
        address = said.get("loc", "")
        if address.lower().startswith(("http://", "https://")) and len(address) <= _LONGEST:
            entry = Entry(
                url=address, updated=_moment(said.get("lastmod")), published=_day(said.get("publication_date"))
            )
            yield entry, kind == "sitemap"
        element.clear()
        while element.getprevious() is not None:  # else the emptied ones add up
            del element.getparent()[0]


def _local(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _moment(text: str | None) -> datetime | None:
    try:
        return parse_moment(text, origin="") if text else None
    except FormatError:
        return None


def _day(text: str | None) -> date | None:
    try:
        return parse_day(text, origin="") if text else None
    except FormatError:
        return None
