"""Fact-checks: kept once, read, and what they are about.

A fact-check is matched with quotations, by their identities; the claim that it judges is the claim of these. So neither
a later run nor claims that are gathered anew lose what was matched, and where there are no claims yet quotations do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, delete, func, insert, or_, select
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError
from claims.factcheck import FactCheck
from claims.store import identity, tables
from claims.store.engines.insert import insert_missing
from claims.store.quotations.filters import Filters
from claims.store.quotations.search import selected
from claims.store.tables import FactCheckMatch, Quotation

Standing = Literal["confirmed", "denied", "matched", "suggested"]
"""What is known of a fact-check and a quotation: a person's decision, else the machine's."""

# Rows that are read together, and bound values in one statement.
_PAGE, _BATCH = 500, 5_000
# From strongest to weakest: what one quotation of a claim has holds for the claim.
_STRENGTH: dict[Standing, int] = {"confirmed": 3, "denied": 2, "matched": 1, "suggested": 0}


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a fact-check that was to be kept.

    Args:
        id: Its number.
        new: Whether the database did not have it.
    """

    id: int
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFactCheck:
    """A fact-check of the database.

    Args:
        id: Its number; shown as f1.
        said: What it says.
        origin: Where it was read.
        identity: The hash of all that it says.
        decision: The number of the decision that recorded it, where it is one's own verdict.
    """

    id: int
    said: FactCheck
    origin: str
    identity: str
    decision: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        return {"id": f"f{self.id}", **self.said.to_dict(), "own": self.decision is not None}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fact-check in its relation to one quotation.

    Args:
        fact_check: The fact-check.
        standing: What is known: a person's decision, else the machine's.
        score: How surely the machine thinks that it is about the quotation, 0 to 1; None where only a person said so.
    """

    fact_check: StoredFactCheck
    standing: Standing
    score: float | None

    @property
    def is_about(self) -> bool:
        """Whether it counts as about the quotation; else it is a suggestion, or a person denied it."""
        return self.standing in {"confirmed", "matched"}

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        return {**self.fact_check.to_dict(), "standing": self.standing, "score": self.score}


@dataclass(frozen=True, slots=True)
class Match:
    """What the machine thinks of a fact-check and a quotation.

    Args:
        quotation_sha256: The quotation's identity.
        score: How surely the fact-check is about it, 0 to 1.
        matched: Whether that counts; else it is a suggestion.
    """

    quotation_sha256: str
    score: float
    matched: bool


def keep(connection: Connection, said: FactCheck, *, origin: str, review_id: int | None = None) -> Kept:
    """Keep a fact-check; one that says the same is kept once.

    Args:
        connection: A writing one.
        said: What it says.
        origin: Where it was read.
        review_id: The decision that records it, where it is one's own verdict.
    """
    sha256 = identity.of_fact_check(said)
    found = number_of(connection, sha256)
    if found is not None:
        return Kept(found, new=False)
    values = said.to_dict() | {"origin": origin, "review_id": review_id, "identity_sha256": sha256}
    del values["published"], values["said"]
    row = values | {"published_on": said.published, "said_on": said.said, "recorded_at": datetime.now(UTC)}
    insert_missing(connection, tables.FactCheck, [row])
    number = number_of(connection, sha256)
    if number is None:
        raise NotFoundError(f"the fact-check {sha256} was not kept")
    return Kept(number, new=True)


def number_of(connection: Connection, sha256: str) -> int | None:
    """The number of the fact-check with this identity, if there is one."""
    return connection.scalar(select(tables.FactCheck.id).where(tables.FactCheck.identity_sha256 == sha256))


def fact_checks(connection: Connection, ids: Sequence[int]) -> list[StoredFactCheck]:
    """Fact-checks in the order of their numbers given; those that do not exist are left out."""
    found: dict[int, StoredFactCheck] = {}
    for start in range(0, len(ids), _BATCH):
        asked = select(tables.FactCheck.__table__).where(tables.FactCheck.id.in_(ids[start : start + _BATCH]))
        found |= {row["id"]: _stored(row) for row in connection.execute(asked).mappings()}
    return [found[number] for number in ids if number in found]


def fact_check(connection: Connection, number: int) -> StoredFactCheck:
    """One fact-check.

    Raises:
        NotFoundError: There is no such fact-check.
    """
    found = fact_checks(connection, [number])
    if not found:
        raise NotFoundError(f"there is no fact-check f{number}", hint="claims fact-checks list shows all")
    return found[0]


def latest(
    connection: Connection,
    *,
    limit: int | None = None,
    publisher: str | None = None,
    rating: str | None = None,
    own: bool = False,
) -> list[int]:
    """Numbers of fact-checks, the latest published first.

    Args:
        connection: A connection for reading.
        limit: At most so many.
        publisher: Only those whose publisher's name holds this, whatever the case.
        rating: Only those whose rating's words hold this.
        own: Only one's own verdicts.
    """
    table = tables.FactCheck
    asked = select(table.id).order_by(table.published_on.desc().nulls_last(), table.id.desc()).limit(limit)
    for column, words in ((table.publisher, publisher), (table.rating, rating)):
        if words:
            asked = asked.where(func.lower(column).contains(words.lower(), autoescape=True))
    if own:
        asked = asked.where(table.review_id.is_not(None))
    return list(connection.scalars(asked))


def every(
    connection: Connection, filters: Filters | None = None, *, own: bool = False, limit: int | None = None
) -> Iterator[StoredFactCheck]:
    """All fact-checks by number, some at a time.

    Args:
        connection: A connection for reading.
        filters: Only those that are about quotations that fit; None for all.
        own: Only one's own verdicts.
        limit: At most so many.
    """
    asked = select(tables.FactCheck.__table__).order_by(tables.FactCheck.id).limit(limit)
    if own:
        asked = asked.where(tables.FactCheck.review_id.is_not(None))
    if filters is not None:
        asked = asked.where(tables.FactCheck.id.in_(_about(filters, connection)))
    for row in connection.execute(asked, execution_options={"yield_per": _PAGE}).mappings():
        yield _stored(row)


def verdicts(connection: Connection, quotation_ids: Collection[int]) -> dict[int, tuple[Verdict, ...]]:
    """The fact-checks of some quotations, the surest first: those about them, or about others of the same claim.

    Args:
        connection: A connection for reading.
        quotation_ids: Numbers of quotations, at most some thousand.
    """
    found: dict[int, dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    if not quotation_ids or connection.scalar(select(FactCheckMatch.id).limit(1)) is None:
        return {}
    for asked in (_direct(quotation_ids), _by_claim(quotation_ids)):
        for row in connection.execute(asked):
            found[row.id][row.fact_check_id].append(row)
    numbers = sorted({number for by_check in found.values() for number in by_check})
    checks = {one.id: one for one in fact_checks(connection, numbers)}
    return {
        quotation: tuple(sorted((_verdict(checks[check], rows) for check, rows in by_check.items()), key=_surest))
        for quotation, by_check in found.items()
    }


def quotations_of(connection: Connection, fact_check_id: int) -> list[tuple[int, Standing, float | None]]:
    """The quotations that a fact-check is or may be about, with what is known: those in the database now."""
    asked = (
        select(Quotation.id, FactCheckMatch.decision, FactCheckMatch.matched, FactCheckMatch.score)
        .join(FactCheckMatch, FactCheckMatch.quotation_sha256 == Quotation.identity_sha256)
        .where(FactCheckMatch.fact_check_id == fact_check_id)
    )
    found = [(row.id, _standing(row), row.score) for row in connection.execute(asked)]
    return sorted(found, key=lambda one: (-_STRENGTH[one[1]], -(one[2] or 0.0), one[0]))


def set_matches(connection: Connection, fact_check_id: int, matches: Sequence[Match]) -> None:
    """Put what the machine thinks now in place of what it thought; persons' decisions stay.

    Args:
        connection: A writing one.
        fact_check_id: The fact-check.
        matches: The quotations that it may be about.
    """
    table = FactCheckMatch
    own = table.fact_check_id == fact_check_id
    connection.execute(delete(table).where(own, table.decision.is_(None)))
    decided = {row.quotation_sha256: row.decision for row in connection.execute(select(table.__table__).where(own))}
    connection.execute(delete(table).where(own))
    rows = {sha256: {"score": None, "matched": False, "decision": decision} for sha256, decision in decided.items()} | {
        one.quotation_sha256: {
            "score": one.score,
            "matched": one.matched,
            "decision": decided.get(one.quotation_sha256),
        }
        for one in matches
    }
    if rows:
        whole = [{"fact_check_id": fact_check_id, "quotation_sha256": sha256, **row} for sha256, row in rows.items()]
        connection.execute(insert(table), whole)


def set_vector(connection: Connection, fact_check_id: int, model: str, vector: bytes) -> None:
    """Keep what a fact-check judges as a vector, in place of any other.

    Args:
        connection: A writing one.
        fact_check_id: The fact-check.
        model: The encoder and its version.
        vector: The vector, packed.
    """
    table = tables.FactCheckEmbedding
    connection.execute(delete(table).where(table.fact_check_id == fact_check_id))
    connection.execute(insert(table), {"fact_check_id": fact_check_id, "model": model, "vector": vector})


def _stored(row: Any) -> StoredFactCheck:  # noqa: ANN401 (a row as a mapping)
    days = {"published": row["published_on"], "said": row["said_on"]}
    said = dict(row) | {name: day.isoformat() if day else None for name, day in days.items()}
    return StoredFactCheck(
        id=row["id"],
        said=FactCheck.from_dict(said),
        origin=row["origin"],
        identity=row["identity_sha256"],
        decision=row["review_id"],
    )


def _standing(row: Any) -> Standing:  # noqa: ANN401
    decided: Standing | None = row.decision
    return decided or ("matched" if row.matched else "suggested")


def _verdict(check: StoredFactCheck, rows: Sequence[Any]) -> Verdict:
    strongest = max((_standing(row) for row in rows), key=_STRENGTH.__getitem__)
    return Verdict(check, strongest, max((row.score for row in rows if row.score is not None), default=None))


def _surest(verdict: Verdict) -> tuple[bool, bool, float, int]:
    confirmed, denied = verdict.standing == "confirmed", verdict.standing == "denied"
    return denied, not confirmed, -(verdict.score or 0.0), verdict.fact_check.id


_MATCH = (
    FactCheckMatch.fact_check_id,
    FactCheckMatch.decision,
    FactCheckMatch.matched,
    FactCheckMatch.score,
)


def _direct(quotation_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(Quotation.id, *_MATCH)
        .join(FactCheckMatch, FactCheckMatch.quotation_sha256 == Quotation.identity_sha256)
        .where(Quotation.id.in_(quotation_ids))
    )


def _by_claim(quotation_ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    same = aliased(Quotation)
    return (
        select(Quotation.id, *_MATCH)
        .join(same, same.claim_id == Quotation.claim_id)
        .join(FactCheckMatch, FactCheckMatch.quotation_sha256 == same.identity_sha256)
        .where(Quotation.id.in_(quotation_ids), same.id != Quotation.id)
    )


def _about(filters: Filters, connection: Connection) -> Select[Any]:
    """The numbers of the fact-checks that are about quotations that fit."""
    fitting = select(Quotation.identity_sha256).where(Quotation.id.in_(selected(filters, connection)))
    about = or_(
        FactCheckMatch.decision == "confirmed", FactCheckMatch.decision.is_(None) & FactCheckMatch.matched.is_(True)
    )
    return select(FactCheckMatch.fact_check_id).where(FactCheckMatch.quotation_sha256.in_(fitting), about)
