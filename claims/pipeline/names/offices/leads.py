"""What ends an apposition and what does not: names that lead a sentence in, initials with full stops."""

from __future__ import annotations

import re

from claims.lexicon.lists import words
from claims.pipeline.text.surface import Surface

_SAYS = frozenset({"said", "says", "told"})
_LEADS_IN = re.compile(
    r"(?:About|On|Asked|Regarding|Concerning|After|Before|When|While|As|If|In|Of|With|Under|During)\s"
)

_LONGEST = 8  # characters of initials
_INITIALS = 2  # letters, at least, each with its full stop: "U.N."


def inside_initials(surface: Surface, stop: int) -> bool:
    """Whether a full stop is that of initials that a phrase goes on behind: "the U.N. special envoy".

    Args:
        surface: The text.
        stop: The offset of the full stop.
    """
    inside = surface.words_between(stop - _LONGEST, stop + 1)[-1:]
    if (
        not inside
        or inside[0].end <= stop
        or inside[0].text.count(".") < _INITIALS
        or not inside[0].text.replace(".", "").isupper()
    ):
        return False
    if stop + 1 < inside[0].end:
        return True
    behind = surface.words_between(stop + 1, stop + 3)[:1]
    # Not "the mayor of a town in the U.S. He said".
    goes_on = bool(behind) and (behind[0].text.islower() or behind[0].key not in words("everyday", "ordinary"))
    return goes_on and surface.text[stop + 1 : behind[0].start] == " "


def is_led_in(surface: Surface, end: int, verb: str) -> bool:
    """Whether a clause before a verb begins behind a name: "On the rift with Ana Ruiz, the mayor said".

    Args:
        surface: The text.
        end: The offset after the name.
        verb: The word behind what may describe who is named.
    """
    start = surface.sentences[surface.sentence_of(end - 1)][0]
    return verb in _SAYS and _LEADS_IN.match(surface.text, start) is not None
