"""Whom the words for an addressee mean: "reporters", "him", "the opposition leader", "the company's head, Lee Ruiz"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.circumstances.outlets import is_outlet, may_be_outlet, outlet_relay, own_outlet
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.genders import Gender
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.phrases import organisation_nouns
from claims.pipeline.sources.source import Source, read_source
from claims.pipeline.speakers.candidates import find_candidates, is_person_noun, wanted_of
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.speakers.coreference import decide, person_candidates
from claims.pipeline.speakers.question import Question
from claims.pipeline.speakers.scorer import shipped_scorer
from claims.pipeline.text.surface import Surface, Word
from claims.quotation import Addressee, Relay, Speaker, SpeakerKind

WATCHING = frozenset({"audience", "audiences", "viewers", "listeners", "readers", "subscribers", "followers", "crowd"})
"""Words for those who watch or read."""
VERB = 16
"""Characters of a verb before whom it is said to."""
_PEOPLE = words("everyday", "told")
_MANY = words("everyday", "people")
# What is promised, required or demanded stands where those do of whom it is.
_PROMISES = re.compile(r"\b(?:promis|requir|demand)\w+(?:\s+that)?\s+\Z", re.IGNORECASE)
# Whoever urges something, does not urge it to act: "urged quick endorsements", "asked tough questions".
_URGES = re.compile(r"\b(?:urg|ask|encourag)\w+\s+\Z", re.IGNORECASE)
# Matters are addressed, too: "addressing the priorities of the alliance".
_ADDRESSES = re.compile(r"\baddress\w*\s+\Z", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_QUESTIONS = frozenset(
    {"of", "against", "which", "who", "whom", "whose", "because", "and", "or", "no", "any", "cheers", "applause"}
)
_NOBODY = words("everyday", "not told")
_PLACES = frozenset({"country", "nation", "state", "world", "hall", "meeting", "session", "conference", "summit"})
# How plurals end that mean people; "efforts" and "cuts" are told nothing.
_MEN = re.compile(
    r"(?:[eo]rs|ists|ans|[ae]nts(?<!ments)|governments|departments|ees|ives|ates|men|folks?|kids|children|personnel|types)\Z"
)
_OUTLETS = words("channels", "media")
_GENDERS: dict[str, Gender] = {"him": "men", "her": "women"}
_SURE = 0.5  # probability from which on a description is somebody named
_LEAST = 1.0  # score of a candidate; below it nobody is taken for the one addressed


def read_addressees(
    conversation: Conversation, attribution: Attribution, phrase: Offsets, speaker: Speaker | None
) -> Iterator[Addressee | Relay]:
    """Who a phrase means, several where several are named: "told Ana Ruiz and Ed Vance"."""
    source = read_source(conversation.surface, conversation.mentions, phrase)
    if source.form == "joint" and len(source.entities) > 1 and all(one.kind == "person" for one in source.entities):
        for name, entity in conversation.mentions.overlapping(*phrase):
            if entity in source.entities:
                yield Addressee(entity.name, entity.kind, name.start, name.end)
    elif (found := _read_one(conversation, attribution, phrase, speaker)) is not None:
        yield found


def _read_one(
    conversation: Conversation, attribution: Attribution, phrase: Offsets, speaker: Speaker | None
) -> Addressee | Relay | None:
    start, end = phrase
    surface = conversation.surface
    inside = surface.words_between(start, end)
    if inside and inside[0].key == "them":
        return _they(surface, inside[0])
    if len(inside) == 1 and inside[0].key in {"him", "her"}:
        source = Source("pronoun", inside[0].start, inside[0].end, head=inside[0].key)
        return _meant(conversation, attribution, source, speaker)
    if (
        not inside
        or inside[0].start > start + 1
        or surface.text[start : inside[0].start].strip()  # "urges 'candid' talks"
        or (inside[0].key in _NOBODY | _QUESTIONS and (inside[0].key != "her" or len(inside) == 1))
        or (_is_verb(surface, inside[0]) and not any(are_tellable(word.key) for word in inside[1:]))
    ):
        return None
    return _noun(conversation, attribution, (start, inside[-1].end), speaker)


# What one speaks at, and who hears it goes without saying: "told a joint news conference".
_OCCASIONS = tuple(f"{press} {held}" for press in ("press", "news", "media") for held in ("conference", "briefing"))


def are_tellable(noun: str) -> bool:
    """Whether a noun means somebody who can be told something: "drivers", "the hall", not "efforts"."""
    return noun in _PEOPLE | _MANY or is_person_noun(noun) or _MEN.search(noun) is not None


def _they(surface: Surface, word: Word) -> Addressee | None:
    """Whom "them" means: the nearest of those that are usually told something, in this sentence or the one before."""
    first = surface.sentences[max(0, surface.sentence_of(word.start) - 1)][0]
    for one in reversed(surface.words_between(first, word.start)):
        several = one.key.endswith("ies") and re.sub(r"ies\Z", "y", one.key) in organisation_nouns()  # "the agencies"
        told = several or one.key in (_PEOPLE | _MANY) - _PLACES
        if told and surface.tag_of(one) == "NOUN" and not surface.quoted(one.start):
            return Addressee(one.key, "group", one.start, one.end)
    return None


def _noun(
    conversation: Conversation, attribution: Attribution, phrase: Offsets, speaker: Speaker | None
) -> Addressee | Relay | None:
    start, end = phrase
    surface, mentions = conversation.surface, conversation.mentions
    source = read_source(surface, mentions, phrase)
    if source.form == "name":
        return _named(surface, mentions, source)
    apposed = _apposed(surface, mentions, end)
    if apposed is not None:
        return apposed
    outlet = next(((n, e) for n, e in mentions.between(start, end) if is_outlet(surface, e, n)), None)
    if outlet is not None:
        words = surface.words_between(start, end)
        # Whoever watches an outlet is addressed through it; the outlet is found where channels are.
        return _described(surface, source) if words[-1].key in WATCHING else outlet_relay(surface, *outlet)
    if _is_what_is_said(surface.text, source, start):
        return None
    if source.form == "nominal" and (meant := _meant(conversation, attribution, source, speaker)) is not None:
        return meant
    return _described(surface, source)


def _is_what_is_said(text: str, source: Source, start: int) -> bool:
    """Whether a noun behind a verb is nobody: "promised tougher rules", "urged quick endorsements"."""
    before = max(0, start - VERB)
    if _PROMISES.search(text, before, start):
        return not _is_people(source)
    if _ADDRESSES.search(text, before, start) and source.plural and not source.entities:
        singles = {source.head.removesuffix("s"), re.sub(r"ies\Z", "y", source.head)}
        return source.head.islower() and not are_tellable(source.head) and singles.isdisjoint(organisation_nouns())
    return _URGES.search(text, before, start) is not None and _is_a_thing(source)


def _is_a_thing(source: Source) -> bool:
    """Whether a plural without an article means no people: "quick endorsements"."""
    plain = source.form in {"described", "nominal"} and source.plural and not source.definite and not source.entities
    return plain and source.head.endswith("s") and not are_tellable(source.head) and source.phrase.islower()


def _is_people(source: Source) -> bool:
    if source.form == "made":
        return False
    return source.form in {"joint", "place"} or source.head in _PEOPLE | _MANY or is_person_noun(source.head)


def _apposed(surface: Surface, mentions: Mentions, end: int) -> Addressee | None:
    """Who is named between commas behind a description: "told the company's president, Lee Ruiz, that"."""
    comma = _COMMA.match(surface.text, end)
    found = mentions.overlapping(comma.end(), comma.end() + 1) if comma is not None else []
    for name, entity in found:
        closed = surface.text[name.end : name.end + 1] in {",", ".", ";", ":"}
        if (
            comma is not None
            and name.start == comma.end()
            and closed
            and entity.kind == "person"
            and len(name.words) > 1
        ):
            return Addressee(entity.name, entity.kind, name.start, name.end)
    return None


def _described(surface: Surface, source: Source) -> Addressee | None:
    """Those addressed in the article's words; its own outlet is a relay, which find_outlets finds."""
    start, end = source.start, source.end
    phrase = source.phrase.casefold()
    if phrase in words("channels", "outlet") or phrase.endswith(_OCCASIONS):  # "told state media", "a press briefing"
        return None
    if source.form in {"joint", "place"} and source.phrase != own_outlet(surface):
        return Addressee(source.phrase, "group" if source.form == "joint" else "organisation", start, end)
    people = _are_people(surface, source)
    heard = source.form == "made" and source.definite and source.head in _PEOPLE  # "the inquiry"
    if (heard or source.form in {"described", "nominal", "organisation", "owned"}) and people:
        kind: SpeakerKind = "group" if source.plural else "unnamed"
        return Addressee(source.phrase, kind, start, end)
    return None


