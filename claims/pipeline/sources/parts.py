"""The parts of a source between its commas, but for those that stand inside what one office is called."""

from __future__ import annotations

from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.sources.phrases import behind_adjectives, chunks_of
from claims.pipeline.text.surface import Surface

_ARTICLE = 4  # characters of "the "


def parts_of(surface: Surface, mentions: Mentions, source: Offsets) -> list[Offsets]:
    """The parts between commas and before relative clauses, none empty.

    Args:
        surface: The text.
        mentions: The names in it.
        source: The words of a source. "Tourism, Arts and Culture Minister Ana Ruiz" is one part.
    """
    chunks = behind_adjectives(surface, chunks_of(surface.text, *source))
    if len(chunks) < 2:
        return chunks
    begins = chunks[0][0] + _ARTICLE * surface.text[chunks[0][0] : chunks[0][0] + _ARTICLE].casefold().startswith(
        "the "
    )
    for place, (start, end) in enumerate(chunks[1:], 1):
        for name, entity in mentions.overlapping(start, end):
            if entity.kind == "person" and name.role is not None and name.role[0] <= begins < start < name.role[1]:
                return [(chunks[0][0], end), *chunks[place + 1 :]]
    return chunks
