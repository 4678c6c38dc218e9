"""Writing the persons and organisations of one article: a few statements for all of them, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select, update

from claims.errors import NotFoundError
from claims.store.engines.insert import insert_missing
from claims.store.entities import resolutions
from claims.store.entities.known import add_words, rename_to_commonest
from claims.store.records import AssignedEntity, Spelling
from claims.store.tables import Entity, EntityKey, EntityName


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a name in one article stands for.

    Args:
        entity_id: The entity.
        name: The fullest name that the article gives it.
    """

    entity_id: int
    name: str


Referents = dict[tuple[str, str], Referent]
"""From a name in an article's records and its kind to whom it stands for."""


def write_entities(
    connection: Connection, assigned: Sequence[AssignedEntity], *, article_id: int, run_id: int
) -> Referents:
    """Keep the persons and organisations of one article with their spellings and keys, and why they are who they are.

    Returns:
        Whom each name of the article's records stands for. Among entities merged into one it is the one that this
        spelling belongs to, so that a merge that is undone leaves each with its own.

    Raises:
        NotFoundError: An entity that is assigned does not exist.
    """
    taken = _taken(connection, assigned)
    referents: Referents = {}
    for entity_id, one in taken:
        for name in (one.name, *one.names):
            referents.setdefault((name, one.kind), Referent(entity_id, one.name))
    _add_spellings(connection, taken, run_id)
    keys = {(key, entity_id): None for entity_id, one in taken for key in sorted(one.keys)}
    insert_missing(connection, EntityKey, [{"key": key, "entity_id": entity_id} for key, entity_id in keys])
    resolutions.keep(connection, taken, article_id=article_id, run_id=run_id)
    rename_to_commonest(connection, *(entity_id for entity_id, _ in taken))
    return referents


def _taken(connection: Connection, assigned: Sequence[AssignedEntity]) -> list[tuple[int, AssignedEntity]]:
    """Each with the number of its entity; entities that are new are inserted."""
    families = _Families.of(connection, {one.entity_id for one in assigned if one.entity_id is not None})
    new = iter(_insert_entities(connection, [one for one in assigned if one.entity_id is None]))
    taken = []
    for one in assigned:
        if one.entity_id is None:
            entity_id = next(new)
        else:
            entity_id = families.member(one, one.entity_id)
            families.add(entity_id, one)
        taken.append((entity_id, one))
    return taken


def _insert_entities(connection: Connection, new: Sequence[AssignedEntity]) -> Sequence[int]:
    """Entities that stand for themselves, in this order."""
    if not new:
        return ()
    # 0 for a moment only: the constraint is checked at the end of the transaction.
    rows = [{"kind": one.kind, "name": one.name, "canonical_id": 0} for one in new]
    ids = connection.scalars(insert(Entity).returning(Entity.id, sort_by_parameter_order=True), rows).all()
    connection.execute(update(Entity).where(Entity.id.in_(ids)).values(canonical_id=Entity.id))
    return ids


@dataclass(slots=True)
class _Families:
    """Entities with those that were merged with them, and who of them bears which name.

    Args:
        canonical: The number of the one that stands for all, by the number of each.
        bearers: Who bears a normalised name, by the number of the one that stands for them.
    """

    canonical: dict[int, int] = field(default_factory=dict)
    bearers: dict[int, dict[str, set[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    @classmethod
    def of(cls, connection: Connection, ids: Iterable[int]) -> _Families:
        """Those of some entities."""
        families = cls()
        wanted = sorted(ids)
        if not wanted:
            return families
        found = connection.execute(select(Entity.id, Entity.canonical_id).where(Entity.id.in_(wanted)))
        families.canonical.update({row.id: row.canonical_id for row in found})
        names = (
            select(Entity.canonical_id, Entity.id, EntityName.normalised)
            .join(EntityName, EntityName.entity_id == Entity.id)
            .where(Entity.canonical_id.in_(sorted(set(families.canonical.values()))))
        )
        for canonical_id, entity_id, normalised in connection.execute(names):
            families.bearers[canonical_id][normalised].add(entity_id)
            families.canonical[entity_id] = canonical_id
        return families

    def member(self, one: AssignedEntity, entity_id: int) -> int:
        """Which of an entity's family somebody is: who bears that name, else the one that stands for all."""
        canonical = self.canonical.get(entity_id)
        if canonical is None:
            raise NotFoundError(f"there is no speaker s{entity_id}", where=one.name)
        bearers = self.bearers[canonical]
        members: set[int] = set()
        for spelling in _spellings(one):
            if spelling.name == one.name:
                members |= bearers.get(spelling.normalised, set())
        return canonical if canonical in members or not members else min(members)

    def add(self, entity_id: int, one: AssignedEntity) -> None:
        """Take note of the names that an entity has in this article."""
        for spelling in _spellings(one):
            self.bearers[self.canonical.get(entity_id, entity_id)][spelling.normalised].add(entity_id)


def _spellings(one: AssignedEntity) -> tuple[Spelling, ...]:
    """The spellings with the fullest name among them."""
    if any(spelling.name == one.name for spelling in one.spellings):
        return one.spellings
    return (Spelling(one.name, one.name.casefold()), *one.spellings)


def _add_spellings(connection: Connection, taken: Sequence[tuple[int, AssignedEntity]], run_id: int) -> None:
    by_machine = select(EntityName.entity_id, EntityName.name).where(
        EntityName.entity_id.in_({entity_id for entity_id, _ in taken}), EntityName.said_by == "machine"
    )
    there = {(entity_id, name) for entity_id, name in connection.execute(by_machine)}
    rows = []
    for entity_id, one in taken:
        missing = {spelling.name: spelling.normalised for spelling in _spellings(one)}
        for name, normalised in sorted(missing.items()):
            if (entity_id, name) not in there:
                there.add((entity_id, name))
                row = {"entity_id": entity_id, "name": name, "normalised": normalised}
                rows.append(row | {"said_by": "machine", "run_id": run_id})
    insert_missing(connection, EntityName, rows)
    add_words(connection, [str(row["normalised"]) for row in rows])
