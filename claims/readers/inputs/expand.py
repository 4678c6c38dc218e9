"""What a person names, as the single inputs that it stands for: folders and patterns opened up, in a fixed order."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from claims.errors import ClaimsError, EmptyInputError, MissingInputError, ReadError
from claims.readers.failure import Failure
from claims.readers.inputs.compressed import SUFFIXES as COMPRESSED
from claims.readers.inputs.sniff import SUFFIXES

_URL = re.compile(r"[a-z][a-z0-9+.\-]+://", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")


def expand(name: str, *, notify: Callable[[str], None]) -> Iterator[Path | Failure]:
    """The files behind a path, a folder or a pattern.

    A folder stands for the files in it and below, sorted, that have an extension of an article and are not hidden;
    what it leaves out is told. A pattern (``news/*.txt``, ``**`` for any depth) stands for what it matches.

    Args:
        name: What the person wrote.
        notify: Hears how many files of a folder were left out.
    """
    try:
        if _URL.match(name):
            raise ReadError(
                f"only http and https addresses are fetched, not {name.partition(':')[0]}",
                where=name,
                hint="Save it as a file and import that",
            )
        path = Path(name)
        if os.path.lexists(name) or not _PATTERN.search(name):
            yield from _open_up(path, notify)
            return
        yield from _matches(name, notify)
    except ClaimsError as error:
        yield Failure.of(error, name)
    except (OSError, ValueError, re.error) as refused:
        reason = getattr(refused, "strerror", None) or str(refused)
        yield Failure.of(ReadError(f"cannot be opened: {reason}", hint="Check its name and permissions"), name)


def is_article(path: Path) -> bool:
    """Whether a file of a folder is read: by its extension, or by the one before if that says "compressed"."""
    suffix = path.suffix.lower()
    return (Path(path.stem).suffix.lower() if suffix in COMPRESSED else suffix) in SUFFIXES


def absolute_name(name: str) -> str:
    """A path or pattern from the root of the file system; ``-`` and web addresses as they are."""
    return name if name == "-" or _URL.match(name) else os.path.abspath(name)  # noqa: PTH100 - Path takes no patterns


def is_web_address(name: str) -> bool:
    """Whether this is fetched instead of opened."""
    return bool(_WEB.match(name))


def printable(path: Path) -> str:
    """A path as text that every database and terminal takes; bytes that are no UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _matches(pattern: str, notify: Callable[[str], None]) -> Iterator[Path | Failure]:
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - patterns with any root
    files = [match for match in matches if not match.is_dir()]
    if not matches:
        raise MissingInputError("nothing matches this pattern", where=pattern, hint="Check the folder and the name")
    yield from files
    # "news/*" means the files; only a pattern that matches folders alone ("news/2021-*") means what is in them.
    for folder in () if files else matches:
        yield from _open_up(folder, notify)


def _open_up(path: Path, notify: Callable[[str], None]) -> Iterator[Path | Failure]:
    if not path.is_dir():
        yield path
        return
    found = False
    left_out: Counter[str] = Counter()
    for entry in _walk(path):
        if isinstance(entry, Failure) or is_article(entry):
            found = True
            yield entry
        else:
            left_out[entry.suffix.lower() or "no extension"] += 1
    if left_out:
        kinds = ", ".join(f"{count} {kind}" for kind, count in left_out.most_common(5))
        notify(f"{printable(path)}: files of other kinds left out ({kinds}); name them to read them")
    if not found:
        raise EmptyInputError(
            "no articles in this folder", where=printable(path), hint=f"It needs files in {', '.join(SUFFIXES)}"
        )


def _walk(folder: Path) -> Iterator[Path | Failure]:
    refused: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(parent, name)
        while refused:
            error = refused.pop(0)
            yield _refusal(error)
    for error in refused:
        yield _refusal(error)


def _refusal(error: OSError) -> Failure:
    where = printable(Path(error.filename)) if error.filename else "folder"
    return Failure.of(
        ReadError(f"cannot be opened: {error.strerror}", where=where, hint="Check its permissions"), where
    )
