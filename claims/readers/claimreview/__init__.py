"""Fact-checks from files: ClaimReview in web pages, feeds and JSON lines, and tables of common exports.

As with articles, what cannot be read is a :class:`~claims.readers.failure.Failure`, and the rest goes on.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO

from claims.arguments import path_of
from claims.errors import ClaimsError, EmptyInputError, ReadError
from claims.factcheck import FactCheck
from claims.readers.claimreview import documents, explorer, jsonld, table
from claims.readers.claimreview.table import FIELDS
from claims.readers.failure import Failure
from claims.readers.formats.csv import SURPLUS, refuse_surplus, rows_of
from claims.readers.inputs.encoding import checked_encoding, encoding_of
from claims.readers.inputs.expand import absolute_name, expand, printable
from claims.readers.inputs.sniff import delimiter_of
from claims.readers.inputs.source import Source, open_file, open_stream
from claims.readers.options import MAX_CHARACTERS, ReadOptions, log_notice

__all__ = ["FIELDS", "Found", "read_fact_checks"]

_HEAD = 65_536
_MARKUP = re.compile(r"\s*<")
_JSON = re.compile(r"\s*[\[{]")
# Feeds are long, but their elements are not.
_LONGEST = 64 * MAX_CHARACTERS


@dataclass(frozen=True, slots=True)
class Found:
    """A fact-check that was read.

    Args:
        said: What it says.
        origin: Where: the path, of one among several ``path#number``.
        identity: The hash that it bears as its name, where our own export wrote it.
    """

    said: FactCheck
    origin: str
    identity: str | None = None


def read_fact_checks(
    inputs: Sequence[str | PathLike[str]],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    absolute: bool = False,
    stdin: BinaryIO | None = None,
    notify: Callable[[str], None] = log_notice,
) -> Iterator[Found | Failure]:
    """Read fact-checks, in the order of the inputs; one that cannot be read is a failure, and the rest goes on.

    Args:
        inputs: Paths of files and folders, patterns, and ``-`` for stdin.
        mapping: Our field name to a table's column (``{"rating": "Verdict"}``); see :data:`FIELDS`.
        encoding: The encoding of all inputs; None: UTF-8, what a byte order mark says, or what is sure.
        absolute: Whether paths in origins are made absolute.
        stdin: The stream behind ``-``; None: the process's own.
        notify: Hears, in one line each, of detected encodings and of files left out.

    Raises:
        FormatError: ``mapping`` names a field that no fact-check has.
        EncodingError: ``encoding`` names no encoding.
        WrongValueError: An input is neither a path nor a pattern.
    """
    table.check_mapping(mapping or {})
    options = ReadOptions(
        mapping=dict(mapping or {}),
        encoding=checked_encoding(encoding) if encoding else None,
        max_characters=_LONGEST,
        notify=notify,
    )
    names = [path_of(one, where="inputs") for one in inputs]
    return _read_all([absolute_name(one) for one in names] if absolute else names, options, stdin)


def _read_all(inputs: list[str], options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Found | Failure]:
    for name in inputs:
        if name == "-":
            yield from _read_one(open_stream(stdin or sys.stdin.buffer, "-"), "-", options)
            continue
        for found in expand(name, notify=options.notify):
            if isinstance(found, Path):
                origin = printable(found)
                yield from _read_one(open_file(found, origin), origin, options)
            else:
                yield found


def _read_one(opening: AbstractContextManager[Source], origin: str, options: ReadOptions) -> Iterator[Found | Failure]:
    try:
        with opening as source:
            yield from _read(source, options)
    except ClaimsError as error:
        yield Failure.of(error, origin)
    except OSError as refused:
        yield Failure.of(ReadError(f"cannot be read to its end: {refused.strerror or refused}"), origin)


def _read(source: Source, options: ReadOptions) -> Iterator[Found | Failure]:
    head = source.head(_HEAD).decode(options.encoding or "utf-8", "replace").removeprefix("\ufeff")
    if _MARKUP.match(head):
        found, address = documents.page(source, options)
        yield from _numbered(_of_documents(iter(found), address), source.origin, what="this page", single=True)
    elif _JSON.match(head):
        read = documents.lines if _is_lines(source, head) else documents.values
        yield from _numbered(_of_documents(read(source, options), None), source.origin, what="this JSON")
    else:
        yield from _of_table(source, head, options)


def _is_lines(source: Source, head: str) -> bool:
    """Whether each line is an object of its own."""
    first, _, rest = head.lstrip().partition("\n")
    return source.suffix in {".jsonl", ".ndjson"} or (
        first.rstrip().endswith("}") and rest.lstrip().startswith("{") and first.startswith("{")
    )


# A fact-check with the hash that it is named by, why there is none, or that the document is a feed, which may be empty.
_Item = tuple[FactCheck, str | None] | ClaimsError | None


def _of_documents(values: Iterator[Any], address: str | None) -> Iterator[_Item]:
    for value in values:
        if isinstance(value, ClaimsError):
            yield value
            continue
        if jsonld.is_feed(value):
            yield None
        for node in jsonld.nodes(value):
            try:
                yield jsonld.fact_check(node, address=address), jsonld.identity_named(node)
            except ClaimsError as error:
                yield error
        for said in explorer.fact_checks(value):
            yield said if isinstance(said, ClaimsError) else (said, None)


def _numbered(items: Iterator[_Item], origin: str, *, what: str, single: bool = False) -> Iterator[Found | Failure]:
    """Fact-checks with their places; the first of a page needs no number."""
    number, is_feed = 0, False
    for item in items:
        if item is None:
            is_feed = True
            continue
        number += 1
        place = origin if single and number == 1 else f"{origin}#{number}"
        yield Failure.of(item, place) if isinstance(item, ClaimsError) else Found(item[0], place, item[1])
    if not (number or is_feed):
        raise EmptyInputError(f"no ClaimReview in {what}", where=origin, hint="It has to be in JSON-LD")


def _of_table(source: Source, head: str, options: ReadOptions) -> Iterator[Found | Failure]:
    encoding = encoding_of(source, options)
    number = 0
    columns: dict[str, str] = {}
    rows = rows_of(source, encoding, delimiter_of(head.split("\n", 1)[0]), max_characters=MAX_CHARACTERS)
    for number, row in enumerate(rows, 1):
        if number == 1:
            named = [column for column in row if column and column != SURPLUS]
            columns = table.columns_of(named, options.mapping, origin=source.origin)
        place = f"{source.origin}#{number}"
        try:
            refuse_surplus(row)
            yield Found(table.fact_check_of(row, columns), place)
        except ClaimsError as error:
            yield Failure.of(error, place)
    if not number:
        raise EmptyInputError("a header line at most, and no rows", where=source.origin)
