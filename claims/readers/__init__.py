"""Inputs to articles: texts, web pages, feeds, documents, tables, archives; files, folders, patterns, stdin, addresses.

One file a format. Each reader takes an opened :class:`~claims.readers.inputs.source.Source` and yields articles, and
failures where only a record is broken; what breaks a whole input it raises. :func:`read` turns that into a failure
and goes on with the next input.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.arguments import path_of
from claims.article import Article
from claims.errors import ClaimsError, FormatError, ReadError
from claims.readers.dispatch import read_source
from claims.readers.failure import Failure
from claims.readers.inputs.encoding import checked_encoding
from claims.readers.inputs.expand import absolute_name, expand, is_web_address, printable
from claims.readers.inputs.sniff import SUFFIXES
from claims.readers.inputs.source import Source, open_file, open_stream
from claims.readers.metadata.fields import FIELDS, check_mapping
from claims.readers.options import MAX_CHARACTERS, ReadOptions, log_notice
from claims.readers.packages import need
from claims.readers.web import WebSettings

if TYPE_CHECKING:
    from claims.readers.web.reader import Web

__all__ = ["FIELDS", "MAX_CHARACTERS", "SUFFIXES", "Failure", "WebSettings", "read"]


def read(
    inputs: Sequence[str | PathLike[str]],
    *,
    outlet: str | None = None,
    published: date | None = None,
    url: str | None = None,
    language: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    max_characters: int = MAX_CHARACTERS,
    since: date | None = None,
    most: int | None = None,
    fetch: bool = False,
    web: WebSettings | None = None,
    absolute: bool = False,
    stdin: BinaryIO | None = None,
    notify: Callable[[str], None] = log_notice,
) -> Iterator[Article | Failure]:
    """Read articles, in the order of the inputs; one that cannot be read is a failure, and the rest goes on.

    The origin of an article is the path as given; of one in a file with several, ``path#number``; of one in a
    folder, the folder as given with the way from there.

    Args:
        inputs: Paths of files and folders, patterns (``news/*.txt``), addresses (``https://…``), and ``-`` for stdin.
        outlet: Who published the articles that do not say so themselves.
        published: The day of publication of those that do not say so.
        url: The address of the article, if it does not say so; a second article without one fails.
        language: The ISO 639-1 code of those that do not say so.
        mapping: Our field name to the records' (``{"published": "pub_date"}``); the names that need none are in
            :data:`FIELDS`.
        encoding: The encoding of all inputs; None: UTF-8, what a byte order mark says, or what is sure.
        max_characters: The longest text that is taken for one article, in characters.
        since: Entries of feeds and sitemaps that are dated before this day are left out.
        most: How many entries of each feed or sitemap are taken at most.
        fetch: Whether pages are fetched that feeds and sitemaps in files point at; those of fetched ones always are.
        web: How addresses are fetched; by default politely, from the public Internet only, and without a cache.
        absolute: Whether paths in origins are made absolute, so that they mean the same from any folder.
        stdin: The stream behind ``-``; None: the process's own.
        notify: Hears, in one line each, of detected encodings and of files left out.

    Raises:
        FormatError: ``mapping`` names a field that no article has.
        EncodingError: ``encoding`` names no encoding.
        WrongValueError: An input is neither a path, a pattern nor an address.
    """
    options = ReadOptions(
        outlet=outlet,
        published=published,
        url=url,
        language=language,
        mapping=dict(mapping or {}),
        encoding=checked_encoding(encoding) if encoding else None,
        max_characters=max_characters,
        since=since,
        most=most,
        notify=notify,
    )
    check_mapping(options.mapping)
    names = [path_of(one, where="inputs") for one in inputs]
    names = [absolute_name(one) for one in names] if absolute else names
    items = _read_all(names, options, stdin, web=web or WebSettings(), fetch=fetch)
    return _one_address(items, url) if url else items


def _one_address(items: Iterator[Article | Failure], url: str) -> Iterator[Article | Failure]:
    """Hold ``url`` to one article: a second text under one address would pass for a new version of the first."""
    taken = False
    for item in items:
        if isinstance(item, Article) and item.url == url:
            if taken:
                error = FormatError(
                    f"--url {url} is the address of one article, and this is another",
                    hint="Import each with its own address, or without",
                )
                yield Failure.of(error, item.origin)
                continue
            taken = True
        yield item


def _read_all(
    inputs: list[str], options: ReadOptions, stdin: BinaryIO | None, *, web: WebSettings, fetch: bool
) -> Iterator[Article | Failure]:
    with ExitStack() as stack:
        reader: Web | None = None
        for name in inputs:
            try:
                if reader is None and (fetch or is_web_address(name)):
                    reader = _open_web(name, web, options, stack)
                    options = replace(options, follow=reader.follow) if fetch else options
                if reader and is_web_address(name):
                    yield from reader.read(name, options)
                    continue
            except ClaimsError as error:
                yield Failure.of(error, name)
                continue
            if name == "-":
                yield from _read_one(open_stream(stdin or sys.stdin.buffer, "-"), "-", options)
                continue
            for found in expand(name, notify=options.notify):
                if isinstance(found, Failure):
                    yield found
                else:
                    yield from _read_path(found, options)


def _open_web(name: str, settings: WebSettings, options: ReadOptions, stack: ExitStack) -> Web:
    need("httpx", "fetching", origin=name)
    need("protego", "fetching", origin=name)
    from claims.readers.web.reader import Web

    reader = Web(settings, options)
    stack.callback(reader.close)
    return reader


def _read_path(path: Path, options: ReadOptions) -> Iterator[Article | Failure]:
    origin = printable(path)
    yield from _read_one(open_file(path, origin), origin, options)


def _read_one(
    opening: AbstractContextManager[Source], origin: str, options: ReadOptions
) -> Iterator[Article | Failure]:
    try:
        with opening as source:
            yield from read_source(source, options)
    except ClaimsError as error:
        yield Failure.of(error, origin)
    except OSError as refused:
        reason = refused.strerror or str(refused)
        yield Failure.of(ReadError(f"cannot be read to its end: {reason}", hint="Try again"), origin)
