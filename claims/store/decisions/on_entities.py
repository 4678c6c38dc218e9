"""Persons' decisions on who is who: appended, replayed, undone. Those on quotations are in ``on_quotations``.

A decision is a row of ``reviews`` that never changes. What follows from all that are active (``entities.canonical_id``,
``entities.name``) is computed again after each one. Undo appends a row that takes another one out of force.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select, update

from claims.errors import NotFoundError, StoreError
from claims.store.decisions import clusters, on_claims, on_factchecks, on_quotations
from claims.store.decisions.appending import Signed, append, one_at_a_time
from claims.store.decisions.history import History, active
from claims.store.engines.insert import insert_missing
from claims.store.entities import dividing, known
from claims.store.entities.known import add_words, rename_to_commonest
from claims.store.records import Answer, Decided, Decisions, Spelling
from claims.store.tables import Entity, EntityName, Review


def merge(connection: Connection, kept: int, merged: int, *, signed: Signed) -> Decided:
    """Make two entities one, shown as the first.

    Raises:
        NotFoundError: One of them does not exist.
        StoreError: They are one already, or a person decided that they are not.
    """
    one_at_a_time(connection)
    kept, merged = canonical(connection, kept), canonical(connection, merged)
    if kept == merged:
        raise StoreError(f"s{kept} is one already", hint="Nothing was changed")
    if History.of(connection).then(clusters.Merge(kept, merged)).is_contradictory:
        raise StoreError(
            f"a person decided that s{kept} and s{merged} are not the same",
            hint=f"Undo that decision first: claims speakers show s{kept} lists it",
        )
    names = [[one, kind] for entity in (kept, merged) for one, kind in _shown_names(connection, entity)]
    review_id = append(connection, "merge", signed, entity_id=kept, other_entity_id=merged, payload={"names": names})
    _apply(connection)
    return Decided(review_id, canonical(connection, kept))


def distinct(connection: Connection, one: int, other: int, *, signed: Signed) -> Decided:
    """Decide that two entities are not the same: the machine will not confuse them, a merge is refused.

    Raises:
        NotFoundError: One of them does not exist.
        StoreError: They are one now.
    """
    one_at_a_time(connection)
    one, other = canonical(connection, one), canonical(connection, other)
    if one == other:
        raise StoreError(f"both are s{one} now", hint="Split it instead")
    mine, theirs = _full_names(connection, one), _full_names(connection, other)
    payload = {
        "names": [name for name in mine if name not in theirs],
        "other_names": [name for name in theirs if name not in mine],
    }
    review_id = append(connection, "distinct", signed, entity_id=one, other_entity_id=other, payload=payload)
    return Decided(review_id, one)


def answer(connection: Connection, one: int, other: int, said: Answer, *, signed: Signed) -> Decided:
    """Decide whether two entities are one; ``unsure`` is kept too, so that nobody is asked again.

    One that two become is shown under the fuller name, which of the two was named first does not matter.

    Raises:
        NotFoundError: One of them does not exist.
        StoreError: They are one already, or a person decided otherwise.
    """
    if said == "yes":
        return merge(connection, *_fuller_first(connection, one, other), signed=signed)
    if said == "no":
        return distinct(connection, one, other, signed=signed)
    one_at_a_time(connection)
    one, other = canonical(connection, one), canonical(connection, other)
    if one == other:
        raise StoreError(f"s{one} is one already", hint="Nothing was changed")
    return Decided(append(connection, "unsure", signed, entity_id=one, other_entity_id=other, payload={}), one)


def split(connection: Connection, entity_id: int, spellings: Collection[str], *, signed: Signed) -> Decided:
    """Decide that some spellings of an entity's name are somebody else.

    What goes to the new entity: every mention, quotation, role and addressee in the articles that give one of these
    spellings as the fullest name. "Zarif" as a short form in an article that also has "Javad Zarif" stays.

    Raises:
        NotFoundError: There is no such entity, or it has no such spelling.
        StoreError: These are all spellings that it has.
    """
    one_at_a_time(connection)
    shown = canonical(connection, entity_id)
    division = dividing.divide(connection, shown, spellings)
    new = min(division.parts)
    payload = {
        "spellings": division.names,
        "names": [[normalised, _kind(connection, shown)] for normalised in division.normalised],
        "parts": division.parts,
        "rest": division.rest,
        "made": [[made, origin] for made, origin in division.made.items()],
    }
    review_id = append(connection, "split", signed, entity_id=shown, other_entity_id=new, payload=payload)
    _apply(connection)
    return Decided(review_id, canonical(connection, new))


def rename(connection: Connection, entity_id: int, name: Spelling, *, signed: Signed) -> Decided:
    """Give an entity the name to show; its spellings stay.

    Raises:
        NotFoundError: There is no such entity.
        StoreError: The name is blank.
    """
    one_at_a_time(connection)
    if not name.name.strip():
        raise StoreError("a name cannot be blank", where=f"s{entity_id}")
    shown = canonical(connection, entity_id)
    payload = {"name": name.name, "names": [[name.normalised, _kind(connection, shown)]]}
    review_id = append(connection, "rename", signed, entity_id=shown, payload=payload)
    _name(connection, shown)
    return Decided(review_id, shown)


def undo(connection: Connection, review_id: int, *, signed: Signed) -> Decided:
    """Take a decision out of force.

    Raises:
        NotFoundError: There is no such decision.
        StoreError: It is undone already, is an undo itself, or later decisions rest on it.
    """
    one_at_a_time(connection)
    review = connection.execute(select(Review.__table__).where(Review.id == review_id)).first()
    if review is None:
        raise NotFoundError(f"there is no decision {review_id}")
    if review.kind == "undo":
        raise StoreError(f"decision {review_id} is an undo itself", hint="Make the decision again instead")
    if connection.scalar(select(Review.id).where(Review.undoes_id == review_id)) is not None:
        raise StoreError(f"decision {review_id} is undone already", hint="Nothing was changed")
    if History.of(connection, without=review_id).is_contradictory:
        raise StoreError(
            f"without decision {review_id}, two that a person called distinct would be one",
            hint="Undo the later decision first",
        )
    about = {"entity_id": review.entity_id, "quotation_sha256": review.quotation_sha256}
    undone = append(connection, "undo", signed, **about, undoes_id=review_id, payload={})
    if review.kind in on_quotations.KINDS:
        return on_quotations.undo(connection, review, undone)
    if review.kind in on_factchecks.KINDS:
        return on_factchecks.undone(connection, review, undone)
    if review.kind in on_claims.KINDS:
        return on_claims.undo(connection, review, undone)
    if review.kind == "split":
        dividing.take_back(connection, History.of(connection).homes)
    _apply(connection)
    if review.kind == "rename":
        _name(connection, review.entity_id)
    return Decided(undone, canonical(connection, review.entity_id) if review.entity_id else 0)


def decisions(connection: Connection) -> Decisions:
    """What the machine must keep to; where decisions differ on a name the latest holds."""
    names: dict[tuple[str, str], int] = {}
    pairs: set[frozenset[int]] = set()
    merged = _merged(connection)
    for review in active(connection):
        said = review.other_entity_id if review.kind == "split" else review.entity_id
        for words, entity in ((review.payload.get("names", ()), said), *_other_names(review)):
            for normalised, kind in words:
                names[normalised, kind] = merged.get(entity, entity)
        if review.kind == "distinct":
            apart = [(review.entity_id, review.other_entity_id)]
        else:
            apart = [(one, other) for one in review.payload.get("parts", ()) for other in review.payload["rest"]]
        pairs.update(frozenset(merged.get(entity, entity) for entity in pair) for pair in apart)
    return Decisions(names, frozenset(pair for pair in pairs if len(pair) == 2))


def _other_names(review: Any) -> Iterator[tuple[Sequence[Sequence[str]], int]]:  # noqa: ANN401
    """The names of the second one of two who are not the same."""
    yield review.payload.get("other_names", ()), review.other_entity_id


def newest(connection: Connection) -> int:
    """The number of the last decision; 0 where there is none. What is decided is the same as long as this is."""
    return connection.scalar(select(func.max(Review.id))) or 0


def canonical(connection: Connection, entity_id: int) -> int:
    """The entity that stands for this one.

    Raises:
        NotFoundError: There is no such entity.
    """
    found: int | None = connection.scalar(select(Entity.canonical_id).where(Entity.id == entity_id))
    if found is None:
        raise NotFoundError(f"there is no speaker s{entity_id}", hint="claims speakers list shows all")
    return found


def _merged(connection: Connection) -> dict[int, int]:
    """The entities that another one stands for, and that one."""
    query = select(Entity.id, Entity.canonical_id).where(Entity.canonical_id != Entity.id)
    return dict(connection.execute(query).all())


def _apply(connection: Connection) -> None:
    """Write what follows from the active decisions."""
    found, expected = _merged(connection), History.of(connection).canonical_ids()
    for entity_id in sorted(found.keys() | expected.keys()):
        right = expected.get(entity_id, entity_id)
        if found.get(entity_id, entity_id) != right:
            connection.execute(update(Entity).where(Entity.id == entity_id).values(canonical_id=right))


def _name(connection: Connection, entity_id: int) -> None:
    """Give an entity the name that a person gave last, else the one of most articles."""
    given = [review for review in active(connection) if review.kind == "rename" and review.entity_id == entity_id]
    dividing.forget_given_names(connection, entity_id)
    rows = [
        {"entity_id": entity_id, "name": one.payload["name"], "normalised": one.payload["names"][0][0]} for one in given
    ]
    insert_missing(connection, EntityName, [{**row, "said_by": "person", "run_id": None} for row in rows])
    add_words(connection, [row["normalised"] for row in rows])
    if given:
        connection.execute(update(Entity).where(Entity.id == entity_id).values(name=given[-1].payload["name"]))
    else:
        rename_to_commonest(connection, entity_id)


def _fuller_first(connection: Connection, one: int, other: int) -> tuple[int, int]:
    pair = canonical(connection, one), canonical(connection, other)
    names = {record.entity_id: (record.name, record.articles) for record in known.known(connection, sorted(set(pair)))}
    fuller = known.shown(names.values(), _kind(connection, pair[0]))
    kept = next(entity_id for entity_id in pair if names[entity_id][0] == fuller)
    return kept, pair[1] if kept == pair[0] else pair[0]


def _shown_names(connection: Connection, entity_id: int) -> list[tuple[str, str]]:
    query = (
        select(EntityName.normalised, Entity.kind)
        .join(Entity, Entity.id == EntityName.entity_id)
        .where(Entity.id == entity_id, EntityName.name == Entity.name)
        .distinct()
    )
    return [(normalised, kind) for normalised, kind in connection.execute(query)]


def _full_names(connection: Connection, entity_id: int) -> list[list[str]]:
    """The name that is shown, unless it is one word: a surname alone may be the other's as well."""
    return [[name, kind] for name, kind in _shown_names(connection, entity_id) if " " in name]


def _kind(connection: Connection, entity_id: int) -> str:
    return connection.execute(select(Entity.kind).where(Entity.id == entity_id)).scalar_one()
