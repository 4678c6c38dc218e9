"""Two who made something together: "a Reuters/Ipsos poll", "a study by Ana Ruiz and Karl Weber"."""

from __future__ import annotations

import itertools
import re

from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.sources.phrases import head_of, is_plural
from claims.pipeline.sources.source import Source
from claims.pipeline.text.surface import Surface, Word
from claims.quotation import Speaker

_SLASH = re.compile(r"\s?/\s?")
_AND = re.compile(r"\s+(?:and|&)\s+(?:the\s+)?(?:[A-Z][a-z]+\.?\s+)?", re.IGNORECASE)
_BY = frozenset({"by", "from"})


def joint_makers(surface: Surface, mentions: Mentions, source: Source) -> Speaker | None:
    """The two whom the words for a document name as its makers; None where they name one or nobody.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        source: The words for the document, read.
    """
    inside = surface.words_between(source.start, source.end)
    head = head_of(surface, inside)
    for (first, one), (second, other) in itertools.pairwise(mentions.overlapping(source.start, source.end)):
        between = surface.text[first.end : second.start]
        if one is other or one.kind != other.kind:
            continue
        if _SLASH.fullmatch(between) and head is not None and second.end <= head.start:
            return Speaker(f"{one.name}/{other.name}", "organisation")
        if _AND.fullmatch(between) and _follows_by(surface, inside, first.start):
            return Speaker(f"{one.name} and {other.name}", "group")
    return None


def _follows_by(surface: Surface, inside: tuple[Word, ...], start: int) -> bool:
    """Whether "by" or "from" leads to a name: "by the bank", "by economists Ana Ruiz and Karl Weber"."""
    before = [word for word in inside if word.end <= start and word.key != "the"]
    if len(before) > 1 and is_plural(surface, before[-1]) and before[-1].text.islower():
        before.pop()
    return bool(before) and before[-1].key in _BY
