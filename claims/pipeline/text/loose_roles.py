"""What somebody is where no comma parts it from the name: "quoted Ana Ruiz the head of the board as saying"."""

from __future__ import annotations

import re

_LOOSE = re.compile(
    r"(?:[A-Z][\w’'.-]*\s){0,4}[A-Z][\w’'-]*[a-z]\s[A-Z][\w’'-]*[a-z](?=\s(?:the|an?)\s[a-z][\w-]*\s(?:of|for|in|at)\s)"
)


def before_loose_role(text: str, start: int, end: int) -> int:
    """Where the name ends that words begin with, if what somebody is follows it at once; else where the words end.

    Args:
        text: The article's.
        start: The first character of the words.
        end: After the last.
    """
    named = _LOOSE.match(text, start, end)
    return named.end() if named is not None else end
