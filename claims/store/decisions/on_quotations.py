"""Persons' decisions on quotations: appended, put together with what the machine found, undone.

From the first decision on, ``extractions`` keeps what the machine found in the article. The quotations that are shown
are computed from that and from the decisions in force (:mod:`claims.store.decisions.standing`) after every decision,
undo and extraction; so undoing is exact, and no extraction overwrites a decision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from claims.errors import NotFoundError, StoreError
from claims.quotation import ENTITY_KINDS
from claims.store.corrections import UNCHANGED, Correction, SaidBy, SaidTo, Verdict, refuse_misfits
from claims.store.decisions import history, new_speakers
from claims.store.decisions.appending import Signed, append, one_at_a_time
from claims.store.decisions.lay_down import lay_down
from claims.store.decisions.standing import Place, Standing, holds, together
from claims.store.engines.insert import insert_missing
from claims.store.quotations.quoted import Principal, Quoted, changes_from_dict, changes_to_dict, of_article
from claims.store.records import Decided
from claims.store.tables import Article, Entity, KeptExtraction, Quotation, Resolution, Review

KINDS = ("accept", "correct", "reject")
# After every split: where names went is known from the article's resolutions.
_NEVER = 2**63
_VERDICTS: Mapping[str, Verdict] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def accept(connection: Connection, number: int, *, signed: Signed) -> Decided:
    """Decide that a quotation is right as it is shown.

    Raises:
        NotFoundError: There is no such quotation.
        StoreError: A person has decided so already.
    """
    return _decide(connection, number, "accept", Correction(), signed=signed)


def correct(connection: Connection, number: int, correction: Correction, *, signed: Signed) -> Decided:
    """Decide what of a quotation is otherwise; the rest is right.

    Raises:
        NotFoundError: There is no such quotation, or no such entity.
        StoreError: It changes nothing, or does not fit the article.
    """
    if correction.is_empty:
        raise StoreError("nothing to correct was given", where=f"q{number}", hint="Accept it if it is right")
    return _decide(connection, number, "correct", correction, signed=signed)


def reject(connection: Connection, number: int, *, signed: Signed) -> Decided:
    """Decide that this is no quotation: it is kept, and shown nowhere.

    Raises:
        NotFoundError: There is no such quotation.
        StoreError: A person has decided so already.
    """
    return _decide(connection, number, "reject", Correction(), signed=signed)


def undo(connection: Connection, review: Any, undone_by: int) -> Decided:  # noqa: ANN401
    """Put together again what is left without a decision; the caller has appended the undo."""
    article_id, base = review.payload["article"], Quoted.from_dict(review.payload["machine"])
    _lock(connection, article_id)
    found = put_together(connection, article_id, also=[base.identity])
    if review.entity_id is not None:
        new_speakers.forget_unused(connection, review.entity_id)
    number = next((one.id for one in found if one.identity == base.identity), None)
    return Decided(undone_by, review.entity_id or 0, quotation_id=number)


def after_extraction(connection: Connection, article_id: int, decided: Collection[str]) -> None:
    """Let decisions hold for what another run has just written.

    Args:
        connection: A writing one.
        article_id: The article, whose quotations are the machine's.
        decided: The identities of quotations that persons have decided on.
    """
    if decided:
        _keep(connection, article_id, of_article(connection, article_id))
        put_together(connection, article_id, also=decided)


def decided_in(connection: Connection, article_id: int) -> list[str]:
    """The identities of an article's quotations that persons have decided on."""
    query = select(Quotation.identity_sha256).where(Quotation.article_id == article_id, Quotation.review.is_not(None))
    return list(connection.scalars(query.order_by(Quotation.id)))


def put_together(connection: Connection, article_id: int, *, also: Iterable[str] = ()) -> list[Quoted]:
    """Write an article's quotations as the machine and all decisions in force have them.

    Args:
        connection: A writing one.
        article_id: The article.
        also: Identities of quotations that may be decided on, besides those whose rows say so.
    """
    standings = standing_in(connection, {*decided_in(connection, article_id), *also})
    shown = together(machines_quotations(connection, article_id), standings)
    lay_down(connection, article_id, shown)
    if not standings:
        connection.execute(delete(KeptExtraction).where(KeptExtraction.article_id == article_id))
    return shown


def expected(connection: Connection, article_id: int) -> list[Quoted]:
    """What :func:`put_together` would write."""
    standings = standing_in(connection, decided_in(connection, article_id))
    return together(machines_quotations(connection, article_id), standings)


