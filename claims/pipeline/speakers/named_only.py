"""Names that no mention bears: "a dyer who gave her name only as Romila", a settlement whose council speaks."""

from __future__ import annotations

import re

from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.keys import keys_of
from claims.pipeline.names.settlements import settlement_at
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import NOBODY, Answer
from claims.quotation import Speaker

_NAME = r"(?P<name{}>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,3}})"
_ONLY = r"(?:only\s|simply\s|just\s)?"
_WHICH = r"(?:first|given|last|family|full|one)"
_GIVEN = re.compile(
    rf"\b(?:g[ai]v(?:e|es|ing)\s{_ONLY}(?:his|her|their)\s(?:{_WHICH}\s)?name\s{_ONLY}as\s{_NAME.format(1)}"
    rf"|(?:identif(?:ied|ying)|introduc(?:ed|ing))\s(?:himself|herself|themselves)\s{_ONLY}as\s{_NAME.format(2)}"
    rf"|g[ai]v(?:e|es|ing)\sonly\s(?:his|her|their|a|one)\s(?:{_WHICH}\s)?name,?\s{_NAME.format(3)}"
    rf"|(?:identified|named|known)\sonly\s(?:as|by\s(?:his|her|their)\s{_WHICH}\sname,?(?:\sas)?)\s{_NAME.format(4)})"
)
_ENDS = re.compile(r"[.;:“”\"\n]")
_BEHIND = 90  # characters behind a source in which its clause goes on


def named_otherwise(text: str, mentions: Mentions, source: Source) -> Answer:
    """Who speaks where a source without a known name tells it all the same; else nobody.

    Args:
        text: The article's.
        mentions: The persons and organisations that it names.
        source: The source, read.
    """
    if source.form not in {"place", "described", "nominal"}:
        return NOBODY
    settlement = settlement_at(text, source.start)
    if settlement is not None:
        return Speaker(settlement, "organisation"), None
    name = named_only(text, source)
    if name is None:
        return NOBODY
    entity = mentions.by_key.get(keys_of(name.split()))
    return Speaker(name, "person"), entity if entity is not None and entity.kind == "person" else None


def named_only(text: str, source: Source) -> str | None:
    """The name that a source without one says somebody gave, or its clause behind it does.

    Args:
        text: The article's.
        source: A noun, read.
    """
    if source.form not in {"described", "nominal"} or source.plural:
        return None
    ends = _ENDS.search(text, source.end, source.end + _BEHIND)
    given = _GIVEN.search(text, source.start, ends.start() if ends is not None else source.end + _BEHIND)
    return next((name for name in given.groups() if name), None) if given is not None else None
