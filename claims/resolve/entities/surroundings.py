"""Whom a name means where several have it: the one who is named in these years, and beside the same people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from claims.resolve.entities.records import Surroundings

Look = Callable[[Sequence[int]], Mapping[int, Surroundings]]
"""Gives the surroundings of known entities by their numbers."""

# Who was named last five years before an article, or first five years after it, is seldom the one whom it calls by the
# surname alone.
_FAR_DAYS = 5 * 365
# How often somebody unknown to be named beside another is so: two more articles, in 3 % of which both stand.
_SEEN, _CHANCE = 2.0, 0.03
# Twenty times as likely as the next one.
_LEAD = log(20)


@dataclass(frozen=True, slots=True)
class Scene:
    """One article, as far as its surroundings tell who is who.

    Args:
        published: Its day, if known.
        beside: The known entities that it certainly names.
        look: Where to look candidates up; it is asked only about names that several have.
    """

    published: date | None
    beside: frozenset[int]
    look: Look


def likeliest(entity_ids: Sequence[int], scene: Scene) -> tuple[int, str] | None:
    """The one of several who is meant, with the reason; None where the surroundings do not tell.

    Args:
        entity_ids: Two or more known entities.
        scene: The article.
    """
    found = scene.look(entity_ids)
    of_the_time = [one for one in entity_ids if not _is_far(scene.published, found[one])]
    if len(of_the_time) == 1:
        return of_the_time[0], "the only one named in these years"
    ranked = sorted(((_log_likelihood(one, found, scene.beside), one) for one in of_the_time), reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _LEAD:
        return ranked[0][1], "named beside the same people"
    return None


def keeps_company(entity_id: int, scene: Scene) -> bool:
    """Whether an article names somebody who is often (in a fifth of the articles) named beside this entity."""
    one = scene.look([entity_id])[entity_id]
    if _is_far(scene.published, one):
        return False
    return any(5 * one.beside.get(other, 0) >= one.articles > 0 for other in scene.beside - {entity_id})


def _is_far(published: date | None, one: Surroundings) -> bool:
    if published is None or one.first is None or one.last is None:
        return False
    return max((one.first - published).days, (published - one.last).days) > _FAR_DAYS


def _log_likelihood(entity_id: int, found: Mapping[int, Surroundings], beside: frozenset[int]) -> float:
    """Of the article naming those that it does, if it names this one; those never seen beside any tell nothing."""
    one = found[entity_id]
    telling = {other for known in found.values() for other in known.beside} & (beside - found.keys())
    chances = ((one.beside.get(other, 0) + _SEEN * _CHANCE) / (one.articles + _SEEN) for other in telling)
    return sum(map(log, chances))
