"""Why who is who, and the questions that only a person can answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.resolve import THRESHOLD, LocalEntity, score
from claims.speakers.finding import find_speaker
from claims.store.browsing.dossier import KeptDecision
from claims.store.decisions.questions import Link
from claims.store.reader import Reader
from claims.store.records import KnownEntity
from claims.store.stored import SpeakerSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to a person: whether two speakers are one.

    Args:
        speakers: The two.
        score: How well a name of the one fitted the other, 0 to 1; None where Wikidata has both as one.
        reasons: Why, in short words.
        articles: In how many articles the name left it open.
    """

    speakers: tuple[SpeakerSummary, SpeakerSummary]
    score: float | None
    reasons: tuple[str, ...]
    articles: int

    def describe(self) -> str:
        """Score and reasons, for a person."""
        return _described(self.score, self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers review --json``."""
        return {
            "speakers": [speaker.to_dict() for speaker in self.speakers],
            "score": self.score,
            "reasons": list(self.reasons),
            "articles": self.articles,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two names are one speaker, or two speakers are not one.

    Args:
        speakers: The one, or the two.
        score: How well the names of two fit, 0 to 1; None for one.
        reasons: What the score of two is made of.
        links: Why each name of the one is that speaker's.
        together: How many articles name both.
        decisions: Persons' decisions that join the one, or concern both of the two; those in force.
    """

    speakers: tuple[SpeakerSummary, ...]
    score: float | None = None
    reasons: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    together: int = 0
    decisions: tuple[KeptDecision, ...] = ()

    @property
    def one(self) -> bool:
        """Whether both are one speaker."""
        return len(self.speakers) == 1

    def describe(self) -> str:
        """Score and reasons of two, for a person."""
        return _described(self.score, self.reasons)

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers why --json``."""
        return {
            "one": self.one,
            "speakers": [speaker.to_dict() for speaker in self.speakers],
            "score": self.score,
            "reasons": list(self.reasons),
            "names": [link.to_dict() for link in self.links],
            "together": self.together,
            "decisions": [decision.to_dict() for decision in self.decisions],
        }


def _described(worth: float | None, reasons: Sequence[str]) -> str:
    if worth is None:
        return "; ".join(reasons)
    return f"The names fit to {worth:.2f}, {THRESHOLD:.2f} would be enough: {', '.join(reasons)}"


def explain(reader: Reader, one: str, other: str) -> Explanation:
    """Why two names are one speaker, or two speakers are not one.

    Args:
        reader: One state of the database.
        one: A number or a name, see :func:`find_speaker`.
        other: Another one.

    Raises:
        NotFoundError: There is no such speaker.
        QuestionError: Several have this name.
    """
    mine, theirs = find_speaker(reader, one), find_speaker(reader, other)
    in_force = [decision for decision in reader.decisions(mine) if not decision.undone]
    if mine == theirs:
        return Explanation(
            speakers=(reader.speaker(mine),),
            links=tuple(reader.links(mine)),
            decisions=tuple(decision for decision in in_force if decision.kind == "merge"),
        )
    worth, reasons = _compare(*reader.known(sorted((mine, theirs))))
    also = {decision.id for decision in reader.decisions(theirs)}
    return Explanation(
        speakers=(reader.speaker(mine), reader.speaker(theirs)),
        score=worth,
        reasons=reasons,
        together=reader.together(mine, theirs),
        decisions=tuple(decision for decision in in_force if decision.id in also),
    )


def _compare(one: KnownEntity, other: KnownEntity) -> tuple[float, tuple[str, ...]]:
    """The better of the scores that an article naming one of them would give the other."""
    return max(
        score(LocalEntity(mine.name, mine.kind, mine.spellings, mine.roles), theirs)
        for mine, theirs in ((one, other), (other, one))
    )


def questions(reader: Reader, *, limit: int | None = None) -> list[Asked]:
    """Pairs of speakers that may be one and of which no person has decided, those of most articles first.

    Args:
        reader: One state of the database.
        limit: At most so many.
    """
    return [
        Asked(
            speakers=(reader.speaker(question.pair[0]), reader.speaker(question.pair[1])),
            score=question.score,
            reasons=question.reasons,
            articles=question.articles,
        )
        for question in reader.questions(limit=limit)
    ]
