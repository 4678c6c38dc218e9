"""What persons are to look at: quotations that nobody has decided on, the most doubtful first; and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import CTE, Connection, Select, and_, or_, select, union_all
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError
from claims.store.decisions import on_quotations
from claims.store.quotations.filters import Filters
from claims.store.quotations.search import selected
from claims.store.tables import Entity, Mention, Quotation, QuotationAddressee, QuotationSpan, Review

OPEN_SPEAKER = 0.5
"""What a quotation by nobody known counts for, of its confidence: it is as good as half a find."""

_DESCRIBED = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A quotation that a person should look at.

    Args:
        id: Its number.
        doubt: How likely something is wrong with it, 0 to 1: its spans, or that its speaker is not known.
    """

    id: int
    doubt: float


def doubtful(connection: Connection, filters: Filters, *, after: int | None = None, limit: int = 20) -> list[Doubtful]:
    """Quotations that nobody has decided on, the most doubtful first.

    Args:
        connection: A connection for reading.
        filters: Which.
        after: Only those that come after this one; where that one is decided on meanwhile, too.
        limit: At most so many.
    """
    last = None if after is None else _position(connection, after)
    streams = [
        [
            (-_doubt(row.confidence, is_open=is_open), row.id)
            for row in connection.execute(_waiting(filters, connection, last, is_open=is_open).limit(limit))
        ]
        for is_open in (False, True)
    ]
    return [Doubtful(number, -negative) for negative, number in islice(merge(*streams), limit)]


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a quotation stands in the queue, or stood before it was decided on."""

    id: int
    confidence: float
    is_open: bool


def _position(connection: Connection, number: int) -> _Position | None:
    columns = (Quotation.confidence, Quotation.speaker_kind, Quotation.review, Quotation.identity_sha256)
    row = connection.execute(select(*columns).where(Quotation.id == number)).first()
    if row is None:
        return None
    if row.review is None:
        return _Position(number, row.confidence, row.speaker_kind is None)
    of_it = (Review.quotation_sha256 == row.identity_sha256) & Review.kind.in_(on_quotations.KINDS)
    payload = connection.scalars(select(Review.payload).where(of_it).order_by(Review.id.desc()).limit(1)).one()
    return _Position(number, payload["machine"]["confidence"], payload["machine"]["speaker"] is None)


def _waiting(filters: Filters, connection: Connection, last: _Position | None, *, is_open: bool) -> Select[Any]:
    kind = Quotation.speaker_kind.is_(None) if is_open else Quotation.speaker_kind.is_not(None)
    asked = selected(filters, connection).add_columns(Quotation.confidence).where(Quotation.review.is_(None), kind)
    if last is not None:
        confidence, number = Quotation.confidence, Quotation.id
        if last.is_open == is_open:
            same = and_(confidence == last.confidence, number > last.id)
            asked = asked.where(or_(confidence > last.confidence, same))
        else:
            asked = asked.where(confidence > last.confidence * (1 / OPEN_SPEAKER if is_open else OPEN_SPEAKER))
    return asked.order_by(Quotation.confidence, Quotation.id)


def _doubt(confidence: float, *, is_open: bool) -> float:
    return 1.0 - confidence * (OPEN_SPEAKER if is_open else 1.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said it.

    Args:
        id: The entity's number, after merges.
        name: Its name.
        kind: ``person`` or ``organisation``.
    """

    id: int
    name: str
    kind: str


def candidates(connection: Connection, quotation_id: int, *, limit: int = 9) -> list[Candidate]:
    """Whom the article names, quotes or lets be addressed, those nearest to a quotation's source first.

    Args:
        connection: A connection for reading.
        quotation_id: The quotation.
        limit: At most so many.
    """
    quoted = on_quotations.one(connection, quotation_id)
    at = (quoted.source or quoted.cue or quoted.content[-1])[0]
    places = _named_in(select(Quotation.article_id).where(Quotation.id == quotation_id).scalar_subquery())
    own, canonical = aliased(Entity), aliased(Entity)
    asked = (
        select(canonical.id, canonical.name, canonical.kind, places.c.start)
        .join(own, own.id == places.c.entity_id)
        .join(canonical, canonical.id == own.canonical_id)
        .order_by(places.c.start, canonical.id)
    )
    found: dict[int, Candidate] = {}
    # A name before the quotation is nearer than one behind it: who speaks is named first.
    for row in sorted(connection.execute(asked), key=lambda row: abs(row.start - at) * (1 if row.start <= at else 2)):
        found.setdefault(row.id, Candidate(row.id, row.name, row.kind))
    return list(found.values())[:limit]


