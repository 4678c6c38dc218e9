"""Bodies of the United Nations by what they are for: "the U.N. refugee agency", which is UNHCR."""

from __future__ import annotations

import re
from types import MappingProxyType

from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.sources.source import Source
from claims.quotation import Speaker

_BODIES = MappingProxyType(
    {
        "refugee": ("UNHCR", "united nations high commissioner for refugees", "un high commissioner for refugees"),
        "migration": ("IOM", "international organization for migration", "international organisation for migration"),
        "health": ("WHO", "world health organization", "world health organisation"),
        "children": ("UNICEF", "unicef"),
        "food": ("WFP", "world food programme", "world food program"),
        "nuclear": ("IAEA", "international atomic energy agency"),
        "atomic": ("IAEA", "international atomic energy agency"),
        "cultural": ("UNESCO", "unesco"),
        "weather": ("WMO", "world meteorological organization", "world meteorological organisation"),
        "labour": ("ILO", "international labour organization", "international labour organisation"),
        "labor": ("ILO", "international labor organization", "international labour organization"),
        "aviation": ("ICAO", "international civil aviation organization"),
        "climate": ("UNFCCC", "unfccc"),
        "drugs": ("UNODC", "unodc"),
        "trade": ("UNCTAD", "unctad"),
    }
)
_PHRASE = re.compile(
    r"(?:the\s)?(?:UN|U\.N\.|United Nations)(?:['’]s?)?\s(?P<field>[a-z]+)(?:['’]s?)?\s(?:agency|watchdog|body|fund)\Z",
    re.IGNORECASE,
)


def body_of(text: str, mentions: Mentions, source: Source) -> Speaker | None:
    """The body that a source describes: by its name in the article, else in the source's own words.

    Args:
        text: The article's text.
        mentions: Its named persons and organisations.
        source: A noun.
    """
    match = _PHRASE.match(text, source.start, source.end)
    names = _BODIES.get(match["field"].casefold().removesuffix("'s")) if match is not None else None
    if names is None:
        return None
    known = {name.casefold() for name in names}
    for entity in mentions.entities:
        if entity.name.casefold() in known or (entity.acronym or "").casefold() in known:
            return Speaker(entity.name, "organisation")
    return Speaker(source.phrase.removeprefix("the "), "organisation")
