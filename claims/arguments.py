"""What a program gives in place of a text or a path: told at the front door, and not from deep inside."""

from __future__ import annotations

from os import PathLike, fspath

from claims.errors import WrongValueError


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


def kind_of(given: object) -> str:
    """What something is, for an error: "None", "a value of type bytes"."""
    return "None" if given is None else f"a value of type {type(given).__name__}"


def hint_for(given: object) -> str:
    """What to do about something that is no text."""
    return "Decode it: value.decode('utf-8')" if isinstance(given, bytes | bytearray) else "Give a str"
