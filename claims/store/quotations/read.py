"""Reading quotations: a fixed number of statements however many rows, all names joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError
from claims.quotation import UtteranceDate
from claims.store.engines.number_lists import among
from claims.store.entities import joint
from claims.store.quotations.reprints import reprints_of
from claims.store.stored import (
    Member,
    Offsets,
    QuotationInContext,
    StoredArticle,
    StoredQuotation,
    StoredRelay,
)
from claims.store.tables import (
    Article,
    Channel,
    Entity,
    Outlet,
    Quotation,
    QuotationAddressee,
    QuotationPrincipal,
    QuotationRelay,
    QuotationSpan,
    Role,
)

# Engines take some ten thousand bound values a statement; a batch stays far below.
_BATCH = 500


def quotations(connection: Connection, ids: Sequence[int], *, brief: bool = False) -> list[StoredQuotation]:
    """Quotations with speakers, relays, addressees and articles, in the order asked for.

    Args:
        connection: A connection for reading.
        ids: Their numbers; those that do not exist are left out.
        brief: Leave out relays, addressees, and roles that other places of the article give, for what is only ranked.
    """
    found: dict[int, StoredQuotation] = {}
    for first in range(0, len(ids), _BATCH):
        found |= _batch(connection, ids[first : first + _BATCH], brief=brief)
    return [found[number] for number in ids if number in found]


def quotation(connection: Connection, number: int) -> QuotationInContext:
    """One quotation with the whole text of its article, and those that it is quoted in.

    Args:
        connection: A connection for reading.
        number: Its number.

    Raises:
        NotFoundError: There is no such quotation.
    """
    found = quotations(connection, [number])
    if not found:
        raise NotFoundError(f"there is no quotation q{number}", hint="See claims quotes for what there is")
    article_id = found[0].article.id
    text = connection.scalars(select(Article.text).where(Article.id == article_id)).one()
    newer = connection.scalar(select(Article.id).where(Article.supersedes_id == article_id))
    return QuotationInContext(
        quotation=found[0],
        text=text,
        chain=_quoted_in(connection, found[0]),
        superseded=newer is not None,
        reprints=reprints_of(connection, article_id),
    )


def said(connection: Connection, ids: Collection[int]) -> list[str]:
    """What was said in some quotations, in no order."""
    return list(connection.scalars(select(Quotation.content_text).where(among(Quotation.id, ids, connection))))


def texts(connection: Connection, article_ids: Collection[int]) -> dict[int, str]:
    """The texts of some articles by their numbers; few enough to be held at once."""
    rows = connection.execute(select(Article.id, Article.text).where(Article.id.in_(article_ids)))
    return {row.id: row.text for row in rows}


def count_articles(connection: Connection) -> int:
    """How many articles there are, superseded versions included."""
    return connection.scalar(select(func.count()).select_from(Article)) or 0


def _batch(connection: Connection, ids: Sequence[int], *, brief: bool) -> dict[int, StoredQuotation]:
    rows = connection.execute(_joined().where(Quotation.id.in_(ids))).all()
    spans = _spans(connection, ids)
    relays = defaultdict(list) if brief else _relays(connection, ids)
    addressees = defaultdict(list) if brief else _addressees(connection, ids)
    roles = {} if brief else _roles_in_articles(connection, rows)
    together = joint.members(connection, [row.id for row in rows if row.speaker_kind == "group"])
    return {
        row.id: _stored(
            row,
            spans=spans[row.id],
            relays=tuple(relays[row.id]),
            addressees=tuple(addressees[row.id]),
            role=row.role or roles.get((row.article_id, row.canonical_id)),
            together=together.get(row.id, ()),
        )
        for row in rows
    }


@cache
def _joined() -> Select[*tuple[Any, ...]]:
    own, canonical, theirs, principal = (aliased(Entity) for _ in range(4))
    return (
        select(
            *(entry for entry in Quotation.__table__.c if entry.name != "identity_sha256"),
            func.coalesce(canonical.name, Quotation.speaker_name).label("speaker"),
            canonical.id.label("canonical_id"),
            Article.origin,
            Article.title,
            Article.published_on,
            Article.url,
            Article.outlet_id,
            Outlet.name.label("outlet"),
            func.coalesce(principal.name, QuotationPrincipal.name).label("speaks_for"),
            principal.id.label("speaks_for_id"),
        )
        .join(Article, Article.id == Quotation.article_id)
        .outerjoin(Outlet, Outlet.id == Article.outlet_id)
        .outerjoin(own, own.id == Quotation.speaker_id)
        .outerjoin(canonical, canonical.id == own.canonical_id)
        .outerjoin(QuotationPrincipal, QuotationPrincipal.quotation_id == Quotation.id)
        .outerjoin(theirs, theirs.id == QuotationPrincipal.entity_id)
        .outerjoin(principal, principal.id == theirs.canonical_id)
    )


def _stored(
    row: Row[Any],
    *,
    spans: Mapping[str, tuple[Offsets, ...]],
    relays: tuple[StoredRelay, ...],
    addressees: tuple[str, ...],
    role: str | None,
    together: tuple[Member, ...],
) -> StoredQuotation:
    return StoredQuotation(
        id=row.id,
        kind=row.kind,
        text=row.content_text,
        spans=spans["content"],
        speaker=row.speaker,
        speaker_id=row.canonical_id,
        role=role,
        source=row.source_text,
        source_at=next(iter(spans["source"]), None),
        cue=row.cue_text,
        cue_at=next(iter(spans["cue"]), None),
        relays=relays,
        addressees=addressees,
        said=_said(row),
        confidence=row.confidence,
        inside_id=row.inside_id,
        review=row.review,
        speaks_for=row.speaks_for,
        speaks_for_id=row.speaks_for_id,
        together=together,
        article=StoredArticle(
            id=row.article_id,
            origin=row.origin,
            title=row.title,
            outlet=row.outlet,
            outlet_id=row.outlet_id,
            published=row.published_on,
            url=row.url,
        ),
    )


def _said(row: Row[Any]) -> UtteranceDate | None:
    if row.said_from is None or row.said_to is None:
        return None
    return UtteranceDate(row.said_from, row.said_to, row.said_text or "")


def _spans(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, tuple[Offsets, ...]]]:
    """The spans of each quotation by their role: content, cue and source."""
    found: dict[int, dict[str, tuple[Offsets, ...]]] = defaultdict(lambda: defaultdict(tuple))
    asked = (
        select(QuotationSpan.quotation_id, QuotationSpan.role, QuotationSpan.start, QuotationSpan.end)
        .where(QuotationSpan.quotation_id.in_(ids))
        .order_by(QuotationSpan.quotation_id, QuotationSpan.position)
    )
    for row in connection.execute(asked):
        found[row.quotation_id][row.role] += ((row.start, row.end),)
    return found


def _relays(connection: Connection, ids: Sequence[int]) -> dict[int, list[StoredRelay]]:
    own, owner = aliased(Entity), aliased(Entity)
    asked = (
        select(
            QuotationRelay.quotation_id,
            QuotationRelay.start,
            QuotationRelay.end,
            Channel.id,
            Channel.name,
            Channel.kind,
            owner.name.label("owner"),
        )
        .join(Channel, Channel.id == QuotationRelay.channel_id)
        .outerjoin(own, own.id == Channel.owner_entity_id)
        .outerjoin(owner, owner.id == own.canonical_id)
        .where(QuotationRelay.quotation_id.in_(ids))
        .order_by(QuotationRelay.quotation_id, QuotationRelay.position)
    )
    found: dict[int, list[StoredRelay]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.quotation_id].append(
            StoredRelay(id=row.id, name=row.name, kind=row.kind, owner=row.owner, start=row.start, end=row.end)
        )
    return found


def _addressees(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    own, canonical = aliased(Entity), aliased(Entity)
    asked = (
        select(QuotationAddressee.quotation_id, func.coalesce(canonical.name, QuotationAddressee.name).label("name"))
        .outerjoin(own, own.id == QuotationAddressee.entity_id)
        .outerjoin(canonical, canonical.id == own.canonical_id)
        .where(QuotationAddressee.quotation_id.in_(ids))
        .order_by(QuotationAddressee.quotation_id, QuotationAddressee.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.quotation_id].append(row.name)
    return found


def _roles_in_articles(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[int, int], str]:
    """The fullest role of each speaker in each article, for quotations whose source names none."""
    articles = {row.article_id for row in rows if not row.role and row.canonical_id}
    if not articles:
        return {}
    asked = (
        select(Role.article_id, Entity.canonical_id, Role.title)
        .join(Entity, Entity.id == Role.entity_id)
        .where(Role.article_id.in_(articles))
        .order_by(func.length(Role.title), Role.id.desc())
    )
    return {(row.article_id, row.canonical_id): row.title for row in connection.execute(asked)}


def _quoted_in(connection: Connection, inner: StoredQuotation) -> tuple[StoredQuotation, ...]:
    found: list[StoredQuotation] = []
    seen = {inner.id}
    outer = inner.inside_id
    while outer is not None and outer not in seen:
        seen.add(outer)
        found += quotations(connection, [outer])
        outer = found[-1].inside_id
    return tuple(found)
