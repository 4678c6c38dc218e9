"""Lists of feeds: OPML as feed readers export it, or a text file with an address a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from claims.errors import EmptyInputError, FormatError
from claims.readers.inputs.expand import is_web_address
from claims.readers.inputs.source import open_file

_LIMIT = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed of a list.

    Args:
        url: Its address.
        title: What the list calls it.
    """

    url: str
    title: str | None = None


def feeds_of(name: str) -> list[Feed]:
    """The feeds that a list names, each once; an address stands for itself.

    Args:
        name: The path of an OPML file (version 1 or 2, folders and all) or of a text file, or the address of a feed.

    Raises:
        ReadError: The file cannot be read.
        FormatError: It is broken XML.
        EmptyInputError: It names no feed.
    """
    if is_web_address(name):
        return [Feed(name)]
    with open_file(Path(name), name) as source:
        data = source.read(limit=_LIMIT)
    feeds = _outlines(data, name) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _lines(data)
    once: dict[str, Feed] = {}
    for feed in feeds:
        if is_web_address(feed.url):
            once.setdefault(feed.url, feed)
    if not once:
        raise EmptyInputError(
            "this list names no feed", where=name, hint="It needs outlines with an xmlUrl, or addresses"
        )
    return list(once.values())


def _outlines(data: bytes, name: str) -> list[Feed]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise FormatError(f"a broken list of feeds: {broken}", where=name, hint="Export it anew") from None
    found = []
    for outline in root.iter("outline"):
        said = {key.casefold(): value.strip() for key, value in outline.items()}
        found.append(Feed(said.get("xmlurl", ""), said.get("title") or said.get("text") or None))
    return found


def _lines(data: bytes) -> list[Feed]:
    lines = data.decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    return [Feed(re.split(r"\s", line.strip(), maxsplit=1)[0]) for line in lines]
