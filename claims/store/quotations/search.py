"""Finding quotations: full text on either engine, and filters.

What people type reaches the engines as bound values: on SQLite as quoted strings inside an FTS5 expression, on
PostgreSQL through ``phraseto_tsquery``. So no character of a question has a meaning in either query language.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    and_,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)

from claims.store.engines.number_lists import among
from claims.store.quotations.filters import Filters, concern_articles, conditions, day_said
from claims.store.tables import Article, Entity, Quotation, QuotationSubject, SearchText

Field = Literal["content", "speaker", "title"]

# How much a match counts by where it stands; what was said counts most, the title is only context.
_BM25_WEIGHTS = "10.0, 1.0, 2.0"  # content, speaker, title
_TS_WEIGHTS = "{0.0, 0.2, 0.1, 1.0}"  # D (unused), C title, B speaker, A content
_INDEX = table("search_index", column("rowid"))
# Letters at the beginning of a word that stemming leaves as they are.
_SURE_OF_STEM = 3
FREQUENT = 5_000
"""A word in so many quotations takes long to look up, and meaning finds what it would."""
_SAMPLE = 20_000
# Counts in one statement.
_COUNTED_TOGETHER = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that full-text search found.

    Args:
        id: Its number.
        score: How well the engine thinks it fits, larger is better; comparable within one search only.
    """

    id: int
    score: float


def find(
    connection: Connection, phrases: Collection[str], filters: Filters | None = None, *, limit: int = 500
) -> list[Hit]:
    """Quotations with any of the phrases in content, speaker or title, best first.

    Args:
        connection: A connection for reading.
        phrases: Folded words, or several words that must follow each other.
        filters: Which quotations; all in the index where it is left out, those of superseded articles too.
        limit: At most so many.
    """
    if not phrases:
        return []
    rank: ColumnElement[Any]
    if connection.dialect.name == "sqlite":
        number: ColumnElement[Any] = _INDEX.c.rowid
        fits = _match(phrases)
        rank = literal_column(f"-bm25(search_index, {_BM25_WEIGHTS})").label("rank")
    else:
        number = SearchText.__table__.c.quotation_id
        document: ColumnElement[Any] = literal_column("search_texts.document")
        asked = _ts_query(phrases)
        fits = document.op("@@")(asked)
        rank = func.ts_rank(text(f"'{_TS_WEIGHTS}'::float4[]"), document, asked, 1).label("rank")
    if filters is None:
        found = select(number.label("id"), rank).where(fits)
    else:
        found = selected(filters, connection).add_columns(rank).where(fits)
        found = found.join(number.table, number == Quotation.id)
    rows = connection.execute(found.order_by(rank.desc(), literal_column("id")).limit(limit))
    return [Hit(row.id, float(row.rank)) for row in rows]


def holding(connection: Connection, ids: Collection[int], phrases: Collection[str], field: Field) -> frozenset[int]:
    """Those of the quotations that have any of the phrases in one field.

    Args:
        connection: A connection for reading.
        ids: Numbers of quotations.
        phrases: As in :func:`find`.
        field: Where to look.
    """
    if not ids or not phrases:
        return frozenset()
    if connection.dialect.name == "sqlite":
        found = select(_INDEX.c.rowid).where(_match(phrases, field=field), _INDEX.c.rowid.in_(ids))
    else:
        searched = func.to_tsvector("english", getattr(SearchText, field))
        found = select(SearchText.quotation_id).where(
            SearchText.quotation_id.in_(ids), searched.op("@@")(_ts_query(phrases))
        )
    return frozenset(connection.scalars(found))


@dataclass(frozen=True, slots=True)
class Searched:
    """A quotation as ranking sees it.

    Args:
        id: Its number.
        article_id: Its article's.
        position: Its place among the article's quotations.
        speaker_id: Its speaker's number after merges.
        confidence: How surely it is a quotation.
        content: What was said, folded.
        speaker: The speaker's name and role in the article, folded.
        title: The article's title, folded.
        kind: ``direct``, ``indirect`` or ``mixed``.
        cued: Whether words attribute it.
        nested: Whether it is quoted inside another quotation.
    """

    id: int
    article_id: int
    position: int
    speaker_id: int | None
    confidence: float
    kind: str
    cued: bool
    nested: bool
    content: str
    speaker: str
    title: str


def searched(connection: Connection, ids: Sequence[int]) -> list[Searched]:
    """Quotations as ranking sees them; those that do not exist are left out.

    Args:
        connection: A connection for reading.
        ids: Their numbers, at most some thousand.
    """
    rows = connection.execute(
        select(
            Quotation.id, Quotation.article_id, Quotation.position, Entity.canonical_id, Quotation.confidence,
            Quotation.kind, Quotation.cue_text.is_not(None), Quotation.inside_id.is_not(None), SearchText.content,
            SearchText.speaker, SearchText.title,
        )
        .join(SearchText, SearchText.quotation_id == Quotation.id)
        .outerjoin(Entity, Entity.id == Quotation.speaker_id)
        .where(among(Quotation.id, ids, connection))
    )  # fmt: skip
    return [Searched(*row) for row in rows.all()]


