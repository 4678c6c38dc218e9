"""Moving what belongs to some spellings of a name from one entity to another, for splits and their undoing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, insert, literal, select, update
from sqlalchemy.orm import aliased

from claims.errors import NotFoundError, StoreError
from claims.store.engines.insert import insert_missing
from claims.store.entities.channels import channel_of
from claims.store.entities.known import new_entity, rename_to_commonest
from claims.store.entities.resolutions import count_again
from claims.store.tables import (
    Base,
    Channel,
    Doubt,
    Entity,
    EntityKey,
    EntityName,
    Mention,
    Quotation,
    QuotationAddressee,
    QuotationJointSpeaker,
    QuotationPrincipal,
    QuotationRelay,
    QuotationSubject,
    Resolution,
    Role,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entity stands in articles.

    Args:
        table: The table.
        entity: Its column that names the entity.
        name: Its column with the article's fullest name for the entity.
        unique: The columns that are unique together with ``entity``.
    """

    table: type[Base]
    entity: str
    name: str
    unique: tuple[str, ...] = ()


_PLACES = (
    _Place(Mention, "entity_id", "name", ("article_id", "start", "end")),
    _Place(Role, "entity_id", "name", ("article_id", "title", "start")),
    _Place(Quotation, "speaker_id", "speaker_name"),
    _Place(QuotationAddressee, "entity_id", "name"),
    _Place(QuotationPrincipal, "entity_id", "name"),
    _Place(QuotationJointSpeaker, "entity_id", "name", ("quotation_id",)),
    _Place(QuotationSubject, "entity_id", "name", ("quotation_id",)),
    _Place(Resolution, "entity_id", "name", ("article_id", "name")),
)


@dataclass(slots=True)
class Division:
    """An entity, divided.

    Args:
        names: The spellings that go.
        normalised: Their normalised forms.
        parts: The entities that hold what goes: members that go as a whole, and new ones.
        rest: The members that stay.
        made: The new ones, and the member that each was made from.
    """

    names: list[str]
    normalised: list[str]
    parts: list[int] = field(default_factory=list)
    rest: list[int] = field(default_factory=list)
    made: dict[int, int] = field(default_factory=dict)


def divide(connection: Connection, shown: int, spellings: Collection[str]) -> Division:
    """Move some spellings of an entity, and what they stand for, to entities of their own.

    Args:
        connection: A writing one.
        shown: A canonical entity; the spellings of all that were merged into it count.
        spellings: The spellings, in any case.

    Raises:
        NotFoundError: It has no such spelling.
        StoreError: These are all that it has.
    """
    by_member = _names_by_member(connection, shown)
    wanted = {spelling.casefold() for spelling in spellings}
    everything = {name: normalised for names in by_member.values() for name, normalised in names.items()}
    going = {name: normalised for name, normalised in everything.items() if name.casefold() in wanted}
    unknown = wanted - {name.casefold() for name in going}
    if unknown or not wanted:
        raise NotFoundError(
            f"s{shown} has no such spelling: {', '.join(sorted(unknown)) or '(none given)'}",
            hint=f"It has {', '.join(sorted(everything))}",
        )
    if len(going) == len(everything):
        raise StoreError(f"these are all spellings that s{shown} has", hint="Name only those that are somebody else")
    division = Division(sorted(going), sorted(set(going.values())))
    for member, names in by_member.items():
        gone = going.keys() & names.keys()
        if not gone:
            division.rest.append(member)
        elif len(gone) == len(names):
            division.parts.append(member)
        else:
            division.rest.append(member)
            new = _part_of(connection, member, gone)
            division.parts.append(new)
            division.made[new] = member
    return division