def _are_people(surface: Surface, source: Source) -> bool:
    """Whether somebody can be told something: people, or what they are organised in; an outlet is a channel."""
    head = source.head
    if not source.plural:
        return head in _PEOPLE or is_office(head) or (head in organisation_nouns() and head not in _OUTLETS)
    capital = surface.words_between(source.start, source.end)[-1:]
    singles = {head.removesuffix("s"), re.sub(r"ies\Z", "y", head)}
    return (
        head == "and"
        or are_tellable(head)
        or not singles.isdisjoint(_PEOPLE | _MANY | organisation_nouns())
        or any(word.capital for word in capital)
    )


def _meant(
    conversation: Conversation, attribution: Attribution, source: Source, speaker: Speaker | None
) -> Addressee | None:
    """Whom "him" or "the minister" means: anybody but the speaker, chosen as speakers are."""
    if source.form == "nominal" and source.definite and is_person_noun(source.head):
        return _described_person(conversation, attribution, source, speaker)
    gender = _GENDERS.get(source.head)
    found = person_candidates(conversation.until(source.start), attribution, source, gender)
    fitting = [one for one in found if speaker is None or one.entity.name != speaker.name]
    if source.form == "nominal":
        fitting = [one for one in fitting if one.features.get("role fits")]
    entity = decide(fitting, least=_LEAST)
    return Addressee(entity.name, entity.kind, source.start, source.end) if entity is not None else None


