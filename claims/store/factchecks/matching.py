"""What matching statements needs of quotations: their words, speakers and claims, and how telling words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from claims.store.quotations.filters import Filters, conditions
from claims.store.tables import Article, Claim, Entity, FactCheck, FactCheckEmbedding, Quotation, SearchText

# Bound values in one statement stay far below what either engine takes.
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation as matching sees it.

    Args:
        id: Its number.
        claim_id: The claim that it is an instance of.
        speaker_id: Its speaker's number after merges.
        speaker: Its speaker's name; None where nobody is known.
        identity: Its identity.
        content: What was said, folded.
        text: The same as it is printed.
        title: The article's title, folded.
        confidence: How surely it was said, 0 to 1.
    """

    id: int
    claim_id: int | None
    speaker_id: int | None
    speaker: str | None
    identity: str
    content: str
    text: str
    title: str
    confidence: float


def said(connection: Connection, ids: Sequence[int]) -> list[Said]:
    """Quotations as matching sees them: of the latest versions of articles, those that a person rejected left out."""
    own, canonical = aliased(Entity), aliased(Entity)
    found: list[Said] = []
    for start in range(0, len(ids), _BATCH):
        asked = (
            select(
                Quotation.id,
                Quotation.claim_id,
                canonical.id.label("speaker_id"),
                func.coalesce(canonical.name, Quotation.speaker_name),
                Quotation.identity_sha256,
                SearchText.content,
                Quotation.content_text,
                SearchText.title,
                Quotation.confidence,
            )
            .join(SearchText, SearchText.quotation_id == Quotation.id)
            .join(Article, Article.id == Quotation.article_id)
            .outerjoin(own, own.id == Quotation.speaker_id)
            .outerjoin(canonical, canonical.id == own.canonical_id)
            .where(Quotation.id.in_(ids[start : start + _BATCH]), *conditions(Filters()))
        )
        found += [Said(*row) for row in connection.execute(asked)]
    return found


def claim_texts(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The words of some claims by their numbers."""
    return {row.id: row.text for row in connection.execute(select(Claim.id, Claim.text).where(Claim.id.in_(ids)))}


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact-check as matching sees it.

    Args:
        id: Its number.
        claim: What it judges.
        speaker: Who claimed that.
        title: The headline of the verdict.
        vector: What it judges as a vector, packed; None where it has none yet.
    """

    id: int
    claim: str
    speaker: str | None
    title: str | None
    vector: bytes | None


def checked(connection: Connection, model: str, *, after: int = 0, limit: int | None = None) -> list[Checked]:
    """Fact-checks as matching sees them, by number.

    Args:
        connection: A connection for reading.
        model: The encoder that made the vectors.
        after: The last number that is not wanted.
        limit: At most so many.
    """
    own = (FactCheckEmbedding.fact_check_id == FactCheck.id) & (FactCheckEmbedding.model == model)
    asked = (
        select(FactCheck.id, FactCheck.claim, FactCheck.speaker, FactCheck.title, FactCheckEmbedding.vector)
        .outerjoin(FactCheckEmbedding, own)
        .where(FactCheck.id > after)
        .order_by(FactCheck.id)
        .limit(limit)
    )
    return [Checked(*row) for row in connection.execute(asked)]


def quotations_in(connection: Connection, article_ids: Sequence[int]) -> list[int]:
    """Numbers of the quotations of some articles."""
    return list(connection.scalars(select(Quotation.id).where(Quotation.article_id.in_(article_ids))))
