"""Names that end a description without a comma: "Head of the Press Department of the presidency office Omar Haddad"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.names.kinds import organisation_heads
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.titles import is_office, is_title
from claims.pipeline.sources.phrases import DEFINITE, PREPOSITIONS
from claims.pipeline.text.surface import Surface, Word

_FROM_THERE = re.compile(r"\s(?:of|from)\s(?:the\s)?[^\W\d_]\w+(?:\s[^\W\d_]\w+)?")


def closes_description(surface: Surface, inside: Sequence[Word], name: Name) -> bool:
    """Whether the full name at a phrase's end is that of who holds the office that the phrase begins with.

    What the office is of must end in a common noun, a body's last word or a bracket right before the name: no
    preposition leads to it, and no title or nation belongs to it.

    Args:
        surface: The text.
        inside: The phrase's words.
        name: A person's name in it.
    """
    before = [word for word in inside if word.end <= name.start]
    if len(name.words) < 2 or len(before) < 3 or name.possessive or name.end < inside[-1].end:
        return False
    if name.role is not None and name.role[0] <= inside[1].start and name.role[1] == before[-1].end:
        return True  # "a spokesman for the Commission for Refugees Ana Ruiz"
    links = (place for place, word in enumerate(before) if word.key in PREPOSITIONS)
    first = next(links, 0)
    last = before[-1]
    if not first or not is_office(before[first - 1].key) or last.possessive or is_office(last.key):
        return False
    if surface.text[last.end : name.start] in {") ", ")\xa0"}:
        return True
    noun = last.text.islower() and surface.tag_of(last) == "NOUN"
    return surface.text[last.end : name.start] == " " and (noun or last.key in organisation_heads())


def says_what_it_is(surface: Surface, inside: Sequence[Word], name: Name) -> bool:
    """Whether the rest of a phrase behind a name only says which sort of medium it is: "the Reuters news agency".

    Args:
        surface: The text.
        inside: The phrase's words.
        name: A name in it.
    """
    behind = [word for word in inside if word.start >= name.end]
    sorts = words("channels", "media")
    if not behind or name.possessive or behind[-1].key not in sorts or not no_preposition_before(inside, name):
        return False
    medium = all(word.text.islower() and word.key in sorts | {"news", "state"} for word in behind)
    return medium and surface.text[name.end : behind[0].start] == " "


def is_of_a_place(text: str, name_end: int, end: int) -> bool:
    """Whether only where somebody is from stands behind a name: "Omar Haddad of Armenia".

    Args:
        text: The article's.
        name_end: The offset after the name.
        end: The offset after the phrase.
    """
    behind = _FROM_THERE.fullmatch(text, name_end, end)
    return behind is not None and behind.group().rpartition(" ")[2][0].isupper()


def only_titles_before(inside: Sequence[Word], name: Name) -> bool:
    """Whether nothing but offices, nations and an article stands in a phrase before a name.

    Args:
        inside: The phrase's words.
        name: A name in it.
    """
    return all(
        is_title(word.key) or word.key in DEFINITE | {"former"} or is_nation(word.text)
        for word in inside
        if word.start < name.start
    )


def no_preposition_before(inside: Sequence[Word], name: Name) -> bool:
    """Whether no preposition stands in a phrase before a name.

    Args:
        inside: The phrase's words.
        name: A name in it.
    """
    before = [word.key for word in inside if word.start < name.start]
    chief = before[-2:] == ["in", "chief"]  # "the forces' Commander in Chief Omar Haddad"
    return PREPOSITIONS.isdisjoint(before[:-2] if chief else before)
