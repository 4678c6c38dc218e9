"""Inputs as seekable streams of bytes: files, and whatever comes in on stdin."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
        size: How many bytes there are.
    """

    origin: str
    suffix: str
    stream: BinaryIO
    size: int

    def head(self, size: int) -> bytes:
        """The first ``size`` bytes; the stream stands at its beginning again."""
        self.stream.seek(0)
        data = self.stream.read(size)
        self.stream.seek(0)
        return data

    def read(self, *, limit: int) -> bytes:
        """All bytes.

        Raises:
            FormatError: There are more than ``limit``.
        """
        if self.size > limit:
            raise FormatError(
                f"{self.size:,} bytes are more than one article may have ({limit:,})",
                where=self.origin,
                hint="If this really is one article, raise --max-characters",
            )
        self.stream.seek(0)
        return self.stream.read(limit)


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
