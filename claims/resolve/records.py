"""What resolution reads and says: persons and organisations of one article, those already known, and who is whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One person or organisation inside one article.

    Args:
        name: The fullest name that the article gives, without titles.
        kind: Person or organisation.
        spellings: Every way in which the article prints the name, the fullest first.
        roles: What the article calls it ("Iranian President"), in the order of the text.
        names: The names by which the extraction's records speak of it: ``Speaker.name``, ``Mention.name`` and so on.
    """

    name: str
    kind: str
    spellings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Known(Protocol):
    """A person or organisation already known: :class:`Candidate`, or a row of the store of the same shape."""

    @property
    def entity_id(self) -> int:
        """Its number, after merges."""

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def kind(self) -> str:
        """``person`` or ``organisation``."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every known spelling."""

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that an article gave."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person or organisation already known.

    Args:
        entity_id: Its number, after merges.
        name: The name to show.
        kind: Person or organisation.
        spellings: Every known spelling.
        roles: Every role that an article gave.
    """

    entity_id: int
    name: str
    kind: str
    spellings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who somebody of an article is.

    Args:
        local: The somebody.
        entity_id: The known entity; None for one not known yet.
        score: How well they fit, 0 to 1; 1 where a person decided, 0 for a new entity that nothing resembled.
        reasons: Why, in short words ("same surname", "roles agree").
    """

    local: LocalEntity
    entity_id: int | None
    score: float
    reasons: tuple[str, ...]
