"""Quotations as vectors: keeping them, finding what has none yet, and reading them back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from claims.store.engines.engine import writing
from claims.store.engines.insert import insert_missing
from claims.store.engines.number_lists import among
from claims.store.quotations.filters import Filters
from claims.store.quotations.search import selected
from claims.store.tables import Article, Embedding, Quotation, QuotationSpan


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one article's quotations.

    Args:
        model: The encoder and its version.
        dimensions: Components of each.
        packed: One for each quotation, in their order, as :func:`claims.search.meaning.vectors.pack` gives them.
    """

    model: str
    dimensions: int
    packed: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What was said once.

    Args:
        id: Number of the quotation.
        text: What was said.
        start: Where it starts in its article, in characters.
        end: Where it ends, exclusive.
    """

    id: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What was said in one article.

    Args:
        text: The article's text.
        quotations: The quotations, in the order of the article.
    """

    text: str
    quotations: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class KeptVector:
    """A vector as it is kept.

    Args:
        id: Number of the vector.
        quotation_id: Whose it is.
        packed: Its bytes.
    """

    id: int
    quotation_id: int
    packed: bytes


def keep_vectors(engine: Engine, quotation_ids: Sequence[int], vectors: Vectors) -> None:
    """Keep the vectors of the quotations of one article, in one transaction; those that have one keep it.

    Args:
        engine: The database.
        quotation_ids: Whose, in the order of the vectors.
        vectors: The vectors.

    Raises:
        DatabaseUnavailableError: The database cannot be written.
    """
    rows = _rows(quotation_ids, vectors)
    with writing(engine) as connection:
        # What another process took away meanwhile needs no vector.
        there = set(connection.scalars(select(Quotation.id).where(Quotation.id.in_(quotation_ids))))
        insert_missing(connection, Embedding, [row for row in rows if row["quotation_id"] in there])


def insert_vectors(connection: Connection, quotation_ids: Sequence[int], vectors: Vectors) -> None:
    """Insert the vectors of quotations that were written in the same transaction.

    Args:
        connection: A writing one.
        quotation_ids: Whose, in the order of the vectors.
        vectors: The vectors.
    """
    connection.execute(insert(Embedding), _rows(quotation_ids, vectors))


def _rows(quotation_ids: Sequence[int], vectors: Vectors) -> list[dict[str, object]]:
    return [
        {"quotation_id": number, "model": vectors.model, "dimensions": vectors.dimensions, "vector": packed}
        for number, packed in zip(quotation_ids, vectors.packed, strict=True)
    ]


def articles_without_vectors(connection: Connection, model: str) -> list[int]:
    """Numbers of the articles with quotations that have no vector of this model.

    Args:
        connection: A connection for reading.
        model: The encoder and its version.
    """
    has = select(Embedding.id).where(Embedding.quotation_id == Quotation.id, Embedding.model == model).exists()
    return list(connection.scalars(select(Quotation.article_id).where(~has).distinct().order_by(Quotation.article_id)))


def contents(connection: Connection, article_id: int, *, lacking: str | None = None) -> Contents:
    """What was said in an article.

    Args:
        connection: A connection for reading.
        article_id: Its number.
        lacking: Only the quotations that have no vector of this model.
    """
    text = connection.scalar(select(Article.text).where(Article.id == article_id)) or ""
    said = (
        select(Quotation.id, Quotation.content_text, func.min(QuotationSpan.start), func.max(QuotationSpan.end))
        .join(QuotationSpan, (QuotationSpan.quotation_id == Quotation.id) & (QuotationSpan.role == "content"))
        .where(Quotation.article_id == article_id)
        .group_by(Quotation.id)
        .order_by(Quotation.position)
    )
    if lacking:
        has = select(Embedding.id).where(Embedding.quotation_id == Quotation.id, Embedding.model == lacking).exists()
        said = said.where(~has)
    return Contents(text, tuple(Content(*row) for row in connection.execute(said)))


def last_vector(connection: Connection) -> int:
    """The largest number that a vector has; 0 where there is none."""
    return connection.scalar(select(func.max(Embedding.id))) or 0


def vectors_of(connection: Connection, model: str, quotation_ids: Sequence[int]) -> list[KeptVector]:
    """The vectors of some quotations; those that have none are left out.

    Args:
        connection: A connection for reading.
        model: The encoder and its version.
        quotation_ids: Whose.
    """
    asked = select(Embedding.id, Embedding.quotation_id, Embedding.vector).where(
        Embedding.model == model, among(Embedding.quotation_id, quotation_ids, connection)
    )
    return [KeptVector(*row) for row in connection.execute(asked).all()]


def vectors_after(connection: Connection, model: str, number: int, *, limit: int) -> list[KeptVector]:
    """The vectors with larger numbers than this, in their order.

    Args:
        connection: A connection for reading.
        model: The encoder and its version.
        number: The last one that is not wanted.
        limit: At most so many.
    """
    asked = (
        select(Embedding.id, Embedding.quotation_id, Embedding.vector)
        .where(Embedding.model == model, Embedding.id > number)
        .order_by(Embedding.id)
        .limit(limit)
    )
    return [KeptVector(*row) for row in connection.execute(asked)]


def kept_among(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of some numbers of vectors that a vector still has."""
    return set(connection.scalars(select(Embedding.id).where(among(Embedding.id, ids, connection))).all())


def packed_vectors(connection: Connection, ids: Sequence[int]) -> dict[int, bytes]:
    """Some vectors by their numbers; those that are gone are left out."""
    asked = select(Embedding.id, Embedding.vector).where(Embedding.id.in_(ids))
    return {row.id: bytes(row.vector) for row in connection.execute(asked)}


def index_path(engine: Engine) -> Path:
    """Where the index of a database's vectors lies: beside an SQLite file, else in the user's cache.

    Args:
        engine: The database.
    """
    database = engine.url.database or ""
    if engine.url.get_backend_name() == "sqlite" and database not in {"", ":memory:"}:
        file = Path(database.removeprefix("file:"))
        return file.with_name(f"{file.name}-vectors")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = hashlib.sha256(engine.url.render_as_string(hide_password=True).encode()).hexdigest()[:16]
    return cache / "claims" / f"{name}-vectors"


def all_vectors(
    connection: Connection, model: str, *, after: int = 0, batch: int = 20_000
) -> Iterator[list[KeptVector]]:
    """All vectors of a model with larger numbers than ``after``, in their order, some at a time."""
    last = after
    while found := vectors_after(connection, model, last, limit=batch):
        yield found
        last = found[-1].id


def fitting_among(connection: Connection, filters: Filters, quotation_ids: Collection[int]) -> set[int]:
    """Those of the quotations that fit the filters."""
    asked = selected(filters, connection).where(among(Quotation.id, quotation_ids, connection))
    return set(connection.scalars(asked).all())
