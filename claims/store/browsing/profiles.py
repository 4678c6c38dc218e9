"""What is known of one speaker, one channel or one outlet: how often and when, who with whom, first and last.

Every statement finds its rows by an index on the speaker, the channel or the outlet. Where these are very many, the
lists of who is most frequent count the latest; a page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, cast, func, select
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError
from claims.store.browsing import channels
from claims.store.entities import joint
from claims.store.quotations import read
from claims.store.quotations.filters import Filters, conditions, day_said
from claims.store.records import KnownEntity
from claims.store.stored import StoredQuotation
from claims.store.tables import (
    Article,
    Channel,
    Entity,
    EntityName,
    Outlet,
    Quotation,
    QuotationAddressee,
    QuotationRelay,
    QuotationSubject,
)

LOOKED_AT = 2_000
"""Of the quotations of one speaker, channel or outlet, so many of the latest are looked at for the frequent names."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name with how often it comes.

    Args:
        id: The number of the entity, channel or outlet; None for a description.
        name: The name to show.
        kind: What it is, where that is to be told.
        count: In how many quotations.
    """

    id: int | None
    name: str
    kind: str | None
    count: int

    def to_dict(self, letter: str) -> dict[str, Any]:
        """The shape of the pages' JSON; the letter is that of such numbers (s12 is a speaker)."""
        number = f"{letter}{self.id}" if self.id is not None else None
        return {"id": number, "name": self.name, "quotations": self.count} | ({"kind": self.kind} if self.kind else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Some quotations at a glance; only the latest versions of articles count.

    Args:
        quotations: How many.
        articles: In how many articles.
        months: How many said (or else printed) in each month that has any: year and month as text, in order.
        undated: How many have no day.
        speakers: Who says them, most frequent first.
        relays: Through whom.
        addressees: To whom.
        subjects: Who is named in them.
        outlets: Who printed them.
        latest: The last ones.
        earliest: The first ones, but those among the last.
        looked_at: How many were looked at for the frequent names.
    """

    quotations: int
    articles: int
    months: tuple[tuple[str, int], ...]
    undated: int
    speakers: tuple[Named, ...]
    relays: tuple[Named, ...]
    addressees: tuple[Named, ...]
    subjects: tuple[Named, ...]
    outlets: tuple[Named, ...]
    latest: tuple[StoredQuotation, ...]
    earliest: tuple[StoredQuotation, ...]
    looked_at: int

    def to_dict(self) -> dict[str, Any]:
        """The shape of the pages' JSON."""
        names = {"speakers": "s", "relays": "r", "addressees": "s", "subjects": "s", "outlets": "o"}
        return {
            "quotations": self.quotations,
            "articles": self.articles,
            "months": [{"month": month, "quotations": count} for month, count in self.months],
            "undated": self.undated,
            **{name: [one.to_dict(letter) for one in getattr(self, name)] for name, letter in names.items()},
            **{
                name: [{"quotation": one.to_dict(), "article": one.article.to_dict()} for one in getattr(self, name)]
                for name in ("latest", "earliest")
            },
        }


@dataclass(frozen=True, slots=True)
class ChannelRecord:
    """A channel.

    Args:
        id: Its number.
        name: Its name.
        kind: What sort of channel.
        owner: Whose it is, if it is somebody's own.
        owner_id: The owner's number, after merges.
    """

    id: int
    name: str
    kind: str
    owner: str | None
    owner_id: int | None


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """An outlet.

    Args:
        id: Its number.
        name: Its name.
        url: Its address on the web, if known.
    """

    id: int
    name: str
    url: str | None


def identity(connection: Connection, number: int) -> KnownEntity:
    """A speaker by name and kind; after a merge the one that stands for both. Spellings and roles are left out.

    Raises:
        NotFoundError: There is no such speaker.
    """
    own = aliased(Entity)
    row = connection.execute(
        select(Entity.id, Entity.name, Entity.kind).join(own, own.canonical_id == Entity.id).where(own.id == number)
    ).first()
    if row is None:
        raise NotFoundError(f"there is no speaker s{number}", hint="claims speakers list shows who there is")
    return KnownEntity(row.id, row.name, row.kind, (), ())


def channel(connection: Connection, number: int) -> ChannelRecord:
    """One channel.

    Raises:
        NotFoundError: There is no such channel.
    """
    own, owner = aliased(Entity), aliased(Entity)
    row = connection.execute(
        select(Channel.id, Channel.name, Channel.kind, owner.name.label("owner"), owner.id.label("owner_id"))
        .outerjoin(own, own.id == Channel.owner_entity_id)
        .outerjoin(owner, owner.id == own.canonical_id)
        .where(Channel.id == number)
    ).first()
    if row is None:
        raise NotFoundError(f"there is no relay r{number}", hint="claims sources lists those that there are")
    return ChannelRecord(*row)


def outlet(connection: Connection, number: int) -> OutletRecord:
    """One outlet.

    Raises:
        NotFoundError: There is no such outlet.
    """
    row = connection.execute(select(Outlet.id, Outlet.name, Outlet.url).where(Outlet.id == number)).first()
    if row is None:
        raise NotFoundError(f"there is no outlet o{number}")
    return OutletRecord(*row)


def spellings(connection: Connection, speaker_id: int) -> list[Named]:
    """Every spelling of a speaker's name, those of most articles first; ``count`` is of articles."""
    query = (
        select(EntityName.name, func.max(EntityName.said_by), func.sum(EntityName.articles))
        .join(Entity, Entity.id == EntityName.entity_id)
        .where(Entity.canonical_id == speaker_id)
        .group_by(EntityName.name)
        .order_by(func.sum(EntityName.articles).desc(), EntityName.name)
    )
    return [Named(None, name, said_by, int(times or 0)) for name, said_by, times in connection.execute(query)]


def profile(connection: Connection, filters: Filters, *, names: int = 8, shown: int = 5) -> Profile:
    """Some quotations at a glance.

    Args:
        connection: A connection for reading.
        filters: Of one speaker, one channel or one outlet; others would read all quotations.
        names: At most so many names in each list.
        shown: At most so many of the first, and of the last.
    """
    months = _months(connection, filters)
    count, articles = connection.execute(
        _of(filters, func.count(Quotation.id), func.count(Quotation.article_id.distinct()))
    ).one()
    ids = _latest(connection, filters)
    last = ids[:shown]
    first = [number for number in _earliest(connection, filters, shown) if number not in last]
    quoted = read.quotations(connection, [*last, *first])
    lists = _Lists(connection, ids, names)
    return Profile(
        quotations=count,
        articles=articles,
        months=tuple((month, times) for month, times in months if month is not None),
        undated=sum(times for month, times in months if month is None),
        speakers=lists.speakers(),
        relays=lists.relays(),
        addressees=lists.addressees(),
        subjects=lists.subjects(),
        outlets=lists.outlets(),
        latest=tuple(quoted[: len(last)]),
        earliest=tuple(quoted[len(last) :]),
        looked_at=len(ids),
    )


def _of(filters: Filters, *columns: Any) -> Select[Any]:  # noqa: ANN401
    """The quotations that fit, found by the index on what the filters name."""
    rest = replace(filters, relay_channels=())
    found = select(*columns).select_from(Quotation).join(Article, Article.id == Quotation.article_id)
    if filters.relay_channels:  # as a list: SQLite would look into the relays of every quotation
        relayed = select(QuotationRelay.quotation_id).where(QuotationRelay.channel_id.in_(filters.relay_channels))
        found = found.where(Quotation.id.in_(relayed))
    return found.where(*conditions(rest))


def _months(connection: Connection, filters: Filters) -> list[tuple[str | None, int]]:
    month: ColumnElement[Any] = func.substr(cast(day_said(), Text), 1, 7)
    rows = connection.execute(_of(filters, month, func.count()).group_by(month).order_by(month))
    return [(name, times) for name, times in rows]


def _latest(connection: Connection, filters: Filters) -> list[int]:
    order = (day_said().desc().nulls_last(), Article.id.desc(), Quotation.position)
    return list(connection.scalars(_of(filters, Quotation.id).order_by(*order).limit(LOOKED_AT)))


def _earliest(connection: Connection, filters: Filters, limit: int) -> list[int]:
    day = func.coalesce(Quotation.said_from, Article.published_on)
    query = _of(filters, Quotation.id).where(day.is_not(None)).order_by(day, Article.id, Quotation.position)
    return list(connection.scalars(query.limit(limit)))


@dataclass(frozen=True, slots=True)
class _Lists:
    """Who comes most often in some quotations."""

    connection: Connection
    ids: Sequence[int]
    limit: int

    def speakers(self) -> tuple[Named, ...]:
        own, canonical = aliased(Entity), aliased(Entity)
        found = joint.speakers_of(self.ids)
        return self._counted(
            select(canonical.id, canonical.name, canonical.kind, func.count(found.c.quotation_id.distinct()))
            .select_from(found)
            .join(own, own.id == found.c.entity_id)
            .join(canonical, canonical.id == own.canonical_id)
            .group_by(canonical.id, canonical.name, canonical.kind)
        )

    def relays(self) -> tuple[Named, ...]:
        own, owner = aliased(Entity), aliased(Entity)
        query = (
            select(
                func.min(Channel.id),
                *channels.named_by(self.connection, owner),
                Channel.kind,
                func.count(QuotationRelay.quotation_id.distinct()),
            )
            .join(QuotationRelay, QuotationRelay.channel_id == Channel.id)
            .outerjoin(own, own.id == Channel.owner_entity_id)
            .outerjoin(owner, owner.id == own.canonical_id)
            .where(QuotationRelay.quotation_id.in_(self.ids))
            .group_by(Channel.folded, Channel.kind, owner.id, owner.name)
        )
        return self._ranked(together(row) for row in self.connection.execute(query))

    def addressees(self) -> tuple[Named, ...]:
        own, canonical = aliased(Entity), aliased(Entity)
        name = func.coalesce(canonical.name, QuotationAddressee.name)
        return self._counted(
            select(canonical.id, name, QuotationAddressee.kind, func.count())
            .select_from(QuotationAddressee)
            .outerjoin(own, own.id == QuotationAddressee.entity_id)
            .outerjoin(canonical, canonical.id == own.canonical_id)
            .where(QuotationAddressee.quotation_id.in_(self.ids))
            .group_by(canonical.id, name, QuotationAddressee.kind)
        )

    def subjects(self) -> tuple[Named, ...]:
        own, canonical = aliased(Entity), aliased(Entity)
        return self._counted(
            select(canonical.id, canonical.name, canonical.kind, func.count())
            .select_from(QuotationSubject)
            .join(own, own.id == QuotationSubject.entity_id)
            .join(canonical, canonical.id == own.canonical_id)
            .where(QuotationSubject.quotation_id.in_(self.ids))
            .group_by(canonical.id, canonical.name, canonical.kind)
        )

    def outlets(self) -> tuple[Named, ...]:
        return self._counted(
            select(Outlet.id, Outlet.name, func.min("outlet"), func.count())
            .select_from(Quotation)
            .join(Article, Article.id == Quotation.article_id)
            .join(Outlet, Outlet.id == Article.outlet_id)
            .where(Quotation.id.in_(self.ids))
            .group_by(Outlet.id, Outlet.name)
        )

    def _counted(self, query: Select[*tuple[Any, ...]]) -> tuple[Named, ...]:
        return self._ranked(Named(*row) for row in self.connection.execute(query))

    def _ranked(self, names: Iterable[Named]) -> tuple[Named, ...]:
        return tuple(sorted(names, key=lambda one: (-one.count, one.name))[: self.limit])


def together(row: Row[*tuple[Any, ...]]) -> Named:
    """Channels that are one, of a row with their first number, what they are named by, their kind, and a count."""
    number, names, name, called, owner, kind, times = row
    return Named(number, channels.name_together(names, name, called, owner), kind, int(times))
