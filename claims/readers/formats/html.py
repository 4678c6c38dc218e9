"""Web pages: the article's text without menus and advertisements, through trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import trafilatura
from lxml.etree import LxmlError, _Element
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document

from claims.article import Article
from claims.errors import EmptyInputError, EncodingError, FormatError
from claims.readers.formats import boilerplate
from claims.readers.formats.jsonld import PageData, page_data
from claims.readers.inputs.encoding import decode, encoding_of, marked_encoding
from claims.readers.inputs.source import Source
from claims.readers.metadata.dates import parse_day
from claims.readers.metadata.fields import build_article
from claims.readers.options import ReadOptions

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w\-]{2,30})""", re.IGNORECASE)
_HEAD = 8192  # bytes in which a page declares its encoding; browsers look at 1,024
# trafilatura's names for the elements that end a paragraph.
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "ab", "code", "div", "table", "row", "body", "main"})
_BREAK = "\x0b"  # stands for <br> until spaces are folded; no page can hold it
_SPACES = re.compile(r"[ \t\r\n\f]+")
_FEWEST_WORDS = 10  # what is shorter is a menu or a notice about cookies
_LONGEST_HEADLINE = 200  # letters; a longer first line is a paragraph, whatever it repeats
_SUFFICES = 0.5  # of the length of articleBody: a shorter text has lost paragraphs, or is a teaser
# By default the date is searched for in the whole page and a copyright line may pass for it.
_DATES = {"extensive_search": False, "original_date": True}

# Its remarks on odd pages would reach stderr where a program has set up no logging.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(source: Source, options: ReadOptions) -> Iterator[Article]:
    """The article of a web page.

    Its text is the headline and the paragraphs, with a blank line between; ``<br>`` is a line end. Bylines, captions,
    related links, appeals and comments are no part of it. Headline, outlet,
    date, author, address and language are those of its JSON-LD, else of its other metadata.

    Raises:
        FormatError: It is too large.
        EncodingError: No encoding is sure.
        EmptyInputError: There is no article in it.
    """
    data = source.read(limit=options.max_record_bytes)
    tree = _parse(_decode(data, source, options), source.origin)
    stated = page_data(tree)
    language = stated.language or tree.get("lang")
    marked = boilerplate.mark(tree)
    found = _extract(tree)
    body, byline = _best_body(found, stated)
    if body is None:
        raise EmptyInputError(
            "no article found in this page", where=source.origin, hint="Save its text as a .txt file and import that"
        )
    title = stated.headline or (found.title if found else None)
    yield build_article(
        _with_headline(title, body),
        origin=source.origin,
        options=options,
        title=title,
        outlet=stated.outlet or (found.sitename if found else None),
        url=_address(stated.url or (found.url if found else None), options),
        byline=stated.byline or (found.author if found else None) or marked or byline,
        language=language,
        published=_published(stated, found, origin=source.origin),
    )


def _address(stated: str | None, options: ReadOptions) -> str | None:
    """The address that the page gives itself, if it was not fetched from another site: a page may say anything."""
    if stated is None or options.fetched is None or _site(stated) == _site(options.fetched.url):
        return stated
    return None


def _site(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.", "", host.casefold())


def _decode(data: bytes, source: Source, options: ReadOptions) -> str:
    """As told or marked; UTF-8 where that fits, whatever the page declares; as declared; else as detected."""
    declared = _CHARSET.search(data, 0, _HEAD)
    served = options.fetched.charset if options.fetched else None
    if (declared or served) and not options.encoding and not marked_encoding(data):
        # Servers name one encoding for all that they serve; a page knows better.
        name = (declared[1].decode("ascii", "replace") if declared else served or "").lower()
        # Browsers read pages that declare either of these so: https://encoding.spec.whatwg.org/#names-and-labels
        declared_name = "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name
        for encoding in ("utf-8", declared_name):
            try:
                return data.decode(encoding)
            except (UnicodeError, LookupError, ValueError):
                continue
    return decode(data, encoding_of(source, options), origin=source.origin)


def _parse(text: str, origin: str) -> HtmlElement:
    try:
        encoded = text.encode("utf-8")
        return document_fromstring(encoded, parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except UnicodeEncodeError:
        raise EncodingError("the page holds lone surrogates", where=origin, hint="Name its encoding") from None
    except (LxmlError, ValueError, AssertionError) as broken:
        raise FormatError(f"HTML that cannot be parsed: {broken}", where=origin) from None


def _extract(tree: HtmlElement) -> Document | None:
    try:
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
            prune_xpath=f"//*[@{boilerplate.MARK}]",  # after it has looked for the author
        )
    except (LxmlError, ValueError, RecursionError):
        return None  # articleBody may still do
    return found if isinstance(found, Document) else None


def _best_body(found: Document | None, stated: PageData) -> tuple[str | None, str | None]:
    """The text, and the byline if it stood there."""
    text, byline = _text_of(found.body) if found else ("", None)
    body = stated.body or ""
    # trafilatura, too, falls back to articleBody, but without its paragraphs.
    if len(text) < _SUFFICES * len(body) or (body and _letters(text) == _letters(body)):
        text = body
    return text if len(text.split()) >= _FEWEST_WORDS else None, byline


def _text_of(body: _Element) -> tuple[str, str | None]:
    """The article's paragraphs in trafilatura's tree, a blank line between them, and the byline found among them."""
    paragraphs: list[str] = []
    running: list[str] = []

    def close() -> None:
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(running).split(_BREAK))
        paragraph = re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()
        if paragraph:
            paragraphs.append(paragraph)
        running.clear()

    def walk(element: _Element) -> None:
        block = element.tag in _BLOCKS
        if block:
            close()
        running.append(_BREAK if element.tag == "lb" else element.text or "")
        for child in element:
            walk(child)
            running.append(child.tail or "")
        if block:
            close()

    walk(body)
    close()
    kept, byline = boilerplate.without(paragraphs)
    return "\n\n".join(kept), byline


def _with_headline(title: str | None, body: str) -> str:
    """The body under its headline, as plain text files have it: headlines quote, too."""
    if not title:
        return body
    first, headline = _letters(body.split("\n", 1)[0]), _letters(title)
    # Metadata often have the headline with the outlet's name behind it, or a shorter one.
    shorter, longer = sorted((first, headline), key=len)
    is_there = len(first) <= _LONGEST_HEADLINE and 2 * len(shorter) >= len(longer) and shorter in longer
    return body if is_there else f"{title}\n\n{body}"


def _letters(line: str) -> str:
    return re.sub(r"\W", "", line).casefold()


def _published(stated: PageData, found: Document | None, *, origin: str) -> object:
    """The first date that is one; what metadata say is often malformed, and then the next may do."""
    for value in (stated.published, found.date if found else None):
        if value:
            try:
                return parse_day(value, origin=origin)
            except FormatError:
                continue
    return None
