"""Whole articles: the text and every quotation in it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from claims.errors import NotFoundError
from claims.store.quotations import read
from claims.store.quotations.filters import not_rejected
from claims.store.quotations.reprints import reprints_of
from claims.store.stored import StoredArticle, WholeArticle
from claims.store.tables import Article, Outlet, Quotation


def article(connection: Connection, number: int) -> WholeArticle:
    """One article with its text and all its quotations but those that a person rejected.

    Args:
        connection: A connection for reading.
        number: Its number: 5 for the one that is shown as a5.

    Raises:
        NotFoundError: There is no such article.
    """
    query = (
        select(Article.__table__, Outlet.name.label("outlet"))
        .outerjoin(Outlet, Outlet.id == Article.outlet_id)
        .where(Article.id == number)
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFoundError(f"there is no article a{number}", hint="Search for what it says")
    ids = connection.scalars(
        select(Quotation.id).where(Quotation.article_id == number, not_rejected()).order_by(Quotation.position)
    ).all()
    return WholeArticle(
        article=StoredArticle(
            id=row.id,
            origin=row.origin,
            title=row.title,
            outlet=row.outlet,
            outlet_id=row.outlet_id,
            published=row.published_on,
            url=row.url,
        ),
        text=row.text,
        byline=row.byline,
        dateline=row.dateline,
        language=row.language,
        quotations=tuple(read.quotations(connection, ids)),
        supersedes=row.supersedes_id,
        superseded_by=connection.scalar(select(Article.id).where(Article.supersedes_id == number)),
        reprints=reprints_of(connection, number),
    )
