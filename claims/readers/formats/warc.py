"""Web archives (WARC, WACZ), through fastwarc: each page that was captured is an article, read as they come."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claims.article import Article
from claims.errors import ClaimsError, EmptyInputError, FormatError
from claims.readers.failure import Failure
from claims.readers.formats.html import read_html
from claims.readers.inputs.compressed import MAX_RATIO, compression_of, decode_content
from claims.readers.inputs.source import Source, open_file, source_of
from claims.readers.inputs.zipped import DAMAGED, broken_zip, open_zip
from claims.readers.options import Fetched, ReadOptions
from claims.readers.packages import need

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_CHUNK = 1 << 20
_MEMBER = b"\x1f\x8b\x08"
_LENGTH = re.compile(rb"^Content-Length:\s*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_HINT = "What stands before it was read; fetch or copy the archive again for the rest"


@dataclass(slots=True)
class _Record:
    """One captured page."""

    url: str | None
    at: datetime | None
    charset: str | None
    body: bytes


def read_warc(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of a web archive, compressed or not.

    Responses with status 200, and resources, are read where they are HTML; all other records, and pages without an
    article, are counted and told. The origin of an article is ``path#offset``, the place of its record in the file as
    CDX indexes have it; its address and time are those of the record. An archive that breaks off gives what stands
    before, and a failure.

    Raises:
        EmptyInputError: It has no records.
        MissingPackageError: fastwarc is not installed.
    """
    need("fastwarc", "WARC", origin=source.origin)
    left_out: Counter[str] = Counter()
    records = _Records(source, options.max_record_bytes, left_out)
    for place, found in records:
        try:
            yield from _articles(found, place, options, left_out)
        except ClaimsError as error:
            yield Failure.of(error, place)
    if left_out:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in left_out.most_common())
        options.notify(f"{source.origin}: left out {kinds}")
    yield from (Failure.of(error, source.origin) for error in records.broken)
    if not records.count and not records.broken:
        raise EmptyInputError("there are no records in this archive", where=source.origin)


