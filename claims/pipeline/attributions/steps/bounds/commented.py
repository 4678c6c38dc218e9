"""What somebody said "commenting on" something: the clause behind the aside, and no part of it.

"Ruiz said on Monday, commenting on reports that the port was shut, that such reports were false."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import overlap

_ASIDE = re.compile(
    r"\b(?P<cue>said|stated|noted|added|stressed)\b(?:\s(?:on\s)?(?:\w+day|\w+ \d{1,2}))?,\s"
    r"(?P<aside>(?:commenting|speaking|responding|referring|reacting|answering|when asked|asked)\b[^;:“”\"\n]{3,240}?)"
    r",\s(?=that\s)"
)


def with_comments(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those with such an aside with what follows it for content; none without anything said.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    result = [left for one in candidates if (left := _behind_dateline(layout, one)) is not None]
    for match in _ASIDE.finditer(layout.text):
        sentence = layout.token_at(match.start()).sent
        end = min(sentence.end_char, layout.paragraph_at(match.start()).end)
        said = layout.trimmed(match.end(), end) if match.end() < end else None
        if said is None or layout.pair_at(match.start()) is not None:
            continue
        result = [_told(layout, one, match, said) for one in result]
    return result


def _told(layout: Layout, one: Candidate, match: re.Match[str], said: tuple[int, int]) -> Candidate:
    cue = one.cue
    if cue is None:
        return one
    if overlap(cue, match.span("cue")):
        behind = any(start >= match.end() for start, _ in one.content)
        return one if behind else replace(one, content=(said,))
    if match.start("aside") <= cue[0] < match.end("aside") and one.content[-1][1] > match.end("aside"):
        start, _ = one.content[0]
        part = layout.trimmed(start, match.end("aside")) if start < match.end("aside") else None
        return replace(one, content=(part,)) if part is not None else one
    return one


def _behind_dateline(layout: Layout, one: Candidate) -> Candidate | None:
    """Without a dateline among what is said; where that is all, with the clause behind the cue."""
    cue = one.cue
    if cue is None:
        return one
    left = tuple(part for part in one.content if part[1] > layout.paragraph_at(part[0]).dateline)
    if len(left) == len(one.content):
        return one
    if left:
        return replace(one, content=left)
    end = min(layout.token_at(cue[0]).sent.end_char, layout.paragraph_at(cue[0]).end)
    rest = layout.trimmed(cue[1], end) if cue[1] < end else None
    return replace(one, content=(rest,)) if rest is not None else None
