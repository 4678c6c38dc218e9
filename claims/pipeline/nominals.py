"""Whom a common noun means: "the minister", "the group", "the poll", "his campaign", "two officials"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Attribution
from claims.pipeline.conversation import AUTHOR, NOBODY, Answer, Conversation
from claims.pipeline.coreference import decide, person_candidates
from claims.pipeline.entities import Entity, Gender
from claims.pipeline.phrases import made_nouns, organisation_nouns
from claims.pipeline.pronouns import resolve_pronoun
from claims.pipeline.sources import Source, describes_unnamed
from claims.pipeline.surface import Surface, Word
from claims.pipeline.titles import is_office
from claims.quotation import Speaker, SpeakerKind

_NEAR = 2  # paragraphs over which "the report" and "the company" reach back
# Least score of a decision; below it the nominal stays a description. Set on the training articles.
_LEAST = 2.0


def resolve_nominal(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    """The person whom "the minister" means, else the phrase itself as a description."""
    gender: Gender | None = None
    if source.head in words("titles", "women"):
        gender = "women"
    elif source.head in words("titles", "men"):
        gender = "men"
    found = person_candidates(conversation, attribution, source, gender)
    if source.indefinite:  # "a lawmaker": only somebody whom the next lines name as one
        found = [one for one in found if one.features.get("named later") and one.features.get("role fits")]
    entity = decide(found, least=_LEAST)
    return conversation.answer(entity, source) if entity is not None else _described(source, "unnamed")


def resolve_description(_conversation: Conversation, _attribution: Attribution, source: Source) -> Answer:
    """Groups and unnamed people keep their description."""
    return _described(source, _people(source)) if source.phrase else NOBODY


def _described(source: Source, kind: SpeakerKind) -> Answer:
    return Speaker(source.phrase, kind), None


def _people(source: Source) -> SpeakerKind:
    return "unnamed" if describes_unnamed(source) else "group"


def resolve_organisation(conversation: Conversation, _attribution: Attribution, source: Source) -> Answer:
    """The organisation that "the commission" means, else the phrase itself."""
    if source.head == "campaign":
        return _campaign(conversation, source), None
    if source.owner is not None or not source.definite:
        return _described(source, "organisation")
    back = conversation.mentions.last_before(source.start, limit=80)
    for entity in dict.fromkeys(entity for _, entity in back):
        if entity.kind == "organisation" and source.head in entity.keys:
            return conversation.answer(entity, source)
    for turn in reversed(conversation.turns[-8:]):
        if turn.speaker.kind == "organisation" and source.head in turn.speaker.name.casefold().split():
            return turn.speaker, turn.entity
    surface = conversation.surface
    here = surface.paragraph_of(source.start)
    for name, entity in back[:12] if source.head in words("everyday", "generic organisations") else []:
        if entity.kind == "organisation" and here - surface.paragraph_of(name.start) <= 1:
            return conversation.answer(entity, source)
    return _described(source, "organisation")


def _campaign(conversation: Conversation, source: Source) -> Speaker:
    """Whose campaign it is: the owner's, or that of the last person named with one."""
    if isinstance(source.owner, Entity) and source.owner.kind == "person":
        return Speaker(f"{source.owner.name}'s campaign", "organisation")
    back = conversation.mentions.last_before(source.start, limit=40) if source.definite and not source.owner else []
    for name, entity in back:
        after = conversation.surface.words_between(name.end, name.end + 30)[:2]
        if entity.kind == "person" and "campaign" in {word.key for word in after}:
            return Speaker(f"{entity.name}'s campaign", "organisation")
    return Speaker(source.phrase, "organisation")


def resolve_made(conversation: Conversation, _attribution: Attribution, source: Source) -> Answer:
    """A document speaks for who made it: the owner named beside it, else the maker of the last of its sort."""
    if isinstance(source.owner, Entity):
        return conversation.answer(source.owner, source)
    parts = source.phrase.split()
    bare = len(parts) <= 2 and not any(is_nation(part) for part in parts)
    if not (source.definite and bare) and not conversation.surface.in_headline(source.start):
        return _described(source, "unnamed")
    maker = _maker(conversation, source)
    if maker is not None:
        return conversation.answer(maker, source)
    for turn in reversed(conversation.turns[-4:]):
        near = conversation.paragraphs_since(turn, source) <= _NEAR
        if turn.made or (near and turn.speaker.kind in {"organisation", "person"}):
            return turn.speaker, turn.entity
    return _described(source, "unnamed")


def _maker(conversation: Conversation, source: Source) -> Entity | None:
    """Who is named beside the same sort of document last before the source, or, for a headline, first after it."""
    back = conversation.mentions.last_before(source.start, limit=80)
    ahead = conversation.mentions.between(source.start, source.start + 1500)
    sort = _sort_of_document(source.head)
    for name, entity in [*back, *ahead]:
        if any(_sort_of_document(noun) == sort for noun in _made_beside(conversation.surface, name.start, name.end)):
            return entity
    return None


def _made_beside(surface: Surface, start: int, end: int) -> list[str]:
    """The nouns of documents beside a name: "Bloomberg poll", "poll by Bloomberg"."""
    after: list[Word] = [*surface.words_between(end, end + 30)[:3]]
    if after and "\n" in surface.text[end : after[-1].end]:
        after = []
    before = surface.words_between(max(0, start - 50), start)[-5:]
    linked = {"by", "from"} & {word.key for word in before[-2:]}
    return [word.key for word in [*after, *(before if linked else ())] if word.key in made_nouns()]


def _sort_of_document(noun: str) -> str:
    """Polls are surveys; a document of another sort has another maker."""
    single = noun.removesuffix("s")
    return "poll" if single in {"poll", "survey", "average"} else "ad" if single in {"ad", "spot", "video"} else single


def resolve_owned(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    """Whom "his campaign" or "her spokesman" means: somebody else than he or she; "his promise" is his own."""
    if source.head == "and":
        return _described(source, "group")
    pronoun = Source("pronoun", source.start, source.end, head=str(source.owner))
    owner, entity = resolve_pronoun(conversation, attribution, pronoun)
    if owner is None or owner is AUTHOR:
        return owner, entity
    if source.head in organisation_nouns() and not source.plural:
        return Speaker(f"{owner.name}'s {source.phrase}", "organisation"), None
    if _is_people(source.head):
        bearer = _bearer(conversation, attribution, source, entity) if not source.plural else None
        if bearer is not None:
            return conversation.answer(bearer, source)
        return Speaker(f"{owner.name}'s {source.phrase}", _people(source)), None
    return owner, entity


def _bearer(
    conversation: Conversation, attribution: Attribution, source: Source, owner: Entity | None
) -> Entity | None:
    """Who the article says is somebody's lawyer or wife."""
    nominal = replace(source, form="nominal", definite=True)
    found = person_candidates(conversation, attribution, nominal, None)
    fitting = [one for one in found if one.features.get("role fits") and one.entity is not owner]
    return decide(fitting, least=_LEAST)


@cache
def _is_people(head: str) -> bool:
    return is_office(head) or is_office(head.removesuffix("s")) or head in words("everyday", "people", "unnamed")
