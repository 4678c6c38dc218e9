"""Bytes to characters: UTF-8 and marked UTF-16 and UTF-32 at once, anything else only where it is sure."""

from __future__ import annotations

import codecs
import re

from claims.errors import EncodingError, FormatError
from claims.readers.inputs.source import Source
from claims.readers.options import ReadOptions

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1 << 20
_SAMPLE = 100_000  # bytes that charset-normalizer looks at: more changes its answer on no text that we tried
# How far a candidate's noise and a candidate's likeness to a language may lie from the best's and still compete.
_CHAOS_MARGIN = 0.03
_COHERENCE_MARGIN = 0.05
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning names, if there is one."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if head.startswith(mark)), None)


def checked_encoding(name: str) -> str:
    """The encoding that a person named.

    Raises:
        EncodingError: Python knows no such encoding for text.
    """
    try:
        b"\xff\xfe0".decode(name, "replace")  # codecs that are no encodings of texts (idna) refuse this
    except (LookupError, ValueError):
        raise EncodingError(
            f"unknown encoding {name!r}", where="--encoding", hint="Try utf-8, cp1252, latin-1 or utf-16"
        ) from None
    return name


def _is_known(name: str) -> bool:
    """Whether Python knows the encoding that a server named."""
    try:
        checked_encoding(name)
    except EncodingError:
        return False
    return True


def encoding_of(source: Source, options: ReadOptions) -> str:
    """The encoding of an input: as told, as marked, UTF-8 where that fits, else what is sure and is told on.

    Args:
        source: The input; its stream is left at the beginning.
        options: ``encoding`` overrides all; ``notify`` hears of an encoding that had to be detected.

    Returns:
        The name of a codec that keeps a byte order mark as a character.

    Raises:
        EncodingError: No encoding is sure.
    """
    known = options.encoding or marked_encoding(source.head(4))
    if known:
        return known
    broken = _first_invalid_utf8(source)
    if broken is None:
        return "utf-8"
    if options.fetched and options.fetched.charset and _is_known(options.fetched.charset):
        return options.fetched.charset
    encoding = _detect(source, broken)
    options.notify(f"{source.origin}: not UTF-8, read as {encoding} (--encoding overrides)")
    return encoding


def decode(data: bytes, encoding: str, *, origin: str) -> str:
    """All characters, with byte order mark and line ends as they are.

    Raises:
        EncodingError: The bytes do not fit the encoding.
    """
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as broken:
        raise EncodingError(
            f"byte {broken.start:,} does not fit the encoding {encoding}",
            where=origin,
            hint="Name the right one with --encoding",
        ) from None


def _first_invalid_utf8(source: Source) -> int | None:
    """The offset of the first byte that breaks UTF-8, without holding the whole input."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    source.stream.seek(0)
    done = 0
    try:
        while chunk := source.stream.read(_CHUNK):
            held = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as broken:
                return done - held + broken.start
            done += len(chunk)
        held = len(decoder.getstate()[0])
        return done - held if held else None
    except FormatError:
        return None  # compressed data that break off: whoever reads them gets there, too, and tells
    finally:
        source.stream.seek(0)


def _detect(source: Source, broken: int) -> str:
    """What charset-normalizer is sure of: all that compete with its best candidate read the same text."""
    from charset_normalizer import from_bytes

    source.stream.seek(max(0, broken - _SAMPLE // 2))
    sample = source.stream.read(_SAMPLE)
    source.stream.seek(0)
    if _is_damaged_utf8(sample):
        raise EncodingError(
            f"damaged UTF-8: byte {broken:,} fits no character, most others do",
            where=source.origin,
            hint="Repair the file, or name another encoding with --encoding",
        )
    matches = list(from_bytes(sample))
    best = matches[0] if matches else None
    rivals = [
        match
        for match in matches
        if best and match.chaos <= best.chaos + _CHAOS_MARGIN and match.coherence >= best.coherence - _COHERENCE_MARGIN
    ]
    if best is None or not best.coherence or any(str(rival) != str(best) for rival in rivals):
        names = sorted({match.encoding for match in rivals}) or ["latin-1"]
        raise EncodingError(
            f"not UTF-8, and no other encoding is sure (could be {', '.join(names[:4])})",
            where=source.origin,
            hint="Name it with --encoding, for example --encoding cp1252",
        )
    return _familiar(best.could_be_from_charset, best.encoding)


def _familiar(names: list[str], fallback: str) -> str:
    """The best-known name among encodings that read the text alike."""
    return next((name for name in ("latin_1", "cp1252", "cp1251", "cp1250") if name in names), fallback)


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether most bytes above ASCII do form characters of UTF-8."""
    high = len(_HIGH.findall(sample))
    fitting = sum(len(match) for match in _MULTIBYTE.findall(sample))
    return fitting * 2 > high
