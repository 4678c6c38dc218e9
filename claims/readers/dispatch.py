"""An opened input to the reader of its format; libraries are loaded only by the formats that need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from claims.article import Article
from claims.readers.failure import Failure
from claims.readers.inputs.compressed import unpack
from claims.readers.inputs.sniff import Format, sniff
from claims.readers.inputs.source import Source
from claims.readers.options import ReadOptions

_Reader = Callable[[Source, ReadOptions], Iterator[Article | Failure]]

_READERS: dict[Format, str] = {
    "text": "text:read_text",
    "html": "html:read_html",
    "json": "json:read_json",
    "jsonl": "jsonl:read_jsonl",
    "csv": "csv:read_csv",
    "tsv": "csv:read_csv",
    "pdf": "pdf:read_pdf",
    "docx": "docx:read_docx",
    "warc": "warc:read_warc",
    "wacz": "warc:read_wacz",
    "feed": "feed:read_feed",
    "sitemap": "sitemap:read_sitemap",
}


def read_source(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of one opened input, whatever its format, compressed or not.

    Raises:
        ReadError: It cannot be read.
        ArticleError: It is one article without text.
    """
    plain = unpack(source)
    yield from _reader_of(sniff(plain, options))(plain, options)


def _reader_of(kind: Format) -> _Reader:
    module, _, function = _READERS[kind].partition(":")
    return cast("_Reader", getattr(import_module(f"claims.readers.formats.{module}"), function))