def standing_in(connection: Connection, identities: Collection[str]) -> list[Standing]:
    """The decisions in force on some quotations, oldest first."""
    moves = _Moves.of(connection)
    by_quotation: dict[str, list[Any]] = {}
    for row in _in_force(connection, identities):
        by_quotation.setdefault(row.quotation_sha256, []).append(row)
    return [_standing(rows, moves) for rows in by_quotation.values()]


def in_force() -> Select[Any]:
    """The numbers of all decisions on quotations in force."""
    undone = select(Review.undoes_id).where(Review.undoes_id.is_not(None))
    return select(Review.id).where(Review.kind.in_(KINDS), Review.id.not_in(undone))


def _in_force(connection: Connection, identities: Collection[str]) -> Sequence[Any]:
    of_these = Review.quotation_sha256.in_(sorted(identities))
    query = select(Review.__table__).where(of_these, Review.id.in_(in_force())).order_by(Review.id)
    return connection.execute(query).all()


def _standing(rows: Sequence[Any], moves: _Moves) -> Standing:
    """Decisions on one quotation, put together; a later one outranks an earlier one."""
    changes: dict[str, Any] = {}
    beside: dict[str, Place] = {}
    for row in rows:
        given = changes_from_dict(row.payload["changes"])
        changes |= {name: moves.of_part(name, value, row.id) for name, value in given.items()}
        beside |= {place[0]: Place.from_list(place) for place in row.payload["beside"]}
    base = Quoted.from_dict(rows[-1].payload["machine"])
    base = moves.of_all(base, rows[-1].id)
    verdict = _VERDICTS[rows[-1].kind]
    if verdict == "accepted" and changes:
        verdict = "corrected"
    own = {base.identity}
    return Standing(
        base=base,
        verdict=verdict,
        changes=changes,
        beside=tuple(place for identity, place in sorted(beside.items()) if identity not in own),
    )


@dataclass(frozen=True, slots=True)
class _Moves:
    """Where splits of entities have put what a name stands for.

    Args:
        splits: Those in force: number, the spellings that went, and from which entity to which.
        homes: The entities that undone splits had made, and what they are again.
    """

    splits: tuple[tuple[int, frozenset[str], Mapping[int, int]], ...] = ()
    homes: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: Connection) -> _Moves:
        splits = tuple(
            (row.id, frozenset(row.payload["spellings"]), {old: new for new, old in row.payload["made"]})
            for row in history.active(connection)
            if row.kind == "split"
        )
        return cls(splits, history.History.of(connection).homes)

    def now(self, entity_id: int | None, name: str, since: int) -> int | None:
        """The entity that an entity by a name is, after the splits that came later than a decision."""
        if entity_id is None:
            return None
        entity_id = self.homes.get(entity_id, entity_id)
        for number, spellings, made in self.splits:
            if number > since and name in spellings:
                entity_id = made.get(entity_id, entity_id)
        return entity_id

    def of_all(self, quoted: Quoted, since: int) -> Quoted:
        """A quotation with its entities as they are now."""
        parts = ("speaker", "relays", "addressees")
        moved = {name: self.of_part(name, getattr(quoted, name), since) for name in parts}
        principal = quoted.principal
        if principal is not None:
            moved["principal"] = replace(principal, entity_id=self.now(principal.entity_id, principal.name, since))
        return replace(quoted, **moved)

    def of_part(self, name: str, value: Any, since: int) -> Any:  # noqa: ANN401
        """A part of a quotation with its entities as they are now."""
        if name == "speaker" and value is not None:
            return replace(value, entity_id=self.now(value.entity_id, value.name, since))
        if name == "relays":
            return tuple(replace(one, owner_id=self.homes.get(one.owner_id or 0, one.owner_id)) for one in value)
        if name == "addressees":
            return tuple(replace(one, entity_id=self.now(one.entity_id, one.name, since)) for one in value)
        return value


def one(connection: Connection, number: int) -> Quoted:
    """One quotation as it is shown.

    Raises:
        NotFoundError: There is no such quotation.
    """
    article_id = _article_of(connection, number)
    return next(one for one in of_article(connection, article_id) if one.id == number)


def _article_of(connection: Connection, number: int) -> int:
    article_id = connection.scalar(select(Quotation.article_id).where(Quotation.id == number))
    if article_id is None:
        raise NotFoundError(f"there is no quotation q{number}", hint="claims quotes lists those that there are")
    return article_id


