"""Channels that are one under several names: what was "tweeted" and a "tweet" of the same owner, "TWITTER", "Twitter".

A channel keeps the name that texts have for it, and beside it what these names share
(:func:`claims.lexicon.channels.folded`). Where channels are listed and counted, those that are one stand together,
under the smallest of their numbers; whoever asks for any of them gets all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, case, collate, func, select
from sqlalchemy.orm import aliased

from claims.lexicon.channels import channel, is_common
from claims.store.tables import Channel, Entity


def called(connection: Connection) -> ColumnElement[str]:
    """In a query of channels that are one, a name for all: the noun, or the spelling with the fewest capitals in front.

    Args:
        connection: That of the query: each engine has a name of its own for the order of characters by their codes,
            in which small letters are the greater ones.
    """
    by_codes = "C" if connection.dialect.name == "postgresql" else "BINARY"
    common = func.max(case((Channel.name == func.lower(Channel.name), Channel.folded)))
    return func.coalesce(common, func.max(collate(Channel.name, by_codes)))


def named_by(connection: Connection, owner: type[Entity]) -> tuple[SQLColumnExpression[Any], ...]:
    """In a query of channels that are one, the columns that :func:`name_together` takes.

    Args:
        connection: That of the query.
        owner: Whose they are, as the query joins it.
    """
    return func.count(Channel.name.distinct()), func.min(Channel.name), called(connection), owner.name


def name_together(names: int, name: str, called: str, owner: str | None = None) -> str:
    """What channels that are one are called: the one name that they have, or else that for all, and whose they are.

    Args:
        names: How many names they have.
        name: One of these.
        called: The name for all; see :func:`called`.
        owner: Whose they are, if they are somebody's own.
    """
    chosen = name if names == 1 else called
    return channel(chosen, owner) if owner and is_common(chosen) else chosen


def together(connection: Connection, numbers: Iterable[int]) -> tuple[int, ...]:
    """The numbers of all channels that are one with any of some, these included whether they are known or not.

    Args:
        connection: A connection for reading.
        numbers: Of the channels.
    """
    asked = tuple(numbers)
    own, entity = aliased(Channel), aliased(Entity)
    found = (
        select(own.folded, own.kind, entity.canonical_id)
        .outerjoin(entity, entity.id == own.owner_entity_id)
        .where(own.id.in_(asked))
    )
    owner = aliased(Entity)
    same = set(asked)
    for folded, kind, owner_id in connection.execute(found).all():
        query = (
            select(Channel.id)
            .outerjoin(owner, owner.id == Channel.owner_entity_id)
            .where(Channel.folded == folded, Channel.kind == kind)
            .where(func.coalesce(owner.canonical_id, 0) == (owner_id or 0))
        )
        same.update(connection.scalars(query))
    return tuple(sorted(same))
