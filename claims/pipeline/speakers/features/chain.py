"""Features of candidates for "he" and "she": who the sentences before are about, whose own object a pronoun is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.phrases import organisation_nouns
from claims.pipeline.sources.source import PERSONAL
from claims.pipeline.speakers.candidates import Candidate, is_person_noun
from claims.pipeline.speakers.conversation import Turn
from claims.pipeline.speakers.features.turns import is_same
from claims.pipeline.speakers.question import Features, Question

_SENTENCES = 6  # that pronouns may lead back
_REACH = 900  # characters of one sentence; bounds the time where it is endless
_TURNS = 12
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAIN = frozenset({"ROOT", "conj"})
_OBJECTS = frozenset({"dobj", "iobj", "dative"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})

Person = tuple[Entity | None, str]
"""Somebody named, or whoever spoke under another name."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """Whom the sentences before a pronoun are about.

    Args:
        person: Who.
        pronouns: In how many sentences only a pronoun stands for him or her.
        sentences: How many sentences before the pronoun.
    """

    person: Person
    pronouns: int
    sentences: int


class Chain:
    """The subjects of the sentences before one question's pronoun.

    Args:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        self.question = question

    def of(self, one: Candidate) -> Features:
        """The features of one candidate; none where no pronoun for a person asks."""
        if self.question.wanted != "he" or self.question.source.head not in PERSONAL:
            return {}
        topic = self._topic
        is_topic = topic is not None and is_same(*topic.person, one)
        is_other = topic is not None and not is_topic
        return {
            "topic": float(is_topic),
            "topic, right before": float(is_topic and topic is not None and topic.sentences <= 1),
            "not the topic": float(is_other),
            "not the topic, by pronouns": float(is_other and topic is not None and topic.pronouns > 0),
            "object of the same verb": float(one.about is not None and one.about in self._objects),
        }

    @cached_property
    def _topic(self) -> _Topic | None:
        """Whom the nearest clauses are about, be it over pronouns."""
        surface, pronouns = self.question.surface, 0
        number = surface.sentence_of(self.question.place) if surface.is_parsed and surface.sentences else -1
        for back, sentence in enumerate(surface.sentences[max(0, number - _SENTENCES) : number + 1][::-1]):
            end = min(sentence[1], self.question.place)
            start = max(sentence[0], end - _REACH)
            linked = False
            for subject in self._subjects(start, end, main=back > 0):
                person = self._person(subject)
                if person is not None:
                    return _Topic(person, pronouns + (subject.lower_ in PERSONAL), back)
                linked |= subject.lower_ in PERSONAL and (subject.lower_ in _WOMEN) == self._wants_woman
            if not linked and self._named(start, end):
                return None
            pronouns += linked
        return None

    def _subjects(self, start: int, end: int, *, main: bool) -> list[Token]:
        """The subjects in a stretch of the reporter's own words, those of main clauses first, the last of them first.

        In the pronoun's own sentence other clauses count too ("When Ruiz left, he"), but for relative ones.
        """
        surface = self.question.surface
        first, last = surface.token_of(start), surface.token_of(end - 1)
        if first is None or last is None:
            return []
        found = [
            token
            for token in surface.doc[first.i : last.i + 1]
            if token.dep_ in _SUBJECTS and start <= token.idx < end and not surface.quoted(token.idx)
        ]
        clauses = {token: 0 if token.head.dep_ in _MAIN else 1 if token.head.dep_ == "advcl" else 2 for token in found}
        kept = [token for token in found if clauses[token] == 0 or (not main and token.head.dep_ != "relcl")]
        return sorted(kept, key=lambda token: (clauses[token], -token.i))

    def _person(self, subject: Token) -> Person | None:
        """The person whom a subject names, or meant as a source, if the pronoun may mean the same.

        Of what is an office-holder's it is that person: "The president's roots came into play".
        """
        named = self.question.conversation.mentions.overlapping(subject.idx, subject.idx + len(subject))
        if named:
            name, entity = named[0]
            return (entity, entity.name) if not name.possessive and self._may_be(entity) else None
        if subject.lower_ in PERSONAL and (subject.lower_ in _WOMEN) != self._wants_woman:
            return None
        turn = self._turn_at(subject)
        owner = next((left for left in subject.lefts if left.dep_ == "poss" and not _is_somebody(subject)), subject)
        if turn is None and (holder := self._holder(owner)) is not None:
            return holder, holder.name
        if turn is None or turn.speaker.kind not in {"person", "unnamed"}:
            return None
        if turn.entity is None and self._named(subject.idx, self.question.place):
            return None
        somebody = turn.entity is not None or subject.lower_ in PERSONAL or is_person_noun(subject.lower_)
        return (turn.entity, turn.speaker.name) if somebody else None

    def _holder(self, subject: Token) -> Entity | None:
        """The one person of the text who holds the office that a subject names: "The president appeared tired"."""
        office = same_office(subject.lower_)
        if not is_office(subject.lower_) or not any(left.lower_ == "the" for left in subject.lefts):
            return None
        titled, told = self.question.conversation.holders
        holders = titled.get(office) or told.get(office, [])
        return holders[0] if len(holders) == 1 and self._may_be(holders[0]) else None

    def _may_be(self, entity: Entity) -> bool:
        return entity.kind == "person" and entity.gender in {None, "women" if self._wants_woman else "men"}

    def _named(self, start: int, end: int) -> bool:
        """Whether the reporter names a person in a stretch whom the pronoun may mean."""
        named = self.question.conversation.mentions.between(start, end)
        return any(self._may_be(one) and not self.question.surface.quoted(name.start) for name, one in named)

    @property
    def _wants_woman(self) -> bool:
        return self.question.source.head in _WOMEN

    def _turn_at(self, subject: Token) -> Turn | None:
        """Who spoke with a subject as the source."""
        start, end = subject.left_edge.idx, subject.idx + len(subject)
        turns = self.question.conversation.turns[-_TURNS:]
        return next((turn for turn in reversed(turns) if start <= turn.start < end), None)

    @cached_property
    def _objects(self) -> frozenset[Entity]:
        """Whom the pronoun's own verb has for objects, and who so are somebody else: "he told Ruiz".

        So are the objects of a clause whose subject it is, too: "Campaigning against Ruiz, he".
        """
        token = self.question.surface.node_of(self.question.source.start)
        if token is None or token.dep_ not in _SUBJECTS:
            return frozenset()
        verbs = [token.head, *(one for one in token.head.children if one.dep_ == "advcl" and not _has_subject(one))]
        objects = [child for verb in verbs for child in verb.children if child.dep_ in _OBJECTS]
        prepositions = [child for verb in verbs for child in verb.children if child.dep_ in {"prep", "agent", "dative"}]
        objects += [child for one in prepositions for child in one.children if child.dep_ == "pobj"]
        mentions = self.question.conversation.mentions
        return frozenset(
            entity
            for one in objects
            for name, entity in mentions.overlapping(one.idx, one.idx + len(one))
            if not name.possessive
        )


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _is_somebody(noun: Token) -> bool:
    words = {noun.lower_, noun.lemma_.lower()}
    return any(map(is_person_noun, words)) or not words.isdisjoint(organisation_nouns())
