"""ZIP files within bounds: what is in them, and members that may not unpack to more than they should."""

from __future__ import annotations

import struct
import zipfile
import zlib

from claims.errors import FormatError
from claims.readers.inputs.source import Source

_MOST_DIRECTORY = 8_000_000  # bytes of the list of members: 100,000 files, and 100 MB as Python's objects
_END = b"PK\x05\x06"
_TAIL = 65_557  # bytes in which the end of the list is found: itself and the longest comment
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError)
"""What the standard library raises on ZIP files that are damaged, encrypted or packed in an unusual way."""


def names_within(source: Source) -> frozenset[str]:
    """The names of a ZIP file's members; none where it is damaged.

    Args:
        source: The input; its stream is left at the beginning.
    """
    try:
        with open_zip(source) as archive:
            return frozenset(archive.namelist())
    except FormatError:
        return frozenset()
    finally:
        source.stream.seek(0)


def open_zip(source: Source) -> zipfile.ZipFile:
    """A ZIP file, opened.

    Raises:
        FormatError: It is damaged, or lists so many members that the list itself is an attack.
    """
    source.stream.seek(max(0, source.size - _TAIL))
    tail = source.stream.read(_TAIL)
    end = tail.rfind(_END)
    if end >= 0 and len(tail) >= end + 16 and struct.unpack("<L", tail[end + 12 : end + 16])[0] > _MOST_DIRECTORY:
        raise FormatError("this ZIP file lists too many members", where=source.origin)
    try:
        return zipfile.ZipFile(source.stream)
    except DAMAGED as damaged:
        raise broken_zip(damaged, source.origin) from None


def read_member(archive: zipfile.ZipFile, name: str, *, limit: int, origin: str) -> bytes | None:
    """What one member unpacks to; None where there is none of this name.

    Raises:
        FormatError: It is damaged, encrypted, or unpacks to more than ``limit`` bytes.
    """
    if name not in archive.NameToInfo:
        return None
    try:
        with archive.open(name) as member:
            data = member.read(limit + 1)
    except DAMAGED as damaged:
        raise broken_zip(damaged, origin) from None
    if len(data) > limit:
        raise FormatError(
            f"its part {name} unpacks to more than {limit:,} bytes",
            where=origin,
            hint="If this really is one article, raise --max-characters",
        )
    return data


def broken_zip(damaged: Exception, origin: str) -> FormatError:
    """The error for a ZIP file that is damaged."""
    return FormatError(f"damaged ZIP file: {damaged}", where=origin, hint="Save the document anew")
