"""Keeping one article with all that was extracted from it, in one transaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.orm import aliased

from claims.article import Article
from claims.errors import ArticleError, NotFoundError
from claims.quotation import Extraction
from claims.store import identity, tables
from claims.store.articles import runs
from claims.store.articles.write_extraction import Extracted, write_extraction
from claims.store.decisions import on_quotations
from claims.store.engines.insert import find_or_insert
from claims.store.entities import resolutions
from claims.store.entities.known import rename_to_commonest
from claims.store.entities.writing import write_entities
from claims.store.quotations import embeddings
from claims.store.records import AssignedEntity, Outcome, Written

# In characters: with a kind of error they have to fit an index entry of PostgreSQL, 2,700 bytes.
_LONGEST_ORIGIN = 600
_LOOKED_UP = 500
_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
_RECORD = re.compile(r"#\d+$")


def write_run(connection: Connection, *, version: str, model: str, components: str) -> int:
    """The number of the run with this configuration; the same configuration is the same run."""
    return find_or_insert(
        connection,
        tables.Run,
        {"identity_sha256": identity.of_run(version=version, model=model, components=components)},
        version=version,
        model=model,
        components=components,
        started_at=datetime.now(UTC),
    )


def known_articles(connection: Connection, identities: Sequence[str]) -> set[str]:
    """Which of these identities articles have."""
    found: set[str] = set()
    for start in range(0, len(identities), _LOOKED_UP):
        some = identities[start : start + _LOOKED_UP]
        query = select(tables.Article.identity_sha256).where(tables.Article.identity_sha256.in_(some))
        found.update(connection.scalars(query))
    return found


def find_article(connection: Connection, article: Article) -> tuple[int, int | None] | None:
    """The number of this article and of the run that it was extracted by; None where it is not known."""
    row = connection.execute(
        select(tables.Article.id, tables.Article.run_id).where(
            tables.Article.identity_sha256 == identity.of_article(article)
        )
    ).first()
    return (row.id, row.run_id) if row else None


def write_article(
    connection: Connection,
    article: Article,
    extraction: Extraction,
    *,
    run_id: int,
    resolve: Callable[[], Sequence[AssignedEntity]],
    vectors: embeddings.Vectors | None = None,
) -> Written:
    """Keep an article, or another run's results for a known one; the caller commits.

    Args:
        connection: A writing one.
        article: The article.
        extraction: What the pipeline took from it.
        run_id: The run.
        resolve: Says who its persons and organisations are, once it is certain that they are wanted.
        vectors: Its quotations as vectors, in their order.

    Raises:
        ArticleError: It holds a character that a database cannot keep.
        NotFoundError: There is no such run, or an entity that is assigned does not exist.
    """
    _refuse_unkeepable(article)
    if connection.scalar(select(tables.Run.id).where(tables.Run.id == run_id)) is None:
        raise NotFoundError(f"there is no run {run_id}")
    resolve_failures(connection, article.origin)
    found = find_article(connection, article)
    if found and found[1] == run_id:
        return Written("unchanged", found[0], _count(connection, found[0]))
    supersedes = None
    decided: list[str] = []
    kept: dict[str, int] = {}
    named_before: set[int] = set()
    if found:
        article_id = found[0]
        # A person may decide on this article's quotations at the same moment.
        connection.execute(select(tables.Article.id).where(tables.Article.id == article_id).with_for_update())
        decided = on_quotations.decided_in(connection, article_id)
        kept = _remove_results(connection, article_id)
        named_before = resolutions.forget(connection, article_id)
    else:
        supersedes = _superseded(connection, article)
        article_id = _insert_article(connection, article, supersedes)
    connection.execute(update(tables.Article).where(tables.Article.id == article_id).values(run_id=run_id))
    assigned = resolve()
    referents = write_entities(connection, assigned, article_id=article_id, run_id=run_id)
    rename_to_commonest(connection, *named_before)
    extracted = Extracted(
        article=article,
        article_id=article_id,
        run_id=run_id,
        extraction=extraction,
        assigned=assigned,
        referents=referents,
    )
    quotation_ids = write_extraction(connection, extracted, kept=kept)
    if vectors is not None:
        embeddings.insert_vectors(connection, quotation_ids, vectors)
    on_quotations.after_extraction(connection, article_id, decided)
    runs.settle(connection, article_id, run_id)
    outcome: Outcome = "unchanged" if found else "superseding" if supersedes else "new"
    return Written(outcome, article_id, len(extraction.quotations), replaced=bool(found))


def _refuse_unkeepable(article: Article) -> None:
    """NUL, which PostgreSQL refuses and at which SQLite's functions end a text; and halves of characters."""
    for name in ("text", "origin", "url", "title", "byline", "dateline", "language", "outlet"):
        found = _UNKEEPABLE.search(getattr(article, name) or "")
        if found:
            raise ArticleError(
                f"character {found.start()} of the {name} is U+{ord(found[0]):04X}, which no database can keep",
                where=_keepable(article.origin),
                hint="Clean the input",
            )


