"""JSON documents: one article, a list of them, or a list under a key."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any

from claims.article import Article
from claims.errors import ClaimsError, EmptyInputError, FormatError
from claims.readers.failure import Failure
from claims.readers.formats.jsonl import parse_json
from claims.readers.inputs.encoding import decode, marked_encoding
from claims.readers.inputs.source import Source
from claims.readers.metadata.fields import article_of, columns_of, require_text
from claims.readers.options import ReadOptions

_CHUNK = 1 << 16
_SPACE = " \t\r\n"


def read_json(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of a JSON document: the object itself, or the objects of a list, or of a list under a key.

    The origin of a lone object is its path; of one in a list ``path#number``, counted from 1. A list is read as it
    comes and may be of any length; an object has to fit the limit.

    Raises:
        FormatError: Broken JSON, no text, or too large.
        EncodingError: It is not UTF-8.
    """
    encoding = options.encoding or marked_encoding(source.head(4)) or "utf-8"
    if source.head(_CHUNK).decode(encoding, "replace").lstrip("\ufeff" + _SPACE).startswith("["):
        yield from _records(_elements(source, encoding, options), source.origin, options)
        return
    text = decode(source.read(limit=options.max_record_bytes), encoding, origin=source.origin)
    document = parse_json(text.lstrip("\ufeff"))
    if not isinstance(document, dict):
        raise FormatError("neither a JSON object nor a list of objects", where=source.origin)
    columns = list(document)
    if "text" in (found := columns_of(columns, options.mapping)) and isinstance(document[found["text"]], str):
        yield article_of(document, origin=source.origin, options=options)
        return
    listed = _list_within(document)
    if listed is None:
        require_text(found, columns, origin=source.origin)
        yield article_of(document, origin=source.origin, options=options)
    else:
        yield from _records(iter(listed), source.origin, options)


def _list_within(document: Mapping[str, Any]) -> list[Any] | None:
    """The only list of objects among the values (``{"status": "ok", "articles": [...]}``)."""
    lists = [value for value in document.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return lists[0] if len(lists) == 1 else None


def _records(values: Iterator[Any], origin: str, options: ReadOptions) -> Iterator[Article | Failure]:
    number = 0
    for number, value in enumerate(values, 1):
        place = f"{origin}#{number}"
        try:
            if not isinstance(value, dict):
                raise FormatError("no JSON object")
            yield article_of(value, origin=place, options=options)
        except ClaimsError as error:
            yield Failure.of(error, place)
    if not number:
        raise EmptyInputError("an empty list", where=origin)


def _elements(source: Source, encoding: str, options: ReadOptions) -> Iterator[Any]:
    """The values of a JSON list, one at a time, holding no more than one."""
    decoder = json.JSONDecoder()
    window = Window(source, encoding, limit=options.max_record_bytes)
    window.skip("\ufeff" + _SPACE)
    window.take("[")
    if window.skip(_SPACE) == "]":
        return
    while True:
        yield window.value(decoder)
        if window.skip(_SPACE) == "]":
            return
        window.take(",")
        window.skip(_SPACE)


class Window:
    """The stretch of a long text that is being parsed."""

    def __init__(self, source: Source, encoding: str, *, limit: int) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._limit = limit
        self._text = ""
        self._before = 0  # characters that went by
        source.stream.seek(0)

    def skip(self, characters: str) -> str:
        """Go past these characters; the one that follows, or nothing at the end."""
        while True:
            rest = self._text.lstrip(characters)
            self._before += len(self._text) - len(rest)
            self._text = rest
            if rest or not self._more(_CHUNK):
                return rest[:1]

    def take(self, character: str) -> None:
        """Go past one character that has to be there."""
        if self._text[:1] != character:
            raise self._broken(f"expected {character!r}")
        self._drop(1)

    def value(self, decoder: json.JSONDecoder) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """Go past the next value, reading on until it is whole."""
        while True:
            try:
                found, end = decoder.raw_decode(self._text)
            except json.JSONDecodeError as broken:
                # Twice as much each time: trying again costs no more than reading did.
                if len(self._text) > self._limit:
                    raise self._too_long() from None
                if self._more(max(_CHUNK, len(self._text))):
                    continue
                raise self._broken(broken.msg, at=broken.pos) from None
            except (ValueError, RecursionError) as refused:
                raise self._broken(str(refused)) from None
            # A number at the end of the window may go on.
            if end == len(self._text) and self._more(_CHUNK):
                continue
            self._drop(end)
            return found

    def _drop(self, count: int) -> None:
        self._text = self._text[count:]
        self._before += count

    def _more(self, size: int) -> bool:
        """Read on; whether there was anything."""
        while chunk := self._source.stream.read(size):
            try:
                new = self._decoder.decode(chunk)
            except UnicodeDecodeError as broken:
                raise self._broken(f"not {broken.encoding}") from None
            if new:
                self._text += new
                return True
        return False

    def _too_long(self) -> FormatError:
        return FormatError(
            f"the record at character {self._before + 1:,} is longer than {self._limit:,} characters",
            where=self._source.origin,
            hint="What stands before it was read; for the rest raise --max-characters",
        )

    def _broken(self, what: str, *, at: int = 0) -> FormatError:
        return FormatError(
            f"broken JSON: {what} at character {self._before + at + 1:,}",
            where=self._source.origin,
            hint="What stands before it was read; repair it and import it again",
        )
