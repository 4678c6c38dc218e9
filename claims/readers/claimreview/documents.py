"""JSON documents and web pages with ClaimReviews in them, read as they come."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, cast

from lxml.etree import ParserError
from lxml.html import HtmlElement, fromstring

from claims.errors import EncodingError, FormatError
from claims.readers.claimreview.jsonld import unescaped
from claims.readers.formats.json import Window
from claims.readers.inputs.encoding import marked_encoding
from claims.readers.inputs.source import Source
from claims.readers.options import ReadOptions

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACE = "\ufeff \t\r\n"
# The keys under which feeds keep their lists: these may be of any length.
_LISTS = frozenset({"dataFeedElement", "@graph", "itemListElement", "claims", "items"})


def values(source: Source, options: ReadOptions) -> Iterator[Any]:
    """The values of a JSON document or of JSON lines: of long lists one element after the other.

    Args:
        source: The input.
        options: Of these the encoding and the largest size of one value.

    Raises:
        FormatError: Broken JSON; what stood before it was given.
    """
    encoding = options.encoding or marked_encoding(source.head(4)) or "utf-8"
    window = Window(source, encoding, limit=options.max_record_bytes)
    decoder = json.JSONDecoder()
    while character := window.skip(_SPACE):
        if character == "[":
            yield from _elements(window, decoder)
        elif character == "{":
            yield from _members(window, decoder)
        else:
            yield window.value(decoder)


def lines(source: Source, options: ReadOptions) -> Iterator[Any]:
    """The values of JSON lines; of a broken line the error, so that the others can be read.

    Raises:
        EncodingError: The file is in an encoding that breaks off.
    """
    encoding = options.encoding or marked_encoding(source.head(4)) or "utf-8"
    reader = io.TextIOWrapper(cast("Any", source.stream), encoding=encoding, errors="surrogateescape", newline="\n")
    try:
        for number, line in enumerate(reader, 1):
            if not line.strip(_SPACE):
                continue
            try:
                yield json.loads(line.strip(_SPACE))
            except (ValueError, RecursionError) as broken:
                yield FormatError(f"line {number}: broken JSON: {broken}", hint="Repair it and import it again")
    except UnicodeError as broken:
        raise EncodingError(f"does not fit the encoding {encoding}: {broken}", hint="Name it with --encoding") from None
    finally:
        reader.detach()


def page(source: Source, options: ReadOptions) -> tuple[list[Any], str | None]:
    """The JSON-LD of a web page, of all its scripts, and the address that the page calls its own.

    Raises:
        FormatError: It is no web page.
    """
    data = source.read(limit=options.max_record_bytes)
    try:
        tree = fromstring(_characters(data, options))
    except (ParserError, ValueError) as broken:
        raise FormatError(f"no web page: {broken}", where=source.origin) from None
    found: list[Any] = []
    for script in tree.iterfind(".//script"):
        if not script.get("type", "").strip().lower().startswith("application/ld+json"):
            continue
        try:
            found.append(
                unescaped(json.loads(script.text or "", strict=False))
            )  # many sites leave line ends inside strings
        except (ValueError, RecursionError) as broken:
            found.append(FormatError(f"a script with broken JSON-LD: {broken}"))
    return found, _own_address(tree)


def _characters(data: bytes, options: ReadOptions) -> str | bytes:
    """A page's characters where its encoding is told or fits, else its bytes: then the page itself may say it."""
    try:
        text = data.decode(options.encoding or marked_encoding(data[:4]) or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return data
    return _DECLARATION.sub("", text, count=1)


def _own_address(tree: HtmlElement) -> str | None:
    for path, attribute in ((".//link[@rel='canonical']", "href"), (".//meta[@property='og:url']", "content")):
        for element in tree.iterfind(path):
            address = element.get(attribute, "").strip()
            if address.startswith(("http://", "https://")):
                return str(address)
    return None


def _elements(window: Window, decoder: json.JSONDecoder) -> Iterator[Any]:
    window.take("[")
    if window.skip(_SPACE) == "]":
        window.take("]")
        return
    while True:
        yield window.value(decoder)
        if window.skip(_SPACE) == "]":
            window.take("]")
            return
        window.take(",")
        window.skip(_SPACE)


def _members(window: Window, decoder: json.JSONDecoder) -> Iterator[Any]:
    """An object without its long lists, and the elements of these."""
    window.take("{")
    rest: dict[str, Any] = {}
    if window.skip(_SPACE) == "}":
        window.take("}")
        return
    while True:
        key = window.value(decoder)
        window.skip(_SPACE)
        window.take(":")
        if window.skip(_SPACE) == "[" and key in _LISTS and "ClaimReview" not in str(rest.get("@type")):
            if key == "@graph":  # its nodes name each other
                rest[key] = window.value(decoder)
            else:
                yield from _elements(window, decoder)
        else:
            rest[str(key)] = window.value(decoder)
        if window.skip(_SPACE) == "}":
            window.take("}")
            break
        window.take(",")
        window.skip(_SPACE)
    yield rest
