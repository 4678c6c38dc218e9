"""One person or organisation of an article, and where it is named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claims.pipeline.names.genders import Gender
from claims.pipeline.names.name import Name
from claims.quotation import SpeakerKind


@dataclass(slots=True, eq=False)
class Entity:
    """One person or organisation of an article.

    Args:
        index: Its place in the article's list, by first appearance.
        kind: Person or organisation.
        name: The fullest name that the article gives.
        names: Its mentions, in order.
        gender: Of a person, where the article or the given name tells.
        nouns: The casefolded words of all its roles.
        acronym: What the article introduces in brackets.
        known: Of a public figure, words for what everybody knows him or her to be; the article need not say them.
    """

    index: int
    kind: SpeakerKind
    name: str
    keys: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    gender: Gender | None = None
    nouns: set[str] = field(default_factory=set)
    acronym: str | None = None
    known: frozenset[str] = frozenset()
    starts: list[int] = field(default_factory=list)

    def before(self, offset: int) -> Name | None:
        """Its last mention that begins before ``offset``."""
        index = bisect_right(self.starts, offset - 1) - 1
        return self.names[index] if index >= 0 else None

    def last_start(self, offset: int) -> int:
        """Where it was last named before ``offset``, -1 where it was not."""
        name = self.before(offset)
        return name.start if name is not None else -1

    def count_before(self, offset: int) -> int:
        """How often it is named before ``offset``."""
        return bisect_right(self.starts, offset - 1)
