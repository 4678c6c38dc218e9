"""Parties whose initials are those of a news agency: AAP and PTI in India, in Pakistan, and elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.pipeline.entities.entity import Entity
from claims.pipeline.text.surface import Surface

_LONGEST = 5  # letters of such initials
# What a party has, and an agency does not.
_HAS = (
    r"(?:[’']s)?\s(?:(?:senior|local|top|vice|deputy|central|provincial|state|former)[\s-])?"
    r"(?:leader(?:s|ship)?|workers?|supporters?|activists?|lawmakers?|candidates?|founder|convener|convenor|whip"
    r"|MPs?|MLAs?|MNAs?|MPAs?|government|rally|senators?|parliamentarians?|secretary[\s-]general|general secretary"
    r"|(?:area|branch|county|district|regional|provincial|ward|party)\schair(?:man|woman|person)?)\b"
)
_ENDS = frozenset({"party", "movement", "congress", "alliance", "front", "league"})


def is_party(surface: Surface, entity: Entity) -> bool:
    """Whether a text makes plain that initials are a party's, though an agency has the same.

    Args:
        surface: The text.
        entity: An organisation of it.
    """
    if entity.keys[-1] in _ENDS:
        return True
    return len(entity.name) <= _LONGEST and entity.name.isupper() and _is_said_to_be(surface.text, entity.name)


@lru_cache(maxsize=256)
def _is_said_to_be(text: str, name: str) -> bool:
    """Whether a name stands before something that only a party has; remembered, since it is named often."""
    return re.search(rf"(?<![\w-]){re.escape(name)}{_HAS}", text) is not None
