"""Which articles print nearly the same words: kept, looked up, and what has still to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import BindParameter, Connection, Select, bindparam, case, func, insert, or_, select
from sqlalchemy.orm import aliased

from claims.store.stored import Reprint
from claims.store.tables import Article, ArticleKey, Outlet
from claims.store.tables import Reprint as Pair

TOO_SHORT = 0
"""The key of a text that is too short to compare."""

_MOST = 50  # articles that one is compared with: of a text in a thousand outlets, the fifty last are enough


def without_keys(connection: Connection) -> list[int]:
    """The numbers of articles that have not been compared with any."""
    known = select(ArticleKey.article_id).where(ArticleKey.article_id == Article.id).exists()
    return list(connection.scalars(select(Article.id).where(~known).order_by(Article.id)))


def is_compared(connection: Connection, article_id: int) -> bool:
    """Whether an article has been compared with those before it."""
    query = select(ArticleKey.article_id).where(ArticleKey.article_id == article_id).limit(1)
    return connection.scalar(query) is not None


def text_of(connection: Connection, article_id: int) -> str | None:
    """An article's text; None where there is no such article, or it has been compared."""
    known = select(ArticleKey.article_id).where(ArticleKey.article_id == Article.id).exists()
    return connection.scalar(select(Article.text).where(Article.id == article_id, ~known))


def with_keys(connection: Connection, article_id: int, keys: Sequence[int]) -> list[tuple[int, str]]:
    """The numbers and texts of articles that share a key with one, those with most of them first.

    Other versions of the same article are none.

    Args:
        connection: A connection.
        article_id: The article.
        keys: Its keys.
    """
    rows = connection.execute(_sharing(), {"keys": list(keys), "article": article_id})
    return [(row.id, row.text) for row in rows]


@cache
def _sharing() -> Select[int, str]:
    """The query of :func:`with_keys`, of ``keys`` and ``article``."""
    other, own = aliased(Article), aliased(Article)
    keys: BindParameter[Sequence[int]] = bindparam("keys", expanding=True)
    article_id: BindParameter[int] = bindparam("article")
    shared = (
        select(ArticleKey.article_id, func.count().label("common"))
        .where(ArticleKey.key.in_(keys), ArticleKey.article_id != article_id)
        .group_by(ArticleKey.article_id)
        .order_by(func.count().desc(), ArticleKey.article_id.desc())
        .limit(_MOST)
        .subquery()
    )
    same_place = other.outlet_id.is_not_distinct_from(own.outlet_id) & or_(
        other.url == own.url, other.url.is_(None) & own.url.is_(None) & (other.origin == own.origin)
    )
    return (
        select(other.id, other.text)
        .join(shared, shared.c.article_id == other.id)
        .join(own, own.id == article_id)
        .where(case((same_place, 1), else_=0) == 0)  # unlike NOT, it takes what is unknown for no
        .order_by(shared.c.common.desc(), other.id)
    )


def keep(connection: Connection, article_id: int, keys: Sequence[int], found: Iterable[tuple[int, float]]) -> None:
    """Keep an article's keys and the articles that print the same.

    Args:
        connection: A writing one.
        article_id: The article, which has not been compared before.
        keys: Its keys; none for a text that is too short.
        found: Numbers of other articles, with the share of the shorter text that both have.
    """
    rows = [{"key": key, "article_id": article_id} for key in dict.fromkeys(keys or (TOO_SHORT,))]
    connection.execute(insert(ArticleKey), rows)
    pairs = [
        {"article_id": max(article_id, other), "other_id": min(article_id, other), "shared": share}
        for other, share in found
    ]
    if pairs:
        connection.execute(insert(Pair), pairs)


def reprints_of(connection: Connection, article_id: int) -> tuple[Reprint, ...]:
    """The articles, in their latest version, that print nearly the same words as one; the likest first.

    Args:
        connection: A connection.
        article_id: The article.
    """
    newer = aliased(Article)
    number = case((Pair.article_id == article_id, Pair.other_id), else_=Pair.article_id)
    query = (
        select(Article.id, Article.title, Article.url, Article.origin, Article.published_on, Pair.shared, Outlet.name)
        .select_from(Pair)
        .join(Article, Article.id == number)
        .outerjoin(Outlet, Outlet.id == Article.outlet_id)
        .where(or_(Pair.article_id == article_id, Pair.other_id == article_id))
        .where(~select(newer.id).where(newer.supersedes_id == Article.id).exists())
        .order_by(Pair.shared.desc(), Article.published_on, Article.id)
    )
    return tuple(
        Reprint(
            article_id=row.id,
            outlet=row.name,
            title=row.title,
            published=row.published_on,
            url=row.url,
            origin=row.origin,
            shared=row.shared,
        )
        for row in connection.execute(query)
    )
