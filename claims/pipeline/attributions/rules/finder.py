"""The finder that works by rules: constructions of the parse, weighed by the lexicon of cues."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from claims.lexicon.cues import CueLexicon
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.rules.according import according_to
from claims.pipeline.attributions.rules.around import around
from claims.pipeline.attributions.rules.bare import bare_quotations
from claims.pipeline.attributions.rules.confidence import confidence
from claims.pipeline.attributions.rules.cues import cue_span
from claims.pipeline.attributions.rules.direct import direct_quotations
from claims.pipeline.attributions.rules.endings import without_afterthought
from claims.pipeline.attributions.rules.frames import frames_of
from claims.pipeline.attributions.rules.introduced import introduced
from claims.pipeline.attributions.rules.proposal import Proposal
from claims.pipeline.attributions.rules.tails import Tail, tails
from claims.pipeline.attributions.sources import source_span, speaker_behind


class RuleFinder:
    """Proposes an attribution wherever a known cue stands in a construction in which it was one before.

    Args:
        lexicon: How often each word in each construction was a cue.
        threshold: Candidates less probable than this are not proposed.
    """

    def __init__(self, lexicon: CueLexicon, *, threshold: float) -> None:
        self.lexicon = lexicon
        self.threshold = threshold

    def __call__(self, layout: Layout) -> list[Candidate]:
        """The candidates of one Doc, at most one for every head of a cue."""
        best: dict[int, Candidate] = {}
        for head, candidate in self.proposed(layout):
            if candidate.confidence >= self.threshold:
                known = best.get(head)
                if known is None or candidate.confidence > known.confidence:
                    best[head] = candidate
        return [replace(one, confidence=confidence(one.rule, one.confidence)) for _, one in sorted(best.items())]

    def proposed(self, layout: Layout) -> Iterator[tuple[int, Candidate]]:
        """Every construction whose word is probable enough, with the index of its head; several may share one."""
        ends = list(tails(layout, self.lexicon))
        for proposal in self._proposals(layout, ends):
            candidate = self._candidate(layout, proposal, ends)
            if candidate is not None:
                yield proposal.head.i, candidate
        yield from according_to(layout, self.lexicon)
        yield from bare_quotations(layout)
        yield from introduced(layout, self.lexicon)

    def _proposals(self, layout: Layout, ends: Sequence[Tail]) -> Iterator[Proposal]:
        for tail in ends:
            yield Proposal("tail", tail.cue, ((tail.sentence_start, tail.start),), tail.source)
        yield from direct_quotations(layout)
        for token in layout.doc:
            if self.lexicon.knows(token.lemma_.lower(), token.pos_):
                for frame in (*frames_of(token), *around(token)):
                    yield frame.proposal()

    def _candidate(self, layout: Layout, proposal: Proposal, ends: Sequence[Tail]) -> Candidate | None:
        head = proposal.head
        probability = self.lexicon.probability(head.lemma_.lower(), head.pos_, proposal.name)
        if probability < self.threshold:
            return None
        source = proposal.source
        if source is not None and layout.pair_at(source.idx) != layout.pair_at(head.idx):
            source = speaker_behind(head)
        stretches = [_without_tail(stretch, head, ends) for stretch in proposal.content]
        if proposal.name == "clause":
            stretches = [without_afterthought(layout, *stretch) for stretch in stretches]
        start = layout.paragraph_at(head.idx).start
        content = tuple(filter(None, (layout.trimmed(max(left, start), right) for left, right in stretches)))
        if not content:
            return None
        return Candidate(
            content=content,
            cue=cue_span(layout, head, particle=proposal.particle),
            source=source_span(layout, source, head) if source is not None else None,
            rule=proposal.name,
            confidence=probability,
        )


def _without_tail(stretch: Offsets, head: Token, ends: Sequence[Tail]) -> Offsets:
    """What a cue in the middle says ends where the sentence turns to who reports all of it."""
    start, end = stretch
    first = bisect_left(ends, start, key=lambda tail: tail.start)
    for tail in ends[first:]:
        if tail.start >= end:
            break
        if head.i != tail.cue.i and head.idx < tail.start:
            return start, tail.start
    return start, end
