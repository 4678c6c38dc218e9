"""Compressed inputs: gzip, bzip2 and Zstandard, told by their first bytes and unpacked as they are read."""

from __future__ import annotations

import bz2
import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from claims.errors import EmptyInputError, FormatError
from claims.readers.inputs.source import Source, source_of
from claims.readers.packages import need

SUFFIXES = frozenset({".gz", ".gzip", ".bz2", ".zst", ".zstd"})
"""Extensions that say how a file is compressed; the one before says what is in it."""

MAX_RATIO = 200
"""How many bytes one compressed byte may stand for, on average. News as JSON, HTML or text shrink to a tenth, at most
to a thirtieth; the bombs that are made of zeros, in gzip, to a thousandth."""

_FREE = 64_000_000  # bytes that are unpacked whatever they shrank to: a small file may be one word repeated
_IN_MEMORY = 16_000_000  # bytes; what is more is unpacked again for each pass
_LAYERS = 3  # a file that contains itself is as deep as one likes
_ZSTD_WINDOW = 1 << 27  # bytes; what the zstd command, too, refuses to go beyond unless told
_MAGIC: tuple[tuple[bytes, str], ...] = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\x28\xb5\x2f\xfd", "Zstandard"))
_WARC = b"WARC/"


def compression_of(head: bytes) -> str | None:
    """How an input that begins so is compressed: gzip, bzip2 or Zstandard; None where it is not."""
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


def unpack(source: Source) -> Source:
    """What is in a compressed input; any other input as it is.

    A WARC archive stays packed where its library unpacks it, because its records are found by their place in the file.

    Args:
        source: The input; unpacking reads its stream, so it must stay open.

    Raises:
        FormatError: The compressed data are damaged, or packed too often.
        EmptyInputError: Nothing is in it.
        MissingPackageError: Zstandard, and its library is not installed.
    """
    for _ in range(_LAYERS + 1):
        kind = compression_of(source.head(4))
        if kind is None:
            return source
        unpacked = _opened(source, kind)
        if kind != "bzip2" and unpacked.head(len(_WARC)) == _WARC:
            return source
        source = unpacked
    raise FormatError(f"compressed more than {_LAYERS} times over", where=source.origin, hint="Unpack it first")


def decode_content(data: bytes, encoding: str | None, *, limit: int, origin: str) -> bytes:
    """What the content of an HTTP response stands for.

    Args:
        data: The content.
        encoding: Its header Content-Encoding; of several the last was applied last.
        limit: The most bytes that are unpacked.
        origin: Where it comes from, for the message.

    Raises:
        FormatError: It is damaged, in an unknown encoding, or stands for more than ``limit``.
        EmptyInputError: It stands for nothing.
    """
    names = [name.strip().lower() for name in (encoding or "").split(",")]
    for name in reversed([name for name in names if name not in {"", "identity"}][:_LAYERS]):
        if name == "deflate":
            data = _inflate(data, limit, origin)
        elif name in {"gzip", "x-gzip", "zstd"}:
            stream = _Unpacking(io.BytesIO(data), "Zstandard" if name == "zstd" else "gzip", origin)
            data = Source(origin, "", cast("BinaryIO", io.BufferedReader(stream)), 0).read(limit=limit)
        else:
            raise FormatError(f"the content is encoded as {name[:20]!r}, which is not known here", where=origin)
    return data


def _inflate(data: bytes, limit: int, origin: str) -> bytes:
    """HTTP's deflate: with zlib's header by the standard (RFC 9110, 8.4.1.2), without it from some servers."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            found = zlib.decompressobj(bits).decompress(data, limit + 1)
        except zlib.error:
            continue
        return source_of(found, origin).read(limit=limit)
    raise FormatError("the compressed data are damaged", where=origin, hint="Try again")


def _opened(source: Source, kind: str) -> Source:
    inner = Path(Path(source.origin).stem).suffix.lower() if source.suffix in SUFFIXES else source.suffix
    raw = _Unpacking(source.stream, kind, source.origin)
    beginning, whole = _beginning(raw, _IN_MEMORY)
    if not beginning:
        raise EmptyInputError("the input is empty once it is unpacked", where=source.origin)
    if whole:
        return source_of(beginning, source.origin, suffix=inner)
    raw.seek(0)
    return Source(source.origin, inner, cast("BinaryIO", io.BufferedReader(raw, 1 << 16)), len(beginning))


def _beginning(raw: _Unpacking, size: int) -> tuple[bytes, bool]:
    """The first bytes, and whether they are all.

    Where the data break off after some, the reader of their format gets there, and tells, after what stands before.
    """
    pieces = bytearray()
    try:
        while len(pieces) <= size:
            piece = raw.read(1 << 20)
            if not piece:
                return bytes(pieces), True
            pieces += piece
    except FormatError:
        if not pieces:
            raise
    return bytes(pieces), False


class _Unpacking(io.RawIOBase):
    """Unpacked bytes, from the beginning as often as one likes, within :data:`MAX_RATIO`."""

    def __init__(self, packed: BinaryIO, kind: str, origin: str) -> None:
        super().__init__()
        self._packed = packed
        self._kind = kind
        self._origin = origin
        self._position = 0
        self._stream = self._open()

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """To its beginning at least."""
        return True

    def tell(self) -> int:
        """How many bytes came."""
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to the beginning, or stay.

        Raises:
            UnsupportedOperation: It is any other place.
        """
        if (offset, whence) == (0, 1) or (offset == self._position and whence == 0):
            return self._position
        if (offset, whence) != (0, 0):
            raise io.UnsupportedOperation("only to the beginning")
        self._position = 0
        self._stream = self._open()
        return 0

    def readinto(self, buffer: object) -> int:
        """Unpack as many bytes as there is room for, or fewer.

        Raises:
            FormatError: The data are damaged, break off, or stand for too much.
        """
        room = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # whatever has a buffer
        try:
            data = self._stream.read1(len(room))  # read would lose what comes before a break
        except EOFError:
            raise self._broken(
                "the compressed data break off", "What stands before was read; is it complete?"
            ) from None
        except (OSError, zlib.error, ValueError) as damaged:
            raise self._broken(f"damaged {self._kind} data: {damaged}", "What stands before was read") from None
        except Exception as damaged:
            if type(damaged).__name__ != "ZstdError":
                raise
            raise self._broken(f"damaged {self._kind} data: {damaged}", "What stands before was read") from None
        self._position += len(data)
        self._check_ratio()
        room[: len(data)] = data
        return len(data)

    def _check_ratio(self) -> None:
        if self._position > max(_FREE, MAX_RATIO * self._packed.tell()):
            raise self._broken(
                f"{self._position:,} bytes come out of {self._packed.tell():,}: this looks like a bomb",
                "If it is none, unpack it first",
            )

    def _open(self) -> io.BufferedIOBase:
        self._packed.seek(0)
        if self._kind == "gzip":
            return gzip.GzipFile(fileobj=self._packed, mode="rb")
        if self._kind == "bzip2":
            return bz2.BZ2File(self._packed)
        need("zstandard", "Zstandard", origin=self._origin)
        import zstandard

        unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
        reader = unpacker.stream_reader(self._packed, read_across_frames=True, closefd=False)
        return cast("io.BufferedIOBase", reader)

    def _broken(self, what: str, hint: str) -> FormatError:
        return FormatError(what, where=self._origin, hint=hint)
