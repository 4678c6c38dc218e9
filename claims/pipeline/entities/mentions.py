"""The mentions of all entities of an article, found by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.again import add_again
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.grouping import find_entities
from claims.pipeline.entities.headlines import add_headlines
from claims.pipeline.names.bracketed import with_bracketed
from claims.pipeline.names.full import with_full_names
from claims.pipeline.names.name import Name, find_names
from claims.pipeline.names.websites import with_websites
from claims.pipeline.text.bylines import bylines
from claims.pipeline.text.surface import Surface

Pair = tuple[Name, Entity]
"""A mention and the person or organisation that it stands for."""


class Mentions:
    """The mentions of all entities of an article, found by offset.

    Args:
        entities: As :func:`claims.pipeline.entities.entity.find_entities` gives them.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = entities
        pairs = sorted(((name, entity) for entity in entities for name in entity.names), key=lambda p: p[0].start)
        self.names = [name for name, _ in pairs]
        self.owners = [entity for _, entity in pairs]
        self.starts = [name.start for name in self.names]
        self.by_key = {entity.keys: entity for entity in reversed(entities)}

    def _slice(self, first: int, last: int) -> list[Pair]:
        return list(zip(self.names[first:last], self.owners[first:last], strict=True))

    def between(self, start: int, end: int) -> list[Pair]:
        """The mentions that begin from ``start`` on and before ``end``."""
        return self._slice(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def last_before(self, offset: int, *, limit: int) -> list[Pair]:
        """At most ``limit`` mentions that begin before ``offset``, the nearest first."""
        last = bisect_left(self.starts, offset)
        return self._slice(max(0, last - limit), last)[::-1]

    def overlapping(self, start: int, end: int) -> list[Pair]:
        """The mentions that share a character with the stretch."""
        first = bisect_left(self.starts, start)
        if first and self.names[first - 1].end > start:
            first -= 1
        return self._slice(first, max(first, bisect_left(self.starts, end)))


def find_mentions(surface: Surface, sources: Sequence[Offsets] = ()) -> Mentions:
    """The named persons and organisations of a text, headlines included; without those who only made the article.

    Args:
        surface: The text.
        sources: The words that its quotations are attributed to.
    """
    names = with_websites(surface, with_bracketed(surface, find_names(surface, sources)))
    entities = find_entities(surface, with_full_names(surface, names, sources))
    add_again(surface, entities)
    add_headlines(surface, entities)
    makers = list(bylines(surface.text, surface.paragraphs))
    return Mentions([entity for entity in entities if not _stands_only_in(makers, entity)])


def _stands_only_in(stretches: Sequence[Offsets], entity: Entity) -> bool:
    """Whether an entity is named inside these stretches only, which do not overlap and are in order."""

    def is_inside(offset: int) -> bool:
        before = bisect_right(stretches, offset, key=lambda stretch: stretch[0])
        return before > 0 and offset < stretches[before - 1][1]

    return bool(stretches) and all(is_inside(name.start) for name in entity.names)
