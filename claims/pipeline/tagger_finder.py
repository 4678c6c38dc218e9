"""The trained tagger as the finder of ``claims_attributions``, in place of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.tagger import Tagger
from claims.pipeline.tagger_attribution import TaggedAttribution

# "…", said by the minister: the annotators of the training corpus differ on whether the preposition is source.
_PREPOSITION = re.compile(r"(?:by|from|of|to|for|with|in|on|at|per)\s+", re.IGNORECASE)


class TaggerFinder:
    """Proposes what the tagger finds; fitting to marks, continuation and nesting come after it.

    Args:
        tagger: The trained tagger.
    """

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def __call__(self, layout: Layout) -> list[Candidate]:
        """The candidates of one Doc."""
        found = (_candidate(layout, tagged) for tagged in self.tagger.tag(layout.text))
        return [candidate for candidate in found if candidate is not None]


def _candidate(layout: Layout, tagged: TaggedAttribution) -> Candidate | None:
    content = tuple(
        filter(None, (layout.trimmed(*part) for whole in tagged.content for part in _parted(layout, whole, tagged.cue)))
    )
    if not content:
        return None
    return Candidate(
        content=content,
        cue=layout.trimmed(*tagged.cue) or tagged.cue,
        source=_without_preposition(layout, tagged.source),
        rule="tagger",
        confidence=tagged.probability,
    )


def _parted(layout: Layout, stretch: Offsets, cue: Offsets) -> Iterator[Offsets]:
    """A stretch by paragraphs: of others than the cue's, a headline's say, only those that begin with a quotation."""
    start, end = stretch
    first, last = layout.paragraph_index(start), layout.paragraph_index(end - 1)
    for paragraph in layout.paragraphs[first : last + 1]:
        left, right = max(start, paragraph.dateline), min(end, paragraph.end)
        here = paragraph.dateline <= cue[0] < paragraph.end
        if left < right and (here or any(pair.start <= paragraph.start for pair in paragraph.pairs)):
            yield left, right


def _without_preposition(layout: Layout, source: Offsets | None) -> Offsets | None:
    if source is None:
        return None
    preposition = _PREPOSITION.match(layout.text, *source)
    return layout.trimmed(preposition.end() if preposition else source[0], source[1])
