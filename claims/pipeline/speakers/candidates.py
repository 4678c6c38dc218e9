"""Whom a source may mean: who is named near it, who spoke before, whose it is, its own words, nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from spacy.tokens import Token

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.circumstances.outlets import is_outlet
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.makers import POLL, sort_of_document
from claims.pipeline.sources.phrases import made_nouns, organisation_nouns
from claims.pipeline.sources.source import PERSONAL, PLURAL, Source
from claims.pipeline.speakers.conversation import Conversation, Turn
from claims.pipeline.speakers.documents import LEGAL_ACTIONS
from claims.pipeline.speakers.kinds import kind_of_words
from claims.pipeline.speakers.obtained import holders_behind, interviewers
from claims.pipeline.speakers.others import asker_before
from claims.pipeline.speakers.owners import without_owner
from claims.pipeline.speakers.platforms import without_carriers
from claims.pipeline.speakers.ruled_out import (
    is_another_ones,
    is_named_before,
    is_of_several,
    is_one_person,
    is_titled_otherwise,
    may_be_any,
    without_beside,
    without_deputies,
    without_ruled_out,
)
from claims.quotation import Speaker

Wanted = Literal["he", "they", "it", "noun", "made", "silent", "name"]
"""What sort of answer a source asks for; each has weights of its own."""

CandidateKind = Literal["person", "organisation", "spoken", "owned", "noun", "words", "nobody"]

# How far candidates are looked for: bounds the time, and nobody remembers longer.
_MENTIONS_BACK = 60
_ENTITIES = 12
_CALLED_SO = 6
_TURNS_BACK = 8
_AHEAD = 900  # characters in which the name may follow a noun; two or three paragraphs
_AHEAD_OF_HEADLINE = 2500
_ANYBODY = frozenset(
    {"everyone", "everybody", "nobody", "anyone", "anybody", "self", "one", "where", "another"}
    | {"you", "we", "i", "they", "he", "she", "it", "who"}
)
# "to" behind a document, with nothing after it that leads back to whoever made it.
_ADDRESSED = re.compile(r"\bto\b(?!.*\b(?:by|from|of|that|which)\b)", re.IGNORECASE | re.DOTALL)
_PARENT = re.compile(r"(?:m[ou]m|mother|dad|father|gran\w*|parent)-of-\w+\Z")
# Between a document and who only got hold of it.
_OBTAINED = re.compile(
    r"\b(?:obtained|seen|reviewed|viewed|received|leaked|shared|provided)\s+(?:by|to|with)\b", re.IGNORECASE
)
# Several people who are nobody's organisation: "a group of rabbis", "a panel of Ruiz's critics".
_PEOPLE_OF = re.compile(
    r"(?:[\w-]+ )*?(?:group|panel|coalition|team|crowd|bloc|number|handful|string|chorus|majority|host|pair|trio) of\b",
    re.IGNORECASE,
)
# What is found out and written down by many whom no article names.
_FINDINGS = frozenset(
    {"report", "audit", "study", "review", "survey", "analysis", "investigation", "inquiry", "log", "filing"}
)
_NUMBERED = re.compile(r"(?:\w+ ){0,2}(\d[\d.,]*%?)")
_CLAUSE = 200  # characters around a quotation without a source in which somebody may be named


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a source may mean.

    Args:
        kind: Where it comes from: a named person or organisation, one who spoke before, what somebody named owns
            ("Trump's campaign"), a noun near a pronoun, the source's own words, or nobody.
        speaker: The answer, without a role.
        entity: The answer as a named entity, where it is one.
        about: The entity that the features look at: the same, or the owner.
        turn: When it last spoke, of one who is no entity.
        noun: The noun near a pronoun that it was taken from.
    """

    kind: CandidateKind
    speaker: Speaker | None
    entity: Entity | None = None
    about: Entity | None = None
    turn: Turn | None = None
    noun: Token | None = None


def wanted_of(source: Source) -> Wanted:
    """What sort of answer a source asks for."""
    if source.form == "none":
        return "silent"
    if source.form == "name":
        return "name"
    if source.form == "pronoun":
        return "he" if source.head in PERSONAL else "they" if source.head in PLURAL else "it"
    return "made" if source.head in made_nouns() else "noun"


