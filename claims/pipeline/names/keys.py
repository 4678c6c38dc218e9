"""The words of a name as they are compared, whatever their capitals, diacritics and full stops."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from claims.lexicon.names.spelling import UNDECOMPOSED

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells father and son apart, behind a surname."""


def key_of(word: str) -> str:
    """A word as names are compared: casefolded, without diacritics and full stops."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").translate(UNDECOMPOSED))
    return "".join(c for c in plain if c.isalnum() or c in "-'")


def keys_of(parts: Iterable[str]) -> tuple[str, ...]:
    """The words of a name as they are compared; suffixes as "Jr." left out."""
    keys = tuple(key for part in parts if (key := key_of(part)))
    return keys[:-1] if len(keys) > 1 and keys[-1] in SUFFIXES else keys


def suffix_of(parts: Iterable[str]) -> str:
    """The suffix that tells father and son apart ("jr", "iii"), else nothing."""
    last = [key_of(part) for part in parts][-1:]
    return last[0] if last and last[0] in SUFFIXES else ""
