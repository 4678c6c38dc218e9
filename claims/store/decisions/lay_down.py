"""Making the tables say what an article's quotations are: only what differs is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from claims.lexicon.folding import fold
from claims.store import tables
from claims.store.entities import joint
from claims.store.entities.channels import channel_of
from claims.store.quotations.quoted import Quoted, of_article

Row = dict[str, Any]

# As claims.quotation.Quotation.text joins them.
_BETWEEN_SPANS = " […] "
# More quotations than any article has: where their places are put while they change, for each place is there once.
_AWAY = 1_000_000_000


def lay_down(connection: Connection, article_id: int, quotations: Sequence[Quoted]) -> None:
    """Let an article have these quotations and no others.

    Those that change keep their numbers. A quotation whose words change loses its vector, and one whose words or
    speaker change its claim: both are computed anew.

    Args:
        connection: A writing one.
        article_id: The article.
        quotations: What it shall have, with positions from 0.
    """
    quotations = [one.consistent() for one in quotations]
    before = {one.id: one for one in of_article(connection, article_id)}
    after = {one.id: one for one in quotations}
    text, title = connection.execute(
        select(tables.Article.text, tables.Article.title).where(tables.Article.id == article_id)
    ).one()
    _take_away(connection, before.keys() - after.keys())
    if any(one.id in before and one.position != before[one.id].position for one in quotations):
        own = tables.Quotation.article_id == article_id
        connection.execute(update(tables.Quotation).where(own).values(position=tables.Quotation.position + _AWAY))
        before = {number: replace(one, position=-1) for number, one in before.items()}
    writing = _Writing(connection, article_id, text, title or "")
    for one in quotations:
        writing.write(one, before.get(one.id))
    for one in quotations:  # only now all are there that others may be quoted in
        if one.inside != (before[one.id].inside if one.id in before else None):
            of_one = tables.Quotation.id == one.id
            connection.execute(update(tables.Quotation).where(of_one).values(inside_id=one.inside))


def _take_away(connection: Connection, numbers: set[int]) -> None:
    if not numbers:
        return
    # Deleting an outer quotation would delete those inside it, which may stay.
    quotation = tables.Quotation
    connection.execute(update(quotation).where(quotation.inside_id.in_(numbers)).values(inside_id=None))
    connection.execute(delete(quotation).where(quotation.id.in_(numbers)))


class _Writing:
    """Writes quotations of one article."""

    def __init__(self, connection: Connection, article_id: int, text: str, title: str) -> None:
        self._connection = connection
        self._article_id = article_id
        self._text = text
        self._title = title

    def write(self, one: Quoted, before: Quoted | None) -> None:
        """Write one quotation, all but what it is inside of."""
        if before is not None and replace(before, inside=one.inside) == one:
            return
        row = self._row(one)
        if before is None:
            self._connection.execute(insert(tables.Quotation), {"id": one.id, "article_id": self._article_id, **row})
        else:
            self._forget(one, before)
            of_one = tables.Quotation.id == one.id
            # What it was inside of may be gone; it is set last.
            row |= self._no_claim(one, before)
            self._connection.execute(update(tables.Quotation).where(of_one).values(**row))
        for table, rows in self._parts(one):
            if rows:
                self._connection.execute(insert(table), rows)

    def _forget(self, one: Quoted, before: Quoted) -> None:
        """Delete what belongs to it, the vector only where its words are others now."""
        belonging = [
            tables.QuotationSpan, tables.QuotationRelay, tables.QuotationAddressee, tables.QuotationPrincipal,
            tables.QuotationJointSpeaker, tables.QuotationSubject, tables.SearchText,
        ]  # fmt: skip
        if one.content != before.content:
            belonging.append(tables.Embedding)
        for table in belonging:
            self._connection.execute(delete(table).where(table.__table__.c.quotation_id == one.id))

    def _no_claim(self, one: Quoted, before: Quoted) -> Mapping[str, None]:
        same = one.content == before.content and one.speaker == before.speaker and one.review != "rejected"
        return {} if same else {"claim_id": None}

    def _row(self, one: Quoted) -> Row:
        speaker, said = one.speaker, one.said
        return {
            "run_id": one.run_id,
            "position": one.position,
            "kind": one.kind,
            "content_text": self._words(one.content),
            "cue_text": self._words([one.cue]) or None,
            "source_text": self._words([one.source]) or None,
            "speaker_id": speaker.entity_id if speaker else None,
            "speaker_name": speaker.name if speaker else None,
            "speaker_kind": speaker.kind if speaker else None,
            "role": speaker.role if speaker else None,
            "said_from": said.first if said else None,
            "said_to": said.last if said else None,
            "said_text": said.text if said else None,
            "confidence": one.confidence,
            "identity_sha256": one.identity,
            "review": one.review,
        }

    def _words(self, spans: Sequence[tuple[int, int] | None]) -> str:
        return _BETWEEN_SPANS.join(self._text[span[0] : span[1]] for span in spans if span)

    def _parts(self, one: Quoted) -> list[tuple[type[tables.Base], list[Row]]]:
        spans = (("content", one.content), ("cue", (one.cue,)), ("source", (one.source,)))
        return [
            (
                tables.QuotationSpan,
                [
                    {"quotation_id": one.id, "role": role, "position": position, "start": span[0], "end": span[1]}
                    for role, many in spans
                    for position, span in enumerate(many)
                    if span
                ],
            ),
            (tables.QuotationRelay, [self._relay(one, position) for position in range(len(one.relays))]),
            (
                tables.QuotationAddressee,
                [
                    {
                        "quotation_id": one.id,
                        "position": position,
                        "entity_id": to.entity_id,
                        "name": to.name,
                        "kind": to.kind,
                        "start": to.at[0],
                        "end": to.at[1],
                    }
                    for position, to in enumerate(one.addressees)
                ],
            ),
            (tables.QuotationPrincipal, self._principal(one)),
            (tables.QuotationJointSpeaker, self._joint(one)),
            (tables.QuotationSubject, self._subjects(one)),
            (tables.SearchText, [] if one.review == "rejected" else [self._searched(one)]),
        ]

    def _relay(self, one: Quoted, position: int) -> Row:
        relay = one.relays[position]
        return {
            "quotation_id": one.id,
            "position": position,
            "channel_id": channel_of(self._connection, relay.kind, relay.name, relay.owner_id),
            "start": relay.at[0],
            "end": relay.at[1],
        }

    def _principal(self, one: Quoted) -> list[Row]:
        found = one.principal
        return [{"quotation_id": one.id, "name": found.name, "entity_id": found.entity_id}] if found else []

    def _joint(self, one: Quoted) -> list[Row]:
        """Who said it together, as :func:`claims.store.articles.write_extraction.joint_rows` has it."""
        parts = joint.parts_of(one.speaker.name, one.speaker.kind) if one.speaker else ()
        return joint.rows(one.id, parts, joint.known_in(self._connection, self._article_id)) if parts else []

    def _subjects(self, one: Quoted) -> list[Row]:
        """Whom the content names, each once, as :func:`claims.store.articles.write_extraction.subject_rows` has it."""
        mention = tables.Mention
        asked = (
            select(mention.entity_id, mention.name, mention.start, mention.end)
            .where(mention.article_id == self._article_id)
            .order_by(mention.start, mention.id)
        )
        found: dict[int, Row] = {}
        for entity_id, name, first, last in self._connection.execute(asked):
            if any(start <= first and last <= end for start, end in one.content):
                found.setdefault(entity_id, {"quotation_id": one.id, "entity_id": entity_id, "name": name})
        return list(found.values())

    def _searched(self, one: Quoted) -> Row:
        speaker = one.speaker
        return {
            "quotation_id": one.id,
            "content": fold(self._words(one.content)),
            "speaker": fold(f"{speaker.name} {speaker.role or ''}") if speaker else fold(""),
            "title": fold(self._title),
        }