def _described_person(
    conversation: Conversation, attribution: Attribution, source: Source, speaker: Speaker | None
) -> Addressee | None:
    """Whom "the opposition leader" means, as the scorer of speakers has it; the speaker is out of the question."""
    before = conversation.until(source.start)
    found = [
        one
        for one in find_candidates(before, source, source.start)
        if one.speaker is None or speaker is None or one.speaker.name != speaker.name
    ]
    if not found:
        return None
    told = replace(attribution, source=(source.start, source.end))
    question = Question(-1, before, told, source, wanted_of(source), tuple(found))
    probabilities = shipped_scorer()(question)
    best = max(range(len(found)), key=lambda place: probabilities[place])
    entity = found[best].entity
    if entity is None or probabilities[best] < _SURE:
        return None
    return Addressee(entity.name, entity.kind, source.start, source.end)


def _is_verb(surface: Surface, word: Word) -> bool:
    return surface.tag_of(word) == "VERB" and word.key != "visiting"


def _named(surface: Surface, mentions: Mentions, source: Source) -> Addressee | Relay | None:
    entity, name = source.entities[0], source.name
    if name is None:
        return None
    if is_outlet(surface, entity, name) or may_be_outlet(entity, name):
        host = _host(mentions, entity)
        if host is None:
            return outlet_relay(surface, name, entity)
        entity = host
    return Addressee(entity.name, entity.kind, name.start, name.end)


def _host(mentions: Mentions, outlet: Entity) -> Entity | None:
    """The person whom a programme is called after, where the article names both: "told Hannity"."""
    people = (entity for entity in mentions.entities if entity.kind == "person" and len(entity.keys) > 1)
    return next((person for person in people if (person.keys[-1],) == outlet.keys), None)
