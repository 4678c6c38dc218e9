"""Claims with counts, and the quotations of one, through the read-only view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Date, Row, column, func, select, table
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError
from claims.store.decisions import on_claims
from claims.store.tables import Article, Claim, Quotation, Review

ClaimOrder = Literal["quotations", "outlets", "worth", "first", "last"]
CLAIM_ORDERS: tuple[ClaimOrder, ...] = get_args(ClaimOrder)

_NUMBERS = ("id", "speaker", "claim", "quotations", "articles", "outlets", "relays", "worth", "speaker_id")
_DAYS = ("first_said_on", "last_said_on")
_CLAIMS = table(
    "claims_summary",
    *(column(name) for name in _NUMBERS),
    column("first_said_on", Date),
    column("last_said_on", Date),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSummary:
    """A claim with counts; only the latest version of each article counts.

    Args:
        id: Its number.
        text: The claim in the words of its clearest quotation.
        speaker: Who claims it.
        speaker_id: The speaker's number, after merges.
        quotations: How many quotations.
        articles: In how many articles.
        outlets: Of how many outlets.
        relays: Through how many channels.
        first_said: The first day on which it can have been said.
        last_said: The last day on which it can have been said again.
        worth: How much it is worth checking, 0 to 1.
        reasons: What speaks for that (+) and against it (-).
    """

    id: int
    text: str
    speaker: str
    speaker_id: int
    quotations: int
    articles: int
    outlets: int
    relays: int
    first_said: date | None
    last_said: date | None
    worth: float | None
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        return {
            "id": f"c{self.id}",
            "speaker": self.speaker,
            "claim": self.text,
            "quotations": self.quotations,
            "articles": self.articles,
            "outlets": self.outlets,
            "relays": self.relays,
            "first_said": self.first_said.isoformat() if self.first_said else None,
            "last_said": self.last_said.isoformat() if self.last_said else None,
            "worth": self.worth,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class ClaimOfQuotation:
    """The claim that a quotation is an instance of.

    Args:
        id: Its number.
        quotations: How many quotations it has in the latest versions of articles.
    """

    id: int
    quotations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDecision:
    """A person's decision on a claim, in force or undone.

    Args:
        id: Its number.
        kind: ``merge_claims`` or ``split_claim``.
        author: Who decided, if said.
        note: Why, if said.
    """

    id: int
    kind: str
    author: str | None
    note: str | None


def claims(
    connection: Connection,
    *,
    limit: int | None = None,
    speaker_id: int | None = None,
    order: ClaimOrder = "quotations",
    least: int = 1,
) -> list[ClaimSummary]:
    """Claims with counts.

    Args:
        connection: A connection for reading.
        limit: At most so many.
        speaker_id: Only this speaker's; the number after merges.
        order: Most quotations, outlets or worth first, the first said first, or the last said first.
        least: Only claims with so many quotations.
    """
    asked = select(_CLAIMS).where(_CLAIMS.c.quotations >= least).order_by(*_ordered(order)).limit(limit)
    if speaker_id is not None:
        asked = asked.where(_CLAIMS.c.speaker_id == speaker_id)
    return _summaries(connection, connection.execute(asked).all())


def claim(connection: Connection, number: int) -> ClaimSummary:
    """One claim with counts; after a merge the one that stands for both.

    Args:
        connection: A connection for reading.
        number: The number, before or after merges.

    Raises:
        NotFoundError: There is no such claim, or it has no quotations any more.
    """
    shown = on_claims.shown(connection, number)
    rows = connection.execute(select(_CLAIMS).where(_CLAIMS.c.id == shown)).all()
    if not rows:
        raise NotFoundError(f"c{number} has no quotations any more", hint="claims list shows the claims that have")
    return _summaries(connection, rows)[0]


def quotations_of(connection: Connection, claim_ids: Sequence[int]) -> dict[int, list[int]]:
    """The quotations of claims in the latest versions of articles, those said first first.

    Args:
        connection: A connection for reading.
        claim_ids: The claims.
    """
    newer = aliased(Article)
    asked = (
        select(Quotation.claim_id, Quotation.id)
        .join(Article, Article.id == Quotation.article_id)
        .where(
            Quotation.claim_id.in_(claim_ids),
            Quotation.review.is_(None) | (Quotation.review != "rejected"),
            ~select(newer.id).where(newer.supersedes_id == Article.id).exists(),
        )
        .order_by(func.coalesce(Quotation.said_from, Article.published_on), Article.published_on, Quotation.id)
    )
    found: dict[int, list[int]] = {number: [] for number in claim_ids}
    for row in connection.execute(asked):
        found[row.claim_id].append(row.id)
    return found


def worthiest(connection: Connection, *, offset: int = 0, limit: int = 50) -> list[int]:
    """Numbers of the claims that are most worth checking, along an index; only those that are shown.

    Args:
        connection: A connection for reading.
        offset: How many to leave out.
        limit: At most so many.
    """
    newer = aliased(Article)
    shown = (
        select(Quotation.id)
        .join(Article, Article.id == Quotation.article_id)
        .where(
            Quotation.claim_id == Claim.id,
            Quotation.review.is_(None) | (Quotation.review != "rejected"),
            ~select(newer.id).where(newer.supersedes_id == Article.id).exists(),
        )
    )
    asked = select(Claim.id).where(Claim.merged_into_id.is_(None), Claim.worth.is_not(None), shown.exists())
    return list(connection.scalars(asked.order_by(Claim.worth.desc()).offset(offset).limit(limit)))


def told_beside(connection: Connection, quotation_ids: Sequence[int]) -> dict[int, ClaimOfQuotation]:
    """The claims of quotations, and how often each is told; those that are of none are left out."""
    claims_ = claims_of(connection, quotation_ids)
    members = quotations_of(connection, sorted(set(claims_.values())))
    return {one: ClaimOfQuotation(claim_, len(members[claim_])) for one, claim_ in claims_.items()}


def claims_of(connection: Connection, quotation_ids: Sequence[int]) -> dict[int, int]:
    """The claims that quotations are instances of; those that are of none are left out."""
    asked = select(Quotation.id, Quotation.claim_id).where(
        Quotation.id.in_(quotation_ids), Quotation.claim_id.is_not(None)
    )
    return {row.id: row.claim_id for row in connection.execute(asked)}


def decisions(connection: Connection, quotation_ids: Sequence[int]) -> list[ClaimDecision]:
    """Persons' decisions in force that are about some quotations, in order."""
    kept = on_claims.in_force(connection)
    speakers = set(
        connection.scalars(select(Quotation.speaker_id).where(Quotation.id.in_(quotation_ids)).distinct())
    ) - {None}
    numbers = [
        one.id
        for one in on_claims.about(connection, kept, speakers=speakers, among=set(quotation_ids))  # type: ignore[arg-type]
    ]
    asked = select(Review.id, Review.kind, Review.author, Review.note).where(Review.id.in_(numbers))
    return [
        ClaimDecision(id=row.id, kind=row.kind, author=row.author, note=row.note)
        for row in connection.execute(asked.order_by(Review.id))
    ]


