"""Who asks in the middle of an interview is heard through the same channel as the answers around the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.pipeline.circumstances.scene import Scene, Stand
from claims.quotation import Relay

_ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)|press(?:es|ed|ing)|question(?:s|ed|ing)|point(?:s|ed|ing) out|interject(?:s|ed|ing)"
    r"|suggest(?:s|ed|ing)|wonder(?:s|ed|ing)|push(?:es|ed|ing) back|remind(?:s|ed|ing)|follow(?:s|ed|ing) up)\b"
)
_FAR = 2  # paragraphs between a question and the answers
_CONVERSED = frozenset({"outlet", "agency", "interview", "speech"})


def ask_between(scene: Scene, relays: list[tuple[Relay, ...]]) -> None:
    """Give a question without a channel those that the same other speaker's words before and behind it came through.

    Args:
        scene: The article's attributions.
        relays: Those found so far for each; filled up in place.
    """
    for stand in scene.stands:
        if relays[stand.index] or stand.speaker is None or not _asks(scene, stand):
            continue
        before, after = (next(_others(scene, stand, step), None) for step in (-1, 1))
        if before is not None and after is not None and before.speaker == after.speaker:
            relays[stand.index] = _common(relays[before.index], relays[after.index])


def _asks(scene: Scene, stand: Stand) -> bool:
    cue = scene.attributions[stand.index].cue
    return cue is not None and _ASKS.search(scene.surface.text, *cue) is not None


def _others(scene: Scene, stand: Stand, step: int) -> Iterator[Stand]:
    """Where somebody else speaks near a question, to one side of it."""
    place = stand.position + step
    while 0 <= place < len(scene.stands) and abs(scene.stands[place].paragraph - stand.paragraph) <= _FAR:
        other = scene.stands[place]
        if other.speaker not in {None, stand.speaker}:
            yield other
        place += step


def _common(some: Sequence[Relay], others: Sequence[Relay]) -> tuple[Relay, ...]:
    keys = {(one.kind, one.name) for one in others}
    return tuple(one for one in some if one.kind in _CONVERSED and (one.kind, one.name) in keys)
