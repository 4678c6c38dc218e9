"""Writing what was extracted from one article: mentions, roles, quotations and what search reads of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from claims.article import Article
from claims.lexicon.folding import fold
from claims.quotation import Extraction, Quotation, Relay
from claims.store import identity, tables
from claims.store.engines.insert import insert_missing
from claims.store.entities import joint
from claims.store.entities.channels import channel_of
from claims.store.entities.writing import Referent, Referents
from claims.store.records import AssignedEntity

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One article with its results and what they stand for.

    Args:
        article: The article.
        article_id: Its number.
        run_id: The run that extracted.
        extraction: The results.
        assigned: The article's persons and organisations.
        referents: Whom each of their names stands for.
    """

    article: Article
    article_id: int
    run_id: int
    extraction: Extraction
    assigned: Sequence[AssignedEntity]
    referents: Referents

    def referent(self, name: str | None, kind: str) -> Referent | None:
        """Whom a name of this kind stands for in this article, if it is a named one."""
        return self.referents.get((name, kind)) if name else None

    def entity(self, name: str | None, kind: str) -> int | None:
        """The same as the number of the entity."""
        found = self.referent(name, kind)
        return found.entity_id if found else None

    def fullest(self, name: str, kind: str) -> str:
        """The fullest name that the article gives to whom this name stands for; else the name itself."""
        found = self.referent(name, kind)
        return found.name if found else name

    def either(self, name: str | None) -> Referent | None:
        """Whom a name stands for whose kind is not said: a person comes before an organisation."""
        return self.referent(name, "person") or self.referent(name, "organisation")

    def names(self) -> Mapping[str, Referent]:
        """Whom each name stands for; a person comes before an organisation."""
        by_kind = sorted(self.referents.items(), key=lambda one: one[0][1])  # of two the last, a person, stays
        return {name: whom for (name, _), whom in by_kind}

    def owner(self, relay: Relay) -> int | None:
        """The entity whose channel a relay is."""
        found = self.either(relay.owner)
        return found.entity_id if found else None


def write_extraction(connection: Connection, extracted: Extracted, *, kept: Mapping[str, int]) -> Sequence[int]:
    """Insert everything that was extracted from one article.

    Args:
        connection: A writing one.
        extracted: The article with its results.
        kept: Numbers that quotations of these identities had and keep.

    Returns:
        The numbers of the quotations, in their order.
    """
    _write_mentions(connection, extracted)
    _write_roles(connection, extracted)
    ids = _write_quotations(connection, extracted, kept)
    _write_relays(connection, extracted, ids)
    for table, rows_of in (
        (tables.QuotationSpan, span_rows),
        (tables.QuotationAddressee, addressee_rows),
        (tables.QuotationPrincipal, principal_rows),
        (tables.QuotationJointSpeaker, joint_rows),
        (tables.QuotationSubject, subject_rows),
        (tables.SearchText, search_rows),
    ):
        rows = [
            row
            for quotation_id, quotation in zip(ids, extracted.extraction.quotations, strict=True)
            for row in rows_of(extracted, quotation_id, quotation)
        ]
        if rows:
            connection.execute(insert(table), rows)
    return ids


def _write_mentions(connection: Connection, extracted: Extracted) -> None:
    insert_missing(
        connection,
        tables.Mention,
        [
            {
                "article_id": extracted.article_id,
                "run_id": extracted.run_id,
                "entity_id": whom.entity_id,
                "name": whom.name,
                "start": mention.span.start,
                "end": mention.span.end,
            }
            for mention in extracted.extraction.mentions
            if (whom := extracted.referent(mention.name, mention.kind))
        ],
    )


def _write_roles(connection: Connection, extracted: Extracted) -> None:
    rows: dict[tuple[int, str, int | None], Row] = {}

    def add(entity_id: int, name: str, title: str, start: int | None, end: int | None) -> None:
        row = {"entity_id": entity_id, "name": name, "title": title, "start": start, "end": end}
        rows.setdefault(
            (entity_id, title, start), row | {"article_id": extracted.article_id, "run_id": extracted.run_id}
        )

    for mention in extracted.extraction.mentions:
        whom = extracted.referent(mention.name, mention.kind)
        if mention.role and whom:
            add(whom.entity_id, whom.name, mention.role.text, mention.role.start, mention.role.end)
    placed = {(entity_id, title) for entity_id, title, _ in rows}
    for one in extracted.assigned:
        entity_id = extracted.referents[one.name, one.kind].entity_id
        for title in one.roles:
            if (entity_id, title) not in placed:
                add(entity_id, one.name, title, None, None)
    if rows:
        connection.execute(insert(tables.Role), list(rows.values()))


def _write_quotations(connection: Connection, extracted: Extracted, kept: Mapping[str, int]) -> Sequence[int]:
    quotations = extracted.extraction.quotations
    identities = identity.of_quotations(identity.of_article(extracted.article), quotations)
    rows = [
        quotation_row(extracted, quotation) | {"position": position, "identity_sha256": sha256}
        for position, (quotation, sha256) in enumerate(zip(quotations, identities, strict=True))
    ]
    ids = _insert_quotations(connection, rows, kept)
    inner = [
        {"which": quotation_id, "outer": ids[quotation.inside]}
        for quotation_id, quotation in zip(ids, quotations, strict=True)
        if quotation.inside is not None
    ]
    if inner:
        within = update(tables.Quotation).where(tables.Quotation.id == bindparam("which"))
        connection.execute(within.values(inside_id=bindparam("outer")), inner)
    return ids


