"""Small objects in one line, and a store of entities in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from claims.quotation import Extraction, Mention, Quotation, Span, Speaker
from claims.resolve import Candidate, LocalEntity, assign, keys_of


def person(name: str, *roles: str) -> LocalEntity:
    return LocalEntity(name, "person", (name,), roles, (name,))


def organisation(name: str) -> LocalEntity:
    return LocalEntity(name, "organisation", (name,), (), (name,))


def known(
    entity_id: int,
    name: str,
    *spellings: str,
    roles: tuple[str, ...] = (),
    kind: str = "person",
    articles: int = 1,
) -> Candidate:
    return Candidate(entity_id, name, kind, (name, *spellings), roles, articles)


def mention(name: str, text: str | None = None, kind: str = "person", role: str | None = None) -> Mention:
    printed = text or name
    return Mention(
        span=Span(100, 100 + len(printed), printed),
        name=name,
        kind=kind,
        role=Span(10, 10 + len(role), role) if role else None,
    )


def said_by(name: str, kind: str = "person", role: str | None = None, **more: object) -> Quotation:
    return Quotation(kind="indirect", content=(Span(0, 2, "hi"),), speaker=Speaker(name, kind, role), **more)


def extraction(*records: Mention | Quotation) -> Extraction:
    return Extraction(
        quotations=tuple(one for one in records if isinstance(one, Quotation)),
        mentions=tuple(one for one in records if isinstance(one, Mention)),
    )


class Memory:
    """Entities as articles come in: what the store does, without a database."""

    def __init__(self) -> None:
        self.entities: dict[int, Candidate] = {}
        self.keys: dict[str, set[int]] = {}
        self.ids = count(1)
        self.largest_block = 0

    def read(self, article: Sequence[LocalEntity]) -> list[int]:
        """Resolve one article's entities and keep them; gives their numbers."""
        found = {entity for local in article for key in keys_of(local) for entity in self.keys.get(key, ())}
        self.largest_block = max(self.largest_block, len(found))
        assignments = assign(article, [self.entities[entity] for entity in sorted(found)])
        return [self._keep(one.local, one.entity_id) for one in assignments]

    def _keep(self, local: LocalEntity, entity_id: int | None) -> int:
        entity_id = next(self.ids) if entity_id is None else entity_id
        old = self.entities.get(entity_id)
        spellings = tuple(dict.fromkeys([*(old.spellings if old else ()), local.name, *local.spellings]))
        roles = tuple(dict.fromkeys([*(old.roles if old else ()), *local.roles]))
        name = max(spellings, key=lambda spelling: (len(spelling.split()), len(spelling)))
        self.entities[entity_id] = Candidate(entity_id, name, local.kind, spellings, roles)
        for key in keys_of(local):
            self.keys.setdefault(key, set()).add(entity_id)
        return entity_id


def partition(articles: Iterable[Sequence[LocalEntity]]) -> frozenset[frozenset[str]]:
    """Which names are one entity after these articles, read in this order."""
    memory = Memory()
    members: dict[int, set[str]] = {}
    for article in articles:
        for local, entity_id in zip(article, memory.read(article), strict=True):
            members.setdefault(entity_id, set()).add(local.name)
    return frozenset(map(frozenset, members.values()))
