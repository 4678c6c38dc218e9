"""One quotation with all that belongs to it, as one value: read from the tables, compared, kept as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from sqlalchemy import Connection, select

from claims.quotation import UtteranceDate
from claims.store.corrections import CameThrough, SaidBy, SaidTo
from claims.store.stored import Offsets
from claims.store.tables import (
    Channel,
    Quotation,
    QuotationAddressee,
    QuotationPrincipal,
    QuotationRelay,
    QuotationSpan,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """For whom a speaker speaks.

    Args:
        speaker: The speaker's name: of another one, whom a person names instead, nothing is known.
        name: For whom, as the article names it.
        entity_id: The entity, if it is one.
    """

    speaker: str
    name: str
    entity_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation of one article.

    Args:
        id: Its number.
        run_id: The run that extracted it.
        identity: The hash of its article and spans as the machine found them.
        position: Its place among the article's quotations.
        kind: ``direct``, ``indirect`` or ``mixed``.
        confidence: The probability that this is a quotation with these spans.
        content: Where the words said stand.
        cue: Where the words that attribute stand.
        source: Where the words that name who said it stand.
        speaker: Who said it, with role and entity.
        relays: Through whom.
        addressees: To whom.
        said: When.
        inside: The number of the quotation that this one is quoted in.
        review: What persons decided: ``accepted``, ``corrected``, ``rejected`` or None.
        principal: For whom the speaker speaks, as the machine found it.
    """

    id: int
    run_id: int
    identity: str
    position: int
    kind: str
    confidence: float
    content: tuple[Offsets, ...]
    cue: Offsets | None
    source: Offsets | None
    speaker: SaidBy | None
    relays: tuple[CameThrough, ...]
    addressees: tuple[SaidTo, ...]
    said: UtteranceDate | None
    inside: int | None
    review: str | None = None
    principal: Principal | None = None

    def consistent(self) -> Self:
        """The same; for whom the speaker speaks is only said of the speaker whom the machine found."""
        by = self.speaker.name if self.speaker else None
        return self if self.principal is None or self.principal.speaker == by else replace(self, principal=None)

    @property
    def order(self) -> tuple[int, int, int, int, int]:
        """Where it comes in its article: as the pipeline orders them, outer before inner."""
        return self.content[0][0], -self.content[-1][1], (self.cue or (0, 0))[0], self.position, self.id

    def to_dict(self) -> dict[str, Any]:
        """The shape in which it is kept."""
        return {
            "id": self.id,
            "run": self.run_id,
            "identity": self.identity,
            "position": self.position,
            "kind": self.kind,
            "confidence": self.confidence,
            "inside": self.inside,
            "principal": [self.principal.speaker, self.principal.name, self.principal.entity_id]
            if self.principal
            else None,
            **changes_to_dict(self),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`."""
        return cls(
            id=data["id"],
            run_id=data["run"],
            identity=data["identity"],
            position=data["position"],
            confidence=data["confidence"],
            inside=data["inside"],
            principal=_principal(*found) if (found := data.get("principal")) else None,
            **changes_from_dict(data),
        )


def _principal(speaker: str, name: str, entity_id: int | None) -> Principal:
    return Principal(speaker=speaker, name=name, entity_id=entity_id)


_JSON: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "kind": (str, str),
    "content": (
        lambda spans: [list(span) for span in spans],
        lambda spans: tuple((span[0], span[1]) for span in spans),
    ),
    "cue": (list, lambda span: (span[0], span[1])),
    "source": (list, lambda span: (span[0], span[1])),
    "speaker": (
        lambda who: {"name": who.name, "kind": who.kind, "role": who.role, "entity": who.entity_id},
        lambda who: SaidBy(name=who["name"], kind=who["kind"], role=who["role"], entity_id=who["entity"]),
    ),
    "relays": (
        lambda many: [{"name": one.name, "kind": one.kind, "at": list(one.at), "owner": one.owner_id} for one in many],
        lambda many: tuple(
            CameThrough(name=one["name"], kind=one["kind"], at=(*one["at"],), owner_id=one["owner"]) for one in many
        ),
    ),
    "addressees": (
        lambda many: [
            {"name": one.name, "kind": one.kind, "at": list(one.at), "entity": one.entity_id} for one in many
        ],
        lambda many: tuple(
            SaidTo(name=one["name"], kind=one["kind"], at=(*one["at"],), entity_id=one["entity"]) for one in many
        ),
    ),
    "said": (UtteranceDate.to_dict, UtteranceDate.from_dict),
}
"""What a person may correct, and how each part becomes JSON and comes back."""


def changes_to_dict(values: Any, names: Iterable[str] = tuple(_JSON)) -> dict[str, Any]:  # noqa: ANN401
    """The named parts of a quotation or of a correction, as JSON."""
    parts = {name: getattr(values, name) for name in names}
    return {name: None if part is None else _JSON[name][0](part) for name, part in parts.items()}


def changes_from_dict(data: Mapping[str, Any]) -> dict[str, Any]:
    """The inverse of :func:`changes_to_dict`: the fields of a :class:`Quoted` by name; other entries are left out."""
    return {name: None if data[name] is None else _JSON[name][1](data[name]) for name in _JSON if name in data}


def of_article(connection: Connection, article_id: int) -> list[Quoted]:
    """All quotations of an article, in their order, rejected ones too."""
    own = Quotation.article_id == article_id
    found = (
        select(Quotation.__table__, QuotationPrincipal.name.label("principal"), QuotationPrincipal.entity_id)
        .outerjoin(QuotationPrincipal, QuotationPrincipal.quotation_id == Quotation.id)
        .where(own)
    )
    rows = connection.execute(found.order_by(Quotation.position)).all()
    spans: dict[tuple[int, str], tuple[Offsets, ...]] = {}
    asked = select(QuotationSpan.quotation_id, QuotationSpan.role, QuotationSpan.start, QuotationSpan.end)
    asked = asked.join(Quotation, Quotation.id == QuotationSpan.quotation_id).where(own)
    for number, role, start, end in connection.execute(asked.order_by(QuotationSpan.position)):
        spans[number, role] = (*spans.get((number, role), ()), (start, end))
    relays, addressees = _relays(connection, article_id), _addressees(connection, article_id)
    return [
        Quoted(
            id=row.id,
            run_id=row.run_id,
            identity=row.identity_sha256,
            position=row.position,
            kind=row.kind,
            confidence=row.confidence,
            content=spans[row.id, "content"],
            cue=next(iter(spans.get((row.id, "cue"), ())), None),
            source=next(iter(spans.get((row.id, "source"), ())), None),
            speaker=_speaker(row),
            relays=relays.get(row.id, ()),
            addressees=addressees.get(row.id, ()),
            said=None if row.said_from is None else UtteranceDate(row.said_from, row.said_to, row.said_text or ""),
            inside=row.inside_id,
            review=row.review,
            principal=_principal(row.speaker_name or "", row.principal, row.entity_id) if row.principal else None,
        )
        for row in rows
    ]


def _speaker(row: Any) -> SaidBy | None:  # noqa: ANN401
    if row.speaker_name is None:
        return None
    return SaidBy(name=row.speaker_name, kind=row.speaker_kind, role=row.role, entity_id=row.speaker_id)


def _relays(connection: Connection, article_id: int) -> dict[int, tuple[CameThrough, ...]]:
    asked = (
        select(
            QuotationRelay.quotation_id, QuotationRelay.start, QuotationRelay.end,
            Channel.name, Channel.kind, Channel.owner_entity_id,
        )
        .join(Channel, Channel.id == QuotationRelay.channel_id)
        .join(Quotation, Quotation.id == QuotationRelay.quotation_id)
        .where(Quotation.article_id == article_id)
        .order_by(QuotationRelay.position)
    )  # fmt: skip
    found: dict[int, tuple[CameThrough, ...]] = {}
    for number, start, end, name, kind, owner in connection.execute(asked):
        relay = CameThrough(name=name, kind=kind, at=(start, end), owner_id=owner)
        found[number] = (*found.get(number, ()), relay)
    return found


def _addressees(connection: Connection, article_id: int) -> dict[int, tuple[SaidTo, ...]]:
    table = QuotationAddressee
    asked = (
        select(table.quotation_id, table.name, table.kind, table.start, table.end, table.entity_id)
        .join(Quotation, Quotation.id == table.quotation_id)
        .where(Quotation.article_id == article_id)
        .order_by(table.position)
    )
    found: dict[int, tuple[SaidTo, ...]] = {}
    for number, name, kind, start, end, entity_id in connection.execute(asked):
        to = SaidTo(name=name, kind=kind, at=(start, end), entity_id=entity_id)
        found[number] = (*found.get(number, ()), to)
    return found