def _insert_quotations(connection: Connection, rows: Sequence[Row], kept: Mapping[str, int]) -> Sequence[int]:
    """The numbers of the rows, in their order: those kept for their identities, else new ones."""
    if not rows:
        return ()
    insertion = insert(tables.Quotation).returning(tables.Quotation.id, sort_by_parameter_order=True)
    if not kept:
        return connection.scalars(insertion, rows).all()
    ids = []
    for row in rows:
        number = kept.get(row["identity_sha256"])
        ids.append(connection.scalars(insertion, [row | ({"id": number} if number else {})]).one())
    return ids


def quotation_row(extracted: Extracted, quotation: Quotation) -> Row:
    """A row of ``quotations``, but for its place and identity."""
    speaker, said = quotation.speaker, quotation.said
    return {
        "article_id": extracted.article_id,
        "run_id": extracted.run_id,
        "kind": quotation.kind,
        "content_text": quotation.text,
        "cue_text": quotation.cue.text if quotation.cue else None,
        "source_text": quotation.source.text if quotation.source else None,
        "speaker_id": extracted.entity(speaker.name, speaker.kind) if speaker else None,
        "speaker_name": extracted.fullest(speaker.name, speaker.kind) if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "role": speaker.role if speaker else None,
        "said_from": said.first if said else None,
        "said_to": said.last if said else None,
        "said_text": said.text if said else None,
        "confidence": quotation.confidence,
    }


def span_rows(extracted: Extracted, quotation_id: int, quotation: Quotation) -> list[Row]:
    """Rows of ``quotation_spans``: content, cue and source."""
    del extracted
    parts = (("content", quotation.content), ("cue", [quotation.cue]), ("source", [quotation.source]))
    return [
        {"quotation_id": quotation_id, "role": role, "position": position, "start": span.start, "end": span.end}
        for role, spans in parts
        for position, span in enumerate(spans)
        if span
    ]


def addressee_rows(extracted: Extracted, quotation_id: int, quotation: Quotation) -> list[Row]:
    """Rows of ``quotation_addressees``."""
    return [
        {
            "quotation_id": quotation_id,
            "position": position,
            "entity_id": extracted.entity(addressee.name, addressee.kind),
            "name": extracted.fullest(addressee.name, addressee.kind),
            "kind": addressee.kind,
            "start": addressee.start,
            "end": addressee.end,
        }
        for position, addressee in enumerate(quotation.addressees)
    ]


def principal_rows(extracted: Extracted, quotation_id: int, quotation: Quotation) -> list[Row]:
    """The row of ``quotation_principals``, where its speaker speaks for somebody."""
    name = quotation.speaker.speaks_for if quotation.speaker else None
    if name is None:
        return []
    found = extracted.either(name)
    entity_id, fullest = (found.entity_id, found.name) if found else (None, name)
    return [{"quotation_id": quotation_id, "entity_id": entity_id, "name": fullest}]


def joint_rows(extracted: Extracted, quotation_id: int, quotation: Quotation) -> list[Row]:
    """Rows of ``quotation_joint_speakers``: each entity of those who said it together, once."""
    speaker = quotation.speaker
    parts = joint.parts_of(speaker.name, speaker.kind) if speaker else ()
    return joint.rows(quotation_id, parts, extracted.names()) if parts else []


def subject_rows(extracted: Extracted, quotation_id: int, quotation: Quotation) -> list[Row]:
    """Rows of ``quotation_subjects``: each entity that the content names, once."""
    rows: dict[int, Row] = {}
    for mention in extracted.extraction.mentions:
        whom = extracted.referent(mention.name, mention.kind)
        if whom and any(span.contains(mention.span) for span in quotation.content):
            row = {"quotation_id": quotation_id, "entity_id": whom.entity_id, "name": whom.name}
            rows.setdefault(whom.entity_id, row)
    return list(rows.values())


def search_rows(extracted: Extracted, quotation_id: int, quotation: Quotation) -> list[Row]:
    """The row of ``search_texts``."""
    speaker = quotation.speaker
    said_by = [extracted.fullest(speaker.name, speaker.kind), speaker.role or ""] if speaker else []
    return [
        {
            "quotation_id": quotation_id,
            "content": fold(quotation.text),
            "speaker": fold(" ".join(said_by)),
            "title": fold(extracted.article.title or ""),
        }
    ]


def _write_relays(connection: Connection, extracted: Extracted, ids: Sequence[int]) -> None:
    channels: dict[tuple[str, str, int | None], int] = {}
    rows = []
    for quotation_id, quotation in zip(ids, extracted.extraction.quotations, strict=True):
        for position, relay in enumerate(quotation.relays):
            key = (relay.kind, relay.name, extracted.owner(relay))
            if key not in channels:
                channels[key] = channel_of(connection, *key)
            row = {"quotation_id": quotation_id, "position": position, "channel_id": channels[key]}
            rows.append(row | {"start": relay.start, "end": relay.end})
    if rows:
        connection.execute(insert(tables.QuotationRelay), rows)