def find_candidates(conversation: Conversation, source: Source, place: int) -> list[Candidate]:
    """All candidates, no answer twice; the nearest first.

    Args:
        conversation: Who has spoken so far.
        source: As :func:`claims.pipeline.sources.source.read_source` read it; its owner resolved, if it is a pronoun.
        place: Where the source, else the content, begins.
    """
    wanted = wanted_of(source)
    found: dict[str, Candidate] = {}
    everybody: Iterable[Candidate]
    if source.head == "campaign" and wanted == "noun":
        everybody = _campaigns(_campaigners(conversation, source, place))
    else:
        everybody = _named(one for one in _entities(conversation, source, place, wanted) if _can_be(one, source))
    if source.head != "campaign" and "campaign" in source.phrase.split():  # "an ad from Trump's campaign"
        inside = [entity for _, entity in conversation.mentions.overlapping(source.start, source.end)]
        everybody = (*_campaigns(inside), *everybody)
    number = _NUMBERED.match(source.phrase)
    spoken = _spoken(conversation, wanted)
    if wanted == "he" or (wanted == "noun" and is_person_noun(source.head)):  # "She" and "his cousin" are no affidavit
        spoken = (one for one in spoken if one.speaker is None or not _is_document(one.speaker))
    spoken = (one for one in spoken if one.speaker is None or not is_another_ones(one.speaker, source))
    if number:  # "74 percent" are not the 26 percent who spoke before
        spoken = (one for one in spoken if one.speaker is not None and number[1] in one.speaker.name.split())
    for candidate in (*everybody, *_own(source, wanted), *spoken):
        name = candidate.speaker.name if candidate.speaker is not None else ""
        known = found.setdefault(name, candidate)
        if known.kind == "words" and known.turn is None:  # "the official" who spoke before
            found[name] = replace(known, turn=candidate.turn)
    return list(found.values())


def _can_be(entity: Entity, source: Source) -> bool:
    """Whether an entity's kind goes with a noun: a company is no person, a spokesman no company."""
    if source.form in {"none", "pronoun", "name"} or source.head in made_nouns():
        return True
    if source.head in organisation_nouns() and not source.plural:
        return entity.kind == "organisation"
    return entity.kind == "person" or source.plural or not is_person_noun(source.head)


def _named(entities: Iterable[Entity]) -> Iterator[Candidate]:
    for entity in entities:
        kind: CandidateKind = "person" if entity.kind == "person" else "organisation"
        yield Candidate(kind, Speaker(entity.name, entity.kind), entity, entity)


def _campaigners(conversation: Conversation, source: Source, place: int) -> list[Entity]:
    """Whose campaign may be meant: that of whoever the words name, else of those whom the text calls candidates."""
    inside = [entity for _, entity in conversation.mentions.overlapping(source.start, source.end)]
    persons = [entity for entity in inside if entity.kind == "person"]
    named = [one for entity in inside for one in _bearers(conversation, entity)]
    if persons or named:
        return persons or named
    owner = source.owner if isinstance(source.owner, Entity) else None
    if owner is not None and "candidate" in owner.nouns | owner.known:  # "her campaign"
        return [owner]
    if source.phrase.split()[-1:] == ["campaign"] and source.phrase != "campaign":  # "the presidential campaign"
        return []
    near = _entities(conversation, source, place, "he")
    if owner is not None and owner.gender is not None:
        near = [one for one in near if one.gender in {None, owner.gender}]
    return [one for one in near if "candidate" in one.nouns | one.known] or near


def _bearers(conversation: Conversation, campaign: Entity) -> list[Entity]:
    """The persons with the surname by which a campaign is called: "the Ruiz campaign"."""
    if campaign.keys[-1] != "campaign" or len(campaign.keys) < 2:
        return []
    persons = [one for one in conversation.mentions.entities if one.kind == "person"]
    return [one for one in persons if one.keys[-1] == campaign.keys[-2]]


def _campaigns(entities: Iterable[Entity]) -> Iterator[Candidate]:
    """The campaigns of persons; named without a possessive, as an organisation that is the same in every article."""
    for entity in entities:
        if entity.kind == "person":
            yield Candidate("owned", Speaker(f"{entity.name} campaign", "organisation"), None, entity)


def _entities(conversation: Conversation, source: Source, place: int, wanted: Wanted) -> list[Entity]:
    """The entities named before the source, in it, and where it is a noun after it; of the kind that it asks for."""
    mentions = conversation.mentions
    if wanted == "name":
        return conversation.namesakes(source)
    back = [entity for _, entity in mentions.last_before(place, limit=_MENTIONS_BACK)]
    near = [entity for entity in dict.fromkeys(back) if _suits(entity, wanted)][:_ENTITIES]
    speaking = [turn.entity for turn in conversation.turns[-_TURNS_BACK:] if turn.entity is not None]
    near += [entity for entity in speaking if _suits(entity, wanted)]
    if wanted == "they":  # those whom an outlet tells of
        near = [one for one in near if not is_outlet(conversation.surface, one, one.names[0])]
    if wanted == "he":  # "In his speech, Salceda said"
        end = conversation.surface.sentence_end(place)
        near += [entity for _, entity in mentions.between(place, end)[:2] if _suits(entity, wanted)]
        asker = asker_before(conversation.surface, mentions, place)
        near = [entity for entity in near if entity is not asker and not is_titled_otherwise(entity, source)]
    if wanted == "silent":
        near = near[:4] + [entity for _, entity in mentions.between(place, place + _CLAUSE)[:3]]
    if wanted in {"noun", "made"}:
        near = _around_noun(conversation, source, place, near)
    return without_carriers(conversation.surface, dict.fromkeys(near), source)