def _names_by_member(connection: Connection, shown: int) -> dict[int, dict[str, str]]:
    query = (
        select(Entity.id, EntityName.name, EntityName.normalised)
        .join(EntityName, (EntityName.entity_id == Entity.id) & (EntityName.said_by == "machine"))
        .where(Entity.canonical_id == shown)
        .order_by(Entity.id, EntityName.name)
    )
    by_member: dict[int, dict[str, str]] = {}
    for member, name, normalised in connection.execute(query):
        by_member.setdefault(member, {})[name] = normalised
    return by_member


def _part_of(connection: Connection, member: int, names: Collection[str]) -> int:
    kind = connection.execute(select(Entity.kind).where(Entity.id == member)).scalar_one()
    new = new_entity(connection, kind, min(names))
    keys = select(EntityKey.key, literal(new)).where(EntityKey.entity_id == member)
    connection.execute(insert(EntityKey).from_select(["key", "entity_id"], keys))
    of_these = (EntityName.entity_id == member) & (EntityName.said_by == "machine") & EntityName.name.in_(names)
    connection.execute(update(EntityName).where(of_these).values(entity_id=new))
    for place in _PLACES:
        _move(connection, place, member, new, place.table.__table__.c[place.name].in_(names))
    rename_to_commonest(connection, new)
    rename_to_commonest(connection, member)
    return new


def take_back(connection: Connection, homes: Mapping[int, int]) -> None:
    """Move all that was read in articles from some entities to others.

    Args:
        connection: A writing one.
        homes: From the entity that loses everything to the one that gets it.
    """
    for made, home in homes.items():
        by_machine = EntityName.said_by == "machine"
        _move(connection, _Place(EntityName, "entity_id", "name", ("name", "said_by")), made, home, by_machine)
        for place in _PLACES:
            _move(connection, place, made, home)
        connection.execute(delete(Doubt).where(_is_told(made, home)))
        connection.execute(update(Doubt).where(Doubt.entity_id == made).values(entity_id=home))
        _move_channels(connection, made, home)
        keys = connection.scalars(select(EntityKey.key).where(EntityKey.entity_id == made)).all()
        insert_missing(connection, EntityKey, [{"key": key, "entity_id": home} for key in keys])
        connection.execute(delete(EntityKey).where(EntityKey.entity_id == made))
        count_again(connection, home)
        rename_to_commonest(connection, home)


def _move(
    connection: Connection, place: _Place, source: int, target: int, which: ColumnElement[bool] | None = None
) -> None:
    """Let rows of one entity be rows of another; what that one has already goes."""
    mine, theirs = place.table.__table__.c, aliased(place.table.__table__).c
    moved = mine[place.entity] == source
    if which is not None:
        moved &= which
    if place.unique:
        same = [theirs[column].is_not_distinct_from(mine[column]) for column in place.unique]
        there = select(theirs.id).where(theirs[place.entity] == target, *same).exists()
        connection.execute(delete(place.table).where(moved, there))
    connection.execute(update(place.table).where(moved).values({place.entity: target}))


def _is_told(made: int, home: int) -> ColumnElement[bool]:
    """Whether a doubt about one entity is there about the other as well."""
    other = aliased(Doubt)
    same = select(other.id).where(other.resolution_id == Doubt.resolution_id, other.entity_id == home)
    return (Doubt.entity_id == made) & same.exists()


def _move_channels(connection: Connection, source: int, target: int) -> None:
    """Let the channels of one entity be another's; where that one has the same, the relays name that one."""
    channels = connection.execute(
        select(Channel.id, Channel.kind, Channel.name).where(Channel.owner_entity_id == source)
    ).all()
    for number, kind, name in channels:
        to = channel_of(connection, kind, name, target)
        connection.execute(update(QuotationRelay).where(QuotationRelay.channel_id == number).values(channel_id=to))
        connection.execute(delete(Channel).where(Channel.id == number))


def forget_given_names(connection: Connection, entity_id: int) -> None:
    """Delete the names that persons gave an entity."""
    by_person = (EntityName.entity_id == entity_id) & (EntityName.said_by == "person")
    connection.execute(delete(EntityName).where(by_person))
