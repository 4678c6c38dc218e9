"""Who in the same sentence "he" is not: who asked him."""

from __future__ import annotations

import re

from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.text.surface import Surface

_ASKED_BY = re.compile(
    r"\b(?:asked|pressed|questioned|challenged|quizzed|grilled|prompted|cross-examined|interviewed)\b"
    r"(?:\s+[\w-]+){0,6}?\s+by\s+",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\s(?:\w+ly\s)?(?:said|says|wrote|writes|recalled|joked)\s(?:\w+ly\s)?of\s(?:(?:his|her)\s\w+\s)?(?=[A-Z])"
)
_REACH = 600  # characters before a pronoun; bounds the time where a sentence is endless
_WHO_ASKS = re.compile(r"[^,.;:“”\"\n]{2,80}")


def asker_before(surface: Surface, mentions: Mentions, place: int) -> Entity | None:
    """Who asked the one who answers further on in the sentence: "Asked by Ana Ruiz if it was true, he nodded".

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        place: Where the pronoun stands.
    """
    first = max(place - _REACH, surface.sentences[surface.sentence_of(place)][0])
    asked = _ASKED_BY.search(surface.text, first, place)
    named = mentions.between(asked.end(), place) if asked is not None else []
    return next((entity for _, entity in named if entity.kind == "person"), None)


def told_of_behind(surface: Surface, mentions: Mentions, end: int) -> Entity | None:
    """Whom a source speaks of, and so is not: "Ruiz said of Bo, 16".

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        end: The offset after the source.
    """
    of = _SAID_OF.match(surface.text, end)
    named = mentions.overlapping(of.end(), of.end() + 1) if of is not None else []
    return named[0][1] if named else None


def asks_before(surface: Surface, noun: int, place: int) -> bool:
    """Whether a noun is for whoever asked the one who answers: "Cross-examined by Ruiz's barrister, she agreed".

    Args:
        surface: The text.
        noun: Where the noun stands.
        place: Where the pronoun stands, behind it.
    """
    first = max(place - _REACH, surface.sentences[surface.sentence_of(place)][0])
    asked = _ASKED_BY.search(surface.text, first, place)
    asking = _WHO_ASKS.match(surface.text, asked.end(), place) if asked is not None else None
    return asking is not None and asking.start() <= noun < asking.end()
