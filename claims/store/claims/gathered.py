"""What is gathered into claims, speaker by speaker, and keeping the claims.

A claim keeps its number as long as the quotation that it was made of first belongs to it. Where several such claims
turn out to be one, the oldest is shown and the others point to it (``claims.merged_into_id``), so that what was cited
stays true, and what divides them again gives each its number back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, func, insert, select, text, update
from sqlalchemy.orm import aliased

from claims.store.decisions.on_claims import InForce, KeptDecision, about
from claims.store.engines.engine import wait_for_other_writers
from claims.store.quotations import places
from claims.store.tables import Article, Claim, Embedding, Entity, Gathering, Quotation, Ungathered

_BATCH = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One quotation of a speaker.

    Args:
        id: Its number.
        identity: Its hash.
        kind: ``direct``, ``indirect`` or ``mixed``.
        article_id: Its article.
        text: What was said.
        cue: The words that attribute.
        first: The first day on which it can have been said; else the day of publication.
        last: The last such day.
        vector: Its vector's bytes, if it has one.
    """

    id: int
    identity: str
    kind: str
    article_id: int
    text: str
    cue: str | None
    first: date | None
    last: date | None
    vector: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """All that one speaker said, as far as it makes claims: named, and not rejected by a person.

    Args:
        speaker_id: The speaker, after merges.
        said: The quotations, in the order of their numbers.
        touched: Numbers of those whose claims have to be found, or found again.
        before: The run that gathered them last, and of how many quotations; None where nothing was gathered yet.
        decisions: Persons' decisions in force that are about some of them, in order.
    """

    speaker_id: int
    said: tuple[Said, ...]
    touched: frozenset[int]
    before: tuple[int, int] | None
    decisions: tuple[KeptDecision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredClaim:
    """A claim as it was gathered.

    Args:
        members: Numbers of its quotations.
        first_of: Number of the quotation whose words stand for it.
        text: These words.
        worth: How much it is worth checking, 0 to 1.
        reasons: Why, in short words.
    """

    members: tuple[int, ...]
    first_of: int
    text: str
    worth: float
    reasons: tuple[str, ...]


def waiting(connection: Connection, *, other_run_than: int | None = None, everybody: bool = False) -> list[int]:
    """Numbers, after merges, of the speakers whose quotations have to be gathered.

    Args:
        connection: A connection for reading.
        other_run_than: Also those who were gathered by another run than this.
        everybody: All speakers.
    """
    if everybody:
        said = select(Entity.canonical_id).join(Quotation, Quotation.speaker_id == Entity.id)
        return sorted(connection.scalars(said.distinct()))
    asked = (
        select(Entity.canonical_id)
        .join(Quotation, Quotation.speaker_id == Entity.id)
        .join(Ungathered, Ungathered.quotation_id == Quotation.id)
    )
    found = set(connection.scalars(asked.distinct()))
    if other_run_than is not None:
        stale = select(Entity.canonical_id).join(Gathering, Gathering.entity_id == Entity.id)
        found |= set(connection.scalars(stale.where(Gathering.run_id != other_run_than).distinct()))
    return sorted(found)


def is_anything_there(connection: Connection) -> bool:
    """Whether there is anything that was or could be gathered."""
    return any(
        connection.scalar(select(one).limit(1)) is not None for one in (Ungathered.quotation_id, Gathering.run_id)
    )


def count_waiting(connection: Connection) -> int:
    """How many quotations of named speakers wait to be gathered."""
    asked = select(func.count()).select_from(Ungathered).join(Quotation, Quotation.id == Ungathered.quotation_id)
    return connection.scalar(asked.where(Quotation.speaker_id.is_not(None), _counts())) or 0


def block(connection: Connection, speaker_id: int, model: str, decisions: Sequence[InForce]) -> Block:
    """All that one speaker said.

    Args:
        connection: A connection.
        speaker_id: The speaker, after merges.
        model: The encoder whose vectors are wanted.
        decisions: Persons' decisions on claims, all that are in force.
    """
    own = aliased(Entity)
    asked = (
        select(
            Quotation.id,
            Quotation.identity_sha256,
            Quotation.kind,
            Quotation.article_id,
            Quotation.content_text,
            Quotation.cue_text,
            func.coalesce(Quotation.said_from, Article.published_on).label("first"),
            func.coalesce(Quotation.said_to, Article.published_on).label("last"),
            Embedding.vector,
            Ungathered.quotation_id.label("ungathered"),
        )
        .join(own, own.id == Quotation.speaker_id)
        .join(Article, Article.id == Quotation.article_id)
        .outerjoin(Embedding, and_(Embedding.quotation_id == Quotation.id, Embedding.model == model))
        .outerjoin(Ungathered, Ungathered.quotation_id == Quotation.id)
        .where(own.canonical_id == speaker_id, _counts())
        .order_by(Quotation.id)
    )
    rows = connection.execute(asked).all()
    members = set(connection.scalars(select(Entity.id).where(Entity.canonical_id == speaker_id)))
    before = connection.execute(
        select(Gathering.run_id, Gathering.quotations).where(Gathering.entity_id == speaker_id)
    ).first()
    return Block(
        speaker_id=speaker_id,
        said=tuple(map(_said, rows)),
        touched=frozenset(row.id for row in rows if row.ungathered is not None),
        before=(before.run_id, before.quotations) if before else None,
        decisions=tuple(about(connection, decisions, speakers=members, among={row.id for row in rows})),
    )


def gather(
    connection: Connection,
    speaker_id: int,
    into: Callable[[Block], Sequence[GatheredClaim]],
    *,
    run_id: int,
    model: str,
    decisions: Sequence[InForce],
) -> None:
    """Gather what one speaker said, in one transaction.

    Args:
        connection: A writing one.
        speaker_id: The speaker, after merges.
        into: Makes the claims of a block.
        run_id: The run.
        model: The encoder whose vectors are wanted.
        decisions: Persons' decisions on claims, all that are in force.
    """
    wait_for_other_writers(connection)
    of = block(connection, speaker_id, model, decisions)
    keep(connection, into(of), of=of, run_id=run_id)


def keep(connection: Connection, gathered: Sequence[GatheredClaim], *, of: Block, run_id: int) -> None:
    """Keep the claims of one speaker, in the transaction in which the block was read.

    Args:
        connection: A writing one.
        gathered: The claims of all quotations that were touched, and of those linked with them.
        of: The block.
        run_id: The run that gathered them.
    """
    keeper = _Keeper(connection, gathered, of, run_id)
    keeper.assign(keeper.numbers())
    _forget_waiting(connection, [one.id for one in of.said])
    connection.execute(delete(Gathering).where(Gathering.entity_id == of.speaker_id))
    if of.said:
        row = {"entity_id": of.speaker_id, "run_id": run_id, "quotations": len(of.said)}
        connection.execute(insert(Gathering), row)


def sweep(connection: Connection) -> None:
    """Take out of claims what belongs to none any more: quotations without a named speaker, and rejected ones."""
    connection.execute(
        text(
            "UPDATE quotations SET claim_id = NULL WHERE claim_id IS NOT NULL "
            "AND (speaker_id IS NULL OR review = 'rejected') "
            "AND id IN (SELECT quotation_id FROM ungathered)"
        )
    )
    connection.execute(
        text(
            "DELETE FROM ungathered WHERE NOT EXISTS (SELECT 1 FROM quotations WHERE quotations.id = "
            "ungathered.quotation_id AND speaker_id IS NOT NULL AND (review IS NULL OR review <> 'rejected'))"
        )
    )
    stale = select(Entity.id).where(Entity.canonical_id != Entity.id)
    connection.execute(delete(Gathering).where(Gathering.entity_id.in_(stale)))


def _counts() -> Any:  # noqa: ANN401 - SQLAlchemy's types of conditions are many
    """Whether no person rejected a quotation."""
    return Quotation.review.is_(None) | (Quotation.review != "rejected")


def _said(row: Any) -> Said:  # noqa: ANN401 - a row of the query above
    return Said(
        id=row.id,
        identity=row.identity_sha256,
        kind=row.kind,
        article_id=row.article_id,
        text=row.content_text,
        cue=row.cue_text,
        first=row.first,
        last=row.last,
        vector=row.vector,
    )


class _Keeper:
    """The claims of one speaker on their way to their numbers."""

    def __init__(self, connection: Connection, gathered: Sequence[GatheredClaim], of: Block, run_id: int) -> None:
        self._connection = connection
        self._gathered = gathered
        self._speaker_id = of.speaker_id
        self._run_id = run_id
        self._index = {member: index for index, one in enumerate(gathered) for member in one.members}
        self._now, self._formerly = self._claims_before()
        self._known = self._known_claims()
        self._there = places.find(connection, [row.place for row in self._known.values() if row.place])

    def numbers(self) -> list[int]:
        """The number of each claim: its own from before, or a new one. Claims that are one point to the oldest."""
        founded = self._founded()
        taken = {number for numbers in founded.values() for number in numbers}
        owns: list[list[int]] = []
        for index in range(len(self._gathered)):
            own = sorted(founded.get(index, ()))
            if not own:
                former = self._formerly.get(index, Counter())
                own = [number for number, _ in former.most_common() if number not in taken][:1]
                taken.update(own)
            owns.append(own)
        made = iter(self._insert([one for one, own in zip(self._gathered, owns, strict=True) if not own]))
        for one, own in zip(self._gathered, owns, strict=True):
            if own:
                self._update(one, own)
        return [own[0] if own else next(made) for own in owns]

    def assign(self, numbers: Sequence[int]) -> None:
        """Let each quotation name its claim."""
        rows = [
            {"quotation": member, "claim": numbers[index]}
            for member, index in self._index.items()
            if self._now.get(member) != numbers[index]
        ]
        if rows:
            named = update(Quotation).where(Quotation.id == bindparam("quotation")).values(claim_id=bindparam("claim"))
            self._connection.execute(named.execution_options(synchronize_session=False), rows)

    def _claims_before(self) -> tuple[dict[int, int | None], dict[int, Counter[int]]]:
        """Which claim each quotation names now; and how many of each gathered claim were in which claim before."""
        now: dict[int, int | None] = {}
        formerly: dict[int, Counter[int]] = {}
        ids = sorted(self._index)
        for start in range(0, len(ids), _BATCH):
            asked = (
                select(Quotation.id, Quotation.claim_id, Ungathered.claim_id.label("former"))
                .outerjoin(Ungathered, Ungathered.quotation_id == Quotation.id)
                .where(Quotation.id.in_(ids[start : start + _BATCH]))
                .order_by(Quotation.id)
            )
            for row in self._connection.execute(asked):
                now[row.id] = row.claim_id
                claim = row.claim_id if row.claim_id is not None else row.former
                if claim is not None:
                    formerly.setdefault(self._index[row.id], Counter())[claim] += 1
        return now, formerly

    def _known_claims(self) -> dict[int, Row[Any]]:
        """The claims that these may be: the speaker's, and those that the quotations were in."""
        members = select(Entity.id).where(Entity.canonical_id == self._speaker_id)
        asked = select(Claim.__table__).where(Claim.speaker_id.in_(members))
        known = {row.id: row for row in self._connection.execute(asked)}
        others = sorted({number for counts in self._formerly.values() for number in counts} - known.keys())
        for start in range(0, len(others), _BATCH):
            some = select(Claim.__table__).where(Claim.id.in_(others[start : start + _BATCH]))
            known |= {row.id: row for row in self._connection.execute(some)}
        return known

    def _founded(self) -> dict[int, list[int]]:
        """For each gathered claim the numbers of the claims that were made first of a quotation of it."""
        founded: dict[int, list[int]] = {}
        for number, row in self._known.items():
            quotation = self._there.get(row.place["quotation"]) if row.place else None
            if quotation in self._index:
                founded.setdefault(self._index[quotation], []).append(number)
        return founded

    def _values(self, one: GatheredClaim) -> dict[str, Any]:
        return {
            "speaker_id": self._speaker_id,
            "text": one.text,
            "run_id": self._run_id,
            "merged_into_id": None,
            "worth": one.worth,
            "reasons": list(one.reasons),
        }

    def _insert(self, new: Sequence[GatheredClaim]) -> list[int]:
        if not new:
            return []
        standing = places.places_of(self._connection, [one.first_of for one in new])
        rows = [self._values(one) | {"place": standing.get(one.first_of)} for one in new]
        inserting = insert(Claim).returning(Claim.id, sort_by_parameter_order=True)
        return list(self._connection.scalars(inserting, rows))

    def _update(self, one: GatheredClaim, own: Sequence[int]) -> None:
        shown, *others = own
        before, values = self._known[shown], self._values(one)
        if before.place is None or before.place["quotation"] not in self._there:
            values["place"] = places.places_of(self._connection, [one.first_of]).get(one.first_of)
        if any(getattr(before, name) != value for name, value in values.items()):
            self._connection.execute(update(Claim).where(Claim.id == shown).values(**values))
        for other in others:
            if self._known[other].merged_into_id != shown:
                self._connection.execute(update(Claim).where(Claim.id == other).values(merged_into_id=shown))


def _forget_waiting(connection: Connection, ids: Iterable[int]) -> None:
    numbers = list(ids)
    for start in range(0, len(numbers), _BATCH):
        connection.execute(delete(Ungathered).where(Ungathered.quotation_id.in_(numbers[start : start + _BATCH])))
