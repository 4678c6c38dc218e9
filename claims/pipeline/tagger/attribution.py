"""What the tagger finds, in characters of the text."""

from __future__ import annotations

from dataclasses import dataclass

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution, offsets in characters of the text, ends exclusive.

    Args:
        cue: The words that attribute.
        source: The words that name who said it, if any.
        content: What was said, in the order of the text; never empty.
        probability: That this is an attribution, 0 to 1.
        torn: Whether the content is the most probable of several, and yet less so than none at all.
    """

    cue: Offsets
    source: Offsets | None
    content: tuple[Offsets, ...]
    probability: float
    torn: bool = False