def _keepable(text: str) -> str:
    return _UNKEEPABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _insert_article(connection: Connection, article: Article, supersedes: int | None) -> int:
    outlet_id = find_or_insert(connection, tables.Outlet, {"name": article.outlet}) if article.outlet else None
    values = {
        "outlet_id": outlet_id,
        "origin": article.origin,
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published_on": article.published,
        "retrieved_at": article.retrieved_at,
        "text": article.text,
        "text_sha256": article.sha256,
        "identity_sha256": identity.of_article(article),
        "supersedes_id": supersedes,
    }
    return connection.execute(insert(tables.Article).returning(tables.Article.id), values).scalar_one()


def _superseded(connection: Connection, article: Article) -> int | None:
    """The latest earlier version: same outlet and URL, or without URL the same outlet and origin.

    Standard input is no place that two texts could share. The records of a file move when others are inserted before
    them, so there the title has to be the same too.
    """
    known, newer = tables.Article, aliased(tables.Article)
    outlet = select(tables.Outlet.id).where(tables.Outlet.name == article.outlet).scalar_subquery()
    # Not by the outlet's index: it holds all that an outlet ever printed, and engines take it where they may.
    same = [func.coalesce(known.outlet_id, 0) == func.coalesce(outlet, 0)]
    if article.url:
        same.append(known.url == article.url)
    elif article.origin == "-" or (_RECORD.search(article.origin) and not article.title):
        return None
    else:
        same += [known.url.is_(None), known.origin == article.origin]
        if _RECORD.search(article.origin):
            same.append(known.title == article.title)
    latest = ~select(newer.id).where(newer.supersedes_id == known.id).exists()
    return connection.scalar(select(known.id).where(*same, latest).order_by(known.id.desc()).limit(1))


def _remove_results(connection: Connection, article_id: int) -> dict[str, int]:
    """Delete what an earlier run took from this article.

    Returns:
        The numbers of its quotations by their identities: what is found again keeps its number.
    """
    quotation = tables.Quotation
    query = select(quotation.identity_sha256, quotation.id).where(quotation.article_id == article_id)
    kept = {row[0]: row[1] for row in connection.execute(query)}
    for table in (tables.Quotation, tables.Mention, tables.Role):
        connection.execute(delete(table).where(table.article_id == article_id))
    return kept


def _count(connection: Connection, article_id: int) -> int:
    query = select(func.count()).select_from(tables.Quotation).where(tables.Quotation.article_id == article_id)
    return connection.execute(query).scalar_one()


def write_failure(connection: Connection, *, origin: str, error: str, message: str) -> None:
    """Remember that an input could not be imported; the same failure again counts, it is not kept twice."""
    now = datetime.now(UTC)
    failure = tables.Failure
    message = _keepable(message)
    key = {"origin": _keepable(origin)[:_LONGEST_ORIGIN], "error": error}
    again = connection.execute(
        update(failure)
        .where(failure.origin == key["origin"], failure.error == error)
        .values(message=message, last_seen=now, times=failure.times + 1, resolved_at=None)
    )
    if not again.rowcount:
        row = {**key, "message": message, "first_seen": now, "last_seen": now, "times": 1}
        connection.execute(insert(failure), row)


def unresolved_failures(connection: Connection) -> set[str]:
    """Where inputs lie that could not be imported, and have not been since."""
    failure = tables.Failure
    return set(connection.scalars(select(failure.origin).where(failure.resolved_at.is_(None))))


def resolve_failures(connection: Connection, origin: str) -> None:
    """Mark what failed at this place as imported after all."""
    failure = tables.Failure
    unresolved = (failure.origin == _keepable(origin)[:_LONGEST_ORIGIN]) & failure.resolved_at.is_(None)
    if connection.scalar(select(failure.id).where(unresolved).limit(1)) is not None:
        connection.execute(update(failure).where(unresolved).values(resolved_at=datetime.now(UTC)))
