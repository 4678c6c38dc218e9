"""What quotations have in common: how many of some are by whom, came through whom, were printed where and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from claims.store.browsing import channels as channels_together
from claims.store.entities import joint
from claims.store.tables import Article, Channel, Entity, Outlet, Quotation, QuotationRelay

# Engines take some ten thousand bound values a statement.
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that some of the quotations share.

    Args:
        value: What :class:`claims.search.questions.options.Asked` takes to ask for it ("s12", "r3", "direct", "2020").
        label: How it is shown.
        count: How many of the quotations have it.
    """

    value: str
    label: str
    count: int


_Key = tuple[str, str, int | None]


@dataclass(slots=True)
class _Together:
    """Channels that are one, as they are counted."""

    id: int
    called: str
    owner: str | None
    names: set[str] = field(default_factory=set)
    times: int = 0

    @property
    def label(self) -> str:
        return channels_together.name_together(len(self.names), next(iter(self.names)), self.called, self.owner)


Facets = Mapping[str, tuple[FacetValue, ...]]
"""Values by facet: ``speaker``, ``relay``, ``outlet``, ``kind``, ``year``; the most frequent first, years in order."""


def facets(connection: Connection, ids: Sequence[int], *, limit: int = 8) -> Facets:
    """The facets of some quotations.

    Args:
        connection: A connection for reading.
        ids: Their numbers.
        limit: At most so many values a facet.
    """
    counters: dict[str, Counter[tuple[str, str]]] = {
        name: Counter() for name in ("speaker", "relay", "outlet", "kind", "year")
    }
    relays: dict[_Key, _Together] = {}
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        _count_quotations(connection, batch, counters)
        _count_speakers(connection, batch, counters["speaker"])
        _count_relays(connection, batch, relays)
    counters["relay"].update({(f"r{one.id}", one.label): one.times for one in relays.values()})
    found = {name: _values(counter.most_common(limit)) for name, counter in counters.items()}
    return found | {"year": _values(sorted(counters["year"].items(), reverse=True)[:limit])}


def _count_quotations(
    connection: Connection, ids: Sequence[int], counters: Mapping[str, Counter[tuple[str, str]]]
) -> None:
    query = (
        select(
            Quotation.kind,
            Outlet.id.label("outlet_id"),
            Outlet.name.label("outlet"),
            func.coalesce(Quotation.said_to, Article.published_on).label("day"),
        )
        .join(Article, Article.id == Quotation.article_id)
        .outerjoin(Outlet, Outlet.id == Article.outlet_id)
        .where(Quotation.id.in_(ids))
    )
    for row in connection.execute(query):
        counters["kind"][row.kind, row.kind] += 1
        if row.outlet_id is not None:
            counters["outlet"][f"o{row.outlet_id}", row.outlet] += 1
        if row.day is not None:
            counters["year"][f"{row.day.year:04}", f"{row.day.year:04}"] += 1


def _count_speakers(connection: Connection, ids: Sequence[int], counter: Counter[tuple[str, str]]) -> None:
    """What several said together counts for each of them."""
    own, canonical, found = aliased(Entity), aliased(Entity), joint.speakers_of(ids)
    query = (
        select(canonical.id, canonical.name, func.count(found.c.quotation_id.distinct()).label("times"))
        .select_from(found)
        .join(own, own.id == found.c.entity_id)
        .join(canonical, canonical.id == own.canonical_id)
        .group_by(canonical.id, canonical.name)
    )
    for row in connection.execute(query):
        counter[f"s{row.id}", row.name] += row.times


def _count_relays(connection: Connection, ids: Sequence[int], counted: dict[_Key, _Together]) -> None:
    """A quotation that names a channel twice, under one name or two, counts once."""
    own, owner = aliased(Entity), aliased(Entity)
    query = (
        select(
            func.min(Channel.id).label("id"),
            Channel.folded,
            channels_together.called(connection).label("called"),
            Channel.kind,
            owner.id.label("owner_id"),
            owner.name.label("owner"),
            func.min(Channel.name).label("first"),
            func.max(Channel.name).label("last"),
            func.count(QuotationRelay.quotation_id.distinct()).label("times"),
        )
        .join(QuotationRelay, QuotationRelay.channel_id == Channel.id)
        .outerjoin(own, own.id == Channel.owner_entity_id)
        .outerjoin(owner, owner.id == own.canonical_id)
        .where(QuotationRelay.quotation_id.in_(ids))
        .group_by(Channel.folded, Channel.kind, owner.id, owner.name)
    )
    for row in connection.execute(query):
        one = counted.setdefault((row.folded, row.kind, row.owner_id), _Together(row.id, row.called, row.owner))
        one.id, one.called = min(one.id, row.id), max(one.called, row.called)
        one.names |= {row.first, row.last}
        one.times += row.times


def _values(counted: Sequence[tuple[tuple[str, str], int]]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(value, label, count) for (value, label), count in counted)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a number stands for.

    Args:
        id: The number; of an entity the one after merges.
        name: The name to show.
    """

    id: int
    name: str


def entities(connection: Connection, numbers: Collection[int]) -> dict[int, Shown]:
    """Entities by numbers before or after merges; unknown numbers are left out."""
    own, canonical = aliased(Entity), aliased(Entity)
    query = (
        select(own.id, canonical.id.label("canonical_id"), canonical.name)
        .join(canonical, canonical.id == own.canonical_id)
        .where(own.id.in_(numbers))
    )
    return {row.id: Shown(row.canonical_id, row.name) for row in connection.execute(query)}


def outlets(connection: Connection, numbers: Collection[int]) -> dict[int, Shown]:
    """Outlets by their numbers; unknown ones are left out."""
    query = select(Outlet.id, Outlet.name).where(Outlet.id.in_(numbers))
    return {row.id: Shown(row.id, row.name) for row in connection.execute(query)}


def channels(connection: Connection, numbers: Collection[int]) -> dict[int, Shown]:
    """Channels by their numbers; unknown ones are left out."""
    query = select(Channel.id, Channel.name).where(Channel.id.in_(numbers))
    return {row.id: Shown(row.id, row.name) for row in connection.execute(query)}
