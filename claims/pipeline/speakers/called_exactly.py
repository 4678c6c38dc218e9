"""Who is meant by a whole role: "the commander of the Coast Guard", as the article calls him elsewhere; who spoke so.

Also whom the next sentence names as the one who "made the remarks".
"""

from __future__ import annotations

import re

from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.offices.apposed_roles import role_after
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.candidates import is_person_noun
from claims.pipeline.text.surface import Surface

_FORMS = frozenset({"nominal", "described"})
_OF = re.compile(r"\b(?:of|for|to)\b")
_BEGINS = re.compile(r"\s(?:the\s)?[A-Z]")
_LOOKED_AT = 12  # mentions of one person
_REMARKS = re.compile(
    r"(?:,\s[^.;:“”\"\n]{3,120},)?\s(?:made|was making|has made|had made|delivered) (?:the|these|those|his|her|this) "
    r"(?:remarks?|comments?|statements?|announcement|observations?|assertions?)\b"
)
_NEXT = 2  # sentences behind the one of the source
_REACH = 900  # characters


def holder_of(surface: Surface, mentions: Mentions, source: Source) -> Entity | None:
    """The one person whom the article gives the very role that a source consists of, or who made the remarks.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        source: A description of one person.
    """
    if source.form not in _FORMS or source.plural or not is_person_noun(source.head):
        return None
    if source.indefinite:  # "A spokesperson urged … Ana Ruiz, a spokesperson for the ministry, made the remarks"
        return _who_made_the_remarks(surface, mentions, source)
    bearers = _bearers(surface, mentions, source)
    if len(bearers) == 1:
        return bearers[0]
    return None if bearers else _who_made_the_remarks(surface, mentions, source)


def _bearers(surface: Surface, mentions: Mentions, source: Source) -> list[Entity]:
    """Whom the article calls exactly so, where the words say what the office is of."""
    phrase, of = _folded(source.phrase), _OF.search(source.phrase)
    if of is None or not (_BEGINS.match(source.phrase, of.end()) or mentions.overlapping(source.start, source.end)):
        return []
    return [one for one in mentions.entities if one.kind == "person" and phrase in _roles(surface, one)]


def _roles(surface: Surface, entity: Entity) -> set[str]:
    """What stands before somebody's name and behind it."""
    names = entity.names[:_LOOKED_AT]
    roles = [role for name in names for role in (name.role, role_after(surface, name.end)) if role is not None]
    return {_folded(surface.text[slice(*role)]) for role in roles}


def _folded(role: str) -> str:
    return " ".join(role.casefold().split())


def _who_made_the_remarks(surface: Surface, mentions: Mentions, source: Source) -> Entity | None:
    """Whom one of the next sentences names first as the one who said so: "Admiral Omar Haddad made the remarks"."""
    sentence = surface.sentence_of(source.end - 1)
    for start, end in surface.sentences[sentence + 1 : sentence + 1 + _NEXT]:
        for name, entity in mentions.between(start, min(end, start + _REACH))[:1]:
            begin = min((name.start, *(name.role or ())))
            leads = not surface.text[start:begin].strip(" \n\t").removeprefix("The").strip()
            if entity.kind == "person" and leads and not name.possessive and _REMARKS.match(surface.text, name.end):
                return entity
    return None
