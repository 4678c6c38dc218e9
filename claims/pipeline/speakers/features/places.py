"""Features of candidates: where the article named them, how near, how, and in whose words."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.genders import Gender
from claims.pipeline.names.name import Name
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.candidates import Candidate
from claims.pipeline.speakers.question import Features, Question
from claims.pipeline.text.surface import Surface

_WOMEN = frozenset({"she", "her", "hers", "herself"})
_MEN = frozenset({"he", "him", "his", "himself"})
OBJECTS = frozenset({"dobj", "iobj", "dative", "pobj", "attr"})
_LEADS = 60  # characters, an office before the name among them
_LOOKED_AT = 6  # mentions of one candidate


class Places:
    """Where the candidates of one question were named.

    Args:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        self.question = question

    @cached_property
    def _last(self) -> list[tuple[Name | None, bool]]:
        return [
            last_mention(self.question.surface, one.about, self.question.attribution, self.question.place)
            if one.about
            else (None, False)
            for one in self.question.candidates
        ]

    @cached_property
    def _places(self) -> list[int]:
        """Where each candidate was last met, -1 where it was not."""
        return [
            name.start if name is not None else one.turn.start if one.turn is not None else -1
            for one, (name, _) in zip(self.question.candidates, self._last, strict=True)
        ]

    @cached_property
    def _nearest(self) -> list[int]:
        """The candidates from the nearest on."""
        met = [number for number, place in enumerate(self._places) if place >= 0]
        return sorted(met, key=lambda number: -self._places[number])

    @cached_property
    def _fitting(self) -> list[int]:
        """The same without those of another gender, and those named in the words quoted only."""
        return [
            number
            for number in self._nearest
            if not self._last[number][1]
            and not self._is_spoken_of(number)
            and not self._gender(self.question.candidates[number]).get("gender differs")
        ]

    def _is_spoken_of(self, number: int) -> bool:
        """Whether a candidate is last named as an object in what was said before: "Ruiz met Salih, he said"."""
        name, _ = self._last[number]
        if self.question.wanted != "he" or name is None or not within(self.question.attribution.content, name.start):
            return False
        token = self.question.surface.token_of(name.end - 1)
        return token is not None and token.dep_ in OBJECTS

    @cached_property
    def _total(self) -> int:
        return sum(one.about.count_before(self.question.place) for one in self.question.candidates if one.about) or 1

    @cached_property
    def _named_most(self) -> int:
        return max((len(one.about.names) for one in self.question.candidates if one.about), default=1)

    def of(self, entity: Entity, number: int) -> Features:
        """The features of the candidate with that number, whom or whose owner the entity names."""
        surface = self.question.surface
        found: Features = {
            "share": math.sqrt(entity.count_before(self.question.place) / self._total),
            "named most": float(len(entity.names) == self._named_most),
            "named often": math.log1p(len(entity.names)) / 3,
            "in a headline": float(surface.in_headline(entity.starts[0])),
            "named first": float(entity.index == 0),
        }
        found |= self._gender(self.question.candidates[number])
        found |= self._ahead(entity)
        name, own = self._last[number]
        if name is None:
            ahead = max(0, entity.starts[0] - self.question.source.end)
            return found | {
                "named later": 1.0,
                "named later, definite": float(self._is_definite),
                "named later, far": min(3.0, ahead / 500),
                "named later, speaks next": float(self._speaks_next(entity)),
                "named later, leads a paragraph": float(self._leads_later(entity)),
                "named later, first of all": float(self._first_later is entity),
            }
        found |= self.distances(name.start)
        subject = is_subject(surface, name)
        found |= {
            "subject": float(subject),
            "subject, same sentence": float(subject) * found["same sentence"],
            "subject, previous sentence": float(subject) * found["previous sentence"],
            "possessive": float(name.possessive),
            "another section": float(surface.section_of(name.start) != surface.section_of(self.question.place)),
            "quoted": float(surface.quoted(name.start)),
            "own content": float(own),
            "leads the paragraph": float(self._leads == number),
            "in words": float(self._in_words(name.start)),
        }
        return found | self._ranks(number) | self._told(number)

    @cached_property
    def _is_definite(self) -> bool:
        """Whether the source speaks in the body of somebody known: "the seamstress", not "a seamstress"."""
        source = self.question.source
        return source.definite and not self.question.surface.in_title(source.start)

    def _speaks_next(self, entity: Entity) -> bool:
        """Whether the first mention is the source of the next attribution or the one after it."""
        sources = sorted(one.source for one in self.question.conversation.attributions if one.source is not None)
        behind = [source for source in sources if source[0] >= self.question.source.end][:2]
        return any(start <= entity.starts[0] < end for start, end in behind)

    def _leads_later(self, entity: Entity) -> bool:
        """Whether the first mention stands at the beginning of the next paragraph, or of the one after it."""
        surface = self.question.surface
        paragraph = surface.paragraph_of(entity.starts[0])
        first = surface.paragraphs[paragraph][0] if surface.paragraphs else 0
        return paragraph - surface.paragraph_of(self.question.place) <= 2 and entity.starts[0] - first < _LEADS

    @cached_property
    def _first_later(self) -> Entity | None:
        """The candidate whose first mention follows first."""
        place = self.question.source.end
        later = [one.about for one in self.question.candidates if one.about and one.about.starts[0] >= place]
        return min(later, key=lambda entity: entity.starts[0], default=None)

    def _in_words(self, offset: int) -> bool:
        """Whether a place lies in what somebody is quoted with, marks or not."""
        return self.question.conversation.content_at(offset) is not None

    @cached_property
    def _narrated(self) -> list[Name | None]:
        """Each candidate's last mention in the reporter's own words."""
        return [self._last_narrated(one.about) if one.about is not None else None for one in self.question.candidates]

    def _last_narrated(self, entity: Entity) -> Name | None:
        name = entity.before(self.question.place)
        for _ in range(_LOOKED_AT):
            if name is None or not (self._in_words(name.start) or self.question.surface.quoted(name.start)):
                return name
            name = entity.before(name.start)
        return None

    @cached_property
    def _nearest_narrated(self) -> tuple[int, int]:
        """The candidates that were narrated of last, and last as a main clause's subject; -1 where none was."""
        places = {number: name for number, name in enumerate(self._narrated) if name is not None}
        subjects = {number: name for number, name in places.items() if is_main_subject(self.question.surface, name)}
        return _last_of(places), _last_of(subjects)

    def _told(self, number: int) -> Features:
        """Where the reporter last wrote of the candidate: in the words of others people are spoken about."""
        name = self._narrated[number]
        if name is None:
            return {"not told of": 1.0}
        sentences = self.question.surface.sentence_of(self.question.place) - self.question.surface.sentence_of(
            name.start
        )
        main = is_main_subject(self.question.surface, name)
        return {
            "told of, same sentence": float(sentences == 0),
            "told of, previous sentence": float(sentences == 1),
            "main subject": float(main),
            "main subject, same sentence": float(main and sentences == 0),
            "main subject, previous sentence": float(main and sentences == 1),
            "told of last": float(self._nearest_narrated[0] == number),
            "main subject last": float(self._nearest_narrated[1] == number),
        }

    def _ahead(self, entity: Entity) -> Features:
        """Whether the sentence goes on to the candidate: "In his speech, Salceda said"."""
        if self.question.wanted != "he" or self.question.source.form != "pronoun":
            return {}
        end = self.question.surface.sentence_end(self.question.place)
        index = bisect_right(entity.starts, self.question.place)
        name = entity.names[index] if index < len(entity.names) and entity.starts[index] < end else None
        first = (
            self.question.surface.sentences[self.question.surface.sentence_of(self.question.place)][0]
            if self.question.surface.sentences
            else 0
        )
        return {
            "ahead": float(name is not None),
            "ahead, main subject": float(name is not None and is_main_subject(self.question.surface, name)),
            "ahead of the sentence": float(name is not None and self.question.place - first < 40),
        }

    def distances(self, start: int) -> Features:
        """How far before the question a place lies."""
        surface = self.question.surface
        sentences = surface.sentence_of(self.question.place) - surface.sentence_of(start)
        paragraphs = surface.paragraph_of(self.question.place) - surface.paragraph_of(start)
        return {
            "same sentence": float(sentences == 0),
            "previous sentence": float(sentences == 1),
            "two sentences back": float(sentences == 2),
            "same paragraph": float(paragraphs == 0),
            "previous paragraph": float(paragraphs == 1),
            "sentences": math.log1p(max(0, sentences)) / 2,
            "paragraphs": math.log1p(max(0, paragraphs)) / 2,
        }

    def _ranks(self, number: int) -> Features:
        return {
            "nearest": float(self._nearest[:1] == [number]),
            "second nearest": float(self._nearest[1:2] == [number]),
            "nearest that fits": float(self._fitting[:1] == [number]),
            "second that fits": float(self._fitting[1:2] == [number]),
            "alone fits": float(self._fitting == [number]),
        }

    @cached_property
    def _leads(self) -> int:
        """The candidate that is named first in the source's paragraph, outside quotation marks."""
        start = (
            self.question.surface.paragraphs[self.question.surface.paragraph_of(self.question.place)][0]
            if self.question.surface.paragraphs
            else 0
        )
        for name, entity in self.question.conversation.mentions.between(start, self.question.place):
            if not self.question.surface.quoted(name.start):
                return next((i for i, one in enumerate(self.question.candidates) if one.about is entity), -1)
        return -1

    def _gender(self, one: Candidate) -> Features:
        wanted = _gender_of(self.question.source)
        if wanted is None or one.about is None or one.about.kind != "person":
            return {}
        return {
            "gender fits": float(one.about.gender == wanted),
            "gender differs": float(one.about.gender is not None and one.about.gender != wanted),
        }


