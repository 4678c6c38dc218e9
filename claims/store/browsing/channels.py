"""Channels that are one under a verb and a noun: what was "tweeted", and a "tweet" of the same owner.

A channel keeps the name that texts have for it. Where channels are listed and counted, those that are one stand
together, under the smallest of their numbers; whoever asks for any of them gets all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, SQLColumnExpression, case, func, literal_column, select
from sqlalchemy.orm import aliased

from claims.lexicon.channels import NOUNS, channel, forms, is_common
from claims.store.tables import Channel, Entity


def noun() -> ColumnElement[str]:
    """In a query, the name of a channel; where it is a verb, the noun for it."""
    # Literals, because PostgreSQL does not know an expression with parameters again in a GROUP BY.
    named: list[tuple[ColumnElement[bool], ColumnElement[str]]] = [
        (Channel.name == literal_column(f"'{verb}'"), literal_column(f"'{one}'")) for verb, one in NOUNS.items()
    ]
    return case(*named, else_=Channel.name)


def named_by(owner: type[Entity]) -> tuple[SQLColumnExpression[Any], ...]:
    """In a query of channels that are one, the columns that :func:`name_together` takes.

    Args:
        owner: Whose they are, as the query joins it.
    """
    return func.count(Channel.name.distinct()), func.min(Channel.name), noun(), owner.name


def name_together(names: int, name: str, noun: str, owner: str | None = None) -> str:
    """What channels that are one are called: the one name that they have, or else the noun, and whose they are.

    Args:
        names: How many names they have.
        name: One of these.
        noun: The noun for all.
        owner: Whose they are, if they are somebody's own.
    """
    chosen = name if names == 1 else noun
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
        select(own.name, own.kind, entity.canonical_id)
        .outerjoin(entity, entity.id == own.owner_entity_id)
        .where(own.id.in_(asked))
    )
    owner = aliased(Entity)
    same = set(asked)
    for name, kind, owner_id in connection.execute(found).all():
        query = (
            select(Channel.id)
            .outerjoin(owner, owner.id == Channel.owner_entity_id)
            .where(Channel.name.in_(forms(name)), Channel.kind == kind)
            .where(func.coalesce(owner.canonical_id, 0) == (owner_id or 0))
        )
        same.update(connection.scalars(query))
    return tuple(sorted(same))
