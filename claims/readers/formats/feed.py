"""RSS and Atom feeds, through feedparser: entries with their text are articles, others say where one is."""

from __future__ import annotations

import calendar
import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin

from claims.article import Article
from claims.errors import ClaimsError, EmptyInputError, FormatError
from claims.readers.failure import Failure
from claims.readers.formats.html import read_html
from claims.readers.formats.listing import Listing
from claims.readers.inputs.source import Source, source_of
from claims.readers.metadata.dates import parse_day
from claims.readers.options import Entry, Fetched, ReadOptions
from claims.readers.packages import need

# Words that an entry has at least, to be taken for the article: as its content, and as what ought to be a summary.
_FULL_CONTENT = 80
_FULL_SUMMARY = 200
_MOST_ENTRIES = 20_000  # feeds have a few dozen; one byte in five could begin another, and each costs time
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|(?:read|continue|see|full|more)\b[^.]{0,60})[\s»>→\]]*$", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_SECTION = re.compile(r"\s[-–—|»›>:]\s|[|»›:]")
_NAME = re.compile(r"[^@]+")


def read_feed(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of a feed.

    An entry that has the whole text is an article; its origin is ``path#number``, or its address where the feed came
    from the web. One that only has an address is fetched where ``options.follow`` is there; else a failure counts them.

    Raises:
        FormatError: It is too large, or no feed after all.
        EmptyInputError: It has no entries.
        MissingPackageError: feedparser is not installed.
    """
    need("feedparser", "a feed", origin=source.origin)
    parsed = _parse(source, options)
    listing = Listing(source.origin, options)
    for number, entry in enumerate(parsed.entries, 1):
        place = _entry(entry, options)
        if not listing.takes(place.updated.date() if place.updated else place.published):
            continue
        text = _full_text(entry)
        origin = place.url if options.fetched and place.url else f"{source.origin}#{number}"
        if text is None:
            yield from listing.follow(place, origin)
            continue
        try:
            page = _page(text, entry, parsed.feed, place)
            yield from read_html(source_of(page, origin), _fetched(options, place))
        except ClaimsError as error:
            yield Failure.of(error, origin)
    yield from listing.left()


def _parse(source: Source, options: ReadOptions) -> Any:  # noqa: ANN401 - feedparser has no types
    import feedparser

    data = source.read(limit=options.max_record_bytes)
    if data.count(b"<item") + data.count(b"<entry") > _MOST_ENTRIES:
        raise FormatError(f"a feed of more than {_MOST_ENTRIES:,} entries", where=source.origin, hint="Split it")
    # Its type is known by now; without one feedparser complains, and one with a charset would outrank the feed's own.
    headers = {"content-type": "application/xml", "content-location": options.fetched.url if options.fetched else ""}
    try:
        # A stream, because feedparser takes bytes for an address or a file's name first.
        parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except Exception as broken:  # noqa: BLE001 - its loose parser raises whatever odd markup leads it to
        raise FormatError(f"a broken feed: {type(broken).__name__}", where=source.origin) from None
    if not parsed.entries and parsed.bozo:
        raise FormatError(f"a broken feed: {_reason(parsed)}", where=source.origin, hint="Is it complete?")
    if not parsed.entries:
        raise EmptyInputError("the feed has no entries", where=source.origin)
    if parsed.bozo and parsed.get("bozo_exception") is not None and "SAX" in type(parsed.bozo_exception).__name__:
        options.notify(f"{source.origin}: the feed is broken ({_reason(parsed)}); read as far as possible")
    return parsed


def _reason(parsed: Any) -> str:  # noqa: ANN401 - see above
    """What is broken, without the place: lines are counted once a declaration was put before the feed."""
    broken = parsed.get("bozo_exception")
    reason = broken.getMessage() if hasattr(broken, "getMessage") else str(broken or "unknown")
    return f"{reason:.200}"


def _entry(entry: dict[str, Any], options: ReadOptions) -> Entry:
    base = options.fetched.url if options.fetched else ""
    try:
        url = urljoin(base, str(entry.get("link") or ""))
    except ValueError:
        url = ""
    # Its own get takes one date for the other, and warns of it.
    changed = _moment(dict.get(entry, "updated_parsed")) or _moment(dict.get(entry, "published_parsed"))
    return Entry(url=url if re.match(r"https?://", url) else "", updated=changed, published=_day(entry))


def _moment(parsed: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None  # type: ignore[arg-type]
    except (ValueError, OverflowError, TypeError, OSError):
        return None


def _day(entry: dict[str, Any]) -> date | None:
    """The day as printed, else in UTC."""
    for name in ("published", "updated"):
        if said := dict.get(entry, name):
            try:
                return parse_day(str(said), origin="")
            except FormatError:
                moment = _moment(dict.get(entry, f"{name}_parsed"))
                if moment:
                    return moment.date()
    return None


def _full_text(entry: Mapping[str, Any]) -> str | None:
    """The article, as HTML, if the entry has all of it."""
    contents = [str(one.get("value") or "") for one in entry.get("content") or ()]
    for text, fewest in ((max(contents, key=len, default=""), _FULL_CONTENT), (entry.get("summary"), _FULL_SUMMARY)):
        plain = html.unescape(_TAG.sub(" ", str(text or ""))).strip()
        if len(plain.split()) >= fewest and not _CUT_OFF.search(plain[-100:]):
            return str(text)
    return None


def _page(text: str, entry: Mapping[str, Any], feed: Mapping[str, Any], place: Entry) -> bytes:
    """A web page around the text, which says what the feed says of it."""
    outlet = (entry.get("source") or {}).get("title") or feed.get("title") or ""
    meta = {
        "author": _author(entry),
        "og:site_name": "" if _SECTION.search(outlet) else outlet,
        "article:published_time": place.published.isoformat() if place.published else "",
    }
    heads = "".join(
        f'<meta {"name" if name == "author" else "property"}="{name}" content="{html.escape(value)}">'
        for name, value in meta.items()
        if value
    )
    title = " ".join(html.unescape(_TAG.sub(" ", str(entry.get("title") or ""))).split())
    language = html.escape(str(entry.get("language") or feed.get("language") or ""))
    body = text if _TAG.search(text) else "".join(f"<p>{html.escape(one)}</p>" for one in text.split("\n\n"))
    page = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{heads}'
        f"</head><body><article><h1>{html.escape(title)}</h1>{body}</article></body></html>"
    )
    return page.encode("utf-8", "replace")


def _author(entry: Mapping[str, Any]) -> str:
    name = str((entry.get("author_detail") or {}).get("name") or entry.get("author") or "")
    return name if _NAME.fullmatch(name) else ""


def _fetched(options: ReadOptions, place: Entry) -> ReadOptions:
    at = options.fetched.at if options.fetched else None
    fetched = Fetched(url=place.url, at=at, charset="utf-8") if place.url else None
    return replace(options, fetched=fetched, encoding="utf-8")
