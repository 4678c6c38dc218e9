"""What came through one channel, where the text names it beside a day, was said on that day, whoever said it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from claims.pipeline.circumstances.circumstance import Circumstance
from claims.pipeline.circumstances.scene import Scene
from claims.pipeline.text.surface import Surface
from claims.quotation import Relay, UtteranceDate

Time = Circumstance[UtteranceDate]

_OCCASIONS = frozenset({"speech", "interview", "outlet", "statement"})
_BESIDE = 60  # characters between a channel and its day
_DEFINITE = re.compile(r"\b(?:the|that|this|same)\s+(?:[\w.-]+\s+){0,3}\Z", re.IGNORECASE)
_LONGEST = 50  # characters of a noun phrase before its noun


def share(scene: Scene, found: Sequence[Time | None], relays: Sequence[Sequence[Relay]]) -> list[Time | None]:
    """The times of all attributions; one without a time gets that of the others that came through the same channel.

    "Ruiz said so at Tuesday's debate. (…) “It leaks,” Haddad countered": the debate that Haddad spoke at was Tuesday's.

    Args:
        scene: The article.
        found: The time of each attribution, as far as one holds for it.
        relays: The channels of each, as many.
    """
    # By channel, each of its places once with each day: of a long interview there are hundreds of quotations.
    dated: dict[tuple[str, str], dict[tuple[int, str], tuple[Relay, Time]]] = defaultdict(dict)
    for time, channels in zip(found, relays, strict=True):
        for relay in channels:
            if time is not None and relay.kind in _OCCASIONS and _is_beside(scene.surface, time, relay):
                dated[_key(relay)].setdefault((relay.start, time.key), (relay, time))
    shared = list(found)
    for index, channels in enumerate(relays):
        times = (
            {}
            if found[index] is not None
            else {
                time.key: time
                for one in channels
                for other, time in dated.get(_key(one), {}).values()
                if _is_the_same(scene.surface, one, other)
            }
        )
        if len(times) == 1:
            shared[index] = next(iter(times.values()))
    return shared


def _key(relay: Relay) -> tuple[str, str]:
    return relay.kind, relay.name.casefold()


def _is_beside(surface: Surface, time: Time, relay: Relay) -> bool:
    near = max(relay.start - time.end, time.start - relay.end) <= _BESIDE
    return near and surface.sentence_of(relay.start) == surface.sentence_of(time.start)


def _is_the_same(surface: Surface, one: Relay, other: Relay) -> bool:
    """Whether a channel is the one of its name that is named there, in the same sentence, or before "the debate"."""
    if one.start == other.start or surface.sentence_of(one.start) == surface.sentence_of(other.start):
        return True
    before = max(0, one.start - _LONGEST)
    return other.start < one.start and one.kind != "outlet" and bool(_DEFINITE.search(surface.text, before, one.start))
