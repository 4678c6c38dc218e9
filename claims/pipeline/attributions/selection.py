"""Choose among candidates that contradict each other, and find which are quoted inside which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

# Constructions in which words are reported, not wishes or views.
SPEAKER_LINE = "speaker line"
"""The rule by which a label before a colon says who speaks, in transcripts and interviews."""
REPORTS = frozenset({"clause", "before", "around", "tail", "quote before", "quote after", SPEAKER_LINE})
TAGGED = "tagger"
"""The rule of what the trained tagger proposes, which is taught reports and views alike."""
TORN = "torn tagger"
"""The same where it was unsure of the content, not of the cue."""
_SURE_INSIDE = 0.75
_SPEAKING = frozenset({"i", "we", "you", "me", "us"})
# "Ruiz said after the match according to the Bay Ledger".
_AFTER = re.compile(r"\b(?:said|says|told \w+)\s(?:after|before|during|following|at)\s\Z")
_BEFORE = 30  # characters before what it leads to
_SHORT = 30  # characters of that
_ACCORDING = "according to"
_WHEN = re.compile(r"\s(?:after|before|during|following|at)\s(?:the|an?|his|her|their)\s[^,.;:“”\"\n]{2,30}")
_UNNAMED = _SPEAKING | {"who", "that", "which", "he", "she", "they", "it", "one", "people"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A chosen candidate, and the index of the one it is quoted inside, if any."""

    candidate: Candidate
    inside: int | None


