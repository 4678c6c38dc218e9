"""Pairs of entities that may be one, for persons to decide; and what speaks for and against a pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Select, case, func, select
from sqlalchemy.orm import aliased

from claims.store.decisions.history import active
from claims.store.tables import Doubt, Entity, Resolution

Pair = tuple[int, int]
"""Two canonical entities, the older first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two entities that may be one.

    Args:
        pair: Their numbers, after merges.
        score: How well a name of the one fitted the other, 0 to 1; None where Wikidata has both as one.
        reasons: Why, in short words.
        articles: In how many articles the name left it open.
    """

    pair: Pair
    score: float | None
    reasons: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why articles that use a name were taken to mean an entity.

    Args:
        name: The fullest name that these articles give.
        score: How well it fitted; None for articles kept before scores were.
        reasons: Why, in short words.
        articles: How many articles.
        first_article: The number of the first one.
    """

    name: str
    score: float | None
    reasons: tuple[str, ...]
    articles: int
    first_article: int

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers why --json``."""
        return {
            "name": self.name,
            "score": self.score,
            "reasons": list(self.reasons),
            "articles": self.articles,
            "first": f"a{self.first_article}",
        }


def questions(connection: Connection, *, limit: int | None = None) -> list[Question]:
    """Pairs that resolution left open and no person has decided, those of most articles first.

    Two that one article names side by side are no question: it means two.

    Args:
        connection: A connection for reading.
        limit: At most so many.
    """
    settled = {_pair(*ids) for ids in _decided(connection)}
    asked: list[Question] = []
    for question in (*_same_items(connection), *_doubts(connection)):
        if limit is not None and len(asked) >= limit:
            break
        if question.pair not in settled and not together(connection, *question.pair):
            settled.add(question.pair)
            asked.append(question)
    return asked


def links(connection: Connection, speaker_id: int) -> list[Link]:
    """Why each name of an entity is its own, the names of most articles first.

    Args:
        connection: A connection for reading.
        speaker_id: The number, after merges.
    """
    query = (
        select(Resolution.name, Resolution.score, Resolution.reasons, Resolution.article_id)
        .join(Entity, Entity.id == Resolution.entity_id)
        .where(Entity.canonical_id == speaker_id)
        .order_by(Resolution.article_id)
    )
    articles: dict[tuple[str, float | None, tuple[str, ...]], list[int]] = {}
    for name, score, reasons, article_id in connection.execute(query):
        articles.setdefault((name, score, tuple(reasons)), []).append(article_id)
    found = [
        Link(name=name, score=score, reasons=reasons, articles=len(numbers), first_article=numbers[0])
        for (name, score, reasons), numbers in articles.items()
    ]
    return sorted(found, key=lambda link: (-link.articles, link.first_article, link.name))


def together(connection: Connection, one: int, other: int) -> int:
    """How many articles name both of two entities, each under a name of its own."""
    mine, theirs = aliased(Resolution), aliased(Resolution)
    query = (
        select(func.count(mine.article_id.distinct()))
        .join(theirs, theirs.article_id == mine.article_id)
        .where(mine.entity_id.in_(_members(one)), theirs.entity_id.in_(_members(other)))
    )
    return connection.execute(query).scalar_one()


def _members(canonical: int) -> Select[int]:
    return select(Entity.id).where(Entity.canonical_id == canonical)


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _doubts(connection: Connection) -> Iterator[Question]:
    taken, doubted = aliased(Entity), aliased(Entity)
    older = case((taken.canonical_id < doubted.canonical_id, taken.canonical_id), else_=doubted.canonical_id)
    newer = case((taken.canonical_id < doubted.canonical_id, doubted.canonical_id), else_=taken.canonical_id)
    articles = func.count(Resolution.article_id.distinct())
    query = (
        select(older.label("older"), newer.label("newer"), articles.label("articles"), func.max(Doubt.id).label("last"))
        .join(Resolution, Resolution.id == Doubt.resolution_id)
        .join(taken, taken.id == Resolution.entity_id)
        .join(doubted, doubted.id == Doubt.entity_id)
        # Of whom a person has merged into another one, that person has said who it is.
        .where(taken.canonical_id == taken.id, taken.canonical_id != doubted.canonical_id)
        .group_by("older", "newer")
        .order_by(articles.desc(), func.max(Doubt.score).desc(), "older", "newer")
    )
    for row in connection.execute(query).all():
        doubt = connection.execute(select(Doubt.score, Doubt.reasons).where(Doubt.id == row.last)).one()
        yield Question(
            pair=(row.older, row.newer), score=doubt.score, reasons=tuple(doubt.reasons), articles=row.articles
        )


def _same_items(connection: Connection) -> Iterator[Question]:
    """Two entities that are one item of Wikidata."""
    canonical = (Entity.canonical_id == Entity.id) & Entity.wikidata_id.is_not(None)
    several = select(Entity.wikidata_id).where(canonical).group_by(Entity.wikidata_id).having(func.count() > 1)
    query = select(Entity.wikidata_id, Entity.id).where(canonical, Entity.wikidata_id.in_(several)).order_by(Entity.id)
    by_item: dict[str, list[int]] = {}
    for item, entity_id in connection.execute(query):
        by_item.setdefault(str(item), []).append(entity_id)
    for item, entities in sorted(by_item.items()):
        for pair in combinations(entities, 2):
            yield Question(pair=pair, score=None, reasons=(f"both are {item} in Wikidata",), articles=0)


def _decided(connection: Connection) -> Iterator[tuple[int, int]]:
    """Pairs of canonical entities on which a person has spoken, be it to say that he or she is unsure."""
    canonical = dict(connection.execute(select(Entity.id, Entity.canonical_id)).all())
    for review in active(connection):
        if review.kind in {"distinct", "unsure"}:
            yield canonical[review.entity_id], canonical[review.other_entity_id]
        for one in review.payload.get("parts", ()):
            for other in review.payload["rest"]:
                yield canonical[one], canonical[other]
