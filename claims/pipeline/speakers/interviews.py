"""Interviews printed as questions and answers: who "I" is in an answer, and "you" in a question."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions

_TURN = re.compile(r"(?:(?P<question>Q|Question)|A|Answer)[^\S\n]*[.:][^\S\n]*(?=\S)")
_FEWEST = 3  # turns; "A. " may begin a list


class Interview:
    """The turns of one article, where its paragraphs are marked as questions and answers.

    Args:
        text: The text.
        paragraphs: Where its paragraphs stand.
        mentions: Its named persons and organisations.
    """

    def __init__(self, text: str, paragraphs: tuple[Offsets, ...], mentions: Mentions) -> None:
        marked = [match for start, end in paragraphs if (match := _TURN.match(text, start, end))]
        asks = [match["question"] is not None for match in marked]
        whole = len(marked) >= _FEWEST and any(asks) and not all(asks)
        self._starts = [match.start() for match in marked] if whole else []
        self._asks = asks
        self._answering = _most_named(mentions, self._starts[0]) if whole else None

    def meant(self, pronoun: str, offset: int) -> Entity | None:
        """Who answers, if "I" stands in an answer or "you" in a question; nobody else is told.

        Args:
            pronoun: One of the first person, or "you"; casefolded.
            offset: Where it stands.
        """
        turn = bisect_right(self._starts, offset) - 1
        fits = turn >= 0 and self._asks[turn] == (pronoun in {"you", "your"})
        return self._answering if fits else None


def _most_named(mentions: Mentions, end: int) -> Entity | None:
    """The person whom the introduction names most, and of several the one whom it names first."""
    counts = Counter(entity for _, entity in mentions.between(0, end) if entity.kind == "person")
    return max(counts, key=lambda entity: (counts[entity], -entity.index), default=None)
