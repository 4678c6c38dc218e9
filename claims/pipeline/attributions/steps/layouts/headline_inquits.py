"""Headlines that end in "says" and who says it: "Bandits rob 35 shops in Harlan, says police"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import SPEAKER_LINE, overlap

_CONFIDENCE = 0.8
_LONGEST = 200  # characters of a headline
_INQUIT = re.compile(
    r"(?P<said>[^\n]{12,170}?),\s(?P<cue>says?|warns?|claims?)\s(?P<source>(?:the\s)?[\w.&’'-]+(?:\s[\w.&’'-]+){0,6})\Z"
)
_NOBODY = re.compile(r"(?:that|it|he|she|they|we|no|yes|so|if|of|in|on|there|this|hello|goodbye)\b", re.IGNORECASE)


def with_headline_inquit(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, that of the first line with its last words for a source where those are who says it.

    Args:
        layout: The text.
        candidates: What was found; what turns such a headline around ("Bandits …, says" of the police) gives way.
    """
    if len(layout.paragraphs) < 2:
        return list(candidates)
    first = layout.paragraphs[0]
    if first.end - first.dateline > _LONGEST:
        return list(candidates)
    match = _INQUIT.match(layout.text, first.dateline, first.end)
    if match is None or _NOBODY.match(match["source"]) or layout.pair_at(match.start("cue")) is not None:
        return list(candidates)
    cue, source = match.span("cue"), match.span("source")
    own = [one for one in candidates if overlap(one.cue, cue)]
    if any(one.source is not None and one.source[0] >= cue[1] for one in own):
        return list(candidates)
    said = Candidate(content=(match.span("said"),), cue=cue, source=source, rule=SPEAKER_LINE, confidence=_CONFIDENCE)
    kept = [one for one in candidates if one not in own and not _takes_in(one, cue)]
    if own:
        said = replace(said, confidence=max(_CONFIDENCE, own[0].confidence))
    return sorted([said, *kept], key=lambda one: (one.start, -one.end))


def _takes_in(one: Candidate, cue: tuple[int, int]) -> bool:
    """Whether what a candidate holds for said takes the verb in."""
    return any(overlap(part, cue) for part in one.content)
