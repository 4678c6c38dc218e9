"""Fact-checks: published verdicts, the vectors of what they judge, and the quotations that they are about."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.tables.base import NUMBERS_STAY, Base, long_text_index, one_of, primary_key

PARTIES = ("person", "organisation")


class FactCheck(Base):
    """A published verdict on a claim."""

    __tablename__ = "fact_checks"
    __table_args__ = (
        one_of("publisher_kind", PARTIES, optional=True),
        one_of("speaker_kind", PARTIES, optional=True),
        long_text_index("url"),
        long_text_index("publisher"),
        long_text_index("speaker"),
        {**NUMBERS_STAY, "comment": "Published verdicts on claims (schema.org ClaimReview), and one's own"},
    )

    id: Mapped[int] = primary_key("Number of the fact-check; shown as f1, f2")
    claim: Mapped[str] = mapped_column(comment="The claim in the fact-checker's words (claimReviewed)")
    rating: Mapped[str | None] = mapped_column(
        index=True, comment="The verdict in the publisher's own words (alternateName)"
    )
    rating_value: Mapped[str | None] = mapped_column(comment="Its place on the publisher's scale, as written")
    best_rating: Mapped[str | None] = mapped_column(comment="The best place on that scale")
    worst_rating: Mapped[str | None] = mapped_column(comment="The worst place on that scale")
    url: Mapped[str | None] = mapped_column(comment="Where the verdict is published")
    publisher: Mapped[str | None] = mapped_column(comment="Who published it")
    publisher_kind: Mapped[str | None] = mapped_column(comment="person or organisation")
    publisher_url: Mapped[str | None] = mapped_column(comment="The publisher's address")
    title: Mapped[str | None] = mapped_column(comment="The headline of the verdict")
    summary: Mapped[str | None] = mapped_column(comment="Why, in short")
    published_on: Mapped[date | None] = mapped_column(index=True, comment="The day of publication")
    language: Mapped[str | None] = mapped_column(comment="The language's code")
    speaker: Mapped[str | None] = mapped_column(comment="Who claimed it, as the publisher writes the name")
    speaker_kind: Mapped[str | None] = mapped_column(comment="person or organisation")
    role: Mapped[str | None] = mapped_column(comment="What the publisher calls the speaker")
    said_on: Mapped[date | None] = mapped_column(comment="When it was claimed")
    appearances: Mapped[list[Any]] = mapped_column(JSON, comment="Addresses where the claim was made or repeated")
    origin: Mapped[str] = mapped_column(comment="Where it was read: a path, a URL, path#number, or - for stdin")
    recorded_at: Mapped[datetime] = mapped_column(comment="When it was imported or recorded, in UTC")
    review_id: Mapped[int | None] = mapped_column(
        ForeignKey("reviews.id"), unique=True, comment="The decision that recorded it, where it is one's own verdict"
    )
    identity_sha256: Mapped[str] = mapped_column(
        unique=True, comment="SHA-256 of all that it says: what makes two records the same fact-check"
    )


class FactCheckMatch(Base):
    """A quotation that a fact-check may be about."""

    __tablename__ = "fact_check_matches"
    __table_args__ = (
        UniqueConstraint("fact_check_id", "quotation_sha256"),
        CheckConstraint("0 <= score AND score <= 1", name="score"),
        one_of("decision", ("confirmed", "denied"), optional=True),
        {
            "comment": "Which quotations each fact-check is about; the claim of such a quotation is what it judges. "
            "Quotations are named by their identity, which outlives their rows"
        },
    )

    id: Mapped[int] = primary_key("Number of the row")
    fact_check_id: Mapped[int] = mapped_column(
        ForeignKey("fact_checks.id", ondelete="CASCADE"), comment="The fact-check"
    )
    quotation_sha256: Mapped[str] = mapped_column(index=True, comment="Identity of the quotation")
    score: Mapped[float | None] = mapped_column(
        comment="How surely the machine thinks so, 0 to 1; empty where only a person said it"
    )
    matched: Mapped[bool] = mapped_column(
        comment="Whether the machine counts it as about the quotation; else it is a suggestion"
    )
    decision: Mapped[str | None] = mapped_column(
        comment="confirmed or denied, where a person decided; outranks the machine"
    )


class FactCheckEmbedding(Base):
    """What a fact-check judges, as a vector."""

    __tablename__ = "fact_check_embeddings"
    __table_args__ = (
        UniqueConstraint("fact_check_id", "model"),
        {"comment": "What fact-checks judge as vectors, for search by meaning"},
    )

    id: Mapped[int] = primary_key("Number of the vector")
    fact_check_id: Mapped[int] = mapped_column(
        ForeignKey("fact_checks.id", ondelete="CASCADE"), comment="The fact-check"
    )
    model: Mapped[str] = mapped_column(comment="The encoder and its version")
    vector: Mapped[bytes] = mapped_column(LargeBinary, comment="The components as signed bytes, as in embeddings")
