"""What everybody knows of public figures: "the Vermont senator" is Bernie Sanders, whom the article only names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from claims.lexicon.lists import sections
from claims.pipeline.names.keys import keys_of

Gender = Literal["men", "women"]
_GENDERS: tuple[Gender, ...] = ("men", "women")


def known_as(keys: tuple[str, ...]) -> frozenset[str]:
    """Words for what a person is or was; none of one whom the list does not have.

    Args:
        keys: The words of the name as they are compared; names between first and last do not count.
    """
    return _figures().get(_ends(keys), (None, frozenset()))[1]


def known_gender(keys: tuple[str, ...]) -> Gender | None:
    """The gender of a public figure; arguments as those of :func:`known_as`."""
    return _figures().get(_ends(keys), (None, frozenset()))[0]


def is_known_surname(key: str) -> bool:
    """Whether a public figure bears a surname.

    Args:
        key: The surname as it is compared.
    """
    return key in _surnames()


def _ends(keys: tuple[str, ...]) -> tuple[str, ...]:
    """First and last word; a surname alone stands for whoever alone bears it in the list."""
    return (keys[0], keys[-1]) if len(keys) > 1 else keys


@cache
def _figures() -> Mapping[tuple[str, ...], tuple[Gender | None, frozenset[str]]]:
    found: dict[tuple[str, ...], tuple[Gender | None, frozenset[str]]] = {}
    surnames: dict[str, list[tuple[str, ...]]] = {}
    for gender in _GENDERS:
        for entry in sections("public_figures")[gender]:
            name, _, words = entry.partition(" = ")
            keys = _ends(keys_of(name.split()))
            known = found.get(keys, (gender, frozenset()))[1] | frozenset(words.split())
            found[keys] = (gender, known)
            if keys not in surnames.setdefault(keys[-1], []):
                surnames[keys[-1]].append(keys)
    alone = {(surname,): found[full[0]] for surname, full in surnames.items() if len(full) == 1}
    return MappingProxyType(alone | found)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(keys[-1] for keys in _figures() if len(keys) > 1)
