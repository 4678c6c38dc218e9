"""Firms and outlets that are called by the address of their website: "GunTrader.com said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.pipeline.names.name import Name
from claims.pipeline.text.surface import Surface

_ADDRESS = re.compile(r"[A-Z][A-Za-z0-9-]*[A-Za-z0-9]\.(?:com|org|net|co\.uk|info|io|tv|biz)")
_PART_OF_ONE = frozenset("@/")


def with_websites(surface: Surface, names: Sequence[Name]) -> list[Name]:
    """The names of a text, and the addresses with a capital that are printed as names, outside of longer addresses.

    Args:
        surface: The text.
        names: The names found so far, in order.
    """
    text = surface.text
    found = {
        word.start: Name(word.start, word.end, (word.text,), "organisation", 2, possessive=word.possessive)
        for word in surface.words
        if _ADDRESS.fullmatch(word.text)
        and not _PART_OF_ONE.intersection((text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]))
    }
    if not found:
        return list(names)
    known = [name for name in names if name.kind is not None or name.start not in found or len(name.words) > 1]
    taken = {offset for name in known for offset in range(name.start, name.end)}
    added = [name for start, name in found.items() if start not in taken]
    return sorted((*known, *added), key=lambda name: name.start)
