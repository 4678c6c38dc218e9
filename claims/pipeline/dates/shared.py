"""What came through one channel, where the text names it beside a day, was said on that day, whoever said it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claims.pipeline.circumstances.circumstance import Circumstance
from claims.pipeline.circumstances.scene import Scene
from claims.quotation import Relay, UtteranceDate

Time = Circumstance[UtteranceDate]

_OCCASIONS = frozenset({"speech", "interview", "outlet", "statement"})
_BESIDE = 60  # characters between a channel and its day


def share(scene: Scene, found: Sequence[Time | None], relays: Sequence[Sequence[Relay]]) -> list[Time | None]:
    """The times of all attributions; one without a time gets that of the others that came through the same channel.

    "Ruiz said so at Tuesday's debate. (…) “It leaks,” Haddad countered": the debate that Haddad spoke at was Tuesday's.

    Args:
        scene: The article.
        found: The time of each attribution, as far as one holds for it.
        relays: The channels of each, as many.
    """
    days: dict[tuple[int, int], list[Time]] = defaultdict(list)
    for time, channels in zip(found, relays, strict=True):
        for place in _places(channels):
            if time is not None and _is_beside(scene, time, place):
                days[place].append(time)
    shared = list(found)
    for index, channels in enumerate(relays):
        times = {one.key: one for place in _places(channels) for one in days.get(place, ())}
        if found[index] is None and len(times) == 1:
            shared[index] = next(iter(times.values()))
    return shared


def _places(relays: Sequence[Relay]) -> list[tuple[int, int]]:
    """Where the text names the occasions among some channels."""
    return [(relay.start, relay.end) for relay in relays if relay.kind in _OCCASIONS]


def _is_beside(scene: Scene, time: Time, place: tuple[int, int]) -> bool:
    near = max(place[0] - time.end, time.start - place[1]) <= _BESIDE
    return near and scene.surface.sentence_of(place[0]) == scene.surface.sentence_of(time.start)