def _named_in(article_id: Any) -> CTE:  # noqa: ANN401
    """The entities of an article with the places where they are named, speak or are spoken to."""
    spoken = (
        select(Quotation.speaker_id.label("entity_id"), QuotationSpan.start)
        .join(QuotationSpan, QuotationSpan.quotation_id == Quotation.id)
        .where(Quotation.article_id == article_id, Quotation.speaker_id.is_not(None))
    )
    addressed = (
        select(QuotationAddressee.entity_id, QuotationAddressee.start)
        .join(Quotation, Quotation.id == QuotationAddressee.quotation_id)
        .where(Quotation.article_id == article_id, QuotationAddressee.entity_id.is_not(None))
    )
    named = select(Mention.entity_id, Mention.start).where(Mention.article_id == article_id)
    return union_all(named, spoken, addressed).cte("places")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationDecision:
    """A person's decision on a quotation.

    Args:
        id: Its number, by which it can be undone.
        kind: ``accept``, ``correct`` or ``reject``.
        quotation_id: The quotation; its number as it was then.
        changes: What a correction changed, by part, as it is kept.
        author: Who decided, if said.
        note: Why, if said.
        decided_at: When.
        undone_by: Who undid it; None where it is in force, empty where nobody said.
    """

    id: int
    kind: str
    quotation_id: int
    changes: dict[str, Any]
    author: str | None
    note: str | None
    decided_at: datetime
    undone_by: str | None

    @property
    def undone(self) -> bool:
        """Whether it is out of force."""
        return self.undone_by is not None

    @property
    def parts(self) -> list[str]:
        """What a correction changed, in words."""
        return [_part(name, value) for name, value in self.changes.items()]

    @property
    def sentence(self) -> str:
        """What was decided, by whom and when, in one line."""
        parts = f" ({', '.join(self.parts)})" if self.changes else ""
        by = f", by {self.author}" if self.author else ""
        because = f": {self.note}" if self.note else ""
        undone = f" (undone{f' by {self.undone_by}' if self.undone_by else ''})" if self.undone else ""
        said = f"q{self.quotation_id} {_DESCRIBED[self.kind]}"
        return f"{self.id}: {said}{parts}{by}, {self.decided_at:%Y-%m-%d}{because}{undone}"

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims review list --json``."""
        return {
            "decision": self.id,
            "kind": self.kind,
            "quotation": f"q{self.quotation_id}",
            "changes": self.changes,
            "by": self.author,
            "note": self.note,
            "at": self.decided_at.isoformat(),
            "undone": self.undone,
        }


def _part(name: str, value: Any) -> str:  # noqa: ANN401
    """One changed part in words: the speaker by name, of places only that they are others."""
    if name == "speaker":
        return f"speaker {value['name'] if value else 'not known'}"
    if name == "kind":
        return f"kind {value}"
    if name in {"relays", "addressees"}:
        return f"{name} {', '.join(one['name'] for one in value) or 'none'}"
    if name == "said":
        return f"said {value['from']} to {value['to']}" if value else "no date"
    return name if value else f"no {name}"


def history(connection: Connection, quotation_id: int) -> list[QuotationDecision]:
    """All decisions on one quotation, the first first, undone ones too.

    Args:
        connection: A connection for reading.
        quotation_id: The quotation.

    Raises:
        NotFoundError: There is no such quotation.
    """
    identity = connection.scalar(select(Quotation.identity_sha256).where(Quotation.id == quotation_id))
    if identity is None:
        raise NotFoundError(f"there is no quotation q{quotation_id}", hint="claims quotes lists those that there are")
    return list(_decisions(connection, _kept().where(Review.quotation_sha256 == identity).order_by(Review.id)))


def decisions(connection: Connection, *, limit: int = 20) -> list[QuotationDecision]:
    """Decisions on quotations, the latest first, undone ones too.

    Args:
        connection: A connection for reading.
        limit: At most so many.
    """
    return list(_decisions(connection, _kept().order_by(Review.id.desc()).limit(limit)))


def _kept() -> Select[Any]:
    undo = aliased(Review)
    return (
        select(Review.__table__, undo.id.label("undo"), undo.author.label("undone_by"))
        .outerjoin(undo, undo.undoes_id == Review.id)
        .where(Review.kind.in_(on_quotations.KINDS))
    )


def _decisions(connection: Connection, asked: Select[Any]) -> Iterator[QuotationDecision]:
    rows: Sequence[Any] = connection.execute(asked).all()
    for row in rows:
        yield QuotationDecision(
            id=row.id,
            kind=row.kind,
            quotation_id=row.payload["machine"]["id"],
            changes=row.payload["changes"],
            author=row.author,
            note=row.note,
            decided_at=row.created_at,
            undone_by=None if row.undo is None else row.undone_by or "",
        )
