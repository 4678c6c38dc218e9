"""The decisions on entities that are in force, read from ``reviews``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from sqlalchemy import Connection, select

from claims.store.decisions import clusters
from claims.store.tables import Review

ENTITY_DECISIONS = ("merge", "split", "rename", "distinct", "unsure")


def active(connection: Connection, *, without: int | None = None) -> Sequence[Any]:
    """The rows of the decisions on entities in force, in order, but for one."""
    undone = select(Review.undoes_id).where(Review.undoes_id.is_not(None))
    query = select(Review.__table__).where(
        Review.kind.in_(ENTITY_DECISIONS),
        Review.id.not_in(undone),
        Review.id.is_distinct_from(without),
    )
    return connection.execute(query.order_by(Review.id)).all()


@dataclass(frozen=True, slots=True)
class History:
    """What is needed to tell who is who.

    Args:
        decisions: The active ones, in order.
        origins: The entities that active splits made, and from which.
        homes: The entities that undone splits had made, and what they are again.
    """

    decisions: tuple[clusters.Decision, ...]
    origins: Mapping[int, int]
    homes: Mapping[int, int]

    @classmethod
    def of(cls, connection: Connection, *, without: int | None = None) -> Self:
        """The history that the database holds, as it would be without one decision."""
        rows = active(connection, without=without)
        splits = connection.execute(select(Review.id, Review.payload).where(Review.kind == "split"))
        in_force = {row.id for row in rows}
        made = {number: dict(payload["made"]) for number, payload in splits}
        origins = {new: old for number, pairs in made.items() if number in in_force for new, old in pairs.items()}
        undone = {new: old for number, pairs in made.items() if number not in in_force for new, old in pairs.items()}
        return cls(
            tuple(decision for row in rows if (decision := _decision(row))),
            origins,
            {new: _home(new, undone) for new in undone},
        )

    def then(self, decision: clusters.Decision) -> History:
        """The same with one more decision."""
        return replace(self, decisions=(*self.decisions, decision))

    def canonical_ids(self) -> dict[int, int]:
        """Which entity stands for each one; one that is missing stands for itself."""
        return clusters.canonical_ids(self.decisions, origins=self.origins, homes=self.homes)

    @property
    def is_contradictory(self) -> bool:
        """Whether two that a person called distinct have become one all the same."""
        return clusters.contradicted(self.canonical_ids(), self.decisions)


def _home(entity: int, undone: Mapping[int, int]) -> int:
    while entity in undone:
        entity = undone[entity]
    return entity


def _decision(row: Any) -> clusters.Decision | None:  # noqa: ANN401
    match row.kind:
        case "merge":
            return clusters.Merge(row.entity_id, row.other_entity_id)
        case "split":
            return clusters.Split(tuple(row.payload["parts"]))
        case "distinct":
            return clusters.Distinct(row.entity_id, row.other_entity_id)
    return None