def _last_of(names: Mapping[int, Name]) -> int:
    """The key of the name that stands last, -1 where there is none."""
    return max(names, key=lambda number: names[number].start, default=-1)


def _gender_of(source: Source) -> Gender | None:
    if source.head in _WOMEN or source.head in words("titles", "women"):
        return "women"
    return "men" if source.head in _MEN or source.head in words("titles", "men") else None


def within(content: Sequence[Offsets], offset: int) -> bool:
    """Whether a place lies in what was said."""
    return any(start <= offset < end for start, end in content)


def last_mention(surface: Surface, entity: Entity, attribution: Attribution, offset: int) -> tuple[Name | None, bool]:
    """The last mention before ``offset``, rather one outside the words quoted; whether all are inside.

    Indirect content may well name its own speaker: "Zarif met Hussein, he tweeted".
    """
    name = last = entity.before(offset)
    for _ in range(5):
        if name is None:
            break
        if not (within(attribution.content, name.start) and surface.quoted(name.start)):
            return name, False
        name = entity.before(name.start)
    return last, last is not None


def is_subject(surface: Surface, name: Name) -> bool:
    """Whether the model takes the mention for a subject."""
    token = surface.token_of(name.end - 1)
    return token is not None and token.dep_ in {"nsubj", "nsubjpass"}


def is_main_subject(surface: Surface, name: Name) -> bool:
    """Whether the model takes the mention for the subject of a sentence's main clause."""
    token = surface.token_of(name.end - 1)
    return token is not None and token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"
