"""Lists of all speakers, channels and outlets, page by page, those of most quotations first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from claims.store.browsing import channels
from claims.store.browsing.profiles import Named, together
from claims.store.entities import joint
from claims.store.tables import Article, Channel, Entity, Outlet, QuotationRelay


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list.

    Args:
        names: Those of this page.
        more: Whether there are others after them.
    """

    names: tuple[Named, ...]
    more: bool


def speakers_listed(connection: Connection, *, offset: int = 0, limit: int = 50) -> Listed:
    """Speakers, those of most quotations first; what is in versions of articles that were replaced counts too."""
    found = joint.times_quoted()
    own, canonical = aliased(Entity), aliased(Entity)
    total = func.sum(found.c.times)
    query = (
        select(canonical.id, canonical.name, canonical.kind, total)
        .select_from(found)
        .join(own, own.id == found.c.entity_id)
        .join(canonical, canonical.id == own.canonical_id)
        .group_by(canonical.id, canonical.name, canonical.kind)
        .order_by(total.desc(), canonical.id)
    )
    return _listed(connection, query, offset, limit)


def relays_listed(connection: Connection, *, offset: int = 0, limit: int = 50, among: int | None = None) -> Listed:
    """Channels, those of most quotations first, counted like speakers; those that are one stand together.

    Args:
        connection: A connection for reading.
        offset: So many are left out first.
        limit: At most so many.
        among: Look only at so many names of most quotations; None for all of them.
    """
    counted = func.count()
    named = select(QuotationRelay.channel_id, counted.label("times")).group_by(QuotationRelay.channel_id)
    if among is not None:
        named = named.order_by(counted.desc(), QuotationRelay.channel_id).limit(among)
    found = named.subquery()
    own, owner = aliased(Entity), aliased(Entity)
    number, times = func.min(Channel.id), func.sum(found.c.times)
    query = (
        select(number, *channels.named_by(connection, owner), Channel.kind, times)
        .join(found, found.c.channel_id == Channel.id)
        .outerjoin(own, own.id == Channel.owner_entity_id)
        .outerjoin(owner, owner.id == own.canonical_id)
        .group_by(Channel.folded, Channel.kind, owner.id, owner.name)
        .order_by(times.desc(), number)
        .offset(offset)
        .limit(limit + 1)
    )
    rows = [together(row) for row in connection.execute(query)]
    return Listed(tuple(rows[:limit]), len(rows) > limit)


def outlets_listed(connection: Connection, *, offset: int = 0, limit: int = 50) -> Listed:
    """Outlets, those of most articles first."""
    found = (
        select(Article.outlet_id, func.count().label("times"))
        .where(Article.outlet_id.is_not(None))
        .group_by(Article.outlet_id)
        .subquery()
    )
    query = (
        select(Outlet.id, Outlet.name, func.coalesce(Outlet.url, ""), found.c.times)
        .join(found, found.c.outlet_id == Outlet.id)
        .order_by(found.c.times.desc(), Outlet.id)
    )
    return _listed(connection, query, offset, limit)


def _listed(connection: Connection, query: Select[*tuple[Any, ...]], offset: int, limit: int) -> Listed:
    rows = connection.execute(query.offset(offset).limit(limit + 1)).all()
    return Listed(tuple(Named(row[0], row[1], row[2], int(row[3])) for row in rows[:limit]), len(rows) > limit)
