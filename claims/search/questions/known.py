"""Whom a store knows, as the search asks for it, and what it finds for the words of a question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Name(Protocol):
    """One name that the store knows: an entity's after merges, a role's holder's, a channel's or an outlet's."""

    @property
    def id(self) -> int:
        """The number of the entity, channel or outlet."""

    @property
    def name(self) -> str:
        """The name to show."""

    @property
    def spelling(self) -> str:
        """One spelling of it, or for a role its words."""

    @property
    def kind(self) -> str:
        """``person`` or ``organisation``, or the kind of a channel."""

    @property
    def since(self) -> date | None:
        """Of a role, the first day of an article that gives it; None where no day is known."""

    @property
    def until(self) -> date | None:
        """The last such day."""

    @property
    def articles(self) -> int:
        """Of a role, how many articles give it."""

    @property
    def before(self) -> str:
        """Of a role in its place, what the article says right before it."""


class Vocabulary(Protocol):
    """Whom and what the store knows by name.

    Each method gives every name with at least one of the words (small letters, no diacritics) in it; it may give more.
    """

    def entities(self, words: Collection[str], *, beginnings: bool = False) -> Sequence[Name]:
        """Spellings of persons and organisations; with ``beginnings`` those in which a word begins so."""

    def roles(self, words: Collection[str]) -> Sequence[Name]:
        """Roles with their holders."""

    def roles_in_place(self, words: Collection[str]) -> Sequence[Name]:
        """Roles that hold all of the words, once for each place where an article gives them."""

    def channels(self, words: Collection[str]) -> Sequence[Name]:
        """Channels."""

    def channels_together(self, number: int) -> tuple[int, ...]:
        """The numbers of a channel and of those that are one with it."""

    def outlets(self, words: Collection[str]) -> Sequence[Name]:
        """Outlets."""

    def called(self, words: Collection[str]) -> Sequence[Name]:
        """Speakers with what articles call them beside a quotation, where any of these small words is part of it."""

    def speakers_described(self, words: Collection[str]) -> Sequence[Name]:
        """Who is called all these folded words where quoted, and in how many articles; unnamed ones as number 0."""

    def described(self, words: Collection[str]) -> bool:
        """Whether any speaker's name, description or role in an article holds all these folded words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One whom the words of a question may mean.

    Args:
        id: Number of the entity, channel or outlet.
        name: Name to show.
        weight: How well the words fit, 0 to 1.
        sure: Whether to exclude others; else this one is only more likely.
        part: Of several that are named together, which ("Trump and Clinton": 0 and 1).
    """

    id: int
    name: str
    weight: float = 1.0
    sure: bool = True
    part: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a stretch of a question.

    Args:
        candidates: Whom it may mean, best first.
        start: Where it starts in the stretch, in characters.
        end: Where it ends, exclusive.
    """

    candidates: tuple[Candidate, ...]
    start: int
    end: int


Days = tuple[date | None, date | None]
"""A first and a last day, None where it is open."""
