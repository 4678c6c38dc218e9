"""Sentences that end in whom somebody quotes: "The port would stay open, the agency quoted Ana Ruiz as saying."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap

_RULE = "quoted at the end"
_CONFIDENCE = 0.85
_FEWEST = 3  # words of what is said
_ENDS = re.compile(
    r"(?:,[”\"’']*|(?<=[^.])\.[”\"](?=\s[a-z]))\s(?P<by>[^,.;:“”\"\n]{2,60}?)\s(?P<cue>quote[ds])\s(?P<whom>[^.;:“”\"\n]{3,90}?)\sas\ssaying"
    r"(?:\s(?:(?:on|late|early)\s)?(?:\w+day|earlier))?(?=\.|\n|\Z)"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\Z")


def with_quoted_last(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and those of sentences whose last words are "quoted somebody as saying".

    Args:
        layout: The text.
        candidates: What was found; where anything has such a cue, nothing is added, unless all that it says is who is
            quoted.
    """
    ends = [match for match in _ENDS.finditer(layout.text) if not _PASSIVE.search(match["by"])]
    candidates = [one for one in candidates if not any(_is_whom(one, match) for match in ends)]
    cues = [one.cue for one in candidates if one.cue is not None]
    added = [
        Candidate(content=(said,), cue=match.span("cue"), source=match.span("whom"), rule=_RULE, confidence=_CONFIDENCE)
        for match in ends
        if not any(overlap(match.span("cue"), cue) for cue in cues)
        if (said := _said(layout, match.start())) is not None
    ]
    return [*candidates, *added]


def _is_whom(one: Candidate, match: re.Match[str]) -> bool:
    """Whether a finder took who is quoted for what is said: "the agency quoted a statement by Ruiz as saying"."""
    return overlap(match.span("cue"), one.cue) and all(
        match.start("whom") <= start and end <= match.end() for start, end in one.content
    )


def _said(layout: Layout, comma: int) -> tuple[int, int] | None:
    """What stands before the comma in its sentence, with the marks around it."""
    start = max(layout.token_at(comma).sent.start_char, layout.paragraph_at(comma).start)
    pair = layout.pair_at(comma)
    if pair is not None:
        return pair.start, pair.end
    said = layout.trimmed(start, comma)
    if said is None or len(layout.text[slice(*said)].split()) < _FEWEST:
        return None
    before = layout.pair_at(said[1] - 1)
    return (said[0], before.end) if before is not None else said
