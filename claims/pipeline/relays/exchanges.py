"""Who is addressed by what stands around a quotation: answers, questions in the passive, letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.pipeline.circumstances.scene import Scene, Stand
from claims.pipeline.relays.addressees import read_behind
from claims.pipeline.relays.dialogues import answer_each_other
from claims.pipeline.speakers.asking import in_passive, says_asked
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.text.surface import Surface
from claims.quotation import Addressee, Relay, SpeakerKind

_ASKING = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|press(?:es|ed)|interject(?:s|ed)|wondered|follow(?:s|ed) up)\b", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respond(?:s|ed)?|answer(?:s|ed)?|shot back|retort(?:s|ed)?)\b", re.IGNORECASE
)
_NAMED: frozenset[SpeakerKind] = frozenset({"person", "organisation", "unnamed"})
_LETTERS = frozenset({"letter", "letters", "memo", "email", "e-mail", "open letter", "note", "message", "missive"})

# Between a letter and whom it is to.
_TO = re.compile(
    r"(?:\s+(?:from|by)\s+[^\s,.;:]+(?:\s+[^\s,.;:]+){0,5}?)?,?(?:\s+(?:on\s+)?\w+day)?"
    r"(?:\s+(?:that\s+|which\s+)?(?:was\s+|were\s+|is\s+)?(?:addressed|sent|written|directed))?\s+to\s+"
)


def exchange(
    conversation: Conversation,
    scene: Scene,
    relays: Sequence[Sequence[Relay]],
    addressees: list[tuple[Addressee, ...]],
) -> None:
    """Add those whom nothing in a quotation's own clause names, where nobody else is addressed.

    Args:
        conversation: The text and who speaks in it.
        scene: Its attributions.
        relays: The relays of each attribution.
        addressees: Those found so far for each; filled up in place.
    """
    for position, stand in enumerate(scene.stands):
        if not addressees[stand.index]:
            found = next(_addressed(conversation, scene, position, relays, addressees), None)
            if found is not None and found.name != stand.speaker:
                addressees[stand.index] = (found,)
    answer_each_other(scene, addressees)


def _addressed(
    conversation: Conversation,
    scene: Scene,
    position: int,
    relays: Sequence[Sequence[Relay]],
    addressees: Sequence[Sequence[Addressee]],
) -> Iterator[Addressee]:
    stand, surface = scene.stands[position], conversation.surface
    before = scene.stands[position - 1] if position else None
    after = scene.stands[position + 1] if position + 1 < len(scene.stands) else None
    cue = surface.text[slice(*stand.anchor)]
    if says_asked(surface.text, stand.anchor) and _is_passive(surface, scene, stand):
        for other in (after, before):
            if other is not None and other.sentence == stand.sentence:
                yield from _as_addressee(scene, stand, other)
    if before is not None and stand.paragraph - before.paragraph <= 1 and _asks(surface, before):
        asked = any(one.name == stand.speaker for one in addressees[before.index])
        yield from _as_addressee(scene, stand, before) if asked or _ANSWERS.search(cue) else ()
    if after is not None and after.paragraph - stand.paragraph <= 1 and _asks(surface, stand):
        answered = _ANSWERS.search(surface.text[slice(*after.anchor)])
        yield from _as_addressee(scene, stand, after) if answered else ()
    yield from _goes_on(scene, stand, relays, addressees)
    yield from _written_to(conversation, scene, stand, relays)


def _asks(surface: Surface, stand: Stand) -> bool:
    return _ASKING.search(surface.text[slice(*stand.anchor)]) is not None


def _is_passive(surface: Surface, scene: Scene, stand: Stand) -> bool:
    """Whether "asked" stands without a subject that asks: "When asked", "was asked", "Asked by Stephanopoulos"."""
    source = scene.attributions[stand.index].source
    if source is not None and source[1] <= stand.anchor[0]:
        return False
    return in_passive(surface.text, stand.anchor)


def _as_addressee(scene: Scene, stand: Stand, other: Stand) -> Iterator[Addressee]:
    speaker = scene.speakers[other.index]
    if speaker is not None and speaker.kind in _NAMED and speaker.name != stand.speaker:
        if speaker.name in scene.outlets:
            return  # "Asked on Radio Harlan, she said": an outlet is a channel
        place = scene.attributions[other.index].source or other.anchor
        yield Addressee(speaker.name, speaker.kind, *place)


def _goes_on(
    scene: Scene, stand: Stand, relays: Sequence[Sequence[Relay]], addressees: Sequence[Sequence[Addressee]]
) -> Iterator[Addressee]:
    """Whoever a letter is to is addressed by all that is quoted from it."""
    letters = {(one.start, one.end) for one in relays[stand.index] if one.name.casefold() in _LETTERS}
    for other in reversed(scene.stands[: stand.position] if letters else []):
        if other.speaker == stand.speaker and any((one.start, one.end) in letters for one in relays[other.index]):
            yield from addressees[other.index]


def _written_to(
    conversation: Conversation, scene: Scene, stand: Stand, relays: Sequence[Sequence[Relay]]
) -> Iterator[Addressee]:
    """Whoever a letter is said to be to where it is named: "a letter from Ruiz, addressed to the miners"."""
    attribution, speaker = scene.attributions[stand.index], scene.speakers[stand.index]
    for letter in relays[stand.index]:
        behind = _TO.match(conversation.surface.text, letter.end) if letter.name.casefold() in _LETTERS else None
        if behind is not None:
            found = read_behind(conversation, attribution, behind.end(), speaker)
            yield from (one for one in found if isinstance(one, Addressee))
