"""Who speaks for whom."""

from __future__ import annotations

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from claims.store.browsing.profiles import LOOKED_AT, Named
from claims.store.quotations.filters import Filters, conditions
from claims.store.tables import Entity, Quotation, QuotationPrincipal


def spokespeople(connection: Connection, entity_id: int, *, limit: int = 10) -> tuple[Named, ...]:
    """Who speaks for somebody, the most quoted first; described ones too ("a spokesman for the ministry").

    Args:
        connection: A connection for reading.
        entity_id: For whom: a number after merges.
        limit: At most so many.
    """
    principal, own, canonical = (aliased(Entity) for _ in range(3))
    spoken = (
        select(Quotation.speaker_id, Quotation.speaker_name, Quotation.speaker_kind)
        .join(QuotationPrincipal, QuotationPrincipal.quotation_id == Quotation.id)
        .join(principal, principal.id == QuotationPrincipal.entity_id)
        .where(principal.canonical_id == entity_id, *conditions(Filters()))
        .limit(LOOKED_AT)
        .subquery()
    )
    name = func.coalesce(canonical.name, spoken.c.speaker_name)
    found = (
        select(canonical.id, name, spoken.c.speaker_kind, func.count())
        .select_from(spoken)
        .outerjoin(own, own.id == spoken.c.speaker_id)
        .outerjoin(canonical, canonical.id == own.canonical_id)
        .group_by(canonical.id, name, spoken.c.speaker_kind)
        .order_by(func.count().desc(), name)
        .limit(limit)
    )
    return tuple(Named(*row) for row in connection.execute(found))
