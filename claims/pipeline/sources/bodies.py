"""Persons named behind a body and their office in it: "Council on Harbours chief executive Omar Haddad"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Pair
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.kinds import given_names, organisation_heads
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.phrases import PREPOSITIONS, is_plural, organisation_nouns
from claims.pipeline.text.surface import Surface, Word

_LINKS = frozenset({"and", "&", "the"})
_ARTICLES = frozenset({"the", "a", "an"})
# Who has people, and is no body with offices: "the family of Harlow student Ana Ruiz".
_OWN = frozenset({"family", "estate", "office", "staff", "team", "government", "administration", "cabinet", "death"})


def officer_of_body(surface: Surface, named: Sequence[Pair], inside: Sequence[Word]) -> Pair | None:
    """The person in full who ends a phrase that begins with a body and what the person is in it; None without one.

    Args:
        surface: The text.
        named: The mentions in the phrase.
        inside: The phrase's words.

    Returns:
        The mention, its role from the body's first word on, and whom it stands for.
    """
    if not named or named[-1][1].kind != "person":
        return None
    name, entity = named[-1]
    role = name.role
    if role is None or len(name.words) < 2 or name.possessive or name.end < inside[-1].end:
        return None
    titled = [word for word in inside if word.start < role[1]]
    before = list(itertools.dropwhile(lambda word: word.key in _ARTICLES, titled))
    office = _first_office(before)
    if role[1] > name.start or office is None or not _is_body(surface, named, before[:office]):
        return None
    return replace(name, role=(before[0].start, role[1])), entity


def _first_office(before: Sequence[Word]) -> int | None:
    """How many words stand before the words that say what somebody is: "chief executive", "chair"."""
    place = len(before)
    while place and (is_office(before[place - 1].key) or _leads_to_office(before, place)):
        place -= 1
    return place if 1 < place < len(before) else None


def _leads_to_office(before: Sequence[Word], place: int) -> bool:
    """Whether a word belongs to the office behind it: "chief executive", "lead author", "Executive and General"."""
    word = before[place - 1]
    if word.key == "and":
        return place > 1 and is_office(before[place - 2].key) and place < len(before)
    return place < len(before) and (word.text.islower() or word.key in {"general", "chief"}) and _modifies(word)


def _modifies(word: Word) -> bool:
    return word.key not in PREPOSITIONS | organisation_nouns() | organisation_heads() | _LINKS


def _is_body(surface: Surface, named: Sequence[Pair], body: Sequence[Word]) -> bool:
    """Whether words are the name of one body: in capitals but for what links them, with a link among them."""
    first, last = body[0], body[-1]
    links = [word for word in body if word.key in PREPOSITIONS | _LINKS]
    if not links or not first.capital or last in links or any(word.possessive for word in body):
        return False
    if any(not word.capital and word not in links and word.key not in organisation_nouns() for word in body):
        return False
    if any(_names_somebody(*one) for one in named if one[0].start < last.end) or first.key in given_names():
        return False
    lead = body[: body.index(links[0])]
    if any(_is_people(surface, word) for word in lead) or lead[-1].key in _OWN:
        return False
    return not any(word.key in {"and", "&"} for word in links) or _is_one(surface, named, body)


def _names_somebody(name: Name, entity: Entity) -> bool:
    """Whether a mention in a body's name is surely a person's; two capitals alone may be taken for one."""
    return entity.kind == "person" and (len(name.words) == 1 or key_of(name.words[0]) in given_names())


def _is_people(surface: Surface, word: Word) -> bool:
    """Whether a word is for people or what one is: "Friends of", "Aide to", "Minister for"."""
    people = words("everyday", "people", "unnamed", "kin")
    single = word.key.removesuffix("s")
    return is_office(word.key) or word.key in people or (is_plural(surface, word) and is_office(single))


def _is_one(surface: Surface, named: Sequence[Pair], body: Sequence[Word]) -> bool:
    """Whether a body with "and" in its name is one: a name that holds it, or a head that only the whole has."""
    links = [word for word in body if word.key in {"and", "&"}]
    if all(any(name.start < link.start < name.end for name, _ in named) for link in links):
        return True
    heads = organisation_heads() | organisation_nouns()
    return body[-1].key in heads and body[body.index(links[0]) - 1].key not in heads
