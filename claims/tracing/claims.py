"""Claims as they are shown: with counts, quotations, drift and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.store.claims.claim_reading import ClaimDecision, ClaimSummary
from claims.store.factchecks.factchecks import Verdict
from claims.store.reader import Reader
from claims.store.stored import StoredQuotation
from claims.tracing.drift import Drift, drift_of

# Claims whose wordings are compared at a time.
_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """One claim with all its quotations.

    Args:
        summary: The claim with counts.
        quotations: Its quotations, those said first first.
        drift: Its verbatim wordings compared; None where no two are verbatim.
        decisions: Persons' decisions in force about its quotations.
        verdicts: What fact-checkers found about it, the surest first; what a person denied left out.
    """

    summary: ClaimSummary
    quotations: tuple[StoredQuotation, ...]
    drift: Drift | None
    decisions: tuple[ClaimDecision, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims show c12 --json``."""
        return {
            "claim": self.summary.to_dict(),
            "quotations": [{"quotation": one.to_dict(), "article": one.article.to_dict()} for one in self.quotations],
            "drift": self.drift.to_dict() if self.drift else None,
            "decisions": [
                {"decision": one.id, "kind": one.kind, "by": one.author, "note": one.note} for one in self.decisions
            ],
            "fact_checks": [one.to_dict() for one in self.verdicts],
        }


def told_claim(reader: Reader, number: int) -> ToldClaim:
    """One claim with its quotations and the differences of their words.

    Args:
        reader: The state of a database.
        number: The claim's number, before or after merges.

    Raises:
        NotFoundError: There is no such claim, or it has no quotations any more.
    """
    summary = reader.claim(number)
    ids = reader.quotations_of_claims([summary.id])[summary.id]
    quotations = tuple(reader.quotations(ids))
    return ToldClaim(
        summary=summary,
        quotations=quotations,
        drift=drift_of(quotations),
        decisions=tuple(reader.claim_decisions(ids)),
        verdicts=_verdicts(reader, ids),
    )


def _verdicts(reader: Reader, quotation_ids: Sequence[int]) -> tuple[Verdict, ...]:
    """What was found about any of the quotations: of each fact-check what is surest."""
    found: dict[int, Verdict] = {}
    for verdicts in reader.verdicts(quotation_ids).values():
        for one in verdicts:
            known = found.get(one.fact_check.id)
            if one.standing != "denied" and (
                known is None or (one.is_about, one.score or 0.0) > (known.is_about, known.score or 0.0)
            ):
                found[one.fact_check.id] = one
    return tuple(sorted(found.values(), key=lambda one: (not one.is_about, -(one.score or 1.0), one.fact_check.id)))


def drifted(reader: Reader, *, limit: int = 20, speaker_id: int | None = None) -> list[ToldClaim]:
    """The claims whose verbatim wordings differ most: those with the largest share of altered words, then of cut ones.

    Args:
        reader: The state of a database.
        limit: At most so many.
        speaker_id: Only this speaker's; the number after merges.
    """
    found: list[ToldClaim] = []
    several = reader.claims(speaker_id=speaker_id, least=2)
    for start in range(0, len(several), _BATCH):
        found += _with_drift(reader, several[start : start + _BATCH])
        found.sort(key=lambda one: (-(one.drift.altered if one.drift else 0), -(one.drift.cut if one.drift else 0)))
        del found[limit:]
    return found


def _with_drift(reader: Reader, summaries: Sequence[ClaimSummary]) -> list[ToldClaim]:
    members = reader.quotations_of_claims([one.id for one in summaries])
    known = {one.id: one for one in reader.quotations([number for ids in members.values() for number in ids])}
    told = []
    for summary in summaries:
        quotations = tuple(known[number] for number in members[summary.id])
        drift = drift_of(quotations)
        if drift and drift.others:
            told.append(ToldClaim(summary=summary, quotations=quotations, drift=drift))
    return told
