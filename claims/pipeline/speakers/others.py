"""Who in the same sentence "he" is not: who asked him."""

from __future__ import annotations

import re

from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.text.surface import Surface

_ASKED_BY = re.compile(
    r"\b(?:asked|pressed|questioned|challenged|quizzed|grilled|prompted)\b(?:\s+[\w-]+){0,6}?\s+by\s+", re.IGNORECASE
)


def asker_before(surface: Surface, mentions: Mentions, place: int) -> Entity | None:
    """Who asked the one who answers further on in the sentence: "Asked by Ana Ruiz if it was true, he nodded".

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        place: Where the pronoun stands.
    """
    first = surface.sentences[surface.sentence_of(place)][0]
    asked = _ASKED_BY.search(surface.text, first, place)
    named = mentions.between(asked.end(), place) if asked is not None else []
    return next((entity for _, entity in named if entity.kind == "person"), None)
