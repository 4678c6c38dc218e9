"""Somebody and others who speak together: "he and other lawyers", "Ruiz and her allies" are called by the full name."""

from __future__ import annotations

import re

from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.sources.source import Source
from claims.quotation import Speaker

_AND = re.compile(r"\s+and\s+(?=[a-z0-9])")
_ENDS = re.compile(r",|\s(?:who|whom|whose|which|that)\b")
_LONGEST = 80  # characters of a description


def joined(name: str, text: str, source: Source) -> Speaker | None:
    """Somebody with those whom "and" adds in a source; None where nobody is added in a few small words.

    Args:
        name: The full name of whoever stands before "and".
        text: The article's.
        source: The source, read.
    """
    link = _AND.search(text, source.start, source.end)
    if link is None:
        return None
    others = " ".join(_ENDS.split(text[link.end() : source.end], maxsplit=1)[0].split())
    return Speaker(f"{name} and {others}", "group") if 0 < len(others) <= _LONGEST else None


def named_with_others(text: str, mentions: Mentions, source: Source) -> Speaker | None:
    """As :func:`joined`, of a person whose name, or the title before it, begins a description; else None.

    Args:
        text: The article's.
        mentions: Its named persons and organisations.
        source: A description whose head is "and".
    """
    named = mentions.overlapping(source.start, source.end)
    link = _AND.search(text, source.start, source.end)
    if source.head != "and" or len(named) != 1 or link is None:
        return None
    name, entity = named[0]
    begin = name.role[0] if name.role is not None and name.role[0] < name.start else name.start
    leads = begin <= source.start and name.end == link.start() and not name.possessive
    return joined(entity.name, text, source) if leads and entity.kind == "person" else None
