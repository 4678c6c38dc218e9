"""The names under which records keep what an article has, and how a record becomes an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from claims.article import Article
from claims.errors import ArticleError, FormatError
from claims.readers.metadata.byline import byline_of
from claims.readers.metadata.dates import parse_day, parse_moment
from claims.readers.metadata.opening import dateline_of
from claims.readers.options import ReadOptions

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "article_body", "main_text"),
    "title": ("title", "headline", "heading"),
    "outlet": ("outlet", "publisher", "publication", "source", "source_name", "site_name", "newspaper"),
    "url": ("url", "link", "href", "article_url", "source_url", "web_url", "permalink"),
    "published": (
        "published",
        "published_on",
        "published_at",
        "pub_date",
        "publication_date",
        "publish_date",
        "date_published",
        "date",
    ),
    "byline": ("byline", "author", "authors", "writer"),
    "dateline": ("dateline",),
    "language": ("language", "lang", "in_language"),
    "retrieved_at": ("retrieved_at", "retrieved", "fetched_at", "crawled_at", "crawl_date"),
}
"""Our fields, and the names that are understood for them without ``--map``; the first that a record has is taken.
Case, spaces, hyphens and underscores do not matter: "Pub Date", "pubDate" and "pub_date" are one name."""


def plain_key(name: str) -> str:
    """A column's name as names are compared."""
    return re.sub(r"[\s_\-]", "", name).casefold()


_KEYS = {field: tuple(map(plain_key, names)) for field, names in FIELDS.items()}


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Make sure that a mapping names our fields.

    Raises:
        FormatError: It names a field that no article has.
    """
    for name in mapping:
        if name not in FIELDS:
            raise FormatError(
                f"no field {name!r}",
                where="--map",
                hint=f"The fields are {', '.join(FIELDS)}: --map published=pub_date",
            )


def columns_of(columns: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Which column holds which of our fields.

    Args:
        columns: The names that the records use.
        mapping: Our field name to theirs, where a person said so; it outranks the known names.

    Returns:
        Our field name to theirs, for each field that is there.
    """
    by_key = {plain_key(column): column for column in reversed(columns)}
    found = {}
    for field, keys in _KEYS.items():
        candidates = (plain_key(mapping[field]),) if field in mapping else keys
        column = next((by_key[key] for key in candidates if key in by_key), None)
        if column is not None:
            found[field] = column
    return found


def require_text(found: Mapping[str, str], columns: Sequence[str], *, origin: str) -> None:
    """Make sure that records have a text.

    Raises:
        FormatError: No column holds the text; the message lists those that there are.
    """
    if "text" not in found:
        listed = ", ".join(columns[:12]) + (", …" if len(columns) > 12 else "")
        raise FormatError(
            f"no column with the article's text; there are: {listed or 'none'}",
            where=origin,
            hint=f"Name it with --map text={columns[0] if columns else 'COLUMN'}",
        )


def article_of(record: Mapping[str, Any], *, origin: str, options: ReadOptions) -> Article:
    """The article that a record holds; what the record itself says outranks the options.

    Raises:
        FormatError: No text, a date that is none, a value of the wrong kind.
        ArticleError: The text is blank or no valid Unicode.
    """
    filled = [column for column, value in record.items() if value not in (None, "")]
    found = columns_of(filled, options.mapping)
    if "text" not in found:
        require_text(columns_of(list(record), options.mapping), list(record), origin=origin)
        raise ArticleError("the article has no text", where=origin)
    text = record[found["text"]]
    if not isinstance(text, str):
        raise FormatError(f"{found['text']!r} holds {_kind(text)}, not a text", where=origin)
    values = {
        name: names_of(record[column], column, origin=origin)
        for name, column in found.items()
        if name not in {"text", "published", "retrieved_at"}
    }
    published, retrieved = (record[found[name]] if name in found else None for name in ("published", "retrieved_at"))
    return build_article(
        text,
        origin=origin,
        options=options,
        published=_blank_to_none(published),
        retrieved_at=_blank_to_none(retrieved),
        **values,
    )


def build_article(
    text: str,
    *,
    origin: str,
    options: ReadOptions,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
    language: str | None = None,
    published: object = None,
    retrieved_at: object = None,
) -> Article:
    """An article from what a reader found, with the options where it found nothing.

    Args:
        text: The text, exactly.
        origin: Where it was read.
        options: Outlet, date, address and language of inputs that name none; the limit of the text's length.
        title: The headline.
        outlet: Who published it.
        url: Its address.
        byline: Who wrote it; else what the text's first or last lines say.
        dateline: Where it was written; else what the text's beginning says.
        language: ISO 639-1 code.
        published: The day of publication: a date, or a string in a clear format.
        retrieved_at: When it was fetched: a datetime, or a string in ISO 8601 with time zone.

    Raises:
        FormatError: The text is too long, a date is none, a value cannot be stored.
        ArticleError: The text is blank or no valid Unicode.
    """
    if len(text) > options.max_characters:
        raise FormatError(
            f"{len(text):,} characters are more than one article may have ({options.max_characters:,})",
            where=origin,
            hint="If this really is one article, raise --max-characters",
        )
    if not text.strip().strip("\ufeff").strip():
        raise ArticleError("the article has no text", where=origin)
    if "\x00" in text:
        raise FormatError("the text holds a zero character, which databases refuse", where=origin)
    return Article(
        text=text,
        origin=origin,
        title=_storable(title, "title", origin),
        outlet=_storable(outlet, "outlet", origin) or options.outlet,
        url=_storable(url, "url", origin) or (options.fetched.url if options.fetched else options.url),
        byline=_storable(byline, "byline", origin) or byline_of(text),
        dateline=_storable(dateline, "dateline", origin) or dateline_of(text),
        language=_language(_storable(language, "language", origin)) or options.language,
        published=options.published if published is None else parse_day(published, origin=origin),
        retrieved_at=_retrieved(retrieved_at, origin, options),
    )


def names_of(value: object, column: str, *, origin: str) -> str | None:
    """One line from the shapes in which records give names: a text, an object with a name, a list of either.

    Raises:
        FormatError: It is none of these.
    """
    names = [name.strip() for name in _names(value, column, origin)]
    return ", ".join(name for name in names if name) or None


def _names(value: object, column: str, origin: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping) and isinstance(value.get("name"), str):
        yield value["name"]
    elif isinstance(value, Sequence):
        for item in value:
            if isinstance(item, str):
                yield item
            elif isinstance(item, Mapping) and isinstance(item.get("name"), str):
                yield item["name"]
            else:
                raise FormatError(f"{column!r} holds {_kind(item)}, not a name", where=origin)
    elif value is not None:
        raise FormatError(f"{column!r} holds {_kind(value)}, not a text", where=origin)


def _retrieved(value: object, origin: str, options: ReadOptions) -> datetime | None:
    if value is None:
        return options.fetched.at if options.fetched else None
    return parse_moment(value, origin=origin)


def _storable(value: str | None, name: str, origin: str) -> str | None:
    if value is None or not value.strip():
        return None
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise FormatError(f"the {name} holds characters that no database can keep", where=origin)
    return value.strip()


def _language(code: str | None) -> str | None:
    """The language of a tag such as "en-US"."""
    return re.split(r"[-_]", code)[0].lower() if code else None


def _blank_to_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _kind(value: object) -> str:
    """What JSON calls a value of this type."""
    names: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (int, "a number"),
        (float, "a number"),
        (dict, "an object"),
        (list, "a list"),
        (str, "a text"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "nothing")
