"""What the database has of an address: when it was fetched last, or how often in vain."""

from __future__ import annotations

from sqlalchemy import Connection, func, or_, select

from claims.store import tables
from claims.store.records import Fetches


def fetches(connection: Connection, url: str) -> Fetches:
    """What is known of an address, as an article's origin or its own.

    Args:
        connection: A reading one.
        url: The address.
    """
    article, failure = tables.Article, tables.Failure
    asked = select(func.count(), func.max(article.retrieved_at)).where(or_(article.origin == url, article.url == url))
    count, last = connection.execute(asked).one()
    failed = select(func.sum(failure.times), func.max(failure.last_seen)).where(
        failure.origin == url, failure.resolved_at.is_(None)
    )
    times, last_failed = connection.execute(failed).one()
    return Fetches(articles=count, last=last, failed=int(times or 0), last_failed=last_failed)