def naming(connection: Connection, subjects: Collection[int], ids: Collection[int]) -> frozenset[int]:
    """Those of some quotations that name one of these in what was said.

    Args:
        connection: A connection for reading.
        subjects: Numbers of entities after merges.
        ids: Numbers of quotations.
    """
    if not subjects:
        return frozenset()
    whom = select(Entity.id).where(Entity.canonical_id.in_(subjects))
    found = select(QuotationSubject.quotation_id).where(
        among(QuotationSubject.quotation_id, ids, connection), QuotationSubject.entity_id.in_(whom)
    )
    return frozenset(connection.scalars(found))


def frequency(connection: Connection, phrases: Collection[str], *, last: int | None = None) -> int:
    """About how many quotations have any of the phrases in content, speaker or title; see :func:`frequencies`."""
    return frequencies(connection, [phrases], last=last)[0] if phrases else 0


def frequencies(connection: Connection, asked: Sequence[Collection[str]], *, last: int | None = None) -> list[int]:
    """About how many quotations have any of some phrases in content, speaker or title, for several sets of phrases.

    In a large SQLite database those among the latest ``_SAMPLE`` stand for all; PostgreSQL counts up to ``FREQUENT``.

    Args:
        connection: A connection for reading.
        asked: Sets of phrases as in :func:`find`, none of them empty; all are counted in few statements.
        last: What :func:`total` gives, where it is known.
    """
    found: list[int] = []
    last = total(connection) if last is None else last
    share = max(last / _SAMPLE, 1.0) if connection.dialect.name == "sqlite" else 1.0
    for first in range(0, len(asked), _COUNTED_TOGETHER):
        counts = [_counting(connection, phrases, last) for phrases in asked[first : first + _COUNTED_TOGETHER]]
        found += [round(share * count) for count in connection.execute(select(*counts)).one()]
    return found


def _counting(connection: Connection, phrases: Collection[str], last: int) -> ScalarSelect[int]:
    found: Select[Any]
    if connection.dialect.name == "sqlite":
        found = select(_INDEX.c.rowid).where(_match(phrases), _INDEX.c.rowid > last - _SAMPLE)
    else:
        document: ColumnElement[Any] = literal_column("search_texts.document")
        found = select(SearchText.quotation_id).where(document.op("@@")(_ts_query(phrases))).limit(FREQUENT)
    return select(func.count()).select_from(found.subquery()).scalar_subquery()


def latest(connection: Connection, filters: Filters, *, limit: int = 10) -> list[int]:
    """Numbers of quotations, the latest said first; within an article in its order.

    Args:
        connection: A connection for reading.
        filters: Which quotations.
        limit: At most so many.
    """
    if not _narrows(filters):
        return _latest_of_all(connection, filters, limit)
    found = selected(filters, connection, articles=True).order_by(
        day_said().desc().nulls_last(), Article.id.desc(), Quotation.position
    )
    return list(connection.scalars(found.limit(limit)))


def _narrows(filters: Filters) -> bool:
    """Whether an index leads to the few quotations that fit, which can then be sorted."""
    wide = {"since", "until", "undated", "unaddressed", "kind", "min_confidence", "no_relay", "no_addressee"}
    return any(getattr(filters, part.name) for part in fields(filters) if part.name not in wide)


def _latest_of_all(connection: Connection, filters: Filters, limit: int) -> list[int]:
    """The same where nearly all fit.

    No index has :func:`day_said`, but two have its parts, and what is latest of all is among the latest of each.
    """
    dated, printed = Quotation.said_to, Article.published_on
    # By both ends, which are known together or not at all: an index on one would be taken for the better way in.
    undated = func.coalesce(Quotation.said_to, Quotation.said_from).is_(None)
    ways: tuple[tuple[ColumnElement[bool], tuple[ColumnElement[Any], ...]], ...] = (
        (dated.is_not(None), (dated.desc(),)),
        (and_(undated, printed.is_not(None)), (printed.desc(),)),
        (and_(undated, printed.is_(None)), ()),
    )
    rows: list[Any] = []
    for which, order in ways:
        found = selected(filters, connection, articles=True).where(which)
        found = found.add_columns(day_said().label("day"), Quotation.article_id, Quotation.position)
        ordered = found.order_by(*order, Article.id.desc(), Quotation.position)
        rows += connection.execute(ordered.limit(limit)).all()
    rows.sort(key=lambda row: (-(row.day or date.min).toordinal(), -row.article_id, row.position))
    return [row.id for row in rows[:limit]]


