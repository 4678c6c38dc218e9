"""Broadcasts named behind their network: "on Harbour News' Dawn Patrol", "with RTN's “The Late Tide”"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claims.pipeline.circumstances.circumstance import Circumstance
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.text.surface import Surface
from claims.quotation import Relay

_WORD = r"(?:[A-Z][\w’'&-]*|\d+)"
_NAMED = re.compile(rf"[’']s?\s+(?P<title>{_WORD}(?:\s+(?:(?:and|the|of|to|with|for|&)\s+)?{_WORD}){{0,3}})(?![\w-])")
_ON = re.compile(r"\b(?:on|guest on|appearance on|edition of|episode of)\s+(?:the\s+)?\Z")
_BETWEEN = re.compile(r"[’']s?\s+(?:[a-z][\w-]*\s+){0,2}[“\"‘]?\Z")
_LONGEST = 40  # characters between a network and its broadcast, or before a network
_BROADCASTERS = frozenset({"outlet", "agency"})


def halves(surface: Surface, mentions: Mentions, channels: Sequence[Circumstance[Relay]]) -> dict[int, Relay]:
    """The other half of each channel that is a network with its broadcast behind it, or that broadcast.

    Args:
        surface: The text.
        mentions: The names in it; a full name of a person is no broadcast's.
        channels: All channels that the text names.

    Returns:
        By the offset of one half the other.
    """
    found: dict[int, Relay] = {}
    outlets = sorted((one.value for one in channels if one.value.kind in _BROADCASTERS), key=lambda one: one.start)
    starts = [one.start for one in outlets]
    for network in outlets:
        behind = outlets[bisect_right(starts, network.start) : bisect_left(starts, network.end + _LONGEST)]
        named = (one for one in behind if _BETWEEN.fullmatch(surface.text, network.end, one.start))
        broadcast = next(named, None) or _named_behind(surface, mentions, network)
        if broadcast is not None:
            found[network.start], found[broadcast.start] = broadcast, network
    return found


def _named_behind(surface: Surface, mentions: Mentions, network: Relay) -> Relay | None:
    """A broadcast without quotation marks behind the network that somebody was on."""
    if _ON.search(surface.text, max(0, network.start - _LONGEST), network.start) is None:
        return None
    match = _NAMED.match(surface.text, network.end)
    if match is None:
        return None
    title = match.span("title")
    people = (name for name, entity in mentions.overlapping(*title) if entity.kind == "person")
    return None if any(len(name.words) > 1 for name in people) else Relay(match["title"], "outlet", *title)
