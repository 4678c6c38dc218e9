"""Persons' decisions on claims: these quotations are one claim; those are a claim of their own.

A decision names the places of its quotations, so that it holds after the articles are extracted again. What follows
from all that are in force is found when the quotations are gathered; undo is exact, because nothing else is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from claims.errors import NotFoundError, StoreError
from claims.store.decisions.appending import Signed, append, one_at_a_time
from claims.store.engines.insert import insert_missing
from claims.store.quotations import places
from claims.store.records import Decided
from claims.store.tables import Claim, Entity, Quotation, Review, Ungathered

KINDS = ("merge_claims", "split_claim")


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A decision on quotations that are there.

    Args:
        id: Its number.
        kind: ``merge_claims`` or ``split_claim``.
        members: Numbers of the quotations that are one claim.
        others: Numbers of those that they are not one with.
    """

    id: int
    kind: str
    members: tuple[int, ...]
    others: tuple[int, ...]


def shown(connection: Connection, claim_id: int) -> int:
    """The number under which a claim is shown: its own, or that of the one that stands for it.

    Raises:
        NotFoundError: There is no such claim.
    """
    row = connection.execute(select(Claim.id, Claim.merged_into_id).where(Claim.id == claim_id)).first()
    if row is None:
        raise NotFoundError(f"there is no claim c{claim_id}", hint="claims list shows all")
    return int(row.merged_into_id or row.id)


def merge(connection: Connection, kept: int, merged: int, *, signed: Signed) -> Decided:
    """Decide that two claims are one.

    Raises:
        NotFoundError: One of them does not exist, or has no quotations any more.
        StoreError: They are one already, or two speakers'.
    """
    one_at_a_time(connection)
    kept, merged = shown(connection, kept), shown(connection, merged)
    if kept == merged:
        raise StoreError(f"c{kept} is one already", hint="Nothing was changed")
    speakers = {_speaker(connection, one) for one in (kept, merged)}
    if len(speakers) > 1:
        raise StoreError(
            f"c{kept} and c{merged} are two speakers'",
            hint="Merge the speakers first if they are one: claims speakers merge",
        )
    members = [*_members(connection, kept), *_members(connection, merged)]
    return _decide(connection, "merge_claims", signed, members=members, others=(), speaker_id=speakers.pop())


def split(connection: Connection, claim_id: int, quotation_ids: Collection[int], *, signed: Signed) -> Decided:
    """Decide that some quotations of a claim are a claim of their own.

    Raises:
        NotFoundError: There is no such claim, or one of the quotations does not belong to it.
        StoreError: These are all quotations that it has.
    """
    one_at_a_time(connection)
    claim_id = shown(connection, claim_id)
    everybody = _members(connection, claim_id)
    strange = sorted(set(quotation_ids) - set(everybody))
    if strange or not quotation_ids:
        names = ", ".join(f"q{number}" for number in strange) or "(none given)"
        raise NotFoundError(f"c{claim_id} has no such quotation: {names}", hint=f"claims show c{claim_id} lists them")
    others = [number for number in everybody if number not in set(quotation_ids)]
    if not others:
        raise StoreError(
            f"these are all quotations that c{claim_id} has", hint="Name only those that say another thing"
        )
    speaker = _speaker(connection, claim_id)
    members = sorted(set(quotation_ids))
    return _decide(connection, "split_claim", signed, members=members, others=others, speaker_id=speaker)


def undo(connection: Connection, review: Any, undone: int) -> Decided:  # noqa: ANN401 - a row of reviews
    """Let the quotations of a decision that was taken back wait to be gathered again.

    Args:
        connection: A writing one.
        review: The decision.
        undone: The number of the one that undoes it.
    """
    there = places.find(connection, [*review.payload["members"], *review.payload["others"]])
    _wait(connection, there.values())
    return Decided(undone, review.payload["speaker"])


@dataclass(frozen=True, slots=True)
class InForce:
    """A decision that nobody took back.

    Args:
        id: Its number.
        kind: ``merge_claims`` or ``split_claim``.
        speakers: Numbers of the entities that had said it when it was decided, before merges.
        members: Places of the quotations that are one claim.
        others: Places of those that they are not one with.
    """

    id: int
    kind: str
    speakers: frozenset[int]
    members: tuple[places.Place, ...]
    others: tuple[places.Place, ...]


def in_force(connection: Connection) -> list[InForce]:
    """All decisions on claims that nobody took back, in order."""
    undone = select(Review.undoes_id).where(Review.undoes_id.is_not(None))
    asked = select(Review.id, Review.kind, Review.payload).where(Review.kind.in_(KINDS), Review.id.not_in(undone))
    return [
        InForce(
            row.id,
            row.kind,
            frozenset(row.payload["speakers"]),
            tuple(row.payload["members"]),
            tuple(row.payload["others"]),
        )
        for row in connection.execute(asked.order_by(Review.id))
    ]


def about(
    connection: Connection, decisions: Sequence[InForce], *, speakers: Collection[int], among: Collection[int]
) -> Iterator[KeptDecision]:
    """Those of some decisions that are about some quotations; of each only what is there.

    Args:
        connection: A connection for reading.
        decisions: From :func:`in_force`.
        speakers: Numbers of the entities that are the speaker, before merges.
        among: Numbers of quotations.
    """
    for one in decisions:
        if one.speakers.isdisjoint(speakers):
            continue
        there = places.find(connection, [*one.members, *one.others])
        members, others = (
            tuple(sorted({there[place["quotation"]] for place in side if place["quotation"] in there} & set(among)))
            for side in (one.members, one.others)
        )
        if members:
            yield KeptDecision(one.id, one.kind, members, others)


def _decide(
    connection: Connection,
    kind: str,
    signed: Signed,
    *,
    members: Sequence[int],
    others: Sequence[int],
    speaker_id: int,
) -> Decided:
    everybody = [*members, *others]
    known = places.places_of(connection, everybody)
    speakers = connection.scalars(select(Quotation.speaker_id).where(Quotation.id.in_(everybody)).distinct())
    payload = {
        "speaker": speaker_id,
        "speakers": sorted({speaker_id, *filter(None, speakers)}),
        "members": [known[number] for number in members],
        "others": [known[number] for number in others],
    }
    number = append(connection, kind, signed, payload=payload)
    _wait(connection, everybody)
    return Decided(number, speaker_id)


def _wait(connection: Connection, quotation_ids: Collection[int]) -> None:
    """Let quotations, and all of their claims, wait to be gathered again."""
    claims = select(Quotation.claim_id).where(Quotation.id.in_(quotation_ids), Quotation.claim_id.is_not(None))
    beside = select(Quotation.id, Quotation.claim_id).where(
        Quotation.id.in_(quotation_ids) | Quotation.claim_id.in_(claims)
    )
    rows = [{"quotation_id": row.id, "claim_id": row.claim_id} for row in connection.execute(beside)]
    insert_missing(connection, Ungathered, rows)


def _members(connection: Connection, claim_id: int) -> list[int]:
    found = list(connection.scalars(select(Quotation.id).where(Quotation.claim_id == claim_id).order_by(Quotation.id)))
    if not found:
        raise NotFoundError(f"c{claim_id} has no quotations any more", hint="claims list shows those that have")
    return found


def _speaker(connection: Connection, claim_id: int) -> int:
    asked = select(Entity.canonical_id).join(Claim, Claim.speaker_id == Entity.id).where(Claim.id == claim_id)
    return int(connection.execute(asked).scalar_one())