def selected(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that can stand together, the more probable first choice; in the order of the text.

    Two contents may share words only where one holds the other's cue: that one is then quoted inside it.
    """
    chosen: list[Candidate] = []
    index = Neighbours()
    for candidate in sorted(candidates, key=lambda one: (-one.confidence, one.start, one.end)):
        if all(_agree(candidate, chosen[other]) for other in index.near(candidate)):
            index.add(len(chosen), candidate)
            chosen.append(candidate)
    return sorted(chosen, key=lambda one: (one.start, -one.end, one.cue or (0, 0)))


def placed(candidates: Sequence[Candidate]) -> list[Placed]:
    """Each candidate with the innermost other one whose content holds all of it."""
    index = Neighbours()
    for position in sorted(range(len(candidates)), key=lambda one: (_extent(candidates[one]), one)):
        index.add(position, candidates[position])
    return [Placed(one, _innermost(candidates, index, position)) for position, one in enumerate(candidates)]


def _innermost(candidates: Sequence[Candidate], index: Neighbours, position: int) -> int | None:
    """The shortest candidate that holds another. The index gives shorter ones first."""
    inner = candidates[position]
    around = index.at(inner.start)
    for other in around[bisect_left(around, _extent(inner), key=lambda one: _extent(candidates[one])) :]:
        if other != position and holds(candidates[other], inner):
            return other
    return None


def _extent(candidate: Candidate) -> int:
    return candidate.end - candidate.start


def without_weak_nested(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without the less sure ones among those whose cue stands inside quotation marks.

    What a speaker does in quoted words ("I hope ...", "they want ...") is rarely an attribution; that a quoted account
    reports what a third one said, is.
    """
    return [one for one in candidates if not _is_quoted(layout, one) or is_report(layout, one)]


def without_relays(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without "according to" where it only says how another's words came: "X, she said, according to a statement"."""
    inner: dict[int, Candidate] = {one.start: one for one in candidates if not _accords(layout, one)}
    return [one for one in candidates if not _only_relays(layout, one, inner.get(one.start))]


def _accords(layout: Layout, one: Candidate) -> bool:
    told = one.cue is not None and layout.text[slice(*one.cue)].casefold() == _ACCORDING
    return told or one.rule.startswith("according")


def _stands_behind_when(layout: Layout, one: Candidate) -> bool:
    """Whether a content is only what "after" leads to: "Ruiz said after the match according to the Bay Ledger"."""
    start, end = one.content[0]
    short = len(one.content) == 1 and end - start <= _SHORT and layout.pair_at(start) is None
    return short and _AFTER.search(layout.text, max(0, start - _BEFORE), start) is not None


def _only_relays(layout: Layout, candidate: Candidate, other: Candidate | None) -> bool:
    if _accords(layout, candidate) and _stands_behind_when(layout, candidate):
        return True
    by_rule = candidate.rule.startswith("according")
    if other is None or other.cue is None or other.source is None or candidate.cue is None:
        return False
    if not _accords(layout, candidate):
        return False
    marks, last = max(other.cue[1], other.source[1]), candidate.content[0][1]
    end = max(other.end, marks)
    if other.cue[0] >= candidate.end:
        return False
    return (by_rule and layout.trimmed(end, last) is None) or (
        candidate.cue[0] <= last + 1  # no comma between
        and _WHEN.fullmatch(layout.text, max(other.content[0][1], marks), last) is not None
    )


def without_quoted_sources(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without those whose content only is another's source: "An official, quoted by SANA, said that it rained"."""
    sources = {one.source[0]: (one.source[1], one) for one in candidates if one.source is not None}

    def is_source(one: Candidate) -> bool:
        if one.cue is None or len(one.content) != 1 or not layout.text.startswith(" by ", one.cue[1]):
            return False
        end, other = sources.get(one.start, (0, one))
        return other is not one and one.end <= end

    return [one for one in candidates if not is_source(one)]


def _is_quoted(layout: Layout, candidate: Candidate) -> bool:
    return candidate.cue is not None and layout.pair_at(candidate.cue[0]) is not None


def is_report(layout: Layout, candidate: Candidate) -> bool:
    """Whether a candidate surely says what somebody said, as one worth keeping inside another must."""
    if candidate.source is None or candidate.confidence < _SURE_INSIDE:
        return False
    if candidate.rule not in REPORTS and candidate.rule != TAGGED:
        return False
    source = layout.text[slice(*candidate.source)].casefold()
    return source not in (_UNNAMED if _is_quoted(layout, candidate) else _SPEAKING)


class Neighbours:
    """Which candidates come near which: by stretches of the text, so that long articles take linear time."""

    # About a sentence: wider ones hold more candidates that do not touch, narrower ones cost more entries.
    _WIDTH = 128

    def __init__(self) -> None:
        self._by_block: dict[int, list[int]] = {}

    def _blocks(self, candidate: Candidate) -> set[int]:
        stretches = [*candidate.content, *filter(None, (candidate.cue,))]
        return {block for start, end in stretches for block in range(start // self._WIDTH, end // self._WIDTH + 1)}

    def add(self, position: int, candidate: Candidate) -> None:
        """Enter a candidate under a number."""
        for block in self._blocks(candidate):
            self._by_block.setdefault(block, []).append(position)

    def near(self, candidate: Candidate) -> set[int]:
        """The numbers of those that may share words with a candidate."""
        return {one for block in self._blocks(candidate) for one in self._by_block.get(block, ())}

    def at(self, offset: int) -> Sequence[int]:
        """Those near one character, in the order in which they were added."""
        return self._by_block.get(offset // self._WIDTH, ())


def holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the contents of one hold the other's cue and contents."""
    if inner.start < outer.start or outer.end < inner.end:
        return False
    parts = [*inner.content, *filter(None, (inner.cue,))]
    return all(any(start <= part[0] and part[1] <= end for start, end in outer.content) for part in parts)


def _agree(left: Candidate, right: Candidate) -> bool:
    if left.cue is not None and left.cue == right.cue:
        return False
    if left.end <= right.start or right.end <= left.start:
        return True
    if not any(overlap(one, other) for one in left.content for other in right.content):
        return True
    return holds(left, right) != holds(right, left)


def overlap(left: Offsets | None, right: Offsets | None) -> bool:
    """Whether two stretches share characters; one that is not there shares none."""
    return left is not None and right is not None and left[0] < right[1] and right[0] < left[1]
