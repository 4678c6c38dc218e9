"""What one or several speakers said on a matter over time, and what of it may contradict itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np

from claims.resolve.claims.contradictions import Opposition, opposition
from claims.resolve.claims.likeness import Saying
from claims.search.meaning.embed import encoder_name
from claims.store.quotations.embeddings import vectors_of
from claims.store.reader import Reader
from claims.store.stored import StoredQuotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that was said.

    Args:
        day: The first day on which it can have been said; else the day it was printed, if known.
        quotation: In the words of this quotation.
        claim: The number of the claim, if it was gathered.
    """

    day: date | None
    quotation: StoredQuotation
    claim: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two statements of one speaker that may contradict each other; whether they do is for a person to say.

    Args:
        earlier: The one said first.
        later: The other one.
        opposition: What speaks for it.
    """

    earlier: StoredQuotation
    later: StoredQuotation
    opposition: Opposition

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        return {
            "earlier": f"q{self.earlier.id}",
            "later": f"q{self.later.id}",
            "sort": self.opposition.sort,
            "words": list(self.opposition.words),
            "score": self.opposition.score,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Statements in order of time.

    Args:
        moments: What was said, first what was said first; what has no day comes last.
        candidates: Pairs that may contradict each other, the surest to be on one matter first.
    """

    moments: tuple[Moment, ...]
    candidates: tuple[Candidate, ...]

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims ask --timeline --json``, beside the question."""
        return {
            "timeline": [
                {
                    "day": one.day.isoformat() if one.day else None,
                    "claim": f"c{one.claim}" if one.claim else None,
                    "quotation": one.quotation.to_dict(),
                    "article": one.quotation.article.to_dict(),
                }
                for one in self.moments
            ],
            "may_contradict": [one.to_dict() for one in self.candidates],
        }


def timeline(reader: Reader, quotations: Sequence[StoredQuotation]) -> Timeline:
    """Put statements in order of time, each claim once where it was first told, and look for contradictions in them.

    Args:
        reader: The state of the database that they are from.
        quotations: The statements, such as the answers to a question.
    """
    claims = reader.claims_of([one.id for one in quotations])
    moments: list[Moment] = []
    told: set[int] = set()
    for one in sorted(quotations, key=_when):
        claim = claims.get(one.id)
        if claim not in told:
            moments.append(Moment(day=_day(one), quotation=one, claim=claim))
        if claim is not None:
            told.add(claim)
    found = sorted(_candidates(reader, moments), key=lambda one: (-one.opposition.score, one.earlier.id, one.later.id))
    return Timeline(moments=tuple(moments), candidates=tuple(found))


def _candidates(reader: Reader, moments: Sequence[Moment]) -> Iterator[Candidate]:
    kept = vectors_of(reader.connection, encoder_name(), [one.quotation.id for one in moments])
    vectors = {one.quotation_id: np.frombuffer(one.packed, dtype=np.int8).astype(float) for one in kept}
    sayings = {one.quotation.id: _saying(one) for one in moments}
    for earlier, later in combinations([one.quotation for one in moments], 2):
        if earlier.speaker_id is None or earlier.speaker_id != later.speaker_id:
            continue
        cosine = _cosine(vectors.get(earlier.id), vectors.get(later.id))
        if found := opposition(sayings[earlier.id], sayings[later.id], cosine):
            yield Candidate(earlier=earlier, later=later, opposition=found)


def _saying(moment: Moment) -> Saying:
    one = moment.quotation
    return Saying(
        id=one.id,
        identity=str(one.id),
        kind=one.kind,
        article=one.article.id,
        text=one.text,
        cue=one.cue,
        first=moment.day,
        last=one.said.last if one.said else moment.day,
    )


def _cosine(one: Any, other: Any) -> float:  # noqa: ANN401 - arrays, or None
    if one is None or other is None:
        return 0.0
    return float(one @ other / np.sqrt((one @ one) * (other @ other)))


def _day(one: StoredQuotation) -> date | None:
    return one.said.first if one.said else one.article.published


def _when(one: StoredQuotation) -> tuple[bool, date, int]:
    day = _day(one)
    return day is None, day or date.max, one.id
