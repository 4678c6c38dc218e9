"""Reading everything that fits, for exports: article after article, as few at a time as there are in a page of numbers.

However many quotations there are, no more is held than one page of them and the articles that they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from claims.quotation import Addressee, Quotation, Relay, Span, Speaker
from claims.store.quotations import read
from claims.store.quotations.filters import Filters
from claims.store.quotations.search import selected
from claims.store.stored import Offsets, StoredArticle, StoredQuotation
from claims.store.tables import Article, Entity, QuotationAddressee
from claims.store.tables import Quotation as QuotationRow

# Quotations that are read together.
PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedQuotation:
    """A quotation with all that the database knows of it.

    Args:
        stored: The quotation with all names joined.
        record: The same as a record in the shape of ``claims extract``: its ``inside`` counts among the quotations of
            its :class:`ExportedArticle`, names are those that persons' decisions gave.
        called: The fullest name that the article itself gives the speaker, or its description.
        identity: SHA-256 of article and spans, the same in every database.
        claim_id: The claim that it is an instance of, if it is known to be one of any.
    """

    stored: StoredQuotation
    record: Quotation
    called: str | None
    identity: str
    claim_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedArticle:
    """An article with those of its quotations that fit.

    Args:
        stored: Title, outlet, day, address.
        text: The whole text.
        sha256: SHA-256 of the text's UTF-8 bytes, hexadecimal.
        identity: SHA-256 of outlet, address and text, the same in every database.
        byline: Who wrote it.
        dateline: Where.
        language: ISO 639-1 code.
        quotations: In their order in the article.
    """

    stored: StoredArticle
    text: str
    sha256: str
    identity: str
    byline: str | None
    dateline: str | None
    language: str | None
    quotations: tuple[ExportedQuotation, ...]


def articles(
    connection: Connection, filters: Filters, *, limit: int | None = None, page: int = PAGE
) -> Iterator[ExportedArticle]:
    """The articles with quotations that fit, by number, each with those quotations.

    Args:
        connection: A connection for reading; its transaction stays open until the last one is taken.
        filters: Which quotations.
        limit: At most so many quotations.
        page: So many quotations are read together.
    """
    numbers = _numbers(connection, filters, limit=limit, page=page)
    rows = (row for batch in numbers for row in _page(connection, batch))
    for number, together in groupby(rows, key=lambda row: row[1].article_id):
        found = list(together)
        yield _article(connection, number, found)


def of(connection: Connection, ids: Sequence[int]) -> Iterator[ExportedArticle]:
    """Some quotations, each article with those of them that stand in it, in the order of the first of each.

    Args:
        connection: A connection for reading.
        ids: Numbers of quotations, some hundreds at most; those that do not exist are left out.
    """
    together: dict[int, list[_Read]] = {}
    for row in _page(connection, ids):
        together.setdefault(row[1].article_id, []).append(row)
    for number, found in together.items():
        yield _article(connection, number, found)


def _numbers(connection: Connection, filters: Filters, *, limit: int | None, page: int) -> Iterator[list[int]]:
    """The numbers of the quotations that fit, a page at a time, from one cursor of the engine."""
    asked = selected(filters, connection).order_by(QuotationRow.article_id, QuotationRow.position).limit(limit)
    for batch in connection.execute(asked, execution_options={"yield_per": page}).partitions():
        yield [row.id for row in batch]


_Read = tuple[StoredQuotation, Any, list[Any]]


def _page(connection: Connection, ids: Sequence[int]) -> Iterator[_Read]:
    more = {
        row.id: row
        for row in connection.execute(
            select(
                QuotationRow.id,
                QuotationRow.article_id,
                QuotationRow.identity_sha256,
                QuotationRow.speaker_name,
                QuotationRow.speaker_kind,
                QuotationRow.claim_id,
            ).where(QuotationRow.id.in_(ids))
        )
    }
    addressees = _addressees(connection, ids)
    for stored in read.quotations(connection, ids):
        yield stored, more[stored.id], addressees.get(stored.id, [])


def _addressees(connection: Connection, ids: Sequence[int]) -> dict[int, list[Any]]:
    own, canonical = aliased(Entity), aliased(Entity)
    asked = (
        select(
            QuotationAddressee.quotation_id,
            QuotationAddressee.kind,
            QuotationAddressee.start,
            QuotationAddressee.end,
            func.coalesce(canonical.name, QuotationAddressee.name).label("name"),
        )
        .outerjoin(own, own.id == QuotationAddressee.entity_id)
        .outerjoin(canonical, canonical.id == own.canonical_id)
        .where(QuotationAddressee.quotation_id.in_(ids))
        .order_by(QuotationAddressee.quotation_id, QuotationAddressee.position)
    )
    found: dict[int, list[Any]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.quotation_id, []).append(row)
    return found


def _article(connection: Connection, number: int, found: Sequence[_Read]) -> ExportedArticle:
    row = connection.execute(
        select(
            Article.text,
            Article.text_sha256,
            Article.identity_sha256,
            Article.byline,
            Article.dateline,
            Article.language,
        ).where(Article.id == number)
    ).one()
    places = {stored.id: place for place, (stored, _, _) in enumerate(found)}
    return ExportedArticle(
        stored=found[0][0].article,
        text=row.text,
        sha256=row.text_sha256,
        identity=row.identity_sha256,
        byline=row.byline,
        dateline=row.dateline,
        language=row.language,
        quotations=tuple(
            ExportedQuotation(
                stored=stored,
                record=_record(stored, more, to, text=row.text, inside=places.get(stored.inside_id or 0)),
                called=more.speaker_name,
                identity=more.identity_sha256,
                claim_id=more.claim_id,
            )
            for stored, more, to in found
        ),
    )


def _record(stored: StoredQuotation, more: Any, to: Sequence[Any], *, text: str, inside: int | None) -> Quotation:  # noqa: ANN401
    def span(at: Offsets | None) -> Span | None:
        return Span.of(text, *at) if at else None

    kind: Any = stored.kind
    speaker = None
    if stored.speaker and more.speaker_kind:
        speaker = Speaker(stored.speaker, more.speaker_kind, stored.role, stored.speaks_for)
    relays: list[Any] = list(stored.relays)
    return Quotation(
        kind=kind,
        content=tuple(Span.of(text, *at) for at in stored.spans),
        cue=span(stored.cue_at),
        source=span(stored.source_at),
        speaker=speaker,
        relays=tuple(Relay(one.name, one.kind, one.start, one.end, one.owner) for one in relays),
        addressees=tuple(Addressee(one.name, one.kind, one.start, one.end) for one in to),
        said=stored.said,
        inside=inside,
        confidence=stored.confidence,
    )
