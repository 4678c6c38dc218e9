"""Features of candidates by grammar: whose clause the source stands in, who is named in what it says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.speakers.candidates import Candidate
from claims.pipeline.speakers.conversation import Turn
from claims.pipeline.speakers.features.places import OBJECTS
from claims.pipeline.speakers.features.turns import is_same
from claims.pipeline.speakers.question import Features, Question

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MOST_ABOVE = 4  # clauses
_LONGEST_NOUN = 6  # words before a noun that may belong to it
_SUBJECT_REACH = 150  # characters between a subject and its verb


class Grammar:
    """The clauses around one question's source, or around its cue where there is no source.

    Args:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        self.question = question

    def of(self, one: Candidate) -> Features:
        """The features of one candidate."""
        found = self._above(one)
        if self.question.wanted == "he" and one.about is not None:
            found["meant by a noun before"] = float(self._meant is one.about)
        if one.kind == "nobody":
            found["nobody, though there is a subject above"] = float(bool(self._speakers_above))
        if one.about is not None and self.question.wanted == "made":  # a poll on Ruiz is not hers
            found["a document names it"] = float(any(self._named_in_content(one.about).values()))
        elif one.about is not None:
            found |= self._named_in_content(one.about)
            found["does what is said"] = float(self._does_what_is_said(one.about))
        return found

    def _does_what_is_said(self, entity: Entity) -> bool:
        """Whether a content leaves its own subject out: "Zarif", before "discussed it with Hussein, he tweeted"."""
        surface, place = self.question.surface, self.question.place
        for start, end in self.question.attribution.content:
            for name, other in self.question.conversation.mentions.between(max(0, start - _SUBJECT_REACH), start):
                token = surface.token_of(name.end - 1)
                if other is entity and end <= place and token is not None and token.dep_ in _SUBJECTS:
                    return start <= token.head.idx < end and not surface.quoted(start)
        return False

    @cached_property
    def _meant(self) -> Entity | None:
        """Whom the last definite noun for an office means, if it fits one candidate best: "The senator ... He said"."""
        surface, place = self.question.surface, self.question.place
        number = surface.sentence_of(place)
        for sentence in surface.sentences[max(0, number - 1) : number + 1][::-1]:
            inside = surface.words_between(sentence[0], min(sentence[1], place))
            for index in range(len(inside) - 1, 0, -1):
                noun = inside[index]
                if noun.text.islower() and is_office(noun.key) and not surface.quoted(noun.start):
                    before = inside[max(0, index - _LONGEST_NOUN) : index]
                    start = next((i for i in range(len(before) - 1, -1, -1) if before[i].key == "the"), None)
                    if start is not None:
                        return self._best(noun.key, {word.key for word in before[start + 1 :]})
        return None

    def _best(self, head: str, others: set[str]) -> Entity | None:
        scores: dict[Entity, int] = {}
        for one in self.question.candidates:
            if one.about is not None and one.about.kind == "person":
                called = {same_office(noun) for noun in one.about.nouns | one.about.known}
                fits = same_office(head) in called
                scores[one.about] = (1 + len({same_office(word) for word in others} & called)) * fits
        most = max(scores.values(), default=0)
        best = [entity for entity, score in scores.items() if score == most]
        return best[0] if most and len(best) == 1 else None

    @cached_property
    def _token(self) -> Token | None:
        """Where the clauses are counted from."""
        cue = self.question.attribution.cue
        if self.question.source.form == "none":
            return self.question.surface.node_of(cue[0]) if cue is not None else None
        return self.question.surface.node_of(self.question.source.end - 1)

    @cached_property
    def _subjects(self) -> list[Token]:
        """The subjects of the clauses above, the nearest first."""
        return list(self._subjects_above())

    def _subjects_above(self) -> Iterator[Token]:
        token = self._token
        if token is None:
            return
        start = token if self.question.source.form == "none" else token.head
        verbs = [start] if self.question.source.form == "none" else []
        for count, verb in enumerate((*verbs, *start.ancestors)):
            if count > _MOST_ABOVE:
                return
            for child in verb.children:
                if child.dep_ in _SUBJECTS and child.idx < self.question.place and child is not token:
                    yield child

    @cached_property
    def _speakers_above(self) -> list[tuple[Entity | None, str]]:
        """The same as named entities, or as whoever spoke there."""
        found: list[tuple[Entity | None, str]] = []
        for subject in self._subjects:
            whole = subject.left_edge.idx, subject.idx + len(subject)
            named = self.question.conversation.mentions.overlapping(subject.idx, subject.idx + len(subject))
            turn = self._turn_at(*whole)
            if named:
                found.append((named[0][1], named[0][1].name))
            elif turn is not None:
                found.append((turn.entity, turn.speaker.name))
        return found

    def _turn_at(self, start: int, end: int) -> Turn | None:
        turns = self.question.conversation.turns[-8:]
        return next((turn for turn in reversed(turns) if start <= turn.start < end), None)

    def _above(self, one: Candidate) -> Features:
        matches = [is_same(entity, name, one) for entity, name in self._speakers_above]
        return {
            "subject above": float(matches[:1] == [True]),
            "subject further above": float(any(matches[1:]) and not matches[0]),
            "not the subject above": float(bool(matches) and not any(matches)),
        }

    def _named_in_content(self, entity: Entity) -> Features:
        """Whether what is said names the candidate: hardly who says it, unless as an indirect content's subject."""
        surface, mentions = self.question.surface, self.question.conversation.mentions
        found: Features = {}
        for start, end in self.question.attribution.content:
            for name, other in mentions.between(start, end):
                if other is not entity:
                    continue
                if surface.quoted(name.start):
                    found["named in the quotation"] = 1.0
                    continue
                side = "before" if end <= self.question.place else "behind"
                token = surface.token_of(name.end - 1)
                subject = token is not None and token.dep_ in _SUBJECTS
                first = name.start - start < 40 and subject
                found[f"named in what is said, {side}"] = 1.0
                if first and not name.possessive:
                    found[f"leads what is said, {side}"] = 1.0
                if token is not None and token.dep_ in OBJECTS:
                    found[f"object of what is said, {side}"] = 1.0
        return found
