"""What goes into the store and what writing gives back: plain records, so that no other room needs SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from claims.quotation import SpeakerKind

Outcome = Literal["new", "unchanged", "superseding"]
Answer = Literal["yes", "no", "unsure"]
"""Whether two are one, as a person says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetches:
    """What the database has of an address.

    Args:
        articles: How many articles have it as their origin or address.
        last: When the newest of them was fetched.
        failed: How often it failed, if it still does.
        last_failed: When it failed last.
    """

    articles: int
    last: datetime | None
    failed: int
    last_failed: datetime | None


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name.

    Args:
        name: As written.
        normalised: The same with case, diacritics and punctuation folded, as names are compared.
    """

    name: str
    normalised: str


@dataclass(frozen=True, slots=True)
class Doubted:
    """A known entity that somebody of an article may be.

    Args:
        entity_id: Its number.
        score: How well it fits, 0 to 1.
        reasons: Why, in short words.
    """

    entity_id: int
    score: float
    reasons: tuple[str, ...]


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
        score: How well it fits, 0 to 1.
        reasons: Why, in short words.
        doubts: Other known entities that it may be.
    """

    name: str
    kind: SpeakerKind
    spellings: tuple[Spelling, ...]
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    entity_id: int | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubted, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A person or organisation of the store, all that were merged into it included.

    Args:
        entity_id: Its number, after merges.
        name: The name to show.
        kind: ``person`` or ``organisation``.
        spellings: Every known spelling, in alphabetical order.
        roles: Every role that an article gave, in alphabetical order.
        articles: How many articles name it.
    """

    entity_id: int
    name: str
    kind: SpeakerKind
    spellings: tuple[str, ...]
    roles: tuple[str, ...]
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Company:
    """In what articles an entity is named: those read last, at most some dozens.

    Args:
        articles: How many articles were looked at.
        beside: How many of these name another entity as well, by its number after merges.
        first: Day of the first article that names it; None where none has a day.
        last: Day of the last.
    """

    articles: int
    beside: Mapping[int, int]
    first: date | None
    last: date | None


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
        entity_id: The entity that it leaves: the one merged into, the new one of a split, the one renamed, the speaker
            of a corrected quotation; 0 where it is about none.
        quotation_id: The quotation that was decided on; None where it is about none, or where a decision was undone
            without which the quotation is not there any more.
    """

    review_id: int
    entity_id: int
    quotation_id: int | None = None


@dataclass(frozen=True, slots=True)
class WikidataItem:
    """The item of Wikidata that an entity is.

    Args:
        id: Its number (Q348144).
        description: What Wikidata says of it in a few words, if it does.
    """

    id: str
    description: str | None


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


class KnownEntities(Protocol):
    """Whom a database knows, and what persons decided: what is needed to say who is who in one more article."""

    def find_candidates(self, block_keys: Collection[str]) -> list[KnownEntity]:
        """The entities that were written with any of these keys, those merged into them included."""

    def decisions(self) -> Decisions:
        """What persons have decided about who is who."""

    def company(self, entity_ids: Sequence[int]) -> Mapping[int, Company]:
        """In what articles each of these entities is named."""


Resolver = Callable[[KnownEntities], Iterable[AssignedEntity]]
"""Says who the persons and organisations of one article are, given whom a database knows."""
