"""Which entities are one: a pure function of persons' active decisions, no database.

The decisions are replayed in their order, so that a later one outranks an earlier one. Nothing is kept between two
replays: a decision that is undone leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entities are one, shown as the first."""

    kept: int
    merged: int


@dataclass(frozen=True, slots=True)
class Split:
    """These entities are not one with those that they were one with."""

    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Distinct:
    """Two entities are not one."""

    one: int
    other: int


Decision = Merge | Split | Distinct


@dataclass(slots=True)
class _Cluster:
    """Entities that are one, and the one that stands for them."""

    shown: int
    members: set[int] = field(default_factory=set)


def canonical_ids(
    decisions: Sequence[Decision], *, origins: Mapping[int, int], homes: Mapping[int, int]
) -> dict[int, int]:
    """Which entity stands for each one; an entity that is not in the answer stands for itself.

    Args:
        decisions: The active ones, in order.
        origins: The entities that active splits have made, and from which; before the split they are one.
        homes: The entities that undone splits had made, and what they are again.
    """
    clusters: dict[int, _Cluster] = {}

    def cluster(entity: int) -> _Cluster:
        return clusters.setdefault(home(entity), _Cluster(home(entity), {home(entity)}))

    def home(entity: int) -> int:
        return homes.get(entity, entity)

    for made in sorted(origins):  # an origin is older than what was made from it
        _join(clusters, cluster(origins[made]), cluster(made))
    for decision in decisions:
        match decision:
            case Merge(kept, merged):
                _join(clusters, cluster(kept), cluster(merged))
            case Split(parts):
                _take_out(clusters, [cluster(part) for part in parts], {home(part) for part in parts})
            case Distinct(one, other):
                if cluster(one) is cluster(other):
                    _take_out(clusters, [cluster(other)], {home(other)})
    return {entity: found.shown for entity, found in clusters.items()} | {
        made: cluster(origin).shown for made, origin in homes.items()
    }


def _join(clusters: dict[int, _Cluster], kept: _Cluster, merged: _Cluster) -> None:
    if kept is not merged:
        kept.members |= merged.members
        clusters.update(dict.fromkeys(merged.members, kept))


def _take_out(clusters: dict[int, _Cluster], holding: Iterable[_Cluster], parts: set[int]) -> None:
    """Divide each cluster that holds some of these into those and the others."""
    for old in {id(one): one for one in holding}.values():
        for members in (old.members & parts, old.members - parts):
            if members:
                new = _Cluster(old.shown if old.shown in members else min(members), members)
                clusters.update(dict.fromkeys(members, new))


def contradicted(canonical: Mapping[int, int], decisions: Iterable[Decision]) -> bool:
    """Whether two that a person called distinct have become one all the same."""
    return any(
        canonical.get(decision.one, decision.one) == canonical.get(decision.other, decision.other)
        for decision in decisions
        if isinstance(decision, Distinct)
    )
