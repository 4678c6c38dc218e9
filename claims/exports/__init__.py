"""What the database holds, in formats that others read; one file a format, and a registry of them.

Exports stream: a piece of text is made, written and forgotten, so memory does not grow with the database.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claims.arguments import text_of
from claims.errors import WriteError, WrongValueError
from claims.exports import citron, claimreview, csv, ftm, jsonl, quotation, webannotation
from claims.exports.format import OPTIONS, Format, Wanted

if TYPE_CHECKING:
    from claims.store.reader import Reader

__all__ = ["FORMATS", "Format", "Wanted", "export", "format_called", "save"]

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        csv.FORMAT,
        jsonl.FORMAT,
        jsonl.QUOTATIONS,
        webannotation.FORMAT,
        quotation.FORMAT,
        citron.FORMAT,
        ftm.FORMAT,
        claimreview.FORMAT,
    )
}
"""All formats by their names."""


def format_called(name: str) -> Format:
    """The format of this name.

    Raises:
        WrongValueError: There is none.
    """
    found = FORMATS.get(text_of(name, where="--format"))
    if found is None:
        raise WrongValueError(
            f"there is no format {name!r}", where="--format", hint=f"Give one of {', '.join(sorted(FORMATS))}"
        )
    return found


def export(reader: Reader, name: str, wanted: Wanted | None = None) -> Iterator[str]:
    """What fits, as text in a format, piece after piece.

    Args:
        reader: The database; it must stay open until the last piece is taken.
        name: The name of a format; see :data:`FORMATS`.
        wanted: What to export; everything where it is left out.

    Raises:
        WrongValueError: There is no such format, or something is wanted that means nothing to it.
    """
    chosen, wanted = format_called(name), wanted or Wanted()
    for option in OPTIONS:
        if getattr(wanted, option) and option not in chosen.takes:
            those = ", ".join(sorted(one.name for one in FORMATS.values() if option in one.takes))
            raise WrongValueError(
                f"this means nothing to the format {name}",
                where=f"--{option.replace('_', '-')}",
                hint=f"Leave it out, or export {those}",
            )
    return chosen.pieces(reader, wanted)


def save(pieces: Iterator[str], path: Path) -> None:
    """Write pieces of text to a file, UTF-8, line ends untouched; what was there is replaced once all is written.

    Args:
        pieces: The text.
        path: Where to; it holds what it held before if anything fails.

    Raises:
        WriteError: The file cannot be written.
    """
    try:
        # Through links, and in the folder of the file itself, so that the last step is one rename.
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as device:
                device.writelines(pieces)
            return
        _replace(pieces, target)
    except OSError as refused:
        raise WriteError(f"cannot be written: {refused.strerror or refused}", where=str(path)) from refused


def _replace(pieces: Iterator[str], target: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        # As open() would have made it, and not for one's own eyes only, as mkstemp does.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
