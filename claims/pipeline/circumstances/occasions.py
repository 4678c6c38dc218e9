"""Which circumstances may hold for which quotation, and what speaks for it: place, speaker, and what went before.

"At a rally, Ruiz said so. “And more,” she added." The rally is the occasion of both. Every attribution is paired with
the channels (or times) named near it; each pair gets traits, and the weights of
:mod:`claims.pipeline.circumstances.weights` turn them into a probability. What was taken for the same speaker's last
quotation is a trait too, so that an occasion goes on as far as the text goes on with it, and no further.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from claims.pipeline.annotations import Attribution
from claims.pipeline.circumstances.circumstance import Circumstance, Value
from claims.pipeline.circumstances.pairing import Pairing
from claims.pipeline.circumstances.prospects import Prospects
from claims.pipeline.circumstances.scene import Scene, Stand
from claims.pipeline.circumstances.zones import Zone
from claims.pipeline.text.surface import Surface

_BEFORE = 12  # paragraphs that a circumstance reaches forwards
_AFTER = 2  # sentences that one reaches backwards
_MOST = 16  # circumstances named before a quotation that are looked at
Clause: TypeAlias = Callable[[Surface, Zone, Attribution, Circumstance[Value]], bool]


def walk(scene: Scene, circumstances: Sequence[Circumstance[Value]], clause: Clause[Value]) -> Iterator[Pairing[Value]]:
    """Each attribution with the circumstances near it; whoever walks says which ones it takes.

    Args:
        scene: The article.
        circumstances: All of the article, in any order.
        clause: Says whether one stands in the attributing clause (:mod:`claims.pipeline.circumstances.clauses`).
    """
    ordered = sorted(circumstances, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    named: dict[str, list[Circumstance[Value]]] = defaultdict(list)
    for one in ordered:
        named[one.key].append(one)
    nears = [_near(scene, stand, ordered, starts) for stand in scene.stands]
    owns = [
        [one for one in near if clause(scene.surface, stand.zone, scene.attributions[stand.index], one)]
        for stand, near in zip(scene.stands, nears, strict=True)
    ]
    prospects = Prospects(scene.stands, owns, scene.sections)
    last: Stand | None = None
    by_speaker: dict[str, Stand] = {}
    for stand, near, own in zip(scene.stands, nears, owns, strict=True):
        same = by_speaker.get(stand.speaker) if stand.speaker is not None else None
        keys = {one.key for one in near}
        for one in (*_carried(same, named), *_carried(last, named), *prospects.coming(stand)):
            if one.key not in keys:
                keys.add(one.key)
                near.append(one)
        yield Pairing(scene, stand, same, last, near, own, prospects)
        last = stand
        if stand.speaker is not None:
            by_speaker[stand.speaker] = stand


def _carried(before: Stand | None, named: dict[str, list[Circumstance[Value]]]) -> Iterator[Circumstance[Value]]:
    """What was taken for an earlier attribution, however far back it is named: the nearest of each."""
    if before is None:
        return
    for key in before.taken:
        index = bisect_left(named[key], before.anchor[1], key=lambda one: one.start)
        yield from named[key][max(0, index - 1) : index]


def _near(
    scene: Scene, stand: Stand, ordered: Sequence[Circumstance[Value]], starts: Sequence[int]
) -> list[Circumstance[Value]]:
    """All in its own sentences, the nearest of each key before them, and few after them."""
    surface = scene.surface
    if not surface.sentences:
        return []
    own = [one for a, b in stand.zone.stretches for one in ordered[bisect_left(starts, a) : bisect_left(starts, b)]]
    found = list(dict.fromkeys(own))
    keys = {one.key for one in found}
    first = surface.paragraphs[max(0, stand.paragraph - _BEFORE)][0]
    for one in reversed(ordered[bisect_left(starts, first) : bisect_left(starts, stand.anchor[0])]):
        if one.key not in keys:
            keys.add(one.key)
            found.append(one)
        if len(found) >= _MOST:
            break
    beyond = surface.sentences[min(len(surface.sentences) - 1, stand.sentence + _AFTER)][1]
    for one in ordered[bisect_right(starts, stand.anchor[0]) : bisect_left(starts, beyond)]:
        if one.key not in keys:
            keys.add(one.key)
            found.append(one)
    return found
