"""Features of candidates: who spoke last, who spoke before, who speaks around."""

from __future__ import annotations

from functools import cached_property

from claims.pipeline.entities.entity import Entity
from claims.pipeline.speakers.candidates import Candidate
from claims.pipeline.speakers.features.places import is_subject
from claims.pipeline.speakers.question import Features, Question


class Turns:
    """Who has spoken before one question.

    Args:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        self.question = question

    def of(self, one: Candidate) -> Features:
        """The features of one candidate; none before anybody spoke."""
        turns = self.question.conversation.turns[-8:]
        if not turns or one.kind == "nobody" or (one.kind in {"words", "noun"} and one.turn is None):
            return {}
        last, here = turns[-1], self.question.surface.paragraph_of(self.question.place)
        spoken = [is_same(turn.entity, turn.speaker.name, one) for turn in turns]
        since = here - last.paragraph
        outer = self._outer
        return {
            "last speaker": float(spoken[-1] and since <= 1),
            "last speaker, same paragraph": float(spoken[-1] and since == 0),
            "last speaker, far": float(spoken[-1] and since > 1),
            "last speaker, other subject since": float(spoken[-1] and self._other_since),
            "last but one": float(len(spoken) > 1 and spoken[-2] and not spoken[-1]),
            "spoke before": float(any(spoken[:-1]) and not spoken[-1]),
            "share of turns": sum(spoken) / len(spoken),
            "speaks around": float(outer is not None and one.speaker is not None and outer == one.speaker.name),
        }

    @cached_property
    def _outer(self) -> str | None:
        """Who speaks the quotation that this one stands in."""
        inside = self.question.attribution.inside
        speaker, _ = (
            self.question.conversation.spoken(inside)
            if inside is not None
            else self.question.conversation.around(self.question.source.start)
        )
        return speaker.name if speaker is not None else None

    @cached_property
    def _other_since(self) -> bool:
        """Whether the reporter made another person a subject since the last turn."""
        last = self.question.conversation.turns[-1]
        since = self.question.conversation.mentions.between(
            max(last.start, self.question.place - 900), self.question.place
        )
        return any(
            entity.kind == "person"
            and entity is not last.entity
            and not self.question.surface.quoted(name.start)
            and is_subject(self.question.surface, name)
            for name, entity in since
        )


def is_same(entity: Entity | None, name: str, one: Candidate) -> bool:
    """Whether somebody who spoke is a candidate.

    Args:
        entity: Who spoke, where it is a named one.
        name: The same by name.
        one: The candidate.
    """
    if entity is not None and one.entity is not None:
        return entity is one.entity
    return one.speaker is not None and name == one.speaker.name
