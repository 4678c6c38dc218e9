"""Whose relative or aide speaks, and so does not speak: "Ruiz's son", "the Haddad family"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.pipeline.entities.entity import Entity
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Conversation

_FAMILY = frozenset({"family", "families", "relatives", "relative", "siblings"})


def without_owner(conversation: Conversation, source: Source, near: Sequence[Entity], *, another: bool) -> list[Entity]:
    """Those among some entities who are not the one whose relative or aide is meant.

    In a title a surname alone may be the relative's, a full name is not: "Ruiz's mother", "Bo Ruiz's mother".

    Args:
        conversation: The conversation so far.
        source: A noun, read.
        near: Whom it might mean.
        another: Whether the noun is for a person other than its owner, who is known.
    """
    kin = source.head in words("everyday", "kin") | _FAMILY
    inside = conversation.mentions.overlapping(source.start, source.end)
    if conversation.surface.in_title(source.start):
        full = [entity for name, entity in inside if kin and name.possessive and len(name.words) > 1]
        return [entity for entity in near if entity not in full]
    if kin:
        named = [entity for _, entity in inside]
        return [entity for entity in near if entity is not source.owner and entity not in named]
    return [entity for entity in near if entity is not source.owner] if another else list(near)
