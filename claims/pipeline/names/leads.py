"""Names that end what leads a sentence in, so that who is named behind the comma is somebody else."""

from __future__ import annotations

import re

from claims.pipeline.text.surface import Surface

_SAYS = frozenset({"said", "says", "told"})
_LEADS_IN = re.compile(
    r"(?:About|On|Asked|Regarding|Concerning|After|Before|When|While|As|If|In|Of|With|Under|During)\s"
)


def is_led_in(surface: Surface, end: int, verb: str) -> bool:
    """Whether a clause before a verb begins behind a name: "On the rift with Ana Ruiz, the mayor said".

    Args:
        surface: The text.
        end: The offset after the name.
        verb: The word behind what may describe who is named.
    """
    start = surface.sentences[surface.sentence_of(end - 1)][0]
    return verb in _SAYS and _LEADS_IN.match(surface.text, start) is not None
