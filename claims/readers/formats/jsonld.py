"""What a web page says about its article in JSON-LD (schema.org NewsArticle and its kin)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement, fromstring

from claims.errors import FormatError
from claims.readers.metadata.fields import names_of

# https://schema.org/Article and what derives from it, as far as news sites use it.
_TYPES = re.compile(r"(?:https?://schema\.org/)?(?:\w*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting)")
_MARKUP = re.compile(r"<(?:p|br|div|h\d|li)\b", re.IGNORECASE)
_PARAGRAPH_TAG = re.compile(r"</?(?:p|div|h\d|li|ul|ol|blockquote)\b[^<>]*>|(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_DEPTH = 6  # of nesting that is searched for the article: @graph, mainEntity and the like


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What the page says of its article; None where it does not, or says it in a shape that means nothing."""

    headline: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    body: str | None = None


def page_data(tree: HtmlElement) -> PageData:
    """The first NewsArticle of a parsed page; empty where there is none."""
    record = next(_articles(tree), None)
    if record is None:
        return PageData()
    page = record.get("mainEntityOfPage")
    return PageData(
        headline=_name(record, "headline"),
        outlet=_name(record, "publisher"),
        url=_address(record.get("url")) or _address(page.get("@id") if isinstance(page, Mapping) else page),
        byline=_name(record, "author"),
        language=_name(record, "inLanguage"),
        published=_name(record, "datePublished"),
        body=_body(record.get("articleBody")),
    )


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)  # many sites leave line ends inside strings
        except (ValueError, RecursionError):
            continue  # one broken block; another, or the page's own text, may do
        yield from _search(value, _DEPTH)


def _search(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if not depth:
        return
    if isinstance(value, list):
        for item in value:
            yield from _search(item, depth - 1)
    elif isinstance(value, Mapping):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _TYPES.fullmatch(kind) for kind in kinds):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _search(value.get(key), depth - 1)


def _name(record: Mapping[str, Any], key: str) -> str | None:
    try:
        name = names_of(record.get(key), key, origin="")
    except FormatError:
        return None
    return html.unescape(name) if name else None


def _address(value: object) -> str | None:
    return value if isinstance(value, str) and re.match(r"https?://", value) else None


def _body(value: object) -> str | None:
    """The text of an articleBody; some sites put HTML there, some text with character references."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = html.unescape(value)
    if _MARKUP.search(text):
        pieces = (fromstring(f"<div>{piece}</div>").text_content() for piece in _PARAGRAPH_TAG.split(text))
        text = "\n\n".join(piece.strip() for piece in pieces if piece and piece.strip())
    return text.strip() or None
