"""Question and answer are of one day: what one of two says to the other was said when the other spoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from claims.pipeline.circumstances.scene import Scene, Stand
from claims.quotation import Addressee, Relay

_FAR = 2  # paragraphs, and attributions, between what one says and what the other does
_WRITTEN = frozenset({"statement", "document", "website", "social"})
_Time = TypeVar("_Time")


def answer(
    scene: Scene,
    found: list[_Time | None],
    addressees: Sequence[Sequence[Addressee]],
    relays: Sequence[Sequence[Relay]],
) -> None:
    """Give an attribution without a time that of what its speaker and whom it is said to said right before.

    "Haddad asked Ruiz on Friday whether the ferry leaks. “It does not,” she said."

    Args:
        scene: The article.
        found: The time of each attribution, as far as one holds for it; filled up in place.
        addressees: To whom each was said, as many.
        relays: Through which channels each came, as many; an answer by letter has a day of its own.
    """
    written = [{one.name for one in channels if one.kind in _WRITTEN} for channels in relays]
    for stand in scene.stands:
        if found[stand.index] is None:
            times = (
                found[other.index]
                for other in _before(scene, stand)
                if _converse(stand, other, addressees) and written[stand.index] <= written[other.index]
            )
            found[stand.index] = next((time for time in times if time is not None), None)


def _before(scene: Scene, stand: Stand) -> Iterator[Stand]:
    """The nearest attributions before one, as far as their speakers are known."""
    for other in reversed(scene.stands[max(0, stand.position - _FAR) : stand.position]):
        if other.speaker is None or stand.paragraph - other.paragraph > _FAR:
            return
        yield other


def _converse(stand: Stand, other: Stand, addressees: Sequence[Sequence[Addressee]]) -> bool:
    """Whether one of two is addressed by the other."""
    if stand.speaker is None or stand.speaker == other.speaker:
        return False
    pairs = ((stand, other), (other, stand))
    return any(one.speaker in {to.name for to in addressees[another.index]} for one, another in pairs)
