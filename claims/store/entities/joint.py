"""Who said something together: a row of ``quotation_joint_speakers`` for each of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Subquery, func, select, union_all
from sqlalchemy.orm import aliased

from claims.store.engines.number_lists import among
from claims.store.entities.writing import Referent
from claims.store.stored import Member
from claims.store.tables import Entity, EntityName, Quotation, QuotationJointSpeaker, Resolution

_LINK = re.compile(r",\s*|\s+(?:and|or|&)\s+")


def parts_of(called: str | None, kind: str | None) -> tuple[str, ...]:
    """What a joint speaker is put together of: names, and words for others; empty for one speaker.

    Args:
        called: The speaker as extraction names it: "Ana Ruiz and Karl Weber", "Ana Ruiz and other senators". Who
            stands behind a description is described himself: "supporters of Ruiz and Weber" are no Weber.
        kind: The speaker's kind; only a ``group`` speaks together.
    """
    if kind != "group" or not called or not called[0].isupper():
        return ()
    found = tuple(dict.fromkeys(_LINK.split(called)))
    return found if len(found) > 1 else ()


def _named(part: str, known: Mapping[str, Referent]) -> Referent | None:
    """Whom a part names in an article: by the whole name, or by the last word of one name only."""
    if part in known or not part[:1].isupper():
        return known.get(part)
    bearers = {whom for name, whom in known.items() if name.rpartition(" ")[2] == part}
    return bearers.pop() if len(bearers) == 1 else None


def rows(quotation_id: int, parts: tuple[str, ...], known: Mapping[str, Referent]) -> list[dict[str, Any]]:
    """The rows of one quotation, each entity once; none where the first part names nobody ("Central and Baltic Bank").

    Args:
        quotation_id: Its number.
        parts: What its speaker is put together of, from :func:`parts_of`.
        known: Whom each name of its article stands for.
    """
    found: dict[int, dict[str, Any]] = {}
    for one in (_named(part, known) for part in parts):
        if one is not None:
            row = {"quotation_id": quotation_id, "entity_id": one.entity_id, "name": one.name}
            found.setdefault(one.entity_id, row)
        elif not found:
            return []
    return list(found.values())


def known_in(connection: Connection, article_id: int) -> dict[str, Referent]:
    """Whom the names of an article stand for, in every spelling; a person comes before an organisation."""
    asked = (
        select(EntityName.name, Resolution.entity_id, Resolution.name)
        .join(Entity, Entity.id == Resolution.entity_id)
        .join(EntityName, EntityName.entity_id == Resolution.entity_id)
        .where(Resolution.article_id == article_id)
        .order_by(Entity.kind, Resolution.id.desc())  # of several with one name the last counts
    )
    return {spelling: Referent(entity_id, name) for spelling, entity_id, name in connection.execute(asked)}


def members(connection: Connection, ids: Collection[int]) -> dict[int, tuple[Member, ...]]:
    """Who said some quotations together, in the articles' order; those that one speaker said are left out.

    Args:
        connection: A connection for reading.
        ids: Numbers of quotations.
    """
    if not ids:
        return {}
    asked = _members().where(among(QuotationJointSpeaker.quotation_id, ids, connection))
    found: dict[int, dict[int, Member]] = defaultdict(dict)
    for quotation_id, number, name, called in connection.execute(asked):
        found[quotation_id].setdefault(number, Member(number, name, called))
    return {number: tuple(several.values()) for number, several in found.items()}


@cache
def _members() -> Select[int, int, str, str]:
    own, canonical = aliased(Entity), aliased(Entity)
    return (
        select(QuotationJointSpeaker.quotation_id, canonical.id, canonical.name, QuotationJointSpeaker.name)
        .join(own, own.id == QuotationJointSpeaker.entity_id)
        .join(canonical, canonical.id == own.canonical_id)
        .order_by(QuotationJointSpeaker.quotation_id, QuotationJointSpeaker.id)
    )


def times_quoted() -> Subquery:
    """How many quotations each entity has: ``entity_id`` and ``times``, to be added up.

    One row of each for what it said alone, one for what it said with others, and a negative one for what it said with
    others who turned out to be itself.
    """
    alone = (
        select(Quotation.speaker_id.label("entity_id"), func.count().label("times"))
        .where(Quotation.speaker_id.is_not(None))
        .group_by(Quotation.speaker_id)
    )
    together = select(QuotationJointSpeaker.entity_id, func.count()).group_by(QuotationJointSpeaker.entity_id)
    merged, beside = aliased(QuotationJointSpeaker), aliased(QuotationJointSpeaker)
    one, other = aliased(Entity), aliased(Entity)
    counted_already = (
        select(beside.id)
        .join(other, other.id == beside.entity_id)
        .where(
            beside.quotation_id == merged.quotation_id,
            other.canonical_id == one.canonical_id,
            (other.id == other.canonical_id) | (beside.id < merged.id),
        )
        .exists()
    )
    twice = (
        select(merged.entity_id, -func.count())
        .join(one, one.id == merged.entity_id)
        .where(one.id != one.canonical_id, counted_already)
        .group_by(merged.entity_id)
    )
    return union_all(alone, together, twice).subquery()


def speakers_of(ids: Collection[int]) -> Subquery:
    """Who said some quotations: ``entity_id`` before merges, ``quotation_id``; a row for each of several together."""
    by_one = Quotation.id.in_(ids), Quotation.speaker_id.is_not(None)
    alone = select(Quotation.speaker_id.label("entity_id"), Quotation.id.label("quotation_id")).where(*by_one)
    joint = QuotationJointSpeaker
    together = select(joint.entity_id, joint.quotation_id).where(joint.quotation_id.in_(ids))
    return union_all(alone, together).subquery()