def _around_noun(conversation: Conversation, source: Source, place: int, before: Sequence[Entity]) -> list[Entity]:
    """Those named before a noun, in it and after it, without those whom it cannot mean."""
    inside = [entity for _, entity in conversation.mentions.overlapping(source.start, source.end)]
    if source.indefinite and _PEOPLE_OF.match(source.phrase):
        return []
    near = [*inside, *before]
    near += _called_so(conversation, source, place)
    near += _named_later(conversation, source)
    near += [source.owner] if isinstance(source.owner, Entity) else []
    near = without_owner(conversation, source, near, another=is_owned_by_another(source))
    if is_from_there(source):
        near = [entity for entity in near if source.head in entity.nouns] or near
    text = conversation.surface.text
    if source.indefinite:  # "an official" is nobody known so far
        near = [one for one in near if not _is_known(conversation, one, source) or may_be_any(text, one, source)]
        if is_person_noun(source.head):
            near = without_beside(conversation.surface, source, near, conversation.turns[-_TURNS_BACK:])
    told = _told(conversation, source)
    near = [entity for entity in near if entity not in told]
    rules_out = without_deputies if conversation.surface.in_title(source.start) else without_ruled_out
    near = rules_out(text, source, near)
    if source.head in made_nouns():
        near = _makers(conversation, source, near, inside)
    if "campaign" in source.phrase.split():  # an ad of Trump's campaign is not his own
        near = [entity for entity in near if entity not in inside or entity.kind != "person"]
    if source.head in {"camp", "family"}:  # nor is "the Trump camp" he
        near = [entity for entity in near if entity not in inside]
    return near


def _is_known(conversation: Conversation, entity: Entity, source: Source) -> bool:
    """Whether the body names somebody before the source; a title names those whom the text introduces later."""
    title = conversation.surface.in_title
    return any(start < source.start and not title(start) for start in entity.starts[:_CALLED_SO])


def _told(conversation: Conversation, source: Source) -> list[Entity]:
    """To whom what speaks is addressed, or came, and who so does not speak: "a letter to the governor, Ana Ruiz"."""
    if source.head not in made_nouns():
        return []
    text = conversation.surface.text
    named = conversation.mentions.overlapping(source.start, source.end)
    found = [
        entity
        for name, entity in named
        if _ADDRESSED.search(text, source.start, name.start) or _OBTAINED.search(text, source.start, name.start)
    ]
    asked = interviewers(conversation.mentions, text, source.start, source.end)
    return [*found, *asked, *holders_behind(conversation.mentions, text, source.end)]


def _makers(
    conversation: Conversation, source: Source, near: Sequence[Entity], inside: Sequence[Entity]
) -> list[Entity]:
    """Who may have made a document: those near it, and whoever the text says did; a poll is no one person's."""
    linked = conversation.makers.of(source.head, source.start, source.end)
    told = [made.maker for made in linked if made.start < source.end + _AHEAD][:_CALLED_SO]
    if source.head in LEGAL_ACTIONS:  # who reports on a lawsuit did not file it
        near = [one for one in near if one in inside or not is_outlet(conversation.surface, one, one.names[0])]
    if sort_of_document(source.head) == POLL:
        near = [one for one in near if one.kind != "person" or one in inside]
    if is_of_several(source) or (source.indefinite and _OBTAINED.search(source.phrase)):
        return [one for one in near if one in inside]
    if source.indefinite and source.head in _FINDINGS:  # "a leaked report" is of nobody whom the text names by chance
        near = [one for one in near if one in inside]
    return [*near, *told]


def _called_so(conversation: Conversation, source: Source, place: int) -> list[Entity]:
    """Those named however long ago whom the noun fits: "the commission", "the governor"."""
    head = same_office(source.head)
    earlier = [entity for entity in conversation.mentions.entities if entity.starts[0] < place]
    called = [
        entity
        for entity in earlier
        if (source.head in entity.keys if entity.kind == "organisation" else head in map(same_office, entity.nouns))
    ]
    return sorted(called, key=lambda entity: -entity.last_start(place))[:_CALLED_SO]