def _decide(connection: Connection, number: int, kind: str, correction: Correction, *, signed: Signed) -> Decided:
    one_at_a_time(connection)
    article_id = _article_of(connection, number)
    length = _lock(connection, article_id)
    refuse_misfits(correction, length=length, where=f"q{number}")
    quotations = of_article(connection, article_id)
    current = next(one for one in quotations if one.id == number)
    correction = new_speakers.welcome(connection, correction, where=f"q{number}")
    changes = _changes(current, correction)
    if kind == "correct" and not changes and current.review != "rejected":
        raise StoreError("this is what it says already", where=f"q{number}", hint="Accept it if it is right")
    if current.review == _VERDICTS[kind] and kind != "correct":
        raise StoreError(f"q{number} is {current.review} already", hint="Nothing was changed")
    if not any(one.review for one in quotations):
        _keep(connection, article_id, quotations)
    standings = standing_in(connection, [current.identity])
    base = standings[0].base if standings else replace(current, review=None)
    about = replace(current, **changes_from_dict(changes))
    payload = {
        "article": article_id,
        "machine": base.to_dict(),
        "changes": changes,
        "beside": [place.to_list() for place in _beside(quotations, base, about)],
    }
    speaker = correction.speaker
    review_id = append(
        connection,
        kind,
        signed,
        entity_id=speaker.entity_id if isinstance(speaker, SaidBy) else None,
        quotation_sha256=current.identity,
        payload=payload,
    )
    put_together(connection, article_id, also=[current.identity])
    return Decided(review_id, speaker.entity_id or 0 if isinstance(speaker, SaidBy) else 0, quotation_id=number)


def _changes(current: Quoted, correction: Correction) -> dict[str, Any]:
    """What the correction says that is not so already."""
    given = [one.name for one in fields(correction) if getattr(correction, one.name) is not UNCHANGED]
    changes, is_now = changes_to_dict(correction, given), changes_to_dict(current)
    return {name: value for name, value in changes.items() if value != is_now[name]}


def _beside(quotations: Iterable[Quoted], base: Quoted, about: Quoted) -> list[Place]:
    """What stands in the same place, and the person saw there besides."""
    standing = Standing(base=base, verdict="accepted", changes={"content": about.content, "cue": about.cue})
    others = (one for one in quotations if one.identity != base.identity)
    return [Place.of(one) for one in others if holds(standing, one)]


def _lock(connection: Connection, article_id: int) -> int:
    """Let nobody else write this article's quotations meanwhile; how long its text is."""
    connection.execute(select(Article.id).where(Article.id == article_id).with_for_update())
    return len(connection.scalars(select(Article.text).where(Article.id == article_id)).one())


def _keep(connection: Connection, article_id: int, machine: Sequence[Quoted]) -> None:
    """Keep what the machine found."""
    connection.execute(delete(KeptExtraction).where(KeptExtraction.article_id == article_id))
    row = {"article_id": article_id, "quotations": [one.to_dict() for one in machine]}
    insert_missing(connection, KeptExtraction, [row])


def machines_quotations(connection: Connection, article_id: int) -> list[Quoted]:
    """What the machine found, its names standing for whom they stand now."""
    kept = connection.scalar(select(KeptExtraction.quotations).where(KeptExtraction.article_id == article_id))
    if kept is None:
        return [replace(one, review=None) for one in of_article(connection, article_id)]
    entities, moves = _named(connection, article_id), _Moves.of(connection)

    def now(one: SaidBy | SaidTo) -> int | None:
        return one.entity_id and entities.get((one.name, one.kind), one.entity_id)

    def principal_now(one: Principal | None) -> Principal | None:
        if one is None or one.entity_id is None:
            return one
        either = (entities.get((one.name, kind)) for kind in ("person", "organisation"))
        return replace(one, entity_id=next((number for number in either if number), one.entity_id))

    found = []
    for data in kept:
        one = moves.of_all(Quoted.from_dict(data), _NEVER)
        speaker = replace(one.speaker, entity_id=now(one.speaker)) if one.speaker else None
        to = tuple(replace(to, entity_id=now(to)) for to in one.addressees)
        found.append(replace(one, speaker=speaker, addressees=to, principal=principal_now(one.principal)))
    return found


def _named(connection: Connection, article_id: int) -> dict[tuple[str, str], int]:
    """Whom each name of an article stands for; a split moves these."""
    query = (
        select(Resolution.name, Entity.kind, Resolution.entity_id)
        .join(Entity, Entity.id == Resolution.entity_id)
        .where(Resolution.article_id == article_id, Entity.kind.in_(sorted(ENTITY_KINDS)))
        .order_by(Resolution.id)
    )
    return {(name, kind): entity_id for name, kind, entity_id in connection.execute(query)}
