"""Names cut short as no surname shows: "Mohamed bin Zayed" of "Mohamed bin Zayed Al Nahyan"; "Rosli Hamid" too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.pipeline.names.kinds import given_names, organisation_heads

_SON_OF = frozenset({"bin", "ibn", "ben", "bint"})
_JOINED = re.compile(r"^(?!Ma?c|De|Di|La|Le|Van|Fitz)\w*[a-z][A-Z]")  # two words in one: "OutFront"
_FEWEST = 3  # words of a name with a father's


def is_patronym(keys: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name with the father's is a full one without what the family is called.

    Args:
        keys: The shorter name's words, as names are compared.
        full: The fuller one's.
    """
    shorter = _FEWEST <= len(keys) < len(full)
    return shorter and keys[1] in _SON_OF and tuple(full[: len(keys)]) == tuple(keys)


def is_beginning(keys: Sequence[str], full: Sequence[str], printed: str = "") -> bool:
    """Whether a name of several words begins a fuller one, whose other words are neither given names nor a body's.

    Args:
        keys: The shorter name's words, as names are compared: "Rosli Hamid".
        full: The fuller one's: "Rosli Hamid Yusof".
        printed: The fuller one as printed: no person is called "Ana Ruiz OutFront", as a programme is.
    """
    rest = full[len(keys) :]
    if len(keys) < _FEWEST - 1 or not rest or tuple(full[: len(keys)]) != tuple(keys):
        return False
    if any(_JOINED.search(word) for word in printed.split()[len(keys) :]):
        return False
    return given_names().isdisjoint(rest) and organisation_heads().isdisjoint(rest)


def is_fathers(keys: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a single name is only the father's in a fuller one: "Salman" in "Khalifa bin Salman".

    Args:
        keys: The single name, as names are compared.
        full: The fuller one's words.
    """
    return len(keys) == 1 and len(full) >= _FEWEST and full[-1] == keys[0] and full[-2] in _SON_OF
