"""Whom a pronoun or a nominal means: candidates, their features, and a decision.

The three steps stand apart, so that a trained scorer can take the place of the weights.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from claims.pipeline.annotations import Attribution
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.genders import Gender
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Conversation, Turn
from claims.pipeline.speakers.features.places import last_mention
from claims.pipeline.text.surface import Surface

# How far back a candidate may have been named: bounds the time, and nobody remembers longer.
_MENTIONS_BACK = 60
_TURNS_BACK = 6
_AHEAD = 900  # characters in which a nominal's name may follow; two or three paragraphs

WEIGHTS: Mapping[str, float] = MappingProxyType({
    "same sentence": 0.5,
    "previous sentence": 1.1,
    "two sentences back": 0.6,
    "same paragraph": 1.2,
    "previous paragraph": 0.2,
    "subject": 0.9,
    "subject, same sentence": 0.5,
    "last speaker, other subject since": -0.8,
    "possessive": 0.1,
    "quoted": -0.9,
    "nearest": 0.8,
    "second nearest": 0.3,
    "last speaker": 1.5,
    "last speaker, same paragraph": 0.3,
    "speaker before": 0.3,
    "own content": -1.0,
    "share": 1.1,
    "gender fits": 1.1,
    "gender differs": -4.0,
    "role fits": 3.0,
    "role words": 0.8,
    "named later": -0.5,
    "party differs": -3.0,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a source may mean, with the features that speak for and against."""

    entity: Entity
    features: Mapping[str, float]

    @property
    def score(self) -> float:
        """The weighted sum of the features."""
        return sum(WEIGHTS.get(name, 0.0) * value for name, value in self.features.items())


def person_candidates(
    conversation: Conversation, attribution: Attribution, source: Source, gender: Gender | None
) -> list[Candidate]:
    """The persons named before a source, or speaking last, with their features; the nearest first."""
    surface, mentions, turns = conversation.surface, conversation.mentions, conversation.turns
    back = mentions.last_before(source.start, limit=_MENTIONS_BACK)
    entities = dict.fromkeys(entity for _, entity in back if entity.kind == "person")
    entities |= dict.fromkeys(
        turn.entity for turn in turns[-_TURNS_BACK:] if turn.entity is not None and turn.entity.kind == "person"
    )
    if source.form == "nominal":
        entities |= dict.fromkeys(_named_later(mentions, source))
    total = sum(entity.count_before(source.start) for entity in entities) or 1
    found = []
    newcomer = _new_subject(surface, mentions, turns, source)
    for rank, entity in enumerate(entities):
        features = _place_features(surface, entity, attribution, source)
        features |= _turn_features(surface, turns, entity, source)
        if newcomer is not None and entity is not newcomer and features.get("last speaker"):
            features["last speaker, other subject since"] = 1.0
        features |= _gender_features(entity, gender)
        features["share"] = math.sqrt(entity.count_before(source.start) / total)
        features |= {"nearest": float(rank == 0), "second nearest": float(rank == 1)}
        if source.form == "nominal":
            features |= _role_features(entity, source)
        found.append(Candidate(entity, features))
    return found


def _new_subject(surface: Surface, mentions: Mentions, turns: Sequence[Turn], source: Source) -> Entity | None:
    """Another person than the last speaker whom the reporter made a subject since."""
    if not turns:
        return None
    since = mentions.between(max(turns[-1].start, source.start - _AHEAD), source.start)
    for name, entity in reversed(since):
        told = entity.kind == "person" and not surface.quoted(name.start)
        if told and entity is not turns[-1].entity and is_subject(surface, name):
            return entity
    return None


def _named_later(mentions: Mentions, source: Source) -> list[Entity]:
    """Persons first named after a nominal: "a lawmaker", whom the next paragraph names."""
    ahead = mentions.between(source.end, source.end + _AHEAD)
    return [e for _, e in ahead[:_MENTIONS_BACK] if e.kind == "person" and e.starts[0] >= source.end and e.nouns]


def decide(candidates: Sequence[Candidate], *, least: float = 0.0) -> Entity | None:
    """The best candidate, if it reaches the score ``least``."""
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.score)
    return best.entity if best.score >= least else None


def _place_features(surface: Surface, entity: Entity, attribution: Attribution, source: Source) -> dict[str, float]:
    name, own = last_mention(surface, entity, attribution, source.start)
    if name is None:
        return {"named later": 1.0}
    sentences = surface.sentence_of(source.start) - surface.sentence_of(name.start)
    paragraphs = surface.paragraph_of(source.start) - surface.paragraph_of(name.start)
    return {
        "same sentence": float(sentences == 0),
        "previous sentence": float(sentences == 1),
        "two sentences back": float(sentences == 2),
        "same paragraph": float(paragraphs == 0),
        "previous paragraph": float(paragraphs == 1),
        "subject": float(is_subject(surface, name)),
        "subject, same sentence": float(sentences == 0 and is_subject(surface, name)),
        "possessive": float(name.possessive),
        "quoted": float(surface.quoted(name.start)),
        "own content": float(own),
    }


def is_subject(surface: Surface, name: Name) -> bool:
    """Whether the model takes the mention for a subject."""
    token = surface.token_of(name.end - 1)
    return token is not None and token.dep_ in {"nsubj", "nsubjpass"}


def _turn_features(surface: Surface, turns: Sequence[Turn], entity: Entity, source: Source) -> dict[str, float]:
    if not turns:
        return {}
    last = turns[-1]
    paragraph = surface.paragraph_of(source.start)
    near = paragraph - last.paragraph <= 1
    is_last = last.entity is entity
    return {
        "last speaker": float(is_last and near),
        "last speaker, same paragraph": float(is_last and paragraph == last.paragraph),
        "last speaker, far": float(is_last and not near),
        "speaker before": float(not is_last and any(turn.entity is entity for turn in turns[-_TURNS_BACK:-1])),
    }


def _gender_features(entity: Entity, gender: Gender | None) -> dict[str, float]:
    if gender is None:
        return {}
    return {
        "gender fits": float(entity.gender == gender),
        "gender differs": float(entity.gender is not None and entity.gender != gender),
    }


def _role_features(entity: Entity, source: Source) -> dict[str, float]:
    nouns = {same_office(noun) for noun in entity.nouns}
    asked = {same_office(word.casefold().rstrip(".")) for word in source.phrase.split()}
    parties = {"republican", "democratic", "libertarian"}
    party = asked & parties
    return {
        "party differs": float(bool(party) and bool(nouns & parties) and not party & nouns),
        "role fits": float(same_office(source.head) in nouns),
        "role words": float(len((asked - {same_office(source.head)}) & nouns)),
        "no role": float(not nouns),
    }
