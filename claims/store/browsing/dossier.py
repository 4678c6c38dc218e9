"""What is kept about one speaker besides the counts: roles over time, and persons' decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased

from claims.store.decisions.history import ENTITY_DECISIONS
from claims.store.records import WikidataItem
from claims.store.tables import Article, Entity, Review, Role

# "the Iranian president" and "his foreign minister" are the same roles without these words.
_BEFORE = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)


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
        kind: ``merge``, ``split``, ``rename``, ``distinct`` or ``unsure``.
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

    @property
    def sentence(self) -> str:
        """What was decided, by whom and when, in one line."""
        words = ", ".join(self.words)
        said = {
            "merge": f"s{self.other_entity_id} is s{self.entity_id}",
            "split": f"{words} is s{self.other_entity_id}, not s{self.entity_id}",
            "rename": f"s{self.entity_id} is shown as {words}",
            "distinct": f"s{self.entity_id} and s{self.other_entity_id} are not the same",
            "unsure": f"nobody can tell whether s{self.entity_id} and s{self.other_entity_id} are the same",
        }[self.kind]
        by = f", by {self.author}" if self.author else ""
        because = f": {self.note}" if self.note else ""
        undone = " (undone)" if self.undone else ""
        return f"{self.id}: {said}{by}, {self.decided_at:%Y-%m-%d}{because}{undone}"

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
    """The roles of a speaker as a history: those first seen first; those that only undated articles give at the end.

    Titles that differ only in case, or in an article or a possessive before them, are one, in the words of most
    articles.

    Args:
        connection: A connection for reading.
        speaker_id: The number, after merges.
    """
    query = (
        select(Role.title, Role.article_id, Article.published_on)
        .join(Entity, Entity.id == Role.entity_id)
        .join(Article, Article.id == Role.article_id)
        .where(Entity.canonical_id == speaker_id)
        .distinct()
        .order_by(Role.title, Role.article_id)
    )
    seen: dict[str, list[tuple[str, int, date | None]]] = {}
    for title, article_id, day in connection.execute(query):
        seen.setdefault(_BEFORE.sub("", title).casefold(), []).append((title, article_id, day))
    return sorted(map(_over_time, seen.values()), key=lambda role: (role.first_published or date.max, -role.articles))


def _over_time(seen: Sequence[tuple[str, int, date | None]]) -> RoleOverTime:
    days = [day for _, _, day in seen if day]
    title, _ = Counter(title for title, _, _ in seen).most_common(1)[0]
    return RoleOverTime(
        title=title,
        articles=len({article_id for _, article_id, _ in seen}),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
    )


def wikidata(connection: Connection, speaker_id: int) -> WikidataItem | None:
    """The item of Wikidata that a speaker is, if that is known.

    Args:
        connection: A connection for reading.
        speaker_id: The number, after merges.
    """
    row = connection.execute(select(Entity.wikidata_id, Entity.description).where(Entity.id == speaker_id)).first()
    return WikidataItem(row.wikidata_id, row.description) if row and row.wikidata_id else None


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
        .where(
            Review.kind.in_(ENTITY_DECISIONS), or_(Review.entity_id.in_(members), Review.other_entity_id.in_(members))
        )
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
