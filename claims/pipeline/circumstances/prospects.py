"""What an article tells further on of an attribution's circumstances: where its speaker speaks again.

"Ruiz wants it closed. (…) “It leaks,” she said at a rally in Novi." The lead already tells of the rally. Which channels
stand in a speaker's own attributing clauses anywhere in the article, and how far on, is known before it is decided
which of them hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Generic

from claims.pipeline.circumstances.circumstance import Circumstance, Value
from claims.pipeline.circumstances.scene import Stand
from claims.pipeline.text.sections import Sections

_FORWARDS = 4  # paragraphs that a speaker's later clauses reach back
_MOST_AHEAD = 3  # attributions; further on is as far
_FEW = 3  # circumstances of one speaker


class Prospects(Generic[Value]):
    """Which circumstances stand in whose attributing clauses, over a whole article.

    Args:
        stands: The attributions in the order of the text.
        own: The circumstances in the attributing clause of each.
        sections: The article's.
    """

    def __init__(
        self, stands: Sequence[Stand], own: Sequence[Sequence[Circumstance[Value]]], sections: Sections
    ) -> None:
        self._sections = sections
        self._of: dict[str, list[tuple[Stand, Sequence[Circumstance[Value]]]]] = defaultdict(list)
        self._keys: dict[str, set[str]] = defaultdict(set)
        for stand, circumstances in zip(stands, own, strict=True):
            if stand.speaker is not None:
                self._of[stand.speaker].append((stand, circumstances))
                self._keys[stand.speaker].update(one.key for one in circumstances)

    def coming(self, stand: Stand) -> Iterator[Circumstance[Value]]:
        """The circumstances in the clauses of the same speaker's later attributions, in the section and not far."""
        for circumstances in self._later(stand):
            yield from circumstances

    def _later(self, stand: Stand) -> Iterator[Sequence[Circumstance[Value]]]:
        if stand.speaker is None:
            return
        those, section = self._of[stand.speaker], self._sections.of(stand.anchor[0])
        for number in range(stand.number + 1, len(those)):
            later, circumstances = those[number]
            far = later.paragraph > stand.paragraph + _FORWARDS
            if far or self._sections.of(later.anchor[0]) != section:
                return
            yield circumstances

    def ahead(self, stand: Stand, one: Circumstance[Value]) -> str:
        """How many of the speaker's attributions further on a circumstance stands in the clause, as a word."""
        for number, circumstances in enumerate(self._later(stand), start=1):
            if any(other.key == one.key for other in circumstances):
                return str(min(_MOST_AHEAD, number))
        return "never"

    def mine(self, stand: Stand, one: Circumstance[Value]) -> str:
        """Whether it stands in clauses of the speaker's anywhere, alone or with others, as a word."""
        if stand.speaker is None:
            return "open"
        keys = self._keys[stand.speaker]
        if one.key in keys:
            return "only" if len(keys) == 1 else "among few" if len(keys) <= _FEW else "among many"
        return "others" if keys else "none"
