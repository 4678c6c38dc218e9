"""What is kept about one speaker besides the counts: roles over time, and persons' decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from claims.store.tables import Article, Entity, Review, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOverTime:
    """What articles call a speaker, and from when to when they do.

    Args:
        title: The role in the articles' words.
        articles: How many articles say so.
        first_published: Day of the first of these; None where none has a day.
        last_published: Day of the last.
    """

    title: str
    articles: int
    first_published: date | None
    last_published: date | None

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers show --json``."""
        return {
            "title": self.title,
            "articles": self.articles,
            "first_published": self.first_published.isoformat() if self.first_published else None,
            "last_published": self.last_published.isoformat() if self.last_published else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDecision:
    """A person's decision on a speaker.

    Args:
        id: Its number, by which it can be undone.
        kind: ``merge``, ``split``, ``rename`` or ``distinct``.
        entity_id: The speaker decided on.
        other_entity_id: The other one of a merge, a split or a distinct.
        words: The spellings that a split took away, or the name that was given.
        author: Who decided, if said.
        note: Why, if said.
        decided_at: When.
        undone: Whether it was taken out of force.
    """

    id: int
    kind: str
    entity_id: int
    other_entity_id: int | None
    words: tuple[str, ...]
    author: str | None
    note: str | None
    decided_at: datetime
    undone: bool

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims speakers show --json``."""
        return {
            "id": self.id,
            "kind": self.kind,
            "speaker": f"s{self.entity_id}",
            "other": f"s{self.other_entity_id}" if self.other_entity_id is not None else None,
            "words": list(self.words),
            "by": self.author,
            "note": self.note,
            "at": self.decided_at.isoformat(),
            "undone": self.undone,
        }


def roles(connection: Connection, speaker_id: int) -> list[RoleOverTime]:
    """The roles of a speaker, those of most articles first.

    Args:
        connection: A connection for reading.
        speaker_id: The number, after merges.
    """
    articles = func.count(Role.article_id.distinct())
    query = (
        select(Role.title, articles, func.min(Article.published_on), func.max(Article.published_on))
        .join(Entity, Entity.id == Role.entity_id)
        .join(Article, Article.id == Role.article_id)
        .where(Entity.canonical_id == speaker_id)
        .group_by(Role.title)
        .order_by(articles.desc(), Role.title)
    )
    return [
        RoleOverTime(title=title, articles=count, first_published=first, last_published=last)
        for title, count, first, last in connection.execute(query)
    ]


def decisions(connection: Connection, speaker_id: int) -> list[KeptDecision]:
    """Persons' decisions on a speaker and on all that were merged into it, in order; undone ones too.

    Args:
        connection: A connection for reading.
        speaker_id: The number, after merges.
    """
    members = select(Entity.id).where(Entity.canonical_id == speaker_id)
    undo = aliased(Review)
    query = (
        select(Review.__table__, undo.id.label("undone_by"))
        .outerjoin(undo, undo.undoes_id == Review.id)
        .where(Review.kind != "undo", or_(Review.entity_id.in_(members), Review.other_entity_id.in_(members)))
        .order_by(Review.id)
    )
    return [
        KeptDecision(
            id=row.id,
            kind=row.kind,
            entity_id=row.entity_id,
            other_entity_id=row.other_entity_id,
            words=_words(row.payload),
            author=row.author,
            note=row.note,
            decided_at=row.created_at,
            undone=row.undone_by is not None,
        )
        for row in connection.execute(query)
    ]


def _words(payload: dict[str, Any]) -> tuple[str, ...]:
    spellings: Sequence[str] = payload.get("spellings", ())
    return (payload["name"],) if "name" in payload else tuple(spellings)
