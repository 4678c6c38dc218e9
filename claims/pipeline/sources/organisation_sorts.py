"""What sort of organisation a name stands for: by its own words, and by what the text calls it."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon.lists import sections, words
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.kinds import legal_forms, outlets
from claims.pipeline.sources.phrases import organisation_nouns
from claims.pipeline.text.surface import Surface

_SORT = "sort: "
_OUTLETS = frozenset({f"{_SORT}papers", f"{_SORT}broadcasters"})
_LOOKED_AT = 4  # first mentions of one organisation: there the text says what it is
_BEFORE = 40  # characters
_AFTER = 90
_MOST_WORDS = 7  # of an apposition
_CALLED = frozenset({"called", "named", "dubbed"})
# "Galaxy, a polling firm", "the Herald, Ayr's largest newspaper"; what follows after the noun does not matter.
_APPOSED = re.compile(r"\s*[,(—–]\s*(?:an?|the|its|[\w.-]+['’]s)\s+", re.IGNORECASE)
_ENDS = re.compile(r"[,.;:()—–\n\"“”]|\s(?:that|which|who|of|for|in|by|to|with|at|on)\s")


@cache
def sorts_of_noun(noun: str) -> frozenset[str]:
    """The sorts that a noun may stand for; none where it stands for any."""
    return frozenset(name for name in sections("organisations") if name.startswith(_SORT) and noun in _listed(name))


@cache
def _listed(sort: str) -> frozenset[str]:
    return words("organisations", sort)


def sorts_of_name(entity: Entity) -> frozenset[str]:
    """What sort an organisation is by its name: its last word, else the word before "of" or "for"."""
    if " ".join(entity.keys) in outlets():
        return sorts_of_noun(entity.keys[-1]) & _OUTLETS or _OUTLETS
    if entity.keys[-1] in legal_forms():
        return frozenset({_SORT + "firms"})
    parts = [key_of(part) for part in entity.name.split()]
    cut = next((parts.index(part) for part in ("of", "for") if part in parts[1:]), len(parts))
    return sorts_of_noun(parts[cut - 1]) or sorts_of_noun(entity.keys[-1])


def called(surface: Surface, entity: Entity) -> frozenset[str]:
    """The nouns that the text gives an organisation: "the lobby group Amber", "Amber, a lobby group"."""
    found: set[str] = set()
    for name in entity.names[:_LOOKED_AT]:
        before = surface.words_between(max(0, name.start - _BEFORE), name.start)
        gap = surface.text[before[-1].end : name.start] if before else ""
        if before and not gap.strip(" ,\"“'‘"):
            last = before[-2] if len(before) > 1 and before[-1].key in _CALLED else before[-1]
            if not last.possessive and last.text.islower():
                found.add(last.key)
        apposed = _APPOSED.match(surface.text, name.end)
        if apposed is not None:
            end = _ENDS.search(surface.text, apposed.end())
            stop = min(end.start() if end is not None else len(surface.text), apposed.end() + _AFTER)
            phrase = surface.words_between(apposed.end(), stop)
            if phrase and len(phrase) <= _MOST_WORDS:
                found.add(phrase[-1].key)
    return frozenset(found & organisation_nouns())