def read_wacz(source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of a WACZ file: of all WARC files in it.

    Raises:
        FormatError: The ZIP file around them is damaged.
        MissingPackageError: fastwarc is not installed.
    """
    with open_zip(source) as archive, tempfile.TemporaryDirectory() as folder:
        for number, info in enumerate(sorted(archive.infolist(), key=lambda info: info.filename)):
            if not (info.filename.startswith("archive/") and ".warc" in info.filename):
                continue
            place = f"{source.origin}/{info.filename}"
            try:
                path = _extract(archive, info, Path(folder, str(number)))
                with open_file(path, place) as within:
                    yield from read_warc(within, options)
                path.unlink()
            except DAMAGED as damaged:
                yield Failure.of(broken_zip(damaged, place), place)
            except ClaimsError as error:
                yield Failure.of(error, place)


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> Path:
    """A member as a file: fastwarc goes back in it. Mostly it is stored as it is, being compressed itself."""
    if info.file_size > MAX_RATIO * max(info.compress_size, _CHUNK):
        raise FormatError(f"it unpacks to {info.file_size:,} bytes: this looks like a bomb", hint="Unpack it first")
    with archive.open(info) as member, path.open("wb") as unpacked:
        shutil.copyfileobj(member, unpacked, _CHUNK)
    return path


def _articles(found: _Record, place: str, options: ReadOptions, left_out: Counter[str]) -> Iterator[Article | Failure]:
    if not found.body:
        return
    fetched = Fetched(url=found.url, at=found.at, charset=found.charset) if found.url else None
    try:
        yield from read_html(source_of(found.body, place), replace(options, fetched=fetched))
    except EmptyInputError:
        left_out["pages without an article"] += 1


class _Records:
    """The pages of an archive, each with its place.

    Args:
        source: The archive.
        limit: The most bytes of one page.
        left_out: Counts what is no page.
    """

    def __init__(self, source: Source, limit: int, left_out: Counter[str]) -> None:
        self.count = 0
        self.broken: list[FormatError] = []
        self._source = source
        self._limit = limit
        self._left_out = left_out
        self._last = 0

    def __iter__(self) -> Iterator[tuple[str, _Record]]:
        start: int | None = 0
        while start is not None:
            try:
                yield from self._from(start)
            except (OSError, ValueError, EOFError) as damaged:
                if self._last >= start:  # else it is the damaged record that was found once more
                    what = f"the archive is damaged after byte {self._last:,}: {damaged}"
                    self.broken.append(FormatError(what, hint=_HINT))
                start = self._next_member(max(start, self._last) + 1)
            except FormatError as damaged:  # bzip2, which we unpack
                self.broken.append(damaged)
                start = None
            else:
                start = None
        if not self.broken and self.count and self._breaks_off():
            self.broken.append(FormatError(f"the archive breaks off in the record at byte {self._last:,}", hint=_HINT))

    def _from(self, start: int) -> Iterator[tuple[str, _Record]]:
        from fastwarc.warc import ArchiveIterator

        self._source.stream.seek(start)
        for record in ArchiveIterator(self._source.stream, parse_http=False):
            self.count += 1
            self._last = record.stream_pos
            page = self._page(record)
            if page:
                yield f"{self._source.origin}#{self._last}", page

    def _next_member(self, start: int) -> int | None:
        """Where the next record of a gzip archive begins, each being packed by itself; None at the end."""
        if compression_of(self._source.head(2)) != "gzip":
            return None
        stream = self._source.stream
        while True:
            stream.seek(start)
            window = stream.read(_CHUNK)
            if len(window) < len(_MEMBER):
                return None
            found = window.find(_MEMBER)
            if found < 0:
                start += len(window) - len(_MEMBER) + 1
                continue
            with suppress(zlib.error):
                stream.seek(start + found)
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
                if unpacker.decompress(stream.read(_CHUNK), 5) == b"WARC/":
                    return start + found
            start += found + 1

    def _page(self, record: WarcRecord) -> _Record | None:
        """What a record captured, if it is a page; else it is counted."""
        from fastwarc.warc import WarcRecordType

        kind = record.record_type
        if kind not in (WarcRecordType.response, WarcRecordType.resource):  # no set: they have no hash
            if kind == WarcRecordType.revisit:
                self._left_out["revisits"] += 1
            return None
        content_type = record.headers.get("Content-Type") or ""
        charset = encoding = None
        if kind == WarcRecordType.response and record.is_http:
            record.parse_http(auto_decode="transfer")
            content_type, charset = record.http_content_type or "", record.http_charset
            encoding = record.http_headers.get("Content-Encoding")
            if record.http_headers.status_code != 200:
                self._left_out["responses without a page (redirects, errors)"] += 1
                return None
        if content_type.partition(";")[0].strip().lower() not in _PAGES:
            self._left_out["not HTML"] += 1
            return None
        body = record.reader.read(self._limit + 1)
        if len(body) > self._limit:
            self._left_out[f"pages of more than {self._limit:,} bytes"] += 1
            return None
        return _Record(_address(record), _date(record), charset, self._decoded(body, encoding))

    def _decoded(self, body: bytes, encoding: str | None) -> bytes:
        """The page itself; nothing, and a count, where it cannot be had."""
        try:
            return decode_content(body, encoding, limit=self._limit, origin=self._source.origin)
        except (FormatError, EmptyInputError):
            self._left_out["pages whose compressed content is damaged, unknown or too long"] += 1
            return b""

    def _breaks_off(self) -> bool:
        """Whether the last record lacks its end: fastwarc does not tell."""
        kind = compression_of(self._source.head(4))
        self._source.stream.seek(self._last)
        if kind is None:
            header, _, _ = self._source.stream.read(1 << 16).partition(b"\r\n\r\n")
            length = _LENGTH.search(header)
            return not length or self._last + len(header) + 4 + int(length[1]) > self._source.size
        if kind != "gzip":
            return False
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not unpacker.eof and (chunk := self._source.stream.read(_CHUNK)):
            while chunk and not unpacker.eof:
                unpacker.decompress(chunk, _CHUNK)
                chunk = unpacker.unconsumed_tail
        return not unpacker.eof


def _address(record: WarcRecord) -> str | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")  # some writers of version 1.0 put it so
    return url if url.lower().startswith(("http://", "https://")) else None


def _date(record: WarcRecord) -> datetime | None:
    try:
        return record.record_date
    except (ValueError, OverflowError):
        return None
