"""Whom the initials of an office mean: "the IGP", once the Inspector General of Police has been named."""

from __future__ import annotations

import re

from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.offices.apposed_roles import role_in_front
from claims.pipeline.sources.source import Source
from claims.pipeline.text.surface import Surface

_INITIALS = re.compile(r"(?:[Tt]he\s)(?P<letters>[A-Z]{2,5})")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"of", "for", "the", "and", "to"})
_BRACKET = 16  # characters of initials in brackets, with a courtesy behind them
_LOOKED_AT = 12  # mentions of one person


def holder_by_initials(surface: Surface, mentions: Mentions, source: Source) -> Entity | None:
    """The one person whose office, as the text tells it before, begins or ends in words with some initials.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        source: Words that may be "the" and initials: "the SI" for "Sub-Inspector Ana Ruiz".
    """
    match = _INITIALS.fullmatch(surface.text, source.start, source.end)
    if match is None:
        return None
    holders = [one for one in mentions.entities if _holds(surface, one, match["letters"], source.start)]
    return holders[0] if len(holders) == 1 else None


def _holds(surface: Surface, entity: Entity, letters: str, end: int) -> bool:
    if entity.kind != "person":
        return False
    names = [name for name in entity.names[:_LOOKED_AT] if name.start < end]
    behind = re.compile(rf"\({letters}\),?\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?\Z")  # "the Inspector General (IG), Ana Ruiz"
    if any(behind.search(surface.text, max(0, name.start - _BRACKET), name.start) for name in names):
        return True
    roles = [name.role or role_in_front(surface, name.start, frozenset()) for name in names]
    initials = [_initials(surface.text[slice(*role)]) for role in roles if role is not None]
    return any(one.startswith(letters) or one.endswith(letters) for one in initials)


def _initials(role: str) -> str:
    """The first letters of a role's words, but for "of" and the like: SI for "Sub-Inspector"."""
    return "".join(word[0].upper() for word in _WORD.findall(role) if word.casefold() not in _SMALL)
