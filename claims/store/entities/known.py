"""The entities of the store: finding candidates, and the names that entities are shown by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Select, bindparam, func, insert, select, update

from claims.errors import NotFoundError
from claims.quotation import SpeakerKind
from claims.store.engines.insert import insert_missing
from claims.store.engines.number_lists import among, each_once, listed
from claims.store.entities import resolutions
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
    if not ids:
        return []
    roles = {
        entity_id: listed(texts)
        for entity_id, texts in connection.execute(_of_each(connection, ids, Role, Role.title)).all()
    }
    spelled = _of_each(connection, ids, EntityName, EntityName.name, func.sum(EntityName.articles))
    names = {entity_id: (listed(texts), articles) for entity_id, texts, articles in connection.execute(spelled).all()}
    entities = select(Entity.id, Entity.name, Entity.kind).where(among(Entity.id, ids, connection)).order_by(Entity.id)
    return [
        KnownEntity(entity_id, name, cast("SpeakerKind", kind), spellings, roles.get(entity_id, ()), articles)
        for entity_id, name, kind in connection.execute(entities).all()
        for spellings, articles in [names.get(entity_id, ((), 0))]
    ]


def _of_each(
    connection: Connection,
    ids: Sequence[int],
    table: type[EntityName | Role],
    *columns: Any,  # noqa: ANN401 (mapped columns)
) -> Select[Any]:
    """What canonical entities and those merged into them have in a table: each text of the first column once."""
    text, *more = columns
    return (
        select(Entity.canonical_id, each_once(text, connection), *more)
        .join(table, table.entity_id == Entity.id)
        .where(among(Entity.canonical_id, ids, connection))
        .group_by(Entity.canonical_id)
    )


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
