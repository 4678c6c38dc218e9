"""Who asked, where a cue says only that somebody was asked: "In an interview with RTÉ, Byrne was asked if …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.circumstances.outlets import is_outlet
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions, Pair
from claims.pipeline.names.name import Name
from claims.pipeline.text.surface import Surface

_BEFORE = 60  # characters before a name that say what it has to do with the question
_HOSTS = r"(?:(?:the|its|their|a)\s+)?(?:[\w’'-]+\s+){0,3}?[“\"]?"
# "In an interview with the Tribune", "told Channel 4"; who is talked to asks.
_SPOKEN_TO = re.compile(
    rf"\b(?:interview(?:ed)?\b[^.,;]{{0,40}}?\b(?:with|by|on|for)|told|tells|telling)\s+{_HOSTS}\Z", re.IGNORECASE
)
# Between whoever is asked and the cue: "told Ruiz to rest after Ruiz was pressed on it".
_PASSIVE = re.compile(r"\s*(?:(?:was|were|is|had been|has been)\s+)?(?:\w+ly\s+)?", re.IGNORECASE)
_ON = re.compile(r"\bon\s+(?:the\s+)?[“\"]?\Z", re.IGNORECASE)
_INTERVIEW = re.compile(r"[’']?s?\s+(?:\w+\s+)?interview\b", re.IGNORECASE)
_POLL = re.compile(r"(?:[/-][\w/ -]{1,30})?\s+(?:polls?|surveys?)\b", re.IGNORECASE)
_POLLED_BY = re.compile(
    r"\b(?:poll|survey)\s+(?:conducted\s+|released\s+|done\s+)?(?:by|from|for)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_SHARE = re.compile(r"\b(?:percent|per cent)\b|\d%", re.IGNORECASE)


def find_asker(surface: Surface, mentions: Mentions, attribution: Attribution) -> Entity | None:
    """Whom the sentence of a question in the passive says to have asked it; else the pollster of the one before.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attribution: A question whose cue names nobody that asks.
    """
    place = attribution.cue[0] if attribution.cue is not None else attribution.content[0][0]
    if not surface.sentences:
        return None
    number = surface.sentence_of(place)
    around = list(_outside(mentions, surface.sentences[number], attribution))
    asked = [entity for name, entity in around if _PASSIVE.fullmatch(surface.text, name.end, max(place, name.end))]
    around = [(name, entity) for name, entity in around if entity.kind != "person" or entity not in asked]
    asking = [entity for name, entity in around if _asks(surface, name, entity)]
    persons = [entity for entity in asking if entity.kind == "person"]
    if asking:
        return (persons or asking)[0]
    before = surface.sentences[max(0, number - 1)]
    if surface.paragraph_of(before[0]) != surface.paragraph_of(place) or not _SHARE.search(
        surface.text, before[0], surface.sentences[number][1]
    ):
        return None
    polls = mentions.between(*before) + around
    return next((entity for name, entity in polls if entity.kind == "organisation" and _polls(surface, name)), None)


def _outside(mentions: Mentions, sentence: Offsets, attribution: Attribution) -> Iterator[Pair]:
    """The names of a sentence that are neither asked about nor asked."""
    for name, entity in mentions.between(*sentence):
        source = attribution.source
        is_asked = source is not None and source[0] <= name.start < source[1]
        if not is_asked and not any(start <= name.start < end for start, end in attribution.content):
            yield name, entity


def _asks(surface: Surface, name: Name, entity: Entity) -> bool:
    text, start = surface.text, max(0, name.start - _BEFORE)
    if _SPOKEN_TO.search(text, start, name.start):
        return True
    if entity.kind == "person":
        return False
    return bool(_INTERVIEW.match(text, name.end)) or (
        _ON.search(text, start, name.start) is not None and is_outlet(surface, entity, name)
    )


def _polls(surface: Surface, name: Name) -> bool:
    text = surface.text
    after = _POLL.match(text, name.end)
    return after is not None or _POLLED_BY.search(text, max(0, name.start - _BEFORE), name.start) is not None
