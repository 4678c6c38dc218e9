"""Inputs as seekable streams of bytes: files, what comes in on stdin, and what was unpacked or fetched."""

from __future__ import annotations

import io
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claims.errors import EmptyInputError, FormatError, MissingInputError, ReadError

_STDIN_IN_MEMORY = 16_000_000  # bytes; what is more goes through a temporary file


@dataclass(frozen=True, slots=True)
class Source:
    """One opened input.

    Args:
        origin: Its name in messages and in articles.
        suffix: The extension of its name, in lower case with its full stop (".txt"), or nothing.
        stream: Its bytes, seekable, at their beginning.
        size: How many bytes there are; of a large compressed input, as many as are known.
    """

    origin: str
    suffix: str
    stream: BinaryIO
    size: int

    def head(self, size: int) -> bytes:
        """The first ``size`` bytes, fewer where compressed data break off; the stream stands at its beginning again."""
        self.stream.seek(0)
        read = getattr(self.stream, "read1", self.stream.read)  # gives what it has before it raises
        data = bytearray()
        with suppress(FormatError):
            while len(data) < size and (piece := read(size - len(data))):
                data += piece
        self.stream.seek(0)
        return bytes(data)

    def read(self, *, limit: int) -> bytes:
        """All bytes.

        Raises:
            FormatError: There are more than ``limit``.
        """
        self.stream.seek(0)
        data = b"" if self.size > limit else self.stream.read(limit + 1)
        size = max(self.size, len(data))
        if size > limit:
            raise FormatError(
                f"{size:,} bytes are more than one article may have ({limit:,})",
                where=self.origin,
                hint="If this really is one article, raise --max-characters",
            )
        return data


@contextmanager
def open_file(path: Path, origin: str) -> Iterator[Source]:
    """Open a regular file.

    Raises:
        MissingInputError: No such file.
        EmptyInputError: It has no bytes.
        ReadError: It is no regular file, or the system refuses.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise ReadError(
                f"this is {_kind_of(mode)}, not a file", where=origin, hint="Pipe it in instead: claims import - < it"
            )
        stream = path.open("rb")
    except FileNotFoundError:
        raise MissingInputError("no such file or folder", where=origin, hint="Check the spelling") from None
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or str(refused)
        raise ReadError(f"cannot be opened: {reason}", where=origin, hint="Check its permissions") from refused
    with stream:
        yield _source(stream, origin, path.suffix.lower())


@contextmanager
def open_stream(stream: BinaryIO, origin: str) -> Iterator[Source]:
    """Keep what a stream holds where it can be read twice.

    Raises:
        EmptyInputError: It has no bytes.
    """
    with tempfile.SpooledTemporaryFile(max_size=_STDIN_IN_MEMORY) as kept:
        shutil.copyfileobj(stream, kept)
        yield _source(kept, origin, "")  # type: ignore[arg-type]  # it has all that we call


def source_of(data: bytes, origin: str, *, suffix: str = "") -> Source:
    """Bytes that are in memory already: a record of an archive, a page that was fetched.

    Raises:
        EmptyInputError: There are none.
    """
    return _source(io.BytesIO(data), origin, suffix)


def _source(stream: BinaryIO, origin: str, suffix: str) -> Source:
    size = stream.seek(0, 2)
    stream.seek(0)
    if not size:
        raise EmptyInputError("the input is empty", where=origin)
    return Source(origin, suffix, stream, size)


def _kind_of(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "something special")
