"""Why who is who, kept and taken back with each article; and in whose company an entity is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from claims.store.records import AssignedEntity, Company
from claims.store.tables import Article, Doubt, Entity, EntityName, Resolution

# The articles read last are enough to tell in whose company somebody is named; all of them would make the import of
# many articles about one person take ever longer.
_LOOKED_AT = 50


def keep(connection: Connection, taken: Sequence[tuple[int, AssignedEntity]], *, article_id: int, run_id: int) -> None:
    """Keep why each of an article was taken for an entity, and count the article for these names.

    Args:
        connection: A writing one.
        taken: The entities' numbers and who was taken for them.
        article_id: The article.
        run_id: The run that found the names.
    """
    if not taken:
        return
    rows = [
        {
            "article_id": article_id,
            "run_id": run_id,
            "entity_id": entity_id,
            "name": one.name,
            "score": one.score,
            "reasons": list(one.reasons),
        }
        for entity_id, one in taken
    ]
    numbers = connection.scalars(insert(Resolution).returning(Resolution.id, sort_by_parameter_order=True), rows).all()
    doubts = [
        {"resolution_id": number, "entity_id": doubt.entity_id, "score": doubt.score, "reasons": list(doubt.reasons)}
        for number, (_, one) in zip(numbers, taken, strict=True)
        for doubt in one.doubts
    ]
    if doubts:
        connection.execute(insert(Doubt), doubts)
    _count(connection, [(entity_id, one.name) for entity_id, one in taken], 1)


def forget(connection: Connection, article_id: int) -> set[int]:
    """Take back what was kept for an article.

    Returns:
        The entities that it named; other articles may call them otherwise.
    """
    query = select(Resolution.entity_id, Resolution.name).where(Resolution.article_id == article_id)
    rows = connection.execute(query).all()
    _count(connection, [(entity_id, name) for entity_id, name in rows], -1)
    connection.execute(delete(Resolution).where(Resolution.article_id == article_id))
    return {entity_id for entity_id, _ in rows}


def _count(connection: Connection, names: Sequence[tuple[int, str]], articles: int) -> None:
    if names:
        by_machine = (
            (EntityName.entity_id == bindparam("whose"))
            & (EntityName.name == bindparam("which"))
            & (EntityName.said_by == "machine")
        )
        connection.execute(
            update(EntityName).where(by_machine).values(articles=EntityName.articles + articles),
            [{"whose": entity_id, "which": name} for entity_id, name in names],
        )


def count_again(connection: Connection, entity_id: int) -> None:
    """Count the articles of each name of an entity from what is kept."""
    counted = (
        select(func.count())
        .select_from(Resolution)
        .where(Resolution.entity_id == EntityName.entity_id, Resolution.name == EntityName.name)
        .scalar_subquery()
    )
    by_machine = (EntityName.entity_id == entity_id) & (EntityName.said_by == "machine")
    connection.execute(update(EntityName).where(by_machine).values(articles=counted))


def company(connection: Connection, entity_ids: Sequence[int]) -> dict[int, Company]:
    """In what articles canonical entities are named, those merged into them included: the latest read."""
    return {entity_id: _company(connection, entity_id) for entity_id in entity_ids}


def _company(connection: Connection, entity_id: int) -> Company:
    members = connection.scalars(select(Entity.id).where(Entity.canonical_id == entity_id)).all()
    articles: set[int] = set()
    for member in members:
        latest = (
            select(Resolution.article_id)
            .where(Resolution.entity_id == member)
            .order_by(Resolution.id.desc())
            .limit(_LOOKED_AT)
        )
        articles.update(connection.scalars(latest))
    looked_at = sorted(articles, reverse=True)[:_LOOKED_AT]
    named = (
        select(Resolution.article_id, Entity.canonical_id)
        .join(Entity, Entity.id == Resolution.entity_id)
        .where(Resolution.article_id.in_(looked_at), Entity.canonical_id != entity_id)
        .distinct()
    )
    beside = Counter(other for _, other in connection.execute(named))
    days = select(func.min(Article.published_on), func.max(Article.published_on)).where(Article.id.in_(looked_at))
    first, last = connection.execute(days).one()
    return Company(len(looked_at), beside, first, last)
