"""Who is whom: each person and organisation of an article is somebody known, or new.

Articles come one after another, so each somebody is compared with those known so far. What is uncertain is left apart,
for a wrong merge puts words into somebody's mouth, while two entities of one person are joined in one command; it is
written down as a doubt, so that a person can be asked.

* A lone surname that fits one known person joins that person; of a common surname (Smith, Khan, Kim) only where the
  roles agree, or where articles name one of that surname by far the most and this one names people named beside him.
* A lone surname that fits several joins the one whose role agrees, else the one whom articles call so, else the one
  whom they name by far the most, else the one who is named in these years and beside the same people. Failing these
  it stays an entity of its own, "Clinton": somebody called Clinton whom the articles name no further. Later lone
  mentions join it; full names do not. Of a first name that nobody known has for a surname ("Bob") not even they do.
* A full name joins an entity known only by the surname if nobody else known has that surname.
* A person's decision on a spelling outranks every score, and a person's "not the same" keeps two entities apart.

The partition does not depend on the order of the articles where no surname alone fits two of their people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from claims.lexicon.lists import words
from claims.resolve.entities.block import PROMINENT, keys_of
from claims.resolve.entities.names import normalise, parse_person
from claims.resolve.entities.namesakes import titles_fit
from claims.resolve.entities.records import Assignment, Fit, Known, LocalEntity
from claims.resolve.entities.scoring import CALLED_SO, DOUBT, MARGIN, THRESHOLD, score
from claims.resolve.entities.surroundings import Look, Scene, keeps_company, likeliest

# How many times as many articles as the next one, besides PROMINENT, make somebody prominent. With 5 times the one was
# meant in 98 % of 85 articles on bearers of a shared surname (sample of PolNeAR's train), with 3 times in 87 % of 204;
# both counted by roles, of which an article gives somebody about one.
_PROMINENCE = 5
# Nobody answers a question about more.
_MOST_DOUBTS = 5
_Scored = tuple[float, tuple[str, ...], Known]


@dataclass(frozen=True, slots=True)
class _Ruled:
    """What persons decided."""

    names: Mapping[tuple[str, str], int]
    distinct: Set[frozenset[int]]


def assign(
    locals_: Sequence[LocalEntity],
    candidates: Sequence[Known],
    *,
    decided: Mapping[tuple[str, str], int] | None = None,
    distinct: Set[frozenset[int]] = frozenset(),
    published: date | None = None,
    look: Look | None = None,
) -> tuple[Assignment, ...]:
    """Say of everybody in an article which known entity that is, if any.

    Args:
        locals_: The persons and organisations of one article.
        candidates: Those known who share a key with one of them (:func:`claims.resolve.entities.block.keys_of`).
        decided: What persons decided: a normalised spelling and a kind to the entity that they stand for.
        distinct: Pairs of entities of which a person said that they are not the same.
        published: The article's day.
        look: Gives the surroundings of entities; without it only names and roles count.

    Returns:
        One assignment for each, in the order given.
    """
    by_key: dict[str, dict[int, Known]] = {key: {} for local in locals_ for key in keys_of(local)}
    for candidate in sorted(candidates, key=lambda candidate: candidate.entity_id):
        for key in by_key.keys() & keys_of(candidate, articles=candidate.articles):
            by_key[key][candidate.entity_id] = candidate
    ruled = _Ruled(decided or {}, distinct)
    met = [_met(local, by_key) for local in locals_]
    plain = tuple(_assign_one(local, known, ruled, None) for local, known in zip(locals_, met, strict=True))
    if look is None or not any(one.doubts for one in plain):
        return _one_home_each(plain)
    # Those who are certain tell who the others are.
    scene = Scene(
        published, frozenset(one.entity_id for one in plain if one.entity_id is not None and not one.doubts), look
    )
    return _one_home_each(
        tuple(
            _assign_one(one.local, known, ruled, scene) if one.doubts else one
            for one, known in zip(plain, met, strict=True)
        )
    )


def _met(local: LocalEntity, by_key: Mapping[str, Mapping[int, Known]]) -> list[Known]:
    """The candidates that share a key with somebody; the others cannot fit."""
    met = {entity_id: known for key in keys_of(local) for entity_id, known in by_key[key].items()}
    return [met[entity_id] for entity_id in sorted(met)]


def _assign_one(local: LocalEntity, known: Sequence[Known], ruled: _Ruled, scene: Scene | None) -> Assignment:
    entity_id = _decided(local, ruled.names)
    if entity_id is not None:
        return Assignment(local, entity_id, 1.0, ("a person decided",))
    near = _fitting(local, known, at_least=DOUBT)
    fuller = [one for one in near if not _is_only_a_surname(one[2])] if _is_lone(local.name, local.kind) else []
    meant = _meant(local, fuller, scene)
    if meant:
        return meant
    fitting = [one for one in near if one[0] >= THRESHOLD]
    if not fuller and _is_first_name(local):
        # Nobody known has it for a surname: the Bobs of two articles are two.
        fitting = [one for one in fitting if not _is_only_a_surname(one[2])]
    if not fitting:
        worth, reasons, _ = near[0] if near else (0.0, ("nobody known resembles",), None)
        return Assignment(local, None, worth, reasons, _doubts(near))
    worth, reasons, best = fitting[0]
    rivals = [
        other
        for close, _, other in fitting[1:]
        if worth - close < MARGIN and not _is_plainer(local, best, other) and not _alike(best, other, ruled.distinct)
    ]
    if rivals:
        # Somebody who is set apart from nobody is where those go that fit several.
        open_home = next((one for one in fitting if _is_open(one[2], fitting, ruled.distinct)), None)
        if open_home is None:
            several = ", ".join(f"s{one.entity_id}" for one in (best, *rivals))
            return Assignment(local, None, worth, (f"fits several: {several}",), _doubts(fitting))
        worth, reasons, best = open_home
    if not _is_lone(local.name, local.kind) and _is_ambiguous(best, known):
        return Assignment(local, None, worth, ("the surname alone fits several",))
    return Assignment(
        local, best.entity_id, worth, reasons, _doubts(fuller) if fuller and _is_only_a_surname(best) else ()
    )


def _decided(local: LocalEntity, names: Mapping[tuple[str, str], int]) -> int | None:
    """Whom persons took this name for; a surname that stands beside a fuller name says nothing of that one."""
    for name in dict.fromkeys((local.name, *local.names)):
        entity_id = names.get((normalise(name), local.kind))
        if entity_id is not None and (name == local.name or not _is_lone(name, local.kind)):
            return entity_id
    return None


def _doubts(scored: Sequence[_Scored]) -> tuple[Fit, ...]:
    return tuple(Fit(one.entity_id, worth, reasons) for worth, reasons, one in scored[:_MOST_DOUBTS])


def _meant(local: LocalEntity, fuller: Sequence[_Scored], scene: Scene | None) -> Assignment | None:
    """Whom a surname alone means of several who have it, if anything but the name tells.

    Of a common surname that does not fit well enough by itself, it may be the prominent bearer in company.
    """
    if not fuller:
        return None
    best = fuller[0][0]
    by_id = {known.entity_id: (worth, reasons, known) for worth, reasons, known in fuller if best - worth < MARGIN}
    prominent = _prominent([known for _, _, known in by_id.values()])
    if best < THRESHOLD:
        if scene and prominent and keeps_company(prominent.entity_id, scene):
            why = (*by_id[prominent.entity_id][1], "by far the most named", "named beside the same people")
            return Assignment(local, prominent.entity_id, THRESHOLD, why)
        return None
    if len(by_id) == 1:
        return None
    found = (prominent.entity_id, "by far the most named") if prominent else None
    # Company tells of a surname only: every article on politics has a David in the company of David Axelrod.
    by_surname = [number for number, (_, reasons, _) in by_id.items() if CALLED_SO not in reasons]
    found = found or (likeliest(by_surname, scene) if scene and len(by_surname) > 1 else None)
    if found is None:
        return None
    worth, reasons, known = by_id[found[0]]
    return Assignment(local, known.entity_id, worth, (*reasons, found[1]))


def _fitting(local: LocalEntity, known: Sequence[Known], *, at_least: float) -> list[_Scored]:
    """Those who fit, the best first, the oldest of equals first."""
    scored = [(*score(local, candidate), candidate) for candidate in known if titles_fit(local.titled, candidate.name)]
    fitting = [one for one in scored if one[0] >= at_least]
    return sorted(fitting, key=lambda one: (-one[0], one[2].entity_id))


def _prominent(several: Sequence[Known]) -> Known | None:
    """The one whom articles name so much more often than the others that a surname alone means him or her."""
    ranked = sorted(several, key=lambda known: known.articles, reverse=True)
    next_best = ranked[1].articles if len(ranked) > 1 else 0
    enough = ranked[0].articles >= PROMINENT and ranked[0].articles >= _PROMINENCE * next_best
    return ranked[0] if enough else None


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
    if not _is_only_a_surname(candidate):
        return False
    others = [other for other in known if other is not candidate and not _is_lone(other.name, other.kind)]
    return any(score(_as_local(candidate), other)[0] >= THRESHOLD for other in others)


def _is_lone(name: str, kind: str) -> bool:
    parsed = parse_person(name) if kind == "person" else None
    return parsed is not None and parsed.lone


def _is_first_name(local: LocalEntity) -> bool:
    """Whether it is one word that people are given as first name."""
    return _is_lone(local.name, local.kind) and normalise(local.name) in words("given_names")


def _is_only_a_surname(known: Known) -> bool:
    return all(_is_lone(name, known.kind) for name in (known.name, *known.spellings))


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
    doubt = Fit(one.entity_id, one.score, one.reasons)
    return replace(
        one, entity_id=None, reasons=("another of the same article fits as well or better",), doubts=(doubt,)
    )
