"""A database at a glance: how much there is, who speaks most, what came last. Indexes answer all of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from claims.store.browsing import facets
from claims.store.browsing.facets import Shown
from claims.store.browsing.listed import relays_listed
from claims.store.entities import joint
from claims.store.stored import StoredArticle
from claims.store.tables import Article, Entity, Outlet, Quotation

# Speakers that persons merged, and channels that are one, are counted under their own numbers first; so many more are
# looked at.
_SPARE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestArticle:
    """An article with the number of its quotations.

    Args:
        article: The article.
        quotations: How many.
    """

    article: StoredArticle
    quotations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A database at a glance; versions that were superseded count too.

    Args:
        articles: How many articles.
        quotations: How many quotations.
        speakers: Those who are quoted most.
        relays: The channels that are named most.
        latest: The articles published last.
    """

    articles: int
    quotations: int
    speakers: tuple[Shown, ...]
    relays: tuple[Shown, ...]
    latest: tuple[LatestArticle, ...]


def overview(connection: Connection, *, names: int = 12, latest: int = 8) -> Overview:
    """A database at a glance.

    Args:
        connection: A connection for reading.
        names: At most so many speakers, and so many relays.
        latest: At most so many articles.
    """
    return Overview(
        articles=connection.scalar(select(func.count(Article.text_sha256))) or 0,
        quotations=connection.scalar(select(func.count(Quotation.kind))) or 0,
        speakers=_speakers(connection, names),
        relays=_relays(connection, names),
        latest=_latest(connection, latest),
    )


def _speakers(connection: Connection, most: int) -> tuple[Shown, ...]:
    found = joint.times_quoted()
    query = (
        select(found.c.entity_id, func.sum(found.c.times))
        .group_by(found.c.entity_id)
        .order_by(func.sum(found.c.times).desc())
        .limit(_SPARE * most)
    )
    times = {row[0]: int(row[1]) for row in connection.execute(query)}
    shown = facets.entities(connection, times)
    merged: Counter[Shown] = Counter()
    for number, count in times.items():
        merged[shown[number]] += count
    persons = set(connection.scalars(select(Entity.id).where(Entity.id.in_(times), Entity.kind == "person")))
    ranked = [one for one, _ in merged.most_common()]
    # Whom people look for are persons; organisations fill up where there are few.
    return tuple(sorted(ranked, key=lambda one: one.id not in persons)[:most])


def _relays(connection: Connection, most: int) -> tuple[Shown, ...]:
    found = relays_listed(connection, limit=most, among=_SPARE * most)
    return tuple(Shown(one.id or 0, one.name) for one in found.names)


def _latest(connection: Connection, most: int) -> tuple[LatestArticle, ...]:
    query = (
        select(
            Article.id, Article.origin, Article.title, Article.published_on, Article.url, Article.outlet_id,
            Outlet.name.label("outlet"),
        )
        .outerjoin(Outlet, Outlet.id == Article.outlet_id)
        .where(Article.published_on.is_not(None))
        .order_by(Article.published_on.desc(), Article.id.desc())
        .limit(most)
    )  # fmt: skip
    rows = connection.execute(query).all()
    counting = (
        select(Quotation.article_id, func.count(Quotation.position).label("times"))
        .where(Quotation.article_id.in_([row.id for row in rows]))
        .group_by(Quotation.article_id)
    )
    times = {row.article_id: row.times for row in connection.execute(counting)}
    return tuple(
        LatestArticle(
            article=StoredArticle(
                id=row.id, origin=row.origin, title=row.title, outlet=row.outlet, outlet_id=row.outlet_id,
                published=row.published_on, url=row.url,
            ),
            quotations=times.get(row.id, 0),
        )
        for row in rows
    )  # fmt: skip
