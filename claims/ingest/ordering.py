"""From what is read to what is to be written, in the same order, while others extract: bounded in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from claims.article import Article
from claims.ingest.extraction import Batch, Extractor, Result
from claims.readers import Failure
from claims.store.identity import of_article

Item = Article | Failure
"""What the readers give."""

BATCH_SIZE = 16
"""Articles that are extracted together, at most."""
_BATCH_CHARACTERS = 40_000
"""Characters of text in a batch, but for a longer article: a few seconds of work, so that workers end together."""
_LONGEST_LINE = 5_000
"""Items that wait in line to be written behind one that is not extracted yet."""


@dataclass(slots=True, eq=False)
class Place:
    """A place in the line of what is to be written.

    Args:
        item: What was read; None for an article that the database has, whose text nobody needs any more.
        result: What was taken from the article, once that is done.
        before: The place of the same article earlier in line, whose result is this one's too.
    """

    item: Item | None
    result: Result | None = None
    before: Place | None = None

    @property
    def is_done(self) -> bool:
        """Whether it can be written."""
        if self.before is not None:
            self.result = self.before.result
        return not isinstance(self.item, Article) or self.result is not None


class Line:
    """Items in the order of reading, each with what was taken from it.

    At any time so many batches are in hand as the extractor has room for, and so many read. Nothing is read further
    ahead, so that memory does not grow with the input, whoever is slow.

    Args:
        items: What the readers give, read no further than needed.
        known: Says which of some articles the database has, by their identities.
        extractor: Gives who extracts, told how many articles are to be.
        ahead: How many items are read at a time.
    """

    def __init__(
        self,
        items: Iterable[Item],
        *,
        known: Callable[[Sequence[str]], set[str]],
        extractor: Callable[[int], Extractor],
        ahead: int = BATCH_SIZE,
    ) -> None:
        self._items = iter(items)
        self._known, self._extractor, self._ahead = known, extractor, ahead
        self._line: deque[Place] = deque()
        self._last: dict[str, Place] = {}
        self._in_hand: dict[int, list[Place]] = {}
        self._numbers = 0
        self._ended = False

    def __iter__(self) -> Iterator[Place]:
        """Each place as soon as it and all before it can be written."""
        extractor = self._fill(self._extractor(0))
        while self._line:
            while self._line and self._line[0].is_done:
                yield self._leave()
                self._collect(extractor, wait=False)
                extractor = self._fill(extractor)
            if self._line:
                self._collect(extractor, wait=True)
            extractor = self._fill(extractor)

    def _leave(self) -> Place:
        place = self._line.popleft()
        if isinstance(place.item, Article):
            identity = of_article(place.item)
            if self._last.get(identity) is place:
                del self._last[identity]
        return place

    def _fill(self, extractor: Extractor) -> Extractor:
        """Read on while there is room, and let the articles that are not known be extracted."""
        while not self._ended and len(self._in_hand) < self._room(extractor) and len(self._line) < _LONGEST_LINE:
            items = list(islice(self._items, self._ahead))
            self._ended = len(items) < self._ahead
            unknown = self._stand_in_line(items)
            if unknown:
                extractor = self._extractor(len(unknown))
            for places in _batches(unknown):
                self._in_hand[self._numbers] = places
                articles = tuple(place.item for place in places if isinstance(place.item, Article))
                extractor.submit(Batch(self._numbers, articles))
                self._numbers += 1
        return extractor

    def _room(self, extractor: Extractor) -> int:
        """How many batches may be in hand; where something can be written, that comes first if nobody idles."""
        writable = bool(self._line) and self._line[0].is_done
        return extractor.capacity // 2 if writable else extractor.capacity

    def _stand_in_line(self, items: Sequence[Item]) -> list[Place]:
        """Give each item its place; those that are to be extracted."""
        identities = [of_article(item) if isinstance(item, Article) else "" for item in items]
        known = self._known([identity for identity in identities if identity])
        unknown = []
        for item, identity in zip(items, identities, strict=True):
            place = Place(None if identity in known else item)
            self._line.append(place)
            if isinstance(place.item, Article):
                place.before = self._last.get(identity)
                self._last[identity] = place
                if place.before is None:
                    unknown.append(place)
        return unknown

    def _collect(self, extractor: Extractor, *, wait: bool) -> None:
        for batch, results in extractor.results(wait=wait):
            for place, result in zip(self._in_hand.pop(batch.number), results, strict=True):
                place.result = result


def _batches(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Batches of about equal work: the longest articles first, and many short ones together."""
    batch: list[Place] = []
    characters = 0
    for place in sorted(places, key=lambda one: -_length(one)):
        if batch and (len(batch) == BATCH_SIZE or characters + _length(place) > _BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(place)
        characters += _length(place)
    if batch:
        yield batch


def _length(place: Place) -> int:
    return len(place.item.text) if isinstance(place.item, Article) else 0
