"""Word lists about names: spellings, short forms, common surnames, particles, titles, organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files


def _lines(name: str) -> Iterator[str]:
    text = (files("claims.lexicon.names") / name).read_text(encoding="utf-8")
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def variants() -> Mapping[str, str]:
    """Each irregular spelling of a name to the first of its group."""
    first: dict[str, str] = {}
    for line in _lines("variants.txt"):
        group = line.split()
        for spelling in group:
            first.setdefault(spelling, group[0])
    return first


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Each short form of a given name to the full names that it can stand for."""
    pairs = (line.partition(":") for line in _lines("nicknames.txt"))
    return {short.strip(): frozenset(full.split()) for short, _, full in pairs}


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that many people of the news share."""
    return frozenset(word for line in _lines("common_surnames.txt") for word in line.split())


@cache
def family_first() -> frozenset[str]:
    """Surnames that, printed first, are the surname (Chinese, Korean, Vietnamese, Hungarian)."""
    return frozenset(word for line in _lines("family_first.txt") for word in line.split())


@cache
def particles() -> Mapping[str, frozenset[str]]:
    """Words inside surnames: ``bare`` ones may be left out, ``bound`` ones belong to the name."""
    pairs = (line.partition(":") for line in _lines("particles.txt"))
    return {kind.strip(): frozenset(words.split()) for kind, _, words in pairs}


@cache
def honorifics() -> frozenset[str]:
    """Words before a name that are no part of it."""
    return frozenset(word for line in _lines("honorifics.txt") for word in line.split())


@cache
def organisations() -> tuple[tuple[str, ...], ...]:
    """Names of one organisation that no rule brings together, a tuple for each organisation."""
    return tuple(tuple(name.strip() for name in line.split(";")) for line in _lines("organisations.txt"))
