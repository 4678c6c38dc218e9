"""Which quotations go on with the occasion of an earlier one, and so came through the same channel.

"At a rally, Ruiz said so. “And more,” she added." How far that holds was counted on the training articles: of the same
speaker's quotations nine in ten go on within a paragraph, most into the next one, and further those in marks with a
plain verb of saying. Dates are not carried on: our gold dates only what its own sentence dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.pipeline.annotations import Attribution
from claims.pipeline.surface import Surface
from claims.quotation import Speaker

_SAYS = re.compile(
    r"\b(?:said|says|say|saying|add(?:s|ed|ing)|told|tells|continu(?:es|ed)|ask(?:s|ed)|not(?:es|ed)|repl(?:ies|ied)"
    r"|respond(?:s|ed)|explain(?:s|ed)|argu(?:es|ed)|conclud(?:es|ed)|went on|joked|insisted|stressed)\b",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\b(?:add(?:s|ed|ing)|continu(?:es|ed|ing)|conclud(?:es|ed|ing)|went on|also)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """From one quotation to the same speaker's next.

    Args:
        before: The index of the earlier attribution.
        index: The index of the later one.
        paragraphs: How many paragraphs lie between their beginnings; 0 within one.
        adds: Whether the later one says that it goes on ("she added").
    """

    before: int
    index: int
    paragraphs: int
    adds: bool


def steps(surface: Surface, attributions: Sequence[Attribution], speakers: Sequence[Speaker | None]) -> Iterator[Step]:
    """The steps within occasions, in the order of the text.

    Args:
        surface: The text.
        attributions: The attributions.
        speakers: Their speakers, as many.
    """
    last: dict[str, int] = {}
    for index in sorted(range(len(attributions)), key=lambda i: _place(attributions[i])):
        speaker = speakers[index]
        if speaker is None:
            continue
        before = last.get(speaker.name)
        last[speaker.name] = index
        step = _step(surface, attributions, before, index) if before is not None else None
        if step is not None:
            yield step


def _step(surface: Surface, attributions: Sequence[Attribution], before: int, index: int) -> Step | None:
    here = attributions[index]
    paragraphs = surface.paragraph_of(_place(here)) - surface.paragraph_of(_place(attributions[before]))
    cue = surface.text[slice(*here.cue)] if here.cue is not None else ""
    direct = any(surface.quoted(start) for start, _ in here.content)
    says = _SAYS.search(cue) is not None
    reach = 2 if direct and says else 1
    return Step(before, index, paragraphs, _ADDS.search(cue) is not None) if paragraphs <= reach else None


def _place(attribution: Attribution) -> int:
    return attribution.source[0] if attribution.source else attribution.content[0][0]
