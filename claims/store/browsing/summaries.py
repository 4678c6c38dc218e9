"""Speakers with counts, through the read-only view, and sources, as their view counts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnClause, Connection, Date, Row, TableClause, case, column, func, select, table
from sqlalchemy.orm import InstrumentedAttribute, aliased

from claims.errors import NotFoundError
from claims.store.browsing import channels
from claims.store.quotations.filters import latest_version, not_rejected
from claims.store.stored import SourceSummary, SpeakerSummary
from claims.store.tables import Article, Channel, Entity, EntityName, Quotation, QuotationRelay, Role


def _view(name: str, *others: str) -> TableClause:
    """A read-only view; a column belongs to one view only, so each gets its own."""
    counted: list[ColumnClause[Any]] = [*map(column, ("id", "name", "kind", "quotations", "articles", *others))]
    days = [column(day, Date) for day in ("first_published_on", "last_published_on")]
    return table(name, *counted, *days)


_SPEAKERS = _view("speakers_summary")


def speakers(connection: Connection, *, limit: int | None = None, kind: str | None = None) -> list[SpeakerSummary]:
    """Speakers with counts, most quoted first.

    Args:
        connection: A connection for reading.
        limit: At most so many.
        kind: Only ``person`` or ``organisation``.
    """
    asked = select(_SPEAKERS).order_by(_SPEAKERS.c.quotations.desc(), _SPEAKERS.c.name, _SPEAKERS.c.id).limit(limit)
    if kind:
        asked = asked.where(_SPEAKERS.c.kind == kind)
    rows = connection.execute(asked).all()
    return _speakers(connection, rows)


def speaker(connection: Connection, number: int) -> SpeakerSummary:
    """One speaker with counts, roles and spellings; after a merge the one that stands for both.

    Args:
        connection: A connection for reading.
        number: The number, before or after merges.

    Raises:
        NotFoundError: There is no such speaker.
    """
    own = aliased(Entity)
    known = connection.execute(
        select(Entity.id, Entity.name, Entity.kind).join(own, own.canonical_id == Entity.id).where(own.id == number)
    ).first()
    if known is None:
        raise NotFoundError(f"there is no speaker s{number}", hint="See claims speakers list for who there is")
    row = connection.execute(select(_SPEAKERS).where(_SPEAKERS.c.id == known.id)).first()
    rows: list[Row[*tuple[Any, ...]]] = [known if row is None else row]
    return _speakers(connection, rows)[0]


def sources(connection: Connection, *, limit: int | None = None, kind: str | None = None) -> list[SourceSummary]:
    """Channels with counts, most used first; those that are one under several names count as one.

    Args:
        connection: A connection for reading.
        limit: At most so many.
        kind: Only channels of this kind.
    """
    own, owner = aliased(Entity), aliased(Entity)
    number, quotations = func.min(Channel.id), func.count(Quotation.id.distinct())
    names = func.count(Channel.name.distinct())
    name = case((names == 1, func.min(Channel.name)), else_=channels.called(connection))
    asked = (
        select(
            number.label("id"),
            name.label("name"),
            Channel.kind,
            owner.name.label("owner"),
            quotations.label("quotations"),
            func.count(Article.id.distinct()).label("articles"),
            func.min(Article.published_on).label("first_published"),
            func.max(Article.published_on).label("last_published"),
        )
        .select_from(QuotationRelay)
        .join(Channel, Channel.id == QuotationRelay.channel_id)
        .join(Quotation, Quotation.id == QuotationRelay.quotation_id)
        .join(Article, Article.id == Quotation.article_id)
        .outerjoin(own, own.id == Channel.owner_entity_id)
        .outerjoin(owner, owner.id == own.canonical_id)
        .where(latest_version(), not_rejected())
        .group_by(Channel.folded, Channel.kind, owner.id, owner.name)
        .order_by(quotations.desc(), name, number)
        .limit(limit)
    )
    if kind:
        asked = asked.where(Channel.kind == kind)
    return [SourceSummary(**row) for row in connection.execute(asked).mappings()]


def _speakers(connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[SpeakerSummary]:
    ids = [row.id for row in rows]
    roles = _of_members(connection, ids, Role.entity_id, Role.title)
    spellings = _of_members(connection, ids, EntityName.entity_id, EntityName.name)
    return [
        SpeakerSummary(
            id=row.id,
            name=row.name,
            kind=row.kind,
            # An entity that is only mentioned or addressed has no row in the summary.
            quotations=getattr(row, "quotations", 0),
            articles=getattr(row, "articles", 0),
            first_published=getattr(row, "first_published_on", None),
            last_published=getattr(row, "last_published_on", None),
            roles=tuple(roles[row.id]),
            spellings=tuple(spellings[row.id]),
        )
        for row in rows
    ]


def _of_members(
    connection: Connection, ids: Collection[int], member: InstrumentedAttribute[int], words: InstrumentedAttribute[str]
) -> dict[int, list[str]]:
    """Roles or spellings of all that were merged into each entity, the most frequent first."""
    asked = (
        select(Entity.canonical_id, words.label("words"))
        .join(Entity, Entity.id == member)
        .where(Entity.canonical_id.in_(ids))
        .group_by(Entity.canonical_id, words)
        .order_by(Entity.canonical_id, func.count().desc(), words)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.canonical_id].append(row.words)
    return found
