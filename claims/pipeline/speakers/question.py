"""One source, the place where it stands, and whom it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claims.pipeline.annotations import Attribution
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.candidates import Candidate, Wanted
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.text.surface import Surface

Features = dict[str, float]
"""What speaks for and against a candidate, by name."""


@dataclass(frozen=True)
class Question:
    """One source, the place where it stands, and whom it may mean.

    Args:
        index: The attribution's place among all of the text.
        conversation: Who has spoken so far.
        attribution: The attribution.
        source: Its source, read.
        wanted: What sort of answer it asks for.
        candidates: Whom it may mean.
        of_owner: Whether it asks whom only the pronoun in "his campaign" means.
    """

    index: int
    conversation: Conversation
    attribution: Attribution
    source: Source
    wanted: Wanted
    candidates: tuple[Candidate, ...]
    of_owner: bool = False

    @property
    def surface(self) -> Surface:
        """The text."""
        return self.conversation.surface

    @cached_property
    def place(self) -> int:
        """Where the source, else the content, begins."""
        return place_of(self.attribution, self.source)


def place_of(attribution: Attribution, source: Source) -> int:
    """Where the source, else the content, begins."""
    return attribution.content[0][0] if source.form == "none" else source.start
