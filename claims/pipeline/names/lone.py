"""Names of one word that nothing but the model's label takes for a person's."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from claims.pipeline.names.full import ALSO_FIRMS
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.kinds import given_names
from claims.pipeline.names.name import LABEL_ALONE, Name
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.names.public import is_known_surname
from claims.pipeline.text.surface import Surface

_PERSONAL = re.compile(r"[^.!?;:\n“”\"]{0,60}\b(?:he|she|him|his|her|who|himself|herself)\b")
_WHERE = frozenset({"in", "near", "outside", "across", "throughout"})
# "Faith in Ruiz": what one has in a person.
_INTO_PERSONS = frozenset(
    {"faith", "confidence", "trust", "interest", "believe", "believes", "believed", "belief", "disappointed"}
    | {"interested", "hope", "invested", "something", "someone", "nothing", "see", "saw", "seen", "sees", "find"}
)
_LONGEST_NOUN = 30  # characters


def is_only_labelled(surface: Surface, names: Sequence[Name], nouns: Set[str]) -> bool:
    """Whether nothing but the model's label makes one word a person's name, which is more often a firm's or a team's.

    Persons are named in full once, have an age, a title or an office, or "he" or "who" follows. Of 78 such names in the
    labelled articles two were persons who spoke.

    Args:
        surface: The text.
        names: All mentions of one entity.
        nouns: The casefolded words of its roles.
    """
    key = key_of(names[0].words[0])
    if any(len(name.words) > 1 for name in names) or nouns - ALSO_FIRMS:
        return False
    if key in given_names() or is_known_surname(key):
        return False
    if any(name.sure > LABEL_ALONE or name.title is not None for name in names):
        return False
    return not any(_PERSONAL.match(surface.text, name.end) or _is_behind_office(surface, name.start) for name in names)


def is_place(surface: Surface, names: Sequence[Name]) -> bool:
    """Whether what the lists take for a given name is where something happens: "a press conference in Chelsea".

    Args:
        surface: The text.
        names: All mentions of one entity.
    """
    if any(len(name.words) > 1 or name.title is not None for name in names):
        return False
    where = [name for name in names if _is_where(surface, name.start)]
    # "In Chelsea, the mayor said" gives Chelsea no office.
    return bool(where) and not any(name.role is not None for name in names if name not in where)


def _is_where(surface: Surface, start: int) -> bool:
    before = surface.words_between(max(0, start - _LONGEST_NOUN), start)[-2:]
    if not before or before[-1].key not in _WHERE or surface.text[before[-1].end : start] != " ":
        return False
    return len(before) == 1 or before[0].key not in _INTO_PERSONS


def _is_behind_office(surface: Surface, start: int) -> bool:
    """Whether a comma and an office stand before a name: "my driver, Marton"."""
    before = surface.words_between(max(0, start - _LONGEST_NOUN), start)[-1:]
    return bool(before) and is_office(before[0].key) and surface.text[before[0].end : start] == ", "
