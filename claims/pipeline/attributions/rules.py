"""The finder that works by rules: constructions of the parse, weighed by the lexicon of cues."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.lexicon.cues import CueLexicon
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.according import according_to
from claims.pipeline.attributions.around import around
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.cues import cue_span
from claims.pipeline.attributions.direct import direct_quotations
from claims.pipeline.attributions.frames import Frame, TokenRange, frames_of
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.sources import source_span


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
        for head, candidate in self._all(layout):
            if candidate.confidence >= self.threshold:
                known = best.get(head)
                if known is None or candidate.confidence > known.confidence:
                    best[head] = candidate
        return [best[head] for head in sorted(best)]

    def _all(self, layout: Layout) -> Iterator[tuple[int, Candidate]]:
        for quotation in direct_quotations(layout):
            candidate = self._candidate(
                layout, quotation.name, quotation.head, quotation.source, quotation.content, None
            )
            if candidate:
                yield quotation.head.i, candidate
        for token in layout.doc:
            if not self.lexicon.knows(token.lemma_.lower(), token.pos_):
                continue
            for frame in (*frames_of(token), *around(token)):
                candidate = self._from_frame(layout, frame)
                if candidate:
                    yield token.i, candidate
        yield from according_to(layout, self.lexicon)

    def _from_frame(self, layout: Layout, frame: Frame) -> Candidate | None:
        content = tuple(_stretch(layout, part) for part in frame.content if part[0] <= part[1])
        return self._candidate(layout, frame.name, frame.head, frame.source, content, frame.particle)

    def _candidate(
        self,
        layout: Layout,
        name: str,
        head: Token,
        source: Token | None,
        content: tuple[Offsets, ...],
        particle: Token | None,
    ) -> Candidate | None:
        confidence = self.lexicon.probability(head.lemma_.lower(), head.pos_, name, has_source=source is not None)
        if confidence < self.threshold:
            return None
        stretches = tuple(filter(None, (layout.trimmed(start, end) for start, end in content)))
        if not stretches:
            return None
        return Candidate(
            content=stretches,
            cue=cue_span(layout, head, particle=particle),
            source=source_span(layout, source, head) if source is not None else None,
            rule=name,
            confidence=confidence,
        )


def _stretch(layout: Layout, part: TokenRange) -> Offsets:
    return layout.offsets(layout.doc[part[0]], layout.doc[part[1]])