def _suits(entity: Entity, wanted: Wanted) -> bool:
    if wanted == "he":
        return entity.kind == "person"
    return entity.kind == "organisation" if wanted in {"it", "they"} else True


def _named_later(conversation: Conversation, source: Source) -> list[Entity]:
    """Those first named after a noun: "a lawmaker", whom the next paragraph names."""
    if (source.plural and source.head not in made_nouns()) or _has_spoken(conversation, source):
        return []
    if source.head == "narrator" or is_named_before(conversation.surface, conversation.mentions, source):
        return []
    reach = _AHEAD_OF_HEADLINE if conversation.surface.in_title(source.start) else _AHEAD
    ahead = conversation.mentions.between(source.end, source.end + reach)
    later = [entity for _, entity in ahead[:_MENTIONS_BACK] if entity.starts[0] >= source.end]
    if source.definite and is_person_noun(source.head) and not conversation.surface.in_title(source.start):
        # "The seamstress" is known already, or by an office that the name is given with: "the mayor".
        head = same_office(source.head)
        later = [one for one in later if head in map(same_office, one.nouns | one.known)]
    return later[:_ENTITIES]


def _has_spoken(conversation: Conversation, source: Source) -> bool:
    """Whether "the witness" is "a witness" who spoke before and was not named, and so is nobody named later."""
    if not source.definite or source.head in made_nouns() or conversation.surface.in_title(source.start):
        return False
    return any(
        turn.entity is None and turn.speaker.kind == "unnamed" and source.head in turn.speaker.name.split()
        for turn in conversation.turns[-_TURNS_BACK:]
    )


def _spoken(conversation: Conversation, wanted: Wanted) -> Iterator[Candidate]:
    """Those who spoke last and are no entities: "two officials", "Trump's campaign"."""
    if wanted == "name":
        return
    for turn in reversed(conversation.turns[-_TURNS_BACK:]):
        if turn.entity is not None:
            continue
        many = turn.speaker.kind == "group" or turn.speaker.name.endswith("s")
        if wanted == "he" and (many or turn.speaker.kind not in {"unnamed", "person"} or turn.speaker.name in _ANYBODY):
            continue
        if wanted == "they" and turn.speaker.kind == "unnamed" and not many:
            continue
        if wanted == "it" and is_one_person(turn.speaker):
            continue
        yield Candidate("spoken", turn.speaker, turn=turn)


def _is_document(speaker: Speaker) -> bool:
    """Whether who spoke is something written, which no "he" and no noun for a person means: "the affidavit"."""
    parts = speaker.name.casefold().split()
    written = made_nouns() | words("channels", "document")
    return speaker.kind == "unnamed" and not written.isdisjoint(parts) and not any(map(is_person_noun, parts))


def _own(source: Source, wanted: Wanted) -> Iterator[Candidate]:
    """What needs no other mention: the owner's, the source's own words, nobody."""
    if wanted in {"noun", "made"}:
        owner = source.owner if isinstance(source.owner, Entity) else None
        if source.form == "owned" and owner is not None:
            if source.phrase != "campaign":
                name = f"{owner.name}'s {source.phrase}"
                yield Candidate("owned", Speaker(name, kind_of_words(source)), None, owner)
        elif source.phrase and not _is_somebodys_campaign(source) and not is_from_there(source):
            yield Candidate("words", Speaker(source.phrase, kind_of_words(source)))
    elif wanted in {"silent", "it", "they"}:
        yield Candidate("nobody", None)


def is_from_there(source: Source) -> bool:
    """Whether "the Swede" is meant, which is always somebody named."""
    return (
        source.form == "nominal"
        and source.definite
        and (source.head in words("everyday", "demonyms") or is_nation(source.head))
    )


def _is_somebodys_campaign(source: Source) -> bool:
    """Whether "the campaign" is meant, which is always somebody's, or that of somebody named."""
    return source.head == "campaign" and (source.owner is not None or source.phrase == "campaign")


@cache
def is_person_noun(head: str) -> bool:
    """Whether a noun means one person or several: an office, a profession, "woman", "supporters"."""
    single = head.removesuffix("s")
    aged = head.endswith("-year-old") or _PARENT.search(head) is not None
    people = words("everyday", "people", "kin", "unnamed", "partisans", "demonyms")
    return aged or is_office(head) or is_office(single) or head in people or is_nation(head)


def is_owned_by_another(source: Source) -> bool:
    """Whether a noun means somebody other than the person whose it is: "his lawyer", "her opponent"."""
    owner = source.owner
    return isinstance(owner, Entity) and owner.kind == "person" and not source.plural and is_person_noun(source.head)
