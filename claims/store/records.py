"""What goes into the store and what writing gives back: plain records, so that no other room needs SQLAlchemy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from claims.quotation import SpeakerKind

Outcome = Literal["new", "unchanged", "superseding"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name.

    Args:
        name: As written.
        normalised: The same with case, diacritics and punctuation folded, as names are compared.
    """

    name: str
    normalised: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedEntity:
    """A person or organisation of one article, and which known entity it is.

    Args:
        name: The fullest name that the article gives.
        kind: ``person`` or ``organisation``.
        spellings: Every way in which the article prints the name; ``name`` should be among them.
        names: The names by which the extraction's records speak of it, besides ``name``.
        roles: What the article calls it.
        keys: Keys under which :meth:`Store.find_candidates` shall find it again.
        entity_id: The known entity; None for a new one.
    """

    name: str
    kind: SpeakerKind
    spellings: tuple[Spelling, ...]
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    entity_id: int | None = None


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A person or organisation of the store, all that were merged into it included.

    Args:
        entity_id: Its number, after merges.
        name: The name to show.
        kind: ``person`` or ``organisation``.
        spellings: Every known spelling, in alphabetical order.
        roles: Every role that an article gave, in alphabetical order.
    """

    entity_id: int
    name: str
    kind: SpeakerKind
    spellings: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one article.

    Args:
        outcome: ``new``, ``unchanged`` (the article was known) or ``superseding`` (a newer text of a known one).
        article_id: Its number.
        quotations: How many quotations it has now.
        replaced: Whether a known article got the results of another run in place of its old ones.
    """

    outcome: Outcome
    article_id: int
    quotations: int
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """What persons have decided about who is who, and the machine must keep to.

    Args:
        names: Which entity a spelling stands for: (normalised spelling, kind) to the entity's number.
        distinct: Pairs of entities that are not the same.
    """

    names: Mapping[tuple[str, str], int]
    distinct: frozenset[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was kept.

    Args:
        review_id: Its number, by which it can be undone.
        entity_id: The entity that it leaves: the one merged into, the new one of a split, the one renamed.
    """

    review_id: int
    entity_id: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that ``claims db check`` found.

    Args:
        where: The table and row, or the part of the database.
        what: What is wrong.
    """

    where: str
    what: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.where}: {self.what}"
