"""Give back what says itself whose it is, where the tagger took it for a neighbour's.

`“I voted for it,” Clinton said.` and in the next paragraph `“We are tired of this!” Cruz said.`: where the tagger sees
one cue only, it may give that one both. And `Even so`, in `“It is over,” Ruiz said. Even so, she added, it was close.`
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import Neighbours, overlap

# Only where the cue follows its quotation at once. Cues ahead of one ("..., adding later, “…”") are as often annotated
# as one quotation with the words before (PolNeAR train: 2 of 4 splits right, against 5 of 5 of these).
_OWNING = "quote before"
_SURE = 0.6
_SENTENCE = re.compile(r"\w[.!?][”\"’']?\s")  # that ends before what follows
_CLAUSE = "clause"
_LINK = re.compile(r",?\s(?:and|but|while|whereas)\s\Z")
_LONGEST_LINK = 10  # characters
_HALF = re.compile(r",[”\"]\s")  # the end of a quotation whose cue parts it from its rest
_COMMA = re.compile(r",\s+")


def with_own_cues(layout: Layout, tagged: Sequence[Candidate], ruled: Sequence[Candidate]) -> list[Candidate]:
    """The tagger's candidates; one that took a quotation with a cue and source of its own loses it to a new one.

    Args:
        layout: The text.
        tagged: What the tagger proposes.
        ruled: What the rules propose.
    """
    result = list(tagged)
    index = Neighbours()
    for position, candidate in enumerate(result):
        index.add(position, candidate)
    for rule in ruled:
        if _is_owner(layout, rule):
            near = sorted(index.near(rule))
            taker = _taker(rule, [(position, result[position]) for position in near])
            if taker is not None:
                left = tuple(one for one in result[taker].content if not overlap(one, rule.content[0]))
                result[taker] = replace(result[taker], content=left)
                index.add(len(result), rule)
                result.append(rule)
    return result


def with_own_beginnings(layout: Layout, tagged: Sequence[Candidate]) -> list[Candidate]:
    """The tagger's candidates; the beginning of a sentence belongs to the source and cue that stand right behind it."""
    result = list(tagged)
    insertions = {min(one.cue[0], one.source[0]): place for place, one in enumerate(result) if one.cue and one.source}
    for taker in range(len(result)):
        for part in result[taker].content:
            owner = _inserted_behind(layout, part, result[taker], insertions)
            halves = layout.pair_at(part[0]) is None or (
                owner is not None and layout.pair_at(result[owner].content[0][0]) is not None
            )
            if owner is not None and halves and len(result[taker].content) > 1:
                left = tuple(one for one in result[taker].content if one != part)
                result[taker] = replace(result[taker], content=left)
                result[owner] = replace(result[owner], content=tuple(sorted((part, *result[owner].content))))
    return result


def without_others_endings(layout: Layout, tagged: Sequence[Candidate]) -> list[Candidate]:
    """The tagger's candidates, without the end of a paragraph before that of the cue, where the narrator goes on first.

    `“We grew,” Lin wrote. “It is my fault.”` and in the next paragraph `The firm confirmed it. Its spokesman said: “…”`
    """
    return [_without_ending(layout, one) for one in tagged]


def _without_ending(layout: Layout, candidate: Candidate) -> Candidate:
    cue = candidate.cue
    if cue is None or len(candidate.content) < 2:
        return candidate
    paragraph = layout.paragraph_at(cue[0])
    own = [part for part in (*candidate.content, cue, candidate.source) if part is not None]
    begins = min(part[0] for part in own if part[0] >= paragraph.start)
    if not _SENTENCE.search(layout.text, paragraph.start, begins):
        return candidate
    here = tuple(part for part in candidate.content if part[0] >= paragraph.start)
    return replace(candidate, content=here) if here else candidate


def with_own_clauses(layout: Layout, tagged: Sequence[Candidate], ruled: Sequence[Candidate]) -> list[Candidate]:
    """The tagger's candidates; one that goes on where "and" leads to somebody else who said something ends there.

    `Ruiz said that “the people decide”, and a lawmaker of her party said it would sue.`

    Args:
        layout: The text.
        tagged: What the tagger proposes.
        ruled: What the rules propose.
    """
    result = list(tagged)
    for rule in ruled:
        if rule.rule != _CLAUSE or rule.confidence < _SURE or rule.source is None or rule.cue is None:
            continue
        link = _LINK.search(layout.text, max(0, rule.source[0] - _LONGEST_LINK), rule.source[0])
        if link is None:
            continue
        known = any(overlap(rule.cue, one.cue) for one in result)
        for place, one in enumerate(result):
            start, end = one.content[-1]
            if not (start < link.start() and rule.end <= end + 1) or layout.pair_at(link.start()) is not None:
                continue
            if _begins_anew(layout, one, rule, link.start()):
                result[place] = replace(one, content=(*one.content[:-1], (start, link.start())))
                result += [] if known else [rule]
                break
    return result


def _begins_anew(layout: Layout, taker: Candidate, rule: Candidate, end: int) -> bool:
    """Whether what is said ends before "and": with a mark that closes, or where the second verb goes with the cue."""
    if taker.cue is None or rule.cue is None:
        return False
    verb = layout.token_at(rule.cue[0])
    joined = verb.dep_ == "conj" and taker.cue[0] <= verb.head.idx < taker.cue[1]
    return joined or any(pair.end == end for pair in layout.pairs_between(taker.start, end))


def _inserted_behind(layout: Layout, part: Offsets, of: Candidate, insertions: Mapping[int, int]) -> int | None:
    """Whose cue parts the beginning of a sentence, told by another cue's content, from the rest of it."""
    start, end = part
    if of.cue is not None and _HALF.match(layout.text, end - 2):
        own = layout.paragraph_at(start)  # `“We won,” Ruiz’s statement said. “…”`, behind somebody else's words
        apart = start == own.start and not own.start <= of.cue[0] < own.end
        return insertions.get(end + 1) if apart else None
    behind = _COMMA.match(layout.text, end)
    owner = insertions.get(behind.end()) if behind else None
    if owner is None or of.cue is None or layout.pairs_between(start, end):
        return None
    sentence = layout.token_at(start).sent
    begins = layout.trimmed(sentence.start_char, start) is None if sentence.start_char < start else True
    return owner if begins and not sentence.start_char <= of.cue[0] < sentence.end_char else None


def _is_owner(layout: Layout, rule: Candidate) -> bool:
    if rule.rule != _OWNING or rule.confidence < _SURE or rule.source is None or rule.cue is None:
        return False
    return layout.pair_at(rule.cue[0]) is None


def _taker(rule: Candidate, tagged: Sequence[tuple[int, Candidate]]) -> int | None:
    """The number of the candidate that holds the rule's quotation among others, if nobody sees the rule's cue."""
    if any(overlap(rule.cue, part) for _, one in tagged for part in (one.cue, *one.content)):
        return None
    for position, one in tagged:
        taken = [part for part in one.content if overlap(part, rule.content[0])]
        if one.cue is not None and taken and len(taken) < len(one.content):
            return position
    return None
