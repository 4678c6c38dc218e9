"""Keys for looking candidates up: two names that may be one share a key, so that nobody compares all with all."""

from __future__ import annotations

from functools import lru_cache

from claims.lexicon.names.spelling import likeness_keys, skeleton, variants_key
from claims.resolve.entities import organisations
from claims.resolve.entities.names import PersonName, normalise, parse_person, readings
from claims.resolve.entities.records import Known, LocalEntity
from claims.resolve.entities.roles import words_of
from claims.resolve.entities.scoring import formal, is_common


@lru_cache(maxsize=65536)
def block_keys(name: str, kind: str) -> frozenset[str]:
    """The keys of one spelling of a name.

    A person's keys are those of the surname's likenesses. Where many have it, the first letter of each possible first
    name goes with its consonants, so that a full name meets only its like ("smith" + "j"); a common surname alone has
    a key of its own and meets those known under the surname alone. An organisation's keys are its words and its
    initials. Two spellings that :func:`claims.resolve.score` calls the same share a key, but for a surname misspelled
    in its consonants.

    Args:
        name: One spelling.
        kind: ``person`` or ``organisation``.
    """
    keys = _organisation_keys(name) if kind == "organisation" else _person_keys(name)
    return frozenset(keys) or frozenset({f"{kind[:1]}={normalise(name)}"})


PROMINENT = 10
"""From so many articles on, a common surname alone may mean somebody: few are named so often, so blocks stay small."""


def keys_of(local: LocalEntity | Known, *, articles: int = 0) -> frozenset[str]:
    """The keys under which somebody is looked up and stored.

    The surname alone, where it is common, is left out if the article has the full name: else all who are called Smith
    would be candidates for every Smith. The words of the roles lead from Prime Minister Johnson to Boris Johnson.

    Args:
        local: Somebody of an article, or known.
        articles: How many articles name him, her or it.
    """
    full = parse_person(local.name) if local.kind == "person" else None
    keys = _keys(local.name, local.kind, local.spellings, is_prominent=articles >= PROMINENT)
    if full and is_common(full.family):
        keys |= {f"p:{skeleton(full.family)}@{word}" for word in words_of(local.roles)}
    return keys


@lru_cache(maxsize=65536)  # whoever is named in many articles is a candidate in all of them
def _keys(name: str, kind: str, spellings: tuple[str, ...], *, is_prominent: bool) -> frozenset[str]:
    """The keys of names alone."""
    keys = set(block_keys(name, kind))
    full = parse_person(name) if kind == "person" else None
    for spelling in spellings:
        parsed = parse_person(spelling) if full else None
        if not (full and parsed and parsed.lone and not full.lone and is_common(parsed.family)):
            keys |= block_keys(spelling, kind)
    if full and is_prominent:
        keys |= block_keys(full.family, kind)
    return frozenset(keys)


def _person_keys(name: str) -> set[str]:
    parsed = parse_person(name)
    if parsed is None:
        return set()
    keys = {key for reading in readings(parsed) for key in _keys_of_reading(reading)}
    if len(parsed.tokens) > 2 and len(parsed.tokens[-2]) > 1:
        # A second surname that other articles leave out (Claudia Sheinbaum Pardo) or tie with a hyphen (Ocasio-Cortez).
        keys |= _alike(parsed.tokens[-2]) | _alike("".join(parsed.tokens[-2:]))
    return keys


def _alike(family: str) -> set[str]:
    return {f"p:{key}" for key in likeness_keys(family)}


def _keys_of_reading(name: PersonName) -> set[str]:
    if not is_common(name.family):
        return _alike(name.family)
    family = skeleton(name.family)
    if name.lone:
        return {f"p:{family}:"}
    # Each given name, because the first may be left out (Mohammad Javad Zarif, Javad Zarif).
    return {f"p:{family}:{_first_letter(full)}" for given in name.given for full in formal(given)}


def _first_letter(given: str) -> str:
    """The first letter as far as romanisations agree on it."""
    return given[0].translate(_LETTERS)


# Yusuf and Jusuf, Qasim and Kasim, Ebrahim and Ibrahim, Walid and Valid.
_LETTERS = str.maketrans("yqcgwiou", "jkkkveee")


def _organisation_keys(name: str) -> set[str]:
    words = organisations.core(name)
    if not words:
        return set()
    keys = {"o:" + "".join(map(variants_key, form)) for form in (words, organisations.short_form(words))}
    keys |= {f"o#{number}" for number in organisations.aliases(name)}
    letters = organisations.initials(name) | {organisations.acronym(name) or ""}
    return keys | {f"o@{acronym}" for acronym in letters if len(acronym) >= organisations.ACRONYM_LENGTH}
