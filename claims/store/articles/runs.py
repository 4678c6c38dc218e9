"""Runs: what each is and holds; what a later one proposes for articles, kept beside what is shown until accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select

from claims.article import Article
from claims.errors import NotFoundError
from claims.quotation import Extraction, Mention, Quotation, Span
from claims.store import tables
from claims.store.decisions.on_quotations import machines_quotations
from claims.store.engines.insert import insert_missing
from claims.store.quotations.embeddings import Vectors
from claims.store.quotations.quoted import Quoted
from claims.store.tables import Outlet, Proposal, Run
from claims.store.tables import Quotation as QuotationRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One run.

    Args:
        id: Its number.
        version: The version of Claims.
        model: The language model and its version.
        components: The components of the pipeline.
        started_at: When it was used first.
        articles: Articles whose quotations it extracted.
        quotations: How many these are.
        proposed: Articles for which its quotations wait to be accepted.
    """

    id: int
    version: str
    model: str
    components: str
    started_at: datetime
    articles: int
    quotations: int
    proposed: int

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims runs list --json``."""
        return {
            "id": self.id,
            "version": self.version,
            "model": self.model,
            "components": self.components,
            "started": self.started_at.isoformat(timespec="seconds"),
            "articles": self.articles,
            "quotations": self.quotations,
            "proposed": self.proposed,
        }


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a run proposes for an article.

    Args:
        extraction: Its quotations and mentions.
        vectors: The quotations as vectors, where it has any.
    """

    extraction: Extraction
    vectors: Vectors | None


def every_run(connection: Connection) -> list[RunSummary]:
    """All runs with what they hold, the oldest first."""
    articles = _counts(connection, select(tables.Article.run_id, func.count()).group_by(tables.Article.run_id))
    quotations = _counts(connection, select(QuotationRow.run_id, func.count()).group_by(QuotationRow.run_id))
    proposed = _counts(connection, select(Proposal.run_id, func.count()).group_by(Proposal.run_id))
    rows = connection.execute(select(Run.__table__).order_by(Run.id))
    return [
        RunSummary(
            id=row.id,
            version=row.version,
            model=row.model,
            components=row.components,
            started_at=row.started_at,
            articles=articles.get(row.id, 0),
            quotations=quotations.get(row.id, 0),
            proposed=proposed.get(row.id, 0),
        )
        for row in rows
    ]


def _counts(connection: Connection, query: Any) -> dict[int, int]:  # noqa: ANN401 - a select of two numbers
    return {row[0]: row[1] for row in connection.execute(query)}


def require(connection: Connection, run_id: int) -> None:
    """Make sure that there is such a run.

    Raises:
        NotFoundError: There is none.
    """
    if connection.scalar(select(Run.id).where(Run.id == run_id)) is None:
        raise NotFoundError(f"there is no run {run_id}", hint="claims runs list shows those that there are")


def articles_to_extract(
    connection: Connection, *, by: int, outlet: str | None = None, of: int | None = None
) -> list[int]:
    """The articles for which a run has neither results nor proposals, in their order.

    Args:
        connection: A connection for reading.
        by: The run.
        outlet: Only those of this outlet.
        of: Only those whose results are of this run.

    Raises:
        NotFoundError: There is no such outlet or run.
    """
    article = tables.Article
    proposed = select(Proposal.id).where(Proposal.article_id == article.id, Proposal.run_id == by).exists()
    query = select(article.id).where(article.run_id.is_distinct_from(by), ~proposed).order_by(article.id)
    if of is not None:
        require(connection, of)
        query = query.where(article.run_id == of)
    if outlet is not None:
        number = connection.scalar(select(Outlet.id).where(Outlet.name == outlet))
        if number is None:
            raise NotFoundError(f"there is no outlet {outlet!r}", hint="Write it as the articles do")
        query = query.where(article.outlet_id == number)
    return list(connection.scalars(query))


def article(connection: Connection, article_id: int) -> Article:
    """An article as it was imported."""
    query = (
        select(tables.Article.__table__, Outlet.name.label("outlet"))
        .outerjoin(Outlet, Outlet.id == tables.Article.outlet_id)
        .where(tables.Article.id == article_id)
    )
    row = connection.execute(query).one()
    return Article(
        text=row.text,
        origin=row.origin,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        byline=row.byline,
        dateline=row.dateline,
        language=row.language,
        published=row.published_on,
        retrieved_at=row.retrieved_at,
    )


def propose(connection: Connection, article_id: int, run_id: int, proposed: Proposed) -> None:
    """Keep what a run took from an article, beside what is shown."""
    vectors = proposed.vectors
    row = {
        "article_id": article_id,
        "run_id": run_id,
        "extraction": {
            "quotations": [quotation.to_dict() for quotation in proposed.extraction.quotations],
            "mentions": [_mention_to_dict(mention) for mention in proposed.extraction.mentions],
        },
        "vectors": b"".join(vectors.packed) if vectors else None,
        "model": vectors.model if vectors else None,
    }
    insert_missing(connection, Proposal, [row])


def settle(connection: Connection, article_id: int, run_id: int) -> None:
    """Drop the proposal of a run whose results are the article's now."""
    connection.execute(delete(Proposal).where(Proposal.article_id == article_id, Proposal.run_id == run_id))


def drop(connection: Connection, run_id: int) -> int:
    """Drop all that a run proposes; how many articles it was for."""
    return connection.execute(delete(Proposal).where(Proposal.run_id == run_id)).rowcount


def proposed_articles(connection: Connection, run_id: int) -> list[int]:
    """The articles for which a run proposes something, in their order."""
    query = select(Proposal.article_id).where(Proposal.run_id == run_id).order_by(Proposal.article_id)
    return list(connection.scalars(query))


def proposal(connection: Connection, article_id: int, run_id: int) -> Proposed | None:
    """What a run proposes for an article, if it does."""
    query = select(Proposal.extraction, Proposal.vectors, Proposal.model)
    row = connection.execute(query.where(Proposal.article_id == article_id, Proposal.run_id == run_id)).first()
    if row is None:
        return None
    quotations = tuple(Quotation.from_dict(one) for one in row.extraction["quotations"])
    mentions = tuple(map(_mention_from_dict, row.extraction["mentions"]))
    vectors = None
    if row.vectors is not None and quotations:
        size = len(row.vectors) // len(quotations)
        packed = tuple(bytes(row.vectors[start : start + size]) for start in range(0, len(row.vectors), size))
        vectors = Vectors(row.model, size, packed)
    return Proposed(Extraction(quotations=quotations, mentions=mentions), vectors)


def _mention_to_dict(mention: Mention) -> dict[str, Any]:
    role = mention.role.to_dict() if mention.role else None
    return {"span": mention.span.to_dict(), "name": mention.name, "kind": mention.kind, "role": role}


def _mention_from_dict(data: Mapping[str, Any]) -> Mention:
    role = Span.from_dict(data["role"]) if data["role"] else None
    return Mention(span=Span.from_dict(data["span"]), name=data["name"], kind=data["kind"], role=role)


def shown(connection: Connection, article_id: int, run_id: int) -> list[Quoted] | None:
    """What the machine found in an article, if it was this run whose results are the article's."""
    found = connection.scalar(select(tables.Article.run_id).where(tables.Article.id == article_id))
    return machines_quotations(connection, article_id) if found == run_id else None


def articles_of(connection: Connection, run_id: int) -> set[int]:
    """The articles in which a run found what is shown or proposed."""
    own = select(tables.Article.id).where(tables.Article.run_id == run_id)
    return {*connection.scalars(own), *proposed_articles(connection, run_id)}
