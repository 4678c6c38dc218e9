"""``claims db check``: whether what the database holds is true to itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DatabaseError

from claims.lexicon.folding import fold
from claims.store.decisions import on_quotations
from claims.store.decisions.history import History
from claims.store.engines.engine import reading
from claims.store.quotations.filters import not_rejected
from claims.store.quotations.quoted import of_article
from claims.store.records import Problem
from claims.store.tables import (
    Article,
    Entity,
    KeptExtraction,
    Mention,
    Quotation,
    QuotationAddressee,
    QuotationRelay,
    QuotationSpan,
    Review,
    Role,
    SearchText,
)
from claims.store.upkeep.check_derived import derived, identities

# As claims.quotation.Quotation.text joins them.
_BETWEEN_SPANS = " […] "


def problems(engine: Engine) -> list[Problem]:
    """All that is wrong, in the order of the tables; an empty list for a sound database.

    Raises:
        DatabaseUnavailableError: It cannot be read at all.
    """
    with reading(engine) as connection:
        found = [*_file(connection)]
        if any(problem.where == "file" for problem in found):
            return found  # nothing that is read from it means anything
        found += [*_entities(connection), *_articles(connection), *_search_texts(connection)]
        found += [*_reviews(connection), *identities(connection), *derived(connection)]
        return [*found, *_full_text(connection)]


def _file(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":  # PostgreSQL never lets such rows in
        return
    try:
        said = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    except DatabaseError as error:
        said = [str(error.orig)]
    damages = [line for line in said if line != "ok"]
    yield from (Problem("file", line) for line in damages)
    if damages:
        return
    for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(f"{table} {row_id}", f"refers to a row of {parent} that is not there")


def _entities(connection: Connection) -> Iterator[Problem]:
    expected = History.of(connection).canonical_ids()
    for entity_id, found in connection.execute(select(Entity.id, Entity.canonical_id).order_by(Entity.id)):
        right = expected.get(entity_id, entity_id)
        if found != right:
            yield Problem(f"entities {entity_id}", f"is shown as s{found}, by the reviews it is s{right}")


def _articles(connection: Connection) -> Iterator[Problem]:
    for article_id in connection.scalars(select(Article.id).order_by(Article.id)).all():
        row = connection.execute(select(Article.text, Article.text_sha256).where(Article.id == article_id)).one()
        if hashlib.sha256(row.text.encode("utf-8")).hexdigest() != row.text_sha256:
            yield Problem(f"articles {article_id}", "the text is not the one that was imported")
        yield from _places(connection, article_id, row.text)


def _places(connection: Connection, article_id: int, words: str) -> Iterator[Problem]:
    """Offsets of one article against its text."""
    of_article = select(Quotation.id).where(Quotation.article_id == article_id)
    for table, within in (
        (Mention, Mention.article_id == article_id),
        (Role, Role.article_id == article_id),
        (QuotationSpan, QuotationSpan.quotation_id.in_(of_article)),
        (QuotationRelay, QuotationRelay.quotation_id.in_(of_article)),
        (QuotationAddressee, QuotationAddressee.quotation_id.in_(of_article)),
    ):
        outside = select(table.id).where(within, table.end > len(words)).order_by(table.id)
        for row_id in connection.scalars(outside):
            yield Problem(f"{table.__tablename__} {row_id}", "ends after the end of the article's text")
    query = select(Quotation.__table__).where(Quotation.article_id == article_id).order_by(Quotation.id)
    for row in connection.execute(query).all():
        spans = connection.execute(
            select(QuotationSpan.role, QuotationSpan.start, QuotationSpan.end)
            .where(QuotationSpan.quotation_id == row.id)
            .order_by(QuotationSpan.position)
        ).all()
        for part in ("content", "cue", "source"):
            printed = _BETWEEN_SPANS.join(words[start:end] for role, start, end in spans if role == part)
            if printed != (getattr(row, f"{part}_text") or ""):
                yield Problem(f"quotations {row.id}", f"its {part} is not what the article has at its spans")


def _search_texts(connection: Connection) -> Iterator[Problem]:
    """What search reads against the quotations."""
    query = (
        select(Quotation.id, Quotation.content_text, SearchText.content, Quotation.review)
        .join(SearchText, SearchText.quotation_id == Quotation.id)
        .order_by(Quotation.id)
    )
    for quotation_id, said, searched, verdict in connection.execute(query):
        if searched != fold(said):
            yield Problem(f"search_texts {quotation_id}", "is not the quotation's content, folded")
        if verdict == "rejected":
            yield Problem(f"search_texts {quotation_id}", "is of a quotation that a person rejected")
    known = Quotation.id.in_(select(SearchText.quotation_id))
    unknown = select(Quotation.id).where(~known, not_rejected()).order_by(Quotation.id)
    for quotation_id in connection.scalars(unknown):
        yield Problem(f"quotations {quotation_id}", "search does not know it")


def _reviews(connection: Connection) -> Iterator[Problem]:
    """Quotations against persons' decisions on them."""
    kept = set(connection.scalars(select(KeptExtraction.article_id)))
    decided = set(connection.scalars(select(Quotation.article_id).where(Quotation.review.is_not(None)).distinct()))
    for article_id in sorted(decided - kept):
        yield Problem(f"articles {article_id}", "what the machine found before persons decided is lost")
    for article_id in sorted(kept):
        right = {one.id: one for one in on_quotations.expected(connection, article_id)}
        found = {one.id: one for one in of_article(connection, article_id)}
        for number in sorted(right.keys() | found.keys()):
            if right.get(number) != found.get(number):
                yield Problem(f"quotations {number}", "is not what the machine found and persons decided")
    shown = select(Quotation.identity_sha256).where(Quotation.review.is_not(None))
    for number in connection.scalars(on_quotations.in_force().where(Review.quotation_sha256.not_in(shown))):
        yield Problem(f"reviews {number}", "is in force, but its quotation does not say so")


def _full_text(connection: Connection) -> Iterator[Problem]:
    """The full-text index against what search reads; PostgreSQL computes its own in the row."""
    if connection.dialect.name != "sqlite":
        return
    try:
        # FTS5 has this as an insertion; with a rank of 1 it reads the rows that it indexes too.
        connection.execute(text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError as error:
        if "readonly" not in str(error.orig):
            yield Problem("search_index", "the full-text index does not fit the rows that it indexes")
    finally:
        connection.rollback()
