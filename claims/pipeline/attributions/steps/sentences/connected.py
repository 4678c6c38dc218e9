"""What goes on behind one connecting word: “She is the mayor,” Ruiz said. Instead, “she hides.”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.annotations import MarkPair
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout, Paragraph
from claims.pipeline.attributions.selection import overlap

# Between a sentence that attributes and quoted words of the same speaker.
_CONNECTS = re.compile(
    r"[.!?]\s+(?:Instead|Rather|But|And|Or|So|Still|Yet|Also|Besides|Moreover|Then|Because|Otherwise|Plus),?\s+"
)
_STOPS = (".", "!", "?", "…")
_FEWEST_WORDS = 3


def with_connected(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the quoted words that a connecting word alone parts from it, in the same paragraph."""
    taken = [part for one in candidates for part in (*one.content, *filter(None, (one.cue, one.source)))]
    kept = list(candidates)
    ends = {_end(one): index for index, one in enumerate(candidates) if _attributes(layout, one)}
    for paragraph in layout.paragraphs:
        for pair in paragraph.pairs:
            if any(overlap((pair.start, pair.end), part) for part in taken) or not _closes(layout, paragraph, pair):
                continue
            lead = layout.text.rfind(".", paragraph.start, pair.start)
            index = ends.get(lead)
            if index is not None and _CONNECTS.fullmatch(layout.text, lead, pair.start):
                kept[index] = replace(kept[index], content=(*kept[index].content, (pair.start, pair.end)))
    return kept


def _end(candidate: Candidate) -> int:
    """The offset after all that belongs to a candidate."""
    return max(part[1] for part in (*candidate.content, *filter(None, (candidate.cue, candidate.source))))


def _attributes(layout: Layout, candidate: Candidate) -> bool:
    """Whether a candidate says who said words in marks, behind them."""
    if candidate.cue is None or candidate.source is None or layout.pair_at(candidate.cue[0]) is not None:
        return False
    return layout.pair_at(candidate.content[0][0]) is not None and candidate.content[-1][1] <= candidate.source[0]


def _closes(layout: Layout, paragraph: Paragraph, pair: MarkPair) -> bool:
    """Whether quoted words end their sentence, and are more than a term."""
    inner = layout.text[pair.start + 1 : pair.end].rstrip("\"'”’»“ ")
    after = layout.text[pair.end : paragraph.end].lstrip()
    whole = pair.closed and inner.endswith(_STOPS) and len(inner.split()) >= _FEWEST_WORDS
    return whole and (not after or not after[0].islower())
