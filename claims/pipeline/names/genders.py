"""Whether a person is a man or a woman, as far as titles and given names tell."""

from __future__ import annotations

from functools import cache
from typing import Literal

from claims.lexicon.lists import words
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.public import known_gender

Gender = Literal["men", "women"]

_WOMEN = frozenset({"mrs", "ms", "miss", "madam", "madame", "señora", "lady", "dame", "queen", "princess"})
_MEN = frozenset({"mr", "sir", "lord", "king", "prince", "señor", "sheikh", "imam", "ayatollah", "pope", "herr"})


def gender_of_title(title: str | None) -> Gender | None:
    """The gender that an honorific tells.

    Args:
        title: Casefolded, without full stop.
    """
    if title in _WOMEN:
        return "women"
    return "men" if title in _MEN else None


@cache
def _women() -> frozenset[str]:
    return frozenset(map(key_of, words("given_names", "women")))


@cache
def _men() -> frozenset[str]:
    return frozenset(map(key_of, words("given_names", "men")))


def given_gender(keys: tuple[str, ...]) -> Gender | None:
    """The gender of most who bear the given name of a full name."""
    if len(keys) < 2:
        return None
    first = keys[0]
    for part in (first, first.partition("-")[0]):
        if part in _women():
            return "women"
        if part in _men():
            return "men"
    return None


def likely_gender(keys: tuple[str, ...]) -> Gender | None:
    """The gender that a full name tells by itself, of a public figure or by the given name."""
    return known_gender(keys) or given_gender(keys)
