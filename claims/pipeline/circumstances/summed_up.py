"""Sentences that only tell where and when somebody said what is quoted beside them.

“We have power again,” Kos said. He said this in a video address on Monday, the Tarn agency reports.
"""

from __future__ import annotations

import re

from claims.pipeline.circumstances.circumstance import Circumstance, Value
from claims.pipeline.circumstances.scene import Scene, Stand
from claims.pipeline.text.surface import Surface

_SAID_THIS = re.compile(
    r"\b(?:(?:said|stated|announced|declared|reported|wrote)\s+(?:so|as\s+much|(?:about\s+)?(?:this|it))"
    r"|(?P<who>(?:[Hh]e|[Ss]he|[Tt]hey)\s+)?(?P<speaking>was|were)\s+speaking"
    r"|(?:made|gave|voiced|delivered)\s+(?:this|the|these|his|her|their|such\s+an?)\s+"
    r"(?:statements?|remarks?|comments?|announcement|declaration|assessment|pledge|promise))\s+"
    r"(?=(?:in|at|on|during|while|when|after|before|to|via|through|speaking|yesterday|today|earlier|late)\b)"
)

_BEFORE_NOUN = 24  # characters from "made" to "the statement"
_NEAR = 5  # sentences between such a sentence and what it is about


def sums_up(scene: Scene, stand: Stand, one: Circumstance[Value]) -> bool:
    """Whether a circumstance stands in such a sentence about what an attribution beside it says.

    Args:
        scene: The article.
        stand: The attribution's place.
        one: A channel or a time.
    """
    surface = scene.surface
    if stand.speaker is None or not surface.sentences:
        return False
    sentence = surface.sentence_of(one.start)
    start, end = surface.sentences[sentence]
    if not 0 < abs(sentence - stand.sentence) <= _NEAR or abs(stand.paragraph - surface.paragraph_of(start)) > 1:
        return False
    match = _SAID_THIS.search(surface.text, start, min(end, one.start + 1))
    if match is None or one.start < match.end() or surface.quoted(match.start()):
        return False
    said = {entity.name for _, entity in scene.mentions.between(start, match.start())}
    if said and stand.speaker not in said:
        return False
    if match["speaking"] and not match["who"] and not said:  # "The mayor was speaking to Dover Radio"
        return False
    return _is_theirs(scene, stand, start, end, named=bool(said))


def names_the_words(surface: Surface, start: int) -> bool:
    """Whether a noun only points to what was quoted, and is no channel: "the statement" of "She made the statement at".

    Args:
        surface: The text.
        start: Where the noun begins.
    """
    first = max(0, start - _BEFORE_NOUN)
    return any(match.start() < start < match.end() for match in _SAID_THIS.finditer(surface.text, first, start + 40))


def _is_theirs(scene: Scene, stand: Stand, start: int, end: int, *, named: bool) -> bool:
    """Whether nobody else speaks between; who goes on behind a sentence that says "he" spoke right before it."""
    behind = stand.anchor[0] >= end
    position = stand.position + (-1 if behind else 1)
    while 0 <= position < len(scene.stands):
        other = scene.stands[position]
        if other.anchor[0] >= start and not behind:
            return True
        same = other.speaker == stand.speaker
        if behind and other.anchor[0] < start:
            return same or named
        if not same and not start <= other.anchor[0] < end:
            return False
        position += -1 if behind else 1
    return not behind or named
