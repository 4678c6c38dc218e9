"""CSV and TSV: one article a row, read as they come."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

from claims.article import Article
from claims.errors import ClaimsError, EmptyInputError, FormatError
from claims.readers.failure import Failure
from claims.readers.inputs.encoding import encoding_of
from claims.readers.inputs.sniff import delimiter_of
from claims.readers.inputs.source import Source
from claims.readers.metadata.fields import article_of, columns_of, require_text
from claims.readers.options import ReadOptions

SURPLUS = "\x00surplus"
"""Under this key a row keeps the cells that it has more than the header; no column of a file can be called so."""
_HEADER = 65_536  # bytes in which the first line ends


def read_csv(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    r"""The articles of a table with a header line; a row that does not fit fails alone.

    The delimiter (comma, semicolon, tab or bar) is the one that parts the header into most columns. The origin of an
    article is ``path#row``, rows counted from 1 after the header. Line ends inside a cell come as ``\n``.

    Raises:
        FormatError: No column holds the text, or a quoted cell never ends.
        EncodingError: No encoding is sure.
        EmptyInputError: No rows.
    """
    encoding = encoding_of(source, options)
    header = source.head(_HEADER).decode(encoding, "replace").lstrip("\ufeff").split("\n", 1)[0]
    number = 0
    rows = rows_of(source, encoding, delimiter_of(header), max_characters=options.max_characters)
    for number, row in enumerate(rows, 1):
        if number == 1:
            columns = [column for column in row if column != SURPLUS]
            require_text(columns_of(columns, options.mapping), columns, origin=source.origin)
        place = f"{source.origin}#{number}"
        try:
            yield _article(row, place, options)
        except ClaimsError as error:
            yield Failure.of(error, place)
    if not number:
        raise EmptyInputError("a header line at most, and no rows", where=source.origin)


def _article(row: dict[str, Any], place: str, options: ReadOptions) -> Article:
    refuse_surplus(row)
    return article_of({column: cell for column, cell in row.items() if cell is not None}, origin=place, options=options)


def refuse_surplus(row: Mapping[str, Any]) -> None:
    """Make sure that a row has no more cells than the header: which of them stands in which column is not known.

    Args:
        row: As :func:`rows_of` gives it.

    Raises:
        FormatError: It has; the row may be told by its caller, who knows its number.
    """
    if SURPLUS in row:
        raise FormatError(
            f"the row has {len(row[SURPLUS])} cells more than the header",
            hint="Put cells with delimiters into quotation marks",
        )


def rows_of(source: Source, encoding: str, delimiter: str, *, max_characters: int) -> Iterator[dict[str, Any]]:
    """The rows after the header, cells by their columns, and under :data:`SURPLUS` those that have none.

    Args:
        source: The input.
        encoding: Of its bytes.
        delimiter: What parts the cells.
        max_characters: A cell longer than this is no cell, but a quotation mark that never closes.

    Raises:
        FormatError: A quoted cell never ends, or a byte fits no character.
    """
    from sqlite_utils.utils import Format, rows_from_file

    class Dialect(csv.excel):
        pass

    Dialect.delimiter = delimiter
    source.stream.seek(0)
    # The codec without "-le" or "-be" takes the byte order mark away, which is no part of the first column's name.
    plain = {"utf-8": "utf-8-sig"}.get(encoding, encoding.removesuffix("-le").removesuffix("-be"))
    try:
        rows, _ = rows_from_file(source.stream, format=Format.CSV, dialect=Dialect, encoding=plain, extras_key=SURPLUS)
        cells = iter(rows)
        while (row := _next(cells, max_characters)) is not None:
            yield row
    except csv.Error as broken:
        raise FormatError(
            f"broken CSV: {broken}",
            where=source.origin,
            hint="Is there a quotation mark that never closes? If a text is that long, raise --max-characters",
        ) from None
    except UnicodeError:
        raise FormatError(f"does not fit the encoding {encoding}", where=source.origin, hint="Try --encoding") from None


def _next(rows: Iterator[dict[str, Any]], max_characters: int) -> dict[str, Any] | None:
    """The next row, with cells as long as articles.

    The csv module has one limit, 131,072 characters, for the whole process. It is changed for one row at a time, so
    that nobody else who reads CSV between two of our rows, however long our caller takes over them, meets our limit.
    """
    before = csv.field_size_limit(max_characters)
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)