def count(connection: Connection, filters: Filters, *, at_most: int | None = None) -> int:
    """How many quotations fit the filters.

    Args:
        connection: A connection for reading.
        filters: Which.
        at_most: Stop there: to count a million takes most of a second.
    """
    fit = selected(filters, connection).limit(at_most)
    return connection.scalar(select(func.count()).select_from(fit.subquery())) or 0


def total(connection: Connection) -> int:
    """How many quotations there are about: the largest number of one, for counting a million takes its time."""
    return connection.scalar(select(func.max(SearchText.quotation_id))) or 0


def fitting(connection: Connection, filters: Filters, *, limit: int) -> list[int]:
    """The numbers of the quotations that fit, in no order.

    Args:
        connection: A connection for reading.
        filters: Which.
        limit: At most so many.
    """
    return list(connection.scalars(selected(filters, connection).limit(limit)).all())


def selected(filters: Filters, connection: Connection, *, articles: bool = False) -> Select[Any]:
    """The numbers of the quotations that fit the filters.

    Args:
        filters: Which.
        connection: Says which engine it is for.
        articles: Join their articles in any case.
    """
    found = select(Quotation.id.label("id"))
    if articles or concern_articles(filters):
        found = found.join(Article, Article.id == Quotation.article_id)
    found = found.where(*conditions(filters))
    if filters.speaker_words:
        found = found.where(Quotation.id.in_(_spoken_by(tuple(filters.speaker_words), connection)))
    for phrase in filters.phrases:
        found = found.where(Quotation.id.in_(_saying([phrase], connection)))
    for beginning in filters.beginnings:
        found = found.where(Quotation.id.in_(_beginning(beginning, connection)))
    return found


def _saying(phrases: Sequence[str], connection: Connection) -> Select[Any]:
    """Quotations whose content holds one of the phrases."""
    if connection.dialect.name == "sqlite":
        return select(_INDEX.c.rowid).where(_match(phrases, field="content"))
    searched = func.to_tsvector("english", SearchText.content)
    indexed: ColumnElement[Any] = literal_column("search_texts.document")
    asked = _ts_query(phrases)
    # The index has all fields together; what it finds is looked at again.
    return select(SearchText.quotation_id).where(indexed.op("@@")(asked), searched.op("@@")(asked))


def _beginning(beginning: str, connection: Connection) -> Select[Any]:
    """Quotations with a word in their content that begins so.

    The indexes hold stems, so they are asked for fewer letters, and what they find is looked at again.
    """
    letters = beginning[: max(2, min(_SURE_OF_STEM, len(beginning) - 1))]
    held = (literal(" ") + SearchText.content).contains(f" {beginning}", autoescape=True)
    found = select(SearchText.quotation_id).where(held)
    if connection.dialect.name == "sqlite":
        matching = literal_column("search_index").op("MATCH", is_comparison=True)(f'content : "{letters}" *')
        return found.where(SearchText.quotation_id.in_(select(_INDEX.c.rowid).where(matching)))
    document: ColumnElement[Any] = literal_column("search_texts.document")
    return found.where(document.op("@@")(func.to_tsquery("simple", f"{letters}:*")))


def _spoken_by(words: Sequence[str], connection: Connection) -> Select[Any]:
    """Quotations whose speaker's name, description or role in the article holds all the words."""
    if connection.dialect.name == "sqlite":
        return select(_INDEX.c.rowid).where(_match(words, field="speaker", joined=" AND "))
    searched = func.to_tsvector("english", SearchText.speaker)
    indexed: ColumnElement[Any] = literal_column("search_texts.document")
    asked = [_ts_query([word]) for word in words]
    # The index has all fields together; what it finds is looked at again.
    return select(SearchText.quotation_id).where(
        *(indexed.op("@@")(word) for word in asked), *(searched.op("@@")(word) for word in asked)
    )


def _match(phrases: Collection[str], *, field: Field | None = None, joined: str = " OR ") -> ColumnElement[bool]:
    """An FTS5 expression of quoted strings only."""
    strings = joined.join('"' + phrase.replace('"', '""').replace("\0", "") + '"' for phrase in phrases)
    expression = f"{field} : ({strings})" if field else strings
    return literal_column("search_index").op("MATCH", is_comparison=True)(expression)


def _ts_query(phrases: Collection[str]) -> ColumnElement[Any]:
    first, *others = [func.phraseto_tsquery("english", phrase.replace("\0", "")) for phrase in phrases]
    asked: ColumnElement[Any] = first
    for other in others:
        asked = asked.op("||")(other)
    return asked
