"""The seats of politicians, as brackets or commas behind their names tell them: "Ana Ruiz (R-Utah)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from claims.lexicon.lists import sections

_SEAT = re.compile(r",?\s*\(?\b([RDI])-([A-Z][A-Za-z.]*(?:\s[A-Z][a-z]+)?)")
_SEAT_PARTIES = MappingProxyType({"R": "republican", "D": "democratic", "I": "independent"})


def seat_after(text: str, end: int) -> tuple[str, ...]:
    """The party and the state behind a politician's name, casefolded: "Jason Chaffetz (R-Utah)".

    Args:
        text: The text.
        end: The offset after the name.
    """
    match = _SEAT.match(text, end)
    if match is None:
        return ()
    state = match[2].rstrip(".").casefold()
    return _SEAT_PARTIES[match[1]], *_states().get(state, state).split()


@cache
def _states() -> Mapping[str, str]:
    """American states by their abbreviations of the Associated Press."""
    return MappingProxyType(dict(entry.split(" = ") for entry in sections("everyday")["states"]))
