"""Judges whose office another word tells: "Mr Justice Harding" is "the judge"."""

from __future__ import annotations

from claims.pipeline.annotations import Offsets
from claims.pipeline.text.surface import Surface

_BENCH = frozenset({"justice", "recorder"})
_OFFICES = frozenset({"chief", "lord", "lady", "associate", "high", "court", "supreme", "senior", "mr", "mrs", "ms"})


def bench_of(surface: Surface, role: Offsets) -> frozenset[str]:
    """What a judge is called whose role ends in "Justice" or "Recorder": a judge; of a justice minister nothing.

    Args:
        surface: The text.
        role: Where the role stands.
    """
    inside = surface.words_between(*role)
    if not inside or inside[-1].key not in _BENCH or not inside[-1].capital:
        return frozenset()
    before = {word.key for word in inside[:-1] if word.capital}
    return frozenset({"judge"}) if before <= _OFFICES or "court" in before else frozenset()
