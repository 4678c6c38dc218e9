"""Whom a pronoun means."""

from __future__ import annotations

from claims.pipeline.annotations import Attribution
from claims.pipeline.conversation import AUTHOR, NOBODY, Answer, Conversation
from claims.pipeline.coreference import decide, person_candidates
from claims.pipeline.entities import Gender
from claims.pipeline.sources import FIRST, PERSONAL, PLURAL, Source
from claims.quotation import Speaker

_WOMEN = frozenset({"she", "her", "hers", "herself"})
_MEN = frozenset({"he", "him", "his", "himself"})
_NEAR = 2  # paragraphs over which "they" and "it" reach back
# Least score of a decision; below it the pronoun stays unresolved. Set on the training articles.
_LEAST = -1.0


def resolve_pronoun(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    """Whom "he", "she", "it", "they", "I" or "we" means; relative pronouns are resolved elsewhere."""
    if source.head in FIRST:
        return _first_person(conversation, attribution, source)
    if source.head in PERSONAL:
        return _personal(conversation, attribution, source)
    return _plural(conversation, source) if source.head in PLURAL else _thing(conversation, source)


def _personal(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    gender: Gender | None = "women" if source.head in _WOMEN else "men" if source.head in _MEN else None
    unnamed = _unnamed_before(conversation, source)
    if unnamed is not None:
        return unnamed, None
    found = person_candidates(conversation, attribution, source, gender)
    return conversation.answer(decide(found, least=_LEAST), source)


def _unnamed_before(conversation: Conversation, source: Source) -> Speaker | None:
    """A single unnamed person who spoke last, in the same paragraph, with nobody named since."""
    if not conversation.turns:
        return None
    last = conversation.turns[-1]
    plural = last.speaker.name.endswith("s")
    if last.speaker.kind != "unnamed" or plural or conversation.paragraphs_since(last, source):
        return None
    since = conversation.mentions.between(last.start, source.start)
    return None if any(entity.kind == "person" for _, entity in since) else last.speaker


def _first_person(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    """The speaker of the quotation around it, else the reporter."""
    around = conversation.around(source.start)
    if attribution.inside is not None:
        around = conversation.spoken(attribution.inside)
    if around != NOBODY:
        return around
    if conversation.surface.quoted(source.start):
        last = conversation.turns[-1] if conversation.turns else None
        return (last.speaker, last.entity) if last is not None else NOBODY
    return AUTHOR, None


def _plural(conversation: Conversation, source: Source) -> Answer:
    """The last group or organisation that spoke, not far back."""
    for turn in reversed(conversation.turns[-4:]):
        many = turn.speaker.kind in {"group", "organisation"} or turn.speaker.name.endswith("s")
        if many and turn.speaker.kind != "person" and conversation.paragraphs_since(turn, source) <= _NEAR:
            return turn.speaker, turn.entity
    return NOBODY


def _thing(conversation: Conversation, source: Source) -> Answer:
    """The organisation that "it" means: the last that was named or spoke, not far back."""
    surface = conversation.surface
    sentence = surface.sentence_of(source.start)
    for name, entity in conversation.mentions.last_before(source.start, limit=12):
        near = sentence - surface.sentence_of(name.start) <= 1
        if entity.kind == "organisation" and near and not name.possessive:
            return conversation.answer(entity, source)
    for turn in reversed(conversation.turns[-3:]):
        if turn.speaker.kind == "organisation" and conversation.paragraphs_since(turn, source) <= _NEAR:
            return turn.speaker, turn.entity
    return NOBODY
