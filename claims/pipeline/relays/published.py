"""Where a statement is said to be published: "said in a statement published on the official website of the board"."""

from __future__ import annotations

import re

from claims.pipeline.circumstances.channels import Channel
from claims.pipeline.circumstances.pairing import Pairing
from claims.quotation import Relay

_KINDS = frozenset({"website", "social", "outlet", "agency"})
_PUBLISHED = re.compile(
    r"\b(?:statement|remarks|comments|interview|speech|message|letter|video|account|readout|article|communiqu[eé])\s"
    r"(?:also\s)?(?:that\s(?:was|were)\s)?(?:published|carried|posted|released|aired|broadcast|issued|shared)\s"
    r"(?:(?:on\s)?\w+day\s)?(?:by|on|in|via)\s(?:(?:the|a|his|her|its|their)\s)?(?:[\w’'-]+\s){0,3}\Z"
)
_REACH = 120  # characters before a channel


def is_published_there(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a channel is where the statement or interview was published in which somebody said something.

    Args:
        one: The channel.
        pairing: The attribution beside what may hold for it.
    """
    surface, index = pairing.scene.surface, pairing.stand.index
    cue = pairing.scene.attributions[index].cue
    if one.value.kind not in _KINDS or cue is None or pairing.scene.contents_at(one.start):
        return False
    if surface.sentence_of(one.start) != surface.sentence_of(cue[0]):
        return False
    first = max(0, one.start - _REACH)
    return _PUBLISHED.search(surface.text, first, one.start) is not None
