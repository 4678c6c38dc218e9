"""The entities of the store: finding candidates, and writing those of one article."""

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
from claims.store.records import AssignedEntity, Company, Decisions, KnownEntity, Spelling, WikidataItem
from claims.store.tables import Entity, EntityKey, EntityName, NameWord, Role

# Well under the number of parameters that either engine takes in one statement (SQLite: 32,766).
_BATCH = 5_000
_LONGEST_ACRONYM = 6


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
            for entity_id, text in connection.execute(query):
                texts[entity_id].append(text)
        query_entities = select(Entity.id, Entity.name, Entity.kind).where(Entity.id.in_(batch)).order_by(Entity.id)
        for entity_id, name, kind in connection.execute(query_entities):
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
    referents: Referents = {}
    for one in assigned:
        spellings = _spellings(one)
        entity_id = _new(connection, one) if one.entity_id is None else _member(connection, one, one.entity_id)
        for name in (one.name, *one.names):
            referents.setdefault((name, one.kind), Referent(entity_id, one.name))
        _add_spellings(connection, entity_id, spellings, run_id)
        insert_missing(connection, EntityKey, [{"key": key, "entity_id": entity_id} for key in sorted(one.keys)])
        resolutions.keep(connection, one, entity_id=entity_id, article_id=article_id, run_id=run_id)
        rename_to_commonest(connection, entity_id)
    return referents


def _spellings(one: AssignedEntity) -> tuple[Spelling, ...]:
    """The spellings with the fullest name among them."""
    if any(spelling.name == one.name for spelling in one.spellings):
        return one.spellings
    return (Spelling(one.name, one.name.casefold()), *one.spellings)


def _new(connection: Connection, one: AssignedEntity) -> int:
    return new_entity(connection, one.kind, one.name)


def new_entity(connection: Connection, kind: str, name: str) -> int:
    """Insert an entity that stands for itself."""
    # 0 for a moment only: the constraint is checked at the end of the transaction.
    row = connection.execute(insert(Entity).returning(Entity.id), {"kind": kind, "name": name, "canonical_id": 0})
    entity_id = row.scalar_one()
    connection.execute(update(Entity).where(Entity.id == entity_id).values(canonical_id=entity_id))
    return entity_id


def _member(connection: Connection, one: AssignedEntity, entity_id: int) -> int:
    canonical = connection.scalar(select(Entity.canonical_id).where(Entity.id == entity_id))
    if canonical is None:
        raise NotFoundError(f"there is no speaker s{entity_id}", where=one.name)
    normalised = {spelling.normalised for spelling in _spellings(one) if spelling.name == one.name}
    query = (
        select(Entity.id)
        .join(EntityName, EntityName.entity_id == Entity.id)
        .where(Entity.canonical_id == canonical, EntityName.normalised.in_(normalised))
    )
    members = set(connection.scalars(query))
    return canonical if canonical in members or not members else min(members)


def _add_spellings(connection: Connection, entity_id: int, spellings: Sequence[Spelling], run_id: int) -> None:
    by_machine = select(EntityName.name).where(EntityName.entity_id == entity_id, EntityName.said_by == "machine")
    there = set(connection.scalars(by_machine))
    missing = {spelling.name: spelling.normalised for spelling in spellings if spelling.name not in there}
    insert_missing(
        connection,
        EntityName,
        [
            {"entity_id": entity_id, "name": name, "normalised": normalised, "said_by": "machine", "run_id": run_id}
            for name, normalised in sorted(missing.items())
        ],
    )
    add_words(connection, missing.values())


def add_words(connection: Connection, normalised: Iterable[str]) -> None:
    """Let names be found by their words."""
    rows = {(word, name): {"word": word, "normalised": name} for name in normalised for word in name.split()}
    insert_missing(connection, NameWord, [rows[key] for key in sorted(rows)])


def rename_to_commonest(connection: Connection, entity_id: int) -> None:
    """Give an entity the name that most articles give it, unless a person named it or it has no spellings."""
    query = (
        select(EntityName.said_by, EntityName.name, EntityName.articles, Entity.kind)
        .join(Entity, Entity.id == EntityName.entity_id)
        .where(EntityName.entity_id == entity_id)
    )
    names = connection.execute(query).all()
    if names and all(row.said_by == "machine" for row in names):
        connection.execute(
            update(Entity)
            .where(Entity.id == bindparam("which"), Entity.name != bindparam("to"))
            .values(name=bindparam("to")),
            {"which": entity_id, "to": shown([(row.name, row.articles) for row in names], names[0].kind)},
        )


def link(connection: Connection, items: Mapping[int, WikidataItem]) -> None:
    """Keep which item of Wikidata canonical entities are.

    Raises:
        NotFoundError: There is no such entity.
    """
    for entity_id, item in sorted(items.items()):
        values = {"wikidata_id": item.id, "description": item.description}
        if not connection.execute(update(Entity).where(Entity.id == entity_id).values(**values)).rowcount:
            raise NotFoundError(f"there is no speaker s{entity_id}")
