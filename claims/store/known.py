"""The entities of the store: finding candidates, and the names that entities are shown by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError
from claims.quotation import SpeakerKind
from claims.store import resolutions
from claims.store.insert import insert_missing
from claims.store.records import Company, Decisions, KnownEntity, WikidataItem
from claims.store.tables import Entity, EntityKey, EntityName, NameWord, Role

# Well under the number of parameters that either engine takes in one statement (SQLite: 32,766).
_BATCH = 5_000
_LONGEST_ACRONYM = 6


def shown(names: Iterable[tuple[str, int]], kind: str) -> str:
    """The name to show, given each spelling and in how many articles it is the fullest one.

    A full name before a surname alone or an acronym; of these the one of most articles, for the longest one is often
    a slip. Of equally frequent ones the fullest, and then the first in the alphabet; the order in which articles came
    does not matter.
    """
    return min(names, key=lambda one: (_is_short(one[0], kind), -one[1], -len(one[0].split()), -len(one[0]), one[0]))[0]


def _is_short(name: str, kind: str) -> bool:
    """Whether a fuller name says more, be it of fewer articles: Clinton, IRNA; but not Politico."""
    return " " not in name and (kind == "person" or (name.isupper() and len(name) <= _LONGEST_ACRONYM))


@dataclass(frozen=True, slots=True)
class KnownNow:
    """Whom the database knows, as one transaction sees it.

    Args:
        connection: The transaction's.
        read_decisions: Gives what persons have decided.
    """

    connection: Connection
    read_decisions: Callable[[Connection], Decisions]

    def find_candidates(self, block_keys: Collection[str]) -> list[KnownEntity]:
        """The entities with any of these keys."""
        return candidates(self.connection, block_keys)

    def decisions(self) -> Decisions:
        """What persons have decided."""
        return self.read_decisions(self.connection)

    def company(self, entity_ids: Sequence[int]) -> Mapping[int, Company]:
        """In what articles each of these is named."""
        return resolutions.company(self.connection, entity_ids)


def candidates(connection: Connection, keys: Collection[str]) -> list[KnownEntity]:
    """The entities with any of these keys, each with all spellings and roles of those merged into it."""
    return known(connection, _having(connection, sorted(keys)))


def _having(connection: Connection, keys: Sequence[str]) -> list[int]:
    found: set[int] = set()
    for start in range(0, len(keys), _BATCH):
        query = (
            select(Entity.canonical_id)
            .join(EntityKey, EntityKey.entity_id == Entity.id)
            .where(EntityKey.key.in_(keys[start : start + _BATCH]))
        )
        found.update(connection.scalars(query))
    return sorted(found)


def known(connection: Connection, ids: Sequence[int]) -> list[KnownEntity]:
    """The records of canonical entities, in the order of their numbers."""
    records = []
    member = aliased(Entity)
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        spellings, roles = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
        articles = _articles(connection, batch)
        for texts, column, owner in (
            (spellings, EntityName.name, EntityName.entity_id),
            (roles, Role.title, Role.entity_id),
        ):
            query = (
                select(member.canonical_id, column)
                .join(member, member.id == owner)
                .where(member.canonical_id.in_(batch))
                .distinct()
            )
            for entity_id, text in connection.execute(query).all():
                texts[entity_id].append(text)
        query_entities = select(Entity.id, Entity.name, Entity.kind).where(Entity.id.in_(batch)).order_by(Entity.id)
        for entity_id, name, kind in connection.execute(query_entities).all():
            records.append(
                KnownEntity(
                    entity_id,
                    name,
                    cast("SpeakerKind", kind),
                    tuple(sorted(spellings[entity_id])),
                    tuple(sorted(roles[entity_id])),
                    articles.get(entity_id, 0),
                )
            )
    return records


def _articles(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """How many articles name each of these; one that names two that were merged counts twice."""
    query = (
        select(Entity.canonical_id, func.sum(EntityName.articles))
        .join(EntityName, EntityName.entity_id == Entity.id)
        .where(Entity.canonical_id.in_(ids))
        .group_by(Entity.canonical_id)
    )
    return dict(connection.execute(query).all())


def new_entity(connection: Connection, kind: str, name: str) -> int:
    """Insert an entity that stands for itself."""
    # 0 for a moment only: the constraint is checked at the end of the transaction.
    row = connection.execute(insert(Entity).returning(Entity.id), {"kind": kind, "name": name, "canonical_id": 0})
    entity_id = row.scalar_one()
    connection.execute(update(Entity).where(Entity.id == entity_id).values(canonical_id=entity_id))
    return entity_id


def add_words(connection: Connection, normalised: Iterable[str]) -> None:
    """Let names be found by their words."""
    rows = {(word, name): {"word": word, "normalised": name} for name in normalised for word in name.split()}
    insert_missing(connection, NameWord, [rows[key] for key in sorted(rows)])


def rename_to_commonest(connection: Connection, *entity_ids: int) -> None:
    """Give entities the name that most articles give it, unless a person named it or it has no spellings."""
    query = (
        select(EntityName.entity_id, EntityName.said_by, EntityName.name, EntityName.articles)
        .where(EntityName.entity_id.in_(set(entity_ids)))
        .order_by(EntityName.entity_id)
    )
    names: dict[int, list[tuple[str, int]]] = defaultdict(list)
    by_persons = set()
    for entity_id, said_by, name, articles in connection.execute(query):
        names[entity_id].append((name, articles))
        if said_by != "machine":
            by_persons.add(entity_id)
    now = select(Entity.id, Entity.name, Entity.kind).where(Entity.id.in_(set(names) - by_persons)).order_by(Entity.id)
    renamed = [
        {"which": entity_id, "to": best}
        for entity_id, name, kind in connection.execute(now).all()
        if (best := shown(names[entity_id], kind)) != name
    ]
    if renamed:
        connection.execute(update(Entity).where(Entity.id == bindparam("which")).values(name=bindparam("to")), renamed)


def link(connection: Connection, items: Mapping[int, WikidataItem]) -> None:
    """Keep which item of Wikidata canonical entities are.

    Raises:
        NotFoundError: There is no such entity.
    """
    for entity_id, item in sorted(items.items()):
        values = {"wikidata_id": item.id, "description": item.description}
        if not connection.execute(update(Entity).where(Entity.id == entity_id).values(**values)).rowcount:
            raise NotFoundError(f"there is no speaker s{entity_id}")