def _ordered(order: ClaimOrder) -> list[ColumnElement[Any]]:
    told: dict[ClaimOrder, list[ColumnElement[Any]]] = {
        "quotations": [_CLAIMS.c.quotations.desc(), _CLAIMS.c.outlets.desc()],
        "outlets": [_CLAIMS.c.outlets.desc(), _CLAIMS.c.quotations.desc()],
        "worth": [_CLAIMS.c.worth.desc(), _CLAIMS.c.outlets.desc()],
        "first": [_CLAIMS.c.first_said_on],
        "last": [_CLAIMS.c.last_said_on.desc()],
    }
    unknown_last = [_CLAIMS.c.first_said_on.is_(None)] if order in {"first", "last"} else []
    return [*unknown_last, *told[order], _CLAIMS.c.id]


def _summaries(connection: Connection, rows: Sequence[Row[Any]]) -> list[ClaimSummary]:
    asked = select(Claim.id, Claim.reasons).where(Claim.id.in_([row.id for row in rows]))
    reasons = {row.id: tuple(row.reasons or ()) for row in connection.execute(asked)}
    return [
        ClaimSummary(
            id=row.id,
            text=row.claim,
            speaker=row.speaker,
            speaker_id=row.speaker_id,
            quotations=row.quotations,
            articles=row.articles,
            outlets=row.outlets,
            relays=row.relays,
            first_said=row.first_said_on,
            last_said=row.last_said_on,
            worth=row.worth,
            reasons=reasons.get(row.id, ()),
        )
        for row in rows
    ]
