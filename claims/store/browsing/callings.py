"""By whom quotations are where no entity is known, what articles call speakers beside them, and how many there are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from claims.store.quotations.filters import Filters, not_rejected, said_together
from claims.store.quotations.search import selected
from claims.store.tables import Article, Entity, Mention, Quotation


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A quotation by nobody known.

    Args:
        id: Its number.
        called: What the article calls who said it ("Rubio's aides"); None where it does not say.
        kind: ``group``, ``unnamed``, ``author``; None where nothing is known.
    """

    id: int
    called: str | None
    kind: str | None


def unattributed_near(
    connection: Connection, speakers: Collection[int], filters: Filters, *, limit: int
) -> list[Unattributed]:
    """Quotations by nobody known, in articles that name one of these speakers; not what one said together with others.

    Args:
        connection: A connection for reading.
        speakers: Numbers of entities after merges.
        filters: What else must hold; its speakers count for nothing.
        limit: At most so many.
    """
    naming = (
        select(Mention.article_id).join(Entity, Entity.id == Mention.entity_id).where(Entity.canonical_id.in_(speakers))
    )
    found = (
        selected(replace(filters, speakers=()), connection)
        .add_columns(Quotation.speaker_name, Quotation.speaker_kind)
        .where(Quotation.speaker_id.is_(None), Quotation.article_id.in_(naming))
        .where(Quotation.id.not_in(said_together(speakers)))
        .limit(limit)
    )
    return [Unattributed(*row) for row in connection.execute(found).all()]


def bylines(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """Who wrote the articles of these quotations, as printed, where that is known, by the quotations' numbers."""
    found = (
        select(Quotation.id, Article.byline)
        .join(Article, Article.id == Quotation.article_id)
        .where(Quotation.id.in_(ids), Article.byline.is_not(None))
    )
    return {number: byline for number, byline in connection.execute(found) if byline} if ids else {}


@dataclass(frozen=True, slots=True)
class Called:
    """What an article calls a speaker beside a quotation.

    Args:
        id: The speaker's number after merges.
        name: The speaker's name.
        kind: ``person`` or ``organisation``.
        called: The words, as printed.
    """

    id: int
    name: str
    kind: str
    called: str


def speakers_called(connection: Connection, words: Collection[str], *, limit: int) -> list[Called]:
    """Speakers with what articles call them beside quotations, where any of the words is part of it.

    It reads all sources: only for the few questions that call somebody by an office which no role has.

    Args:
        connection: A connection for reading.
        words: Small words.
        limit: At most so many.
    """
    own, canonical = aliased(Entity), aliased(Entity)
    holding = [func.lower(Quotation.source_text).contains(word, autoescape=True) for word in sorted(words)]
    if not holding:
        return []
    found = (
        select(canonical.id, canonical.name, canonical.kind, Quotation.source_text)
        .join(own, own.id == Quotation.speaker_id)
        .join(canonical, canonical.id == own.canonical_id)
        .where(or_(*holding), not_rejected())
        .limit(limit)
    )
    return [Called(row.id, row.name, row.kind, row.source_text or "") for row in connection.execute(found)]


def times_quoted(connection: Connection, speakers: Collection[int]) -> dict[int, int]:
    """How many quotations each of these speakers has, rejected ones too, by number after merges: an index tells."""
    asked = (
        select(Entity.canonical_id, func.count())
        .join(Quotation, Quotation.speaker_id == Entity.id)
        .where(Entity.canonical_id.in_(speakers))
        .group_by(Entity.canonical_id)
    )
    return {row[0]: row[1] for row in connection.execute(asked)}
