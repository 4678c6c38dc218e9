"""Texts, paths and numbers as a program or a person gives them: what is none is told at the front door."""

from __future__ import annotations

import re
from os import PathLike, fspath
from typing import Literal

from claims.errors import WrongValueError

Letter = Literal["q", "c", "f"]
"""What stands before the number of a quotation, a claim or a fact-check where one is shown."""

_NUMBERED: dict[Letter, str] = {"q": "quotation", "c": "claim", "f": "fact-check"}
_LARGEST = 2**63 - 1  # of a signed integer of 64 bits, which both engines have as keys


def text_of(given: object, *, where: str) -> str:
    """What was given, which has to be a ``str``.

    Args:
        given: What a program gave.
        where: What for: the name of the argument.

    Raises:
        WrongValueError: It is none.
    """
    if isinstance(given, str):
        return given
    raise WrongValueError(f"{kind_of(given)} is no text", where=where, hint=hint_for(given))


def path_of(given: object, *, where: str) -> str:
    """What was given, which has to be a path or an address: a ``str`` or an ``os.PathLike`` of one.

    Args:
        given: What a program gave.
        where: What for: the name of the argument.

    Raises:
        WrongValueError: It is none.
    """
    path = fspath(given) if isinstance(given, PathLike) else given
    if isinstance(path, str):
        return path
    raise WrongValueError(
        f"{kind_of(given)} is no path", where=where, hint="Give a str or an os.PathLike, each for itself"
    )


def number_of(given: object, letter: Letter, *, where: str, hint: str | None = None) -> int:
    """The number of a quotation, a claim or a fact-check: 12, "12" or, as it is shown, "q12".

    Args:
        given: What a program or a person gave.
        letter: What it is the number of.
        where: What for: the name of the argument.
        hint: What to give instead; by default such a number as it is shown.

    Raises:
        WrongValueError: It is none.
    """
    number = -1
    if isinstance(given, int) and not isinstance(given, bool):
        number = given
    elif isinstance(given, str) and (found := re.fullmatch(rf"\s*{letter}?([0-9]{{1,18}})\s*", given, re.IGNORECASE)):
        number = int(found[1])
    if 0 <= number <= _LARGEST:
        return number
    what = repr(given) if isinstance(given, str | int) else kind_of(given)
    raise WrongValueError(f"{what} is no {_NUMBERED[letter]}", where=where, hint=hint or f"Give one such as {letter}12")


def kind_of(given: object) -> str:
    """What something is, for an error: "None", "a value of type bytes"."""
    return "None" if given is None else f"a value of type {type(given).__name__}"


def hint_for(given: object) -> str:
    """What to do about something that is no text."""
    return "Decode it: value.decode('utf-8')" if isinstance(given, bytes | bytearray) else "Give a str"
