"""Persons' decisions on fact-checks: one's own verdict on a claim, and whether a fact-check is about a quotation.

As all decisions they are rows of ``reviews``; what follows from those in force (own rows of ``fact_checks``, the
decisions in ``fact_check_matches``) is computed again after each one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError, StoreError
from claims.factcheck import FactCheck
from claims.store import tables
from claims.store.decisions.appending import Signed, append, one_at_a_time
from claims.store.factchecks import factchecks
from claims.store.records import Decided
from claims.store.tables import FactCheckMatch, Quotation, Review

KINDS = frozenset({"verdict", "confirm", "deny"})
"""The kinds of decisions that are about fact-checks."""

Said = Literal["confirm", "deny"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a verdict is about.

    Args:
        text: The claim, in the words of one quotation.
        speaker: Who says so.
        speaker_kind: ``person`` or ``organisation``; None for others.
        role: What the speaker is called.
        said: The first day on which it can have been said, else the day of the first article.
        appearances: Addresses of the articles, the earliest first.
        quotations: Identities of the quotations.
    """

    text: str
    speaker: str | None
    speaker_kind: str | None
    role: str | None
    said: date | None
    appearances: tuple[str, ...]
    quotations: tuple[str, ...]


def judged(connection: Connection, *, claim_id: int | None = None, quotation_id: int | None = None) -> Judged:
    """What a verdict on a claim or on a quotation would be about.

    Args:
        connection: A connection for reading.
        claim_id: The claim.
        quotation_id: Or the quotation; where it is of a claim, all quotations of that are meant.

    Raises:
        NotFoundError: There is no such claim or quotation.
    """
    text = None
    if claim_id is None:
        row = connection.execute(
            select(Quotation.claim_id, Quotation.content_text).where(Quotation.id == quotation_id)
        ).first()
        if row is None:
            raise NotFoundError(f"there is no quotation q{quotation_id}", hint="See claims quotes for what there is")
        claim_id, text = row
    else:
        text = connection.scalar(select(tables.Claim.text).where(tables.Claim.id == claim_id))
        if text is None:
            raise NotFoundError(f"there is no claim c{claim_id}", hint="claims list shows all")
    rows = _quotations(connection, claim_id, quotation_id)
    first = rows[0]
    named = next((row for row in rows if row.speaker_kind in tables.factchecks.PARTIES), first)
    return Judged(
        text=text,
        speaker=named.speaker,
        speaker_kind=named.speaker_kind if named.speaker_kind in tables.factchecks.PARTIES else None,
        role=next((row.role for row in rows if row.role), None),
        said=first.said_from or first.published_on,
        appearances=tuple(dict.fromkeys(row.url for row in rows if row.url)),
        quotations=tuple(row.identity_sha256 for row in rows),
    )


def record(connection: Connection, said: FactCheck, quotations: Sequence[str], *, signed: Signed) -> Decided:
    """Record one's own verdict.

    Args:
        connection: A writing one.
        said: What it says.
        quotations: Identities of the quotations that it is about.
        signed: Who decides.

    Raises:
        StoreError: The same verdict is recorded already.
    """
    one_at_a_time(connection)
    payload = {"fact_check": said.to_dict(), "quotations": list(quotations)}
    review_id = append(connection, "verdict", signed, quotation_sha256=quotations[0], payload=payload)
    kept = factchecks.keep(connection, said, origin="-", review_id=review_id)
    if not kept.new:
        raise StoreError(f"the same verdict is recorded already, as f{kept.id}", hint="Nothing was changed")
    _apply(connection, kept.id)
    return Decided(review_id, 0)


def decide(connection: Connection, fact_check_id: int, quotation_id: int, said: Said, *, signed: Signed) -> Decided:
    """Decide whether a fact-check is about a quotation, and with it about all others of the same claim.

    Raises:
        NotFoundError: There is no such fact-check or quotation.
    """
    one_at_a_time(connection)
    found = factchecks.fact_check(connection, fact_check_id)
    meant = judged(connection, quotation_id=quotation_id)
    own = connection.execute(select(Quotation.identity_sha256).where(Quotation.id == quotation_id)).scalar_one()
    payload = {"fact_check": found.identity, "quotations": list(meant.quotations)}
    review_id = append(connection, said, signed, quotation_sha256=own, payload=payload)
    _apply(connection, fact_check_id)
    return Decided(review_id, 0)


