"""JSON lines: one article a line, read as they come."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, cast

from claims.article import Article
from claims.errors import ClaimsError, EncodingError, FormatError
from claims.readers.failure import Failure
from claims.readers.inputs.encoding import marked_encoding
from claims.readers.inputs.source import Source
from claims.readers.metadata.fields import article_of
from claims.readers.options import ReadOptions


def read_jsonl(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of a file with one JSON object a line; a broken line fails alone.

    The origin of an article is ``path#line``, lines counted from 1.

    Raises:
        EncodingError: The file is in an encoding that breaks off.
    """
    encoding = options.encoding or marked_encoding(source.head(4)) or "utf-8"
    for number, line in enumerate(_lines(source, encoding, limit=options.max_record_bytes), 1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        origin = f"{source.origin}#{number}"
        try:
            yield article_of(_record(line, number, limit=options.max_record_bytes), origin=origin, options=options)
        except ClaimsError as error:
            yield Failure.of(error, origin)


def parse_json(text: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """The value of a JSON text.

    Raises:
        FormatError: It is no JSON, or nested too deeply.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as broken:
        place = f"line {broken.lineno}, column {broken.colno}" if "\n" in text.strip() else f"column {broken.colno}"
        raise FormatError(f"broken JSON: {broken.msg} at {place}", hint="Repair it and import it again") from None
    except (ValueError, RecursionError) as refused:
        raise FormatError(f"JSON that cannot be read: {refused}") from None


def _record(line: str, number: int, *, limit: int) -> dict[str, Any]:
    if len(line) > limit:
        raise FormatError(f"line {number} is longer than {limit:,} characters", hint="Raise --max-characters")
    if any("\udc80" <= character <= "\udcff" for character in line):
        raise EncodingError(f"line {number} is not UTF-8", hint="Name its encoding with --encoding")
    try:
        record = parse_json(line.strip("\ufeff \t\r\n"))
    except FormatError as error:
        raise FormatError(f"line {number}: {error.what}", hint=error.hint) from None
    if not isinstance(record, dict):
        raise FormatError(f"line {number} is no JSON object")
    return record


def _lines(source: Source, encoding: str, *, limit: int) -> Iterator[str]:
    """Lines without translation; of one past the limit just enough to tell."""
    # What is not UTF-8 comes through as lone surrogates, so that only its own line fails.
    reader = io.TextIOWrapper(cast("Any", source.stream), encoding=encoding, errors="surrogateescape", newline="\n")
    try:
        while line := reader.readline(limit + 1):
            rest = line
            while len(rest) > limit and not rest.endswith("\n"):
                rest = reader.readline(limit + 1)
            yield line
    except UnicodeError as broken:
        raise EncodingError(
            f"does not fit the encoding {encoding}: {broken}", where=source.origin, hint="Name it with --encoding"
        ) from None
    finally:
        reader.detach()
