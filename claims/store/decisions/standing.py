"""What an article's quotations are, given what the machine found and what persons decided: a pure function.

The machine's quotations are kept beside the decisions, and the two are put together again after each decision, each
undo and each extraction. So a decision that is undone leaves no trace, and none is lost when the machine finds
something else.

A decision is about one utterance. When a later run finds that utterance with other spans, it is the same one, and the
decision holds it back: :func:`holds` says when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.store.corrections import Verdict
from claims.store.quotations.quoted import Quoted
from claims.store.stored import Offsets

# Of the characters of what a run finds, so many must lie in what a person decided on for the two to be one utterance;
# and for one that is larger, so many of the characters of both.
_SHARED = 0.5
# A cue or a source in common tells two apart that share the same words, no more.
_TIE = 0.1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands.

    Args:
        identity: Its identity.
        content: Where the words said stand.
        cue: Where the words that attribute stand.
        source: Where the words that name who said it stand.
    """

    identity: str
    content: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None

    @classmethod
    def of(cls, quoted: Quoted) -> Place:
        """The place of a quotation."""
        return cls(quoted.identity, quoted.content, quoted.cue, quoted.source)

    def to_list(self) -> list[Any]:
        """The shape in which it is kept."""
        return [self.identity, self.content, self.cue, self.source]

    @classmethod
    def from_list(cls, data: Sequence[Any]) -> Place:
        """The inverse of :meth:`to_list`."""
        identity, content, cue, source = data
        places = tuple((start, end) for start, end in content)
        return cls(identity, places, (*cue,) if cue else None, (*source,) if source else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The decisions on one quotation that are in force, taken together.

    Args:
        base: The quotation as the machine had it when the first of them was made.
        verdict: What they make of it.
        changes: Fields of :class:`Quoted` that a person gave, by name.
        beside: What the machine had found in the same place besides: no decision on this one is about those.
    """

    base: Quoted
    verdict: Verdict
    changes: Mapping[str, Any]
    beside: tuple[Place, ...] = ()

    @property
    def shown(self) -> Quoted:
        """The quotation as it is to be shown. What a person has looked at is a quotation for certain."""
        if self.verdict == "rejected":
            return replace(self.base, review="rejected")
        return replace(self.base, **self.changes, confidence=1.0, review=self.verdict)

    @property
    def places(self) -> list[Place]:
        """Where the machine or a person has put it."""
        first = Place.of(self.base)
        return [first] if self.verdict == "rejected" else [first, Place.of(self.shown)]


def together(machine: Sequence[Quoted], standings: Sequence[Standing]) -> list[Quoted]:
    """An article's quotations after all decisions, in their order; with none as the machine has them.

    Args:
        machine: What the machine found.
        standings: The decisions in force, by quotation.
    """
    if not standings:
        return list(machine)
    found = {one.identity: one for one in machine}
    decided = {one.base.identity: _placed(one, found.get(one.base.identity)) for one in standings}
    holding = {one.id: decided[one.identity].id for one in machine if one.identity in decided}
    free = []
    for one in machine:
        if one.identity in decided:
            continue
        holder = next((standing for standing in standings if holds(standing, one)), None)
        if holder is None:
            free.append(one)
        else:
            holding[one.id] = decided[holder.base.identity].id
    return _numbered(sorted([*decided.values(), *free], key=lambda one: one.order), holding)


def holds(standing: Standing, found: Quoted) -> bool:
    """Whether what the machine found is the utterance that a person has decided on.

    It is where the two have the same identity; and where they share the better part of their words, unless one is
    quoted inside the other (its cue is among the other's words), or it is rather one of those that stood beside.
    """
    place = Place.of(found)
    if place.identity == standing.base.identity:
        return True
    if place.identity in {one.identity for one in standing.beside}:
        return False
    mine = max(_likeness(one, place, strict=standing.verdict == "rejected") for one in standing.places)
    return mine > max((_likeness(one, place, strict=False) for one in standing.beside), default=0.0)


def _placed(standing: Standing, found: Quoted | None) -> Quoted:
    """The quotation as shown, with what only the latest run can say: where it stands among the others."""
    shown = standing.shown
    if found is None:
        return shown
    return replace(shown, id=found.id, run_id=found.run_id, position=found.position, inside=found.inside)


def _likeness(decided: Place, found: Place, *, strict: bool) -> float:
    """How much two places are one, 0 where they are two utterances.

    Args:
        decided: What a person decided on.
        found: What the machine found.
        strict: Whether all of the words count: a mistake that was rejected is the mistake in its whole length.
    """
    common = _common(decided.content, found.content)
    if not common or _is_inside(decided, found) or _is_inside(found, decided):
        return 0.0
    both = _length(decided.content) + _length(found.content) - common
    same_cue = bool(decided.cue and found.cue and _common([decided.cue], [found.cue]))
    alike = common / both >= _SHARED
    if not strict:
        alike = alike or common / _length(found.content) >= _SHARED or same_cue
    if not alike:
        return 0.0
    same_source = bool(decided.source and found.source and _common([decided.source], [found.source]))
    return common / both + _TIE * (same_cue + same_source)


def _is_inside(inner: Place, outer: Place) -> bool:
    """Whether one is quoted in the other: the words that attribute it are among the other's words."""
    attributing = inner.cue or inner.source
    return attributing is not None and _common([attributing], outer.content) > 0


def _numbered(ordered: Sequence[Quoted], holding: Mapping[int, int]) -> list[Quoted]:
    """The quotations with their places, each inside one that is there."""
    by_id = {one.id: one for one in ordered}

    def outer(one: Quoted) -> int | None:
        number = one.inside
        seen = {one.id}
        while number is not None:
            number = holding.get(number, number)
            around = by_id.get(number)
            if around is None or number in seen:
                return None
            seen.add(number)
            # A correction may have moved the words of the outer one away from those of the inner one.
            moved = around.review == "corrected" and not _common(around.content, one.content)
            if around.review != "rejected" and not moved:
                return number
            number = around.inside
        return None

    return [replace(one, position=position, inside=outer(one)) for position, one in enumerate(ordered)]


def _common(some: Iterable[Offsets], others: Iterable[Offsets]) -> int:
    """How many characters two sets of spans share."""
    others = list(others)
    return sum(max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others)


def _length(spans: Iterable[Offsets]) -> int:
    return sum(end - start for start, end in spans)