def undone(connection: Connection, review: Any, number: int) -> Decided:  # noqa: ANN401
    """Let everything be as if a decision had not been made; its undoing is appended already.

    Args:
        connection: A writing one.
        review: The row of the decision.
        number: The number of its undoing.
    """
    if review.kind == "verdict":
        connection.execute(delete(tables.FactCheck).where(tables.FactCheck.review_id == review.id))
    else:
        fact_check_id = factchecks.number_of(connection, review.payload["fact_check"])
        if fact_check_id is not None:
            _apply(connection, fact_check_id)
    return Decided(number, 0)


def _quotations(connection: Connection, claim_id: int | None, quotation_id: int | None) -> Sequence[Any]:
    """The quotations that are meant, the earliest first."""
    own, canonical, article = aliased(tables.Entity), aliased(tables.Entity), tables.Article
    meant = Quotation.id == quotation_id if claim_id is None else Quotation.claim_id == claim_id
    asked = (
        select(
            Quotation.identity_sha256,
            func.coalesce(canonical.name, Quotation.speaker_name).label("speaker"),
            Quotation.speaker_kind,
            Quotation.role,
            Quotation.said_from,
            article.published_on,
            article.url,
        )
        .join(article, article.id == Quotation.article_id)
        .outerjoin(own, own.id == Quotation.speaker_id)
        .outerjoin(canonical, canonical.id == own.canonical_id)
        .where(meant)
        .order_by(func.coalesce(Quotation.said_from, article.published_on).nulls_last(), Quotation.id)
    )
    rows = connection.execute(asked).all()
    if not rows:
        raise NotFoundError(f"the claim c{claim_id} has no quotations", hint="claims list shows all")
    return rows


def _apply(connection: Connection, fact_check_id: int) -> None:
    """Write what follows from the decisions in force on one fact-check; the latest holds."""
    check = factchecks.fact_check(connection, fact_check_id)
    table = FactCheckMatch
    own = table.fact_check_id == fact_check_id
    decided = _decided(connection, check)
    connection.execute(update(table).where(own).values(decision=None))
    there = set(connection.scalars(select(table.quotation_sha256).where(own)))
    for decision in ("confirmed", "denied"):
        shas = [sha256 for sha256, found in decided.items() if found == decision]
        connection.execute(update(table).where(own, table.quotation_sha256.in_(shas)).values(decision=decision))
        new = [sha256 for sha256 in shas if sha256 not in there]
        rows = [
            {"fact_check_id": fact_check_id, "quotation_sha256": sha256, "matched": False, "decision": decision}
            for sha256 in new
        ]
        if rows:
            connection.execute(insert(table), rows)
    only_decided = table.score.is_(None) & table.matched.is_(False)
    connection.execute(delete(table).where(own, table.decision.is_(None), only_decided))


def _decided(connection: Connection, check: factchecks.StoredFactCheck) -> dict[str, str]:
    """What the decisions in force say of each quotation."""
    found: dict[str, str] = {}
    for review in _in_force(connection):
        if review.kind == "verdict":
            if review.id == check.decision:
                found |= dict.fromkeys(review.payload["quotations"], "confirmed")
        elif review.payload["fact_check"] == check.identity:
            said = "confirmed" if review.kind == "confirm" else "denied"
            found |= dict.fromkeys(review.payload["quotations"], said)
    return found


def _in_force(connection: Connection) -> Sequence[Any]:
    taken_back = select(Review.undoes_id).where(Review.undoes_id.is_not(None))
    asked = select(Review.id, Review.kind, Review.payload).where(Review.kind.in_(KINDS), Review.id.not_in(taken_back))
    return connection.execute(asked.order_by(Review.id)).all()
