"""What a finder proposes, and what a finder is: the seam between rules and a trained tagger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible attribution; offsets in characters of the Doc's text.

    Args:
        content: One or several stretches, in the order of the text.
        cue: The words that attribute, if any.
        source: The words that name who said it, if any.
        rule: Which construction it is an instance of ("clause", "quote", "according").
        confidence: The probability that it is right, 0 to 1.
    """

    content: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None
    rule: str
    confidence: float

    @property
    def start(self) -> int:
        """Where the first content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the last content ends."""
        return self.content[-1][1]


class Finder(Protocol):
    """Proposes attributions. Need not know about paragraphs that go on, transcripts or nesting: later steps do."""

    def __call__(self, layout: Layout) -> Sequence[Candidate]:
        """The candidates of one Doc, in any order; contents may overlap."""
        ...
