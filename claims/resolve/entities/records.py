"""What resolution reads and says: persons and organisations of one article, those already known, and who is whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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
        title: ``Mr.``, ``Mrs.`` or the like before a surname alone, if the article gives that one only.
    """

    name: str
    kind: str
    spellings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    title: str = ""

    @property
    def titled(self) -> str:
        """The name with the title."""
        return f"{self.title} {self.name}".strip()


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

    @property
    def articles(self) -> int:
        """How many articles name it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person or organisation already known.

    Args:
        entity_id: Its number, after merges.
        name: The name to show.
        kind: Person or organisation.
        spellings: Every known spelling.
        roles: Every role that an article gave.
        articles: How many articles name it.
    """

    entity_id: int
    name: str
    kind: str
    spellings: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Fit:
    """How well somebody of an article fits a known entity.

    Args:
        entity_id: The known entity.
        score: How well, 0 to 1.
        reasons: Why, in short words.
    """

    entity_id: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who somebody of an article is.

    Args:
        local: The somebody.
        entity_id: The known entity; None for one not known yet.
        score: How well they fit, 0 to 1; 1 where a person decided, 0 for a new entity that nothing resembled.
        reasons: Why, in short words ("same surname", "roles agree").
        doubts: Others who may be the same, so that a person should be asked; the best first.
    """

    local: LocalEntity
    entity_id: int | None
    score: float
    reasons: tuple[str, ...]
    doubts: tuple[Fit, ...] = ()


class Surroundings(Protocol):
    """In what articles a known entity is named: those read last, at most some dozens. A record of the store."""

    @property
    def articles(self) -> int:
        """How many articles were looked at."""

    @property
    def beside(self) -> Mapping[int, int]:
        """How many of these name another entity as well, by its number."""

    @property
    def first(self) -> date | None:
        """Day of the first of these articles; None where none has a day."""

    @property
    def last(self) -> date | None:
        """Day of the last."""
