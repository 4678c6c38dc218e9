"""Who is whom: each person and organisation of an article is somebody known, or new.

Articles come one after another, so each somebody is compared with those known so far. What is uncertain is left apart,
for a wrong merge puts words into somebody's mouth, while two entities of one person are joined in one command:

* A lone surname that fits one known person joins that person; of a common surname (Smith, Khan, Kim) only where the
  roles agree.
* A lone surname that fits several joins the one whose role agrees, else the one whom articles call so, else the one
  whom they name by far the most. Failing these it stays an entity of its own, "Clinton": somebody called Clinton whom
  the articles name no further. Later lone mentions join it; full names do not.
* A full name joins an entity known only by the surname if nobody else known has that surname.
* A person's decision on a spelling outranks every score, and a person's "not the same" keeps two entities apart.

The partition does not depend on the order of the articles where no surname alone fits two of their people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from claims.resolve.block import keys_of
from claims.resolve.names import normalise, parse_person
from claims.resolve.records import Assignment, Known, LocalEntity
from claims.resolve.score import MARGIN, THRESHOLD, score

# Roles that make somebody prominent, and how many times as many as the next one. With 5 times, the prominent one was
# meant in 98 % of 85 articles on bearers of a shared surname (sample of PolNeAR's train); with 3 times, in 87 % of 204.
_PROMINENT = 10
_PROMINENCE = 5
_Scored = tuple[float, tuple[str, ...], Known]


def assign(
    locals_: Sequence[LocalEntity],
    candidates: Sequence[Known],
    *,
    decided: Mapping[tuple[str, str], int] | None = None,
    distinct: Set[frozenset[int]] = frozenset(),
) -> tuple[Assignment, ...]:
    """Say of everybody in an article which known entity that is, if any.

    Args:
        locals_: The persons and organisations of one article.
        candidates: Those known who share a key with one of them (:func:`claims.resolve.block.keys_of`).
        decided: What persons decided: a normalised spelling and a kind to the entity that they stand for.
        distinct: Pairs of entities of which a person said that they are not the same.

    Returns:
        One assignment for each, in the order given.
    """
    by_key: dict[str, dict[int, Known]] = {}
    for candidate in sorted(candidates, key=lambda candidate: candidate.entity_id):
        for key in keys_of(candidate):
            by_key.setdefault(key, {})[candidate.entity_id] = candidate
    assignments = tuple(_assign_one(local, _met(local, by_key), decided or {}, distinct) for local in locals_)
    return _one_home_each(assignments)


def _met(local: LocalEntity, by_key: Mapping[str, Mapping[int, Known]]) -> list[Known]:
    """The candidates that share a key with somebody; the others cannot fit."""
    met = {entity_id: known for key in keys_of(local) for entity_id, known in by_key.get(key, {}).items()}
    return [met[entity_id] for entity_id in sorted(met)]


def _assign_one(
    local: LocalEntity,
    known: Sequence[Known],
    decided: Mapping[tuple[str, str], int],
    distinct: Set[frozenset[int]],
) -> Assignment:
    for name in dict.fromkeys((local.name, *local.names)):
        entity_id = decided.get((normalise(name), local.kind))
        if entity_id is not None:
            return Assignment(local, entity_id, 1.0, ("a person decided",))
    fitting = _fitting(local, known)
    if not fitting:
        return Assignment(local, None, 0.0, ("nobody known resembles",))
    worth, reasons, best = fitting[0]
    rivals = [
        other
        for close, _, other in fitting[1:]
        if worth - close < MARGIN and not _is_plainer(local, best, other) and not _alike(best, other, distinct)
    ]
    prominent = _prominent(local, [best, *rivals]) if rivals else None
    if prominent is not None:
        return Assignment(local, prominent.entity_id, worth, (*reasons, "by far the most named"))
    if rivals:
        # Somebody who is set apart from nobody is where those go that fit several.
        open_home = next((one for one in fitting if _is_open(one[2], fitting, distinct)), None)
        if open_home is None:
            several = ", ".join(f"s{one.entity_id}" for one in (best, *rivals))
            return Assignment(local, None, worth, (f"fits several: {several}",))
        worth, reasons, best = open_home
    if not _is_lone(local.name, local.kind) and _is_ambiguous(best, known):
        return Assignment(local, None, worth, ("the surname alone fits several",))
    return Assignment(local, best.entity_id, worth, reasons)


def _fitting(local: LocalEntity, known: Sequence[Known]) -> list[_Scored]:
    """Those who fit, the best first, the oldest of equals first."""
    scored = [(*score(local, candidate), candidate) for candidate in known]
    fitting = [one for one in scored if one[0] >= THRESHOLD]
    return sorted(fitting, key=lambda one: (-one[0], one[2].entity_id))


def _prominent(local: LocalEntity, fitting: Sequence[Known]) -> Known | None:
    """The one whom articles name so much more often than the others that a surname alone means him or her.

    How many roles articles have given somebody tells how often they name that one, and is at hand.
    """
    if not _is_lone(local.name, local.kind):
        return None
    first, second = sorted(fitting, key=lambda known: len(known.roles), reverse=True)[:2]
    enough = len(first.roles) >= _PROMINENT and len(first.roles) >= _PROMINENCE * len(second.roles)
    return first if enough else None


def _is_plainer(local: LocalEntity, best: Known, other: Known) -> bool:
    """Whether a full name is, letter for letter, one of the best one's and none of the other's."""
    name = normalise(local.name)
    return not _is_lone(local.name, local.kind) and name in _spelled(best) and name not in _spelled(other)


def _spelled(known: Known) -> set[str]:
    return {normalise(spelling) for spelling in (known.name, *known.spellings)}


def _alike(left: Known, right: Known, distinct: Set[frozenset[int]]) -> bool:
    """Whether two known ones may be the same, so that choosing one of them says nothing wrong."""
    if frozenset((left.entity_id, right.entity_id)) in distinct:
        return False
    return score(_as_local(left), right)[0] >= THRESHOLD


def _is_open(candidate: Known, fitting: Sequence[_Scored], distinct: Set[frozenset[int]]) -> bool:
    """Whether a candidate is what all fitting ones have in common: the lone surname, the name without initials."""
    others = [other for _, _, other in fitting if other is not candidate]
    return bool(others) and all(_alike(candidate, other, distinct) for other in others)


def _is_ambiguous(candidate: Known, known: Sequence[Known]) -> bool:
    """Whether a candidate is only a surname, and others known have it."""
    if not all(_is_lone(name, candidate.kind) for name in (candidate.name, *candidate.spellings)):
        return False
    others = [other for other in known if other is not candidate and not _is_lone(other.name, other.kind)]
    return any(score(_as_local(candidate), other)[0] >= THRESHOLD for other in others)


def _is_lone(name: str, kind: str) -> bool:
    parsed = parse_person(name) if kind == "person" else None
    return parsed is not None and parsed.lone


def _as_local(candidate: Known) -> LocalEntity:
    return LocalEntity(candidate.name, candidate.kind, candidate.spellings, candidate.roles)


def _one_home_each(assignments: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """Two people of one article are two: of those sent to one entity by their scores, only the best fit goes there."""
    best: dict[int, float] = {}
    for one in assignments:
        if one.entity_id is not None:
            best[one.entity_id] = max(best.get(one.entity_id, 0.0), one.score)
    best_fits = [one.entity_id for one in assignments if one.entity_id is not None and one.score == best[one.entity_id]]
    return tuple(_settled(one, best, best_fits) for one in assignments)


def _settled(one: Assignment, best: Mapping[int, float], best_fits: Sequence[int | None]) -> Assignment:
    if one.entity_id is None or one.score == 1.0:
        return one
    if one.score == best[one.entity_id] and best_fits.count(one.entity_id) == 1:
        return one
    return Assignment(one.local, None, one.score, ("another of the same article fits as well or better",))
