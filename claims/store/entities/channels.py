"""The numbers of channels, one for each kind, name and owner."""

from __future__ import annotations

from sqlalchemy import Connection

from claims.lexicon.channels import folded
from claims.store.engines.insert import find_or_insert
from claims.store.tables import Channel


def channel_of(connection: Connection, kind: str, name: str, owner_id: int | None) -> int:
    """The number of a channel, which is inserted where it is missing.

    Args:
        connection: A writing one.
        kind: A relay's.
        name: As the article has it.
        owner_id: The entity whose channel it is, if it is somebody's own.
    """
    key = {"kind": kind, "name": name, "owner_entity_id": owner_id}
    return find_or_insert(connection, Channel, key, folded=folded(name))
