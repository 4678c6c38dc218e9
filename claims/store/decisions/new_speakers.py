"""Speakers whom a person names and the database does not know yet."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, exists, or_, select

from claims.errors import NotFoundError, StoreError
from claims.quotation import ENTITY_KINDS
from claims.store.corrections import Correction, SaidBy, Unchanged
from claims.store.engines.insert import insert_missing
from claims.store.entities.known import add_words, new_entity
from claims.store.tables import Entity, EntityKey, EntityName, Mention, Quotation, Review


def welcome(connection: Connection, correction: Correction, *, where: str) -> Correction:
    """The correction with an entity for each that it names, new ones made.

    Raises:
        NotFoundError: An entity that it names does not exist.
        StoreError: It gives an entity to a speaker who cannot be one.
    """
    speaker = correction.speaker
    if isinstance(speaker, SaidBy):
        if speaker.entity_id is not None and speaker.kind not in ENTITY_KINDS:
            raise StoreError(f"a speaker who is {speaker.kind} has no number", where=where)
        if speaker.entity_id is None and speaker.kind in ENTITY_KINDS:
            speaker = replace(speaker, entity_id=_new(connection, speaker))
    owners = () if isinstance(correction.relays, Unchanged) else [one.owner_id for one in correction.relays]
    to = () if isinstance(correction.addressees, Unchanged) else [one.entity_id for one in correction.addressees]
    named = [speaker.entity_id] if isinstance(speaker, SaidBy) else []
    for entity_id in (*named, *owners, *to):
        if entity_id is not None and connection.scalar(select(Entity.id).where(Entity.id == entity_id)) is None:
            raise NotFoundError(f"there is no speaker s{entity_id}", where=where, hint="claims speakers list shows all")
    return replace(correction, speaker=speaker)


def _new(connection: Connection, speaker: SaidBy) -> int:
    entity_id = new_entity(connection, speaker.kind, speaker.name)
    normalised = speaker.normalised or speaker.name.casefold()
    row = {"entity_id": entity_id, "name": speaker.name, "normalised": normalised, "said_by": "person"}
    insert_missing(connection, EntityName, [{**row, "run_id": None}])
    insert_missing(connection, EntityKey, [{"key": key, "entity_id": entity_id} for key in sorted(speaker.keys)])
    add_words(connection, [normalised])
    return entity_id


def forget_unused(connection: Connection, entity_id: int) -> None:
    """Delete the names of somebody whom only a correction knew that is undone now."""
    undone = select(Review.undoes_id).where(Review.undoes_id.is_not(None))
    named_by = or_(Review.entity_id == entity_id, Review.other_entity_id == entity_id)
    in_force = exists().where(named_by, Review.kind != "undo", Review.id.not_in(undone))
    by_machine = exists().where(EntityName.entity_id == entity_id, EntityName.said_by == "machine")
    speaks = exists().where(Quotation.speaker_id == entity_id)
    mentioned = exists().where(Mention.entity_id == entity_id)
    if not connection.scalar(select(or_(in_force, by_machine, speaks, mentioned))):
        for table in (EntityName, EntityKey):
            connection.execute(delete(table).where(table.__table__.c.entity_id == entity_id))
