"""Word lists in plain text files: sections in brackets, entries apart by commas or line ends, ``#`` for comments."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of the list ``name`` (``titles``), each with its entries in the order of the file.

    Raises:
        FileNotFoundError: Claims comes with no such list.
    """
    found: dict[str, list[str]] = {}
    entries = found.setdefault("", [])
    for raw in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            entries = found.setdefault(line[1:-1], [])
        else:
            entries.extend(entry for part in line.split(",") if (entry := part.strip()))
    return MappingProxyType({section: tuple(words) for section, words in found.items()})


@cache
def words(name: str, *names: str) -> frozenset[str]:
    """The entries of one or several sections of the list ``name``, casefolded.

    Args:
        name: The list.
        names: Its sections; all of them where none is named.

    Raises:
        KeyError: The list has no such section.
    """
    lists = sections(name)
    return frozenset(entry.casefold() for section in names or tuple(lists) for entry in lists[section])
