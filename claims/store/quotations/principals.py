"""In whose name quotations are said."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from claims.store.engines.number_lists import among
from claims.store.tables import Entity, QuotationPrincipal


def organisations_spoken_for(connection: Connection, entity_ids: Collection[int]) -> frozenset[int]:
    """Those of some entities that are organisations and in whose name somebody is quoted.

    Args:
        connection: A connection for reading.
        entity_ids: Numbers after merges.
    """
    own, canonical = aliased(Entity), aliased(Entity)
    found = (
        select(canonical.id)
        .select_from(QuotationPrincipal)
        .join(own, own.id == QuotationPrincipal.entity_id)
        .join(canonical, canonical.id == own.canonical_id)
        .where(among(canonical.id, entity_ids, connection), canonical.kind == "organisation")
        .distinct()
    )
    return frozenset(connection.scalars(found))


def principals_of(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """In whose name some quotations are said, after merges; those that nobody known is spoken for in are left out.

    Args:
        connection: A connection for reading.
        ids: Numbers of quotations.
    """
    found = (
        select(QuotationPrincipal.quotation_id, Entity.canonical_id)
        .join(Entity, Entity.id == QuotationPrincipal.entity_id)
        .where(among(QuotationPrincipal.quotation_id, ids, connection))
    )
    return {row[0]: row[1] for row in connection.execute(found)}
