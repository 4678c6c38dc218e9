"""Two who talk to each other: what one says between the other's words is said to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.pipeline.circumstances.scene import Scene, Stand
from claims.quotation import Addressee

_GAP = 2  # paragraphs between what one says and what the other does
_LONGEST = 12  # attributions to each side in which the one stands that shows who talks to whom


def answer_each_other(scene: Scene, addressees: list[tuple[Addressee, ...]]) -> None:
    """Add the other one of a conversation, where nobody else is addressed.

    A conversation is shown by one of two who is told or asked something by the other: "Ruiz told host Omar Haddad that
    …", then his and her sentences in turn. The turns of a transcript say by themselves who speaks with whom.

    Args:
        scene: The article's attributions.
        addressees: Those found so far for each; filled up in place.
    """
    shown = [
        {(stand.speaker, one.name) for one in addressees[stand.index] if stand.speaker is not None}
        for stand in scene.stands
    ]
    for position, stand in enumerate(scene.stands):
        if addressees[stand.index] or not _speaks(scene, stand):
            continue
        for other in _beside(scene, position):
            pair = {stand.speaker, other.speaker}
            if _is_direct(stand) and _is_direct(other) and _shows(scene, shown, position, pair):
                addressees[stand.index] = (_addressee(scene, other),)
                break


def _speaks(scene: Scene, stand: Stand) -> bool:
    speaker = scene.speakers[stand.index]
    return speaker is not None and speaker.kind == "person" and scene.attributions[stand.index].inside is None


def _is_direct(stand: Stand) -> bool:
    return "direct=yes" in stand.traits and "turn=yes" not in stand.traits


def _beside(scene: Scene, position: int) -> Iterator[Stand]:
    """Who else speaks right before, then who right after."""
    stand = scene.stands[position]
    for step in (-1, 1):
        place = position + step
        if not 0 <= place < len(scene.stands):
            continue
        other = scene.stands[place]
        near = abs(other.paragraph - stand.paragraph) <= _GAP and other.sentence != stand.sentence
        if near and other.speaker != stand.speaker and _speaks(scene, other):
            yield other


def _shows(scene: Scene, shown: Sequence[set[tuple[str, str]]], position: int, pair: set[str | None]) -> bool:
    """Whether one of two is told something by the other nearby, with nobody else quoted word for word in between."""
    for step in (-1, 1):
        for place in range(position, position + step * _LONGEST, step):
            if not 0 <= place < len(scene.stands):
                break
            stand = scene.stands[place]
            if _is_direct(stand) and stand.speaker not in pair:
                break
            if any(set(both) == pair for both in shown[place]):
                return True
    return False


def _addressee(scene: Scene, other: Stand) -> Addressee:
    place = scene.attributions[other.index].source or other.anchor
    return Addressee(other.speaker or "", "person", *place)
