"""What was said: runs, quotations with their spans, relays, addressees and subjects, and what search reads."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.quotation import QUOTATION_KINDS, SPEAKER_KINDS
from claims.store.tables.base import (
    NUMBERS_STAY,
    Base,
    long_text_index,
    offsets,
    one_of,
    primary_key,
    to_article,
    to_quotation,
)

VERDICTS = ("accepted", "corrected", "rejected")


class Run(Base):
    """One configuration of the machine that extracts."""

    __tablename__ = "runs"
    __table_args__ = ({"comment": "Which version, model and components extracted; the same configuration is one run"},)

    id: Mapped[int] = primary_key("Number of the run")
    version: Mapped[str] = mapped_column(comment="The version of Claims")
    model: Mapped[str] = mapped_column(comment="The language model and its version")
    components: Mapped[str] = mapped_column(comment="The components of the pipeline, in order")
    identity_sha256: Mapped[str] = mapped_column(unique=True, comment="SHA-256 of version, model and components")
    started_at: Mapped[datetime] = mapped_column(comment="When it was used first, in UTC")


class Quotation(Base):
    """One attributed utterance in one article."""

    __tablename__ = "quotations"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        one_of("kind", QUOTATION_KINDS),
        one_of("speaker_kind", SPEAKER_KINDS, optional=True),
        CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence"),
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("said_from <= said_to", name="said_interval"),
        CheckConstraint("inside_id <> id", name="inside_another"),
        CheckConstraint("(speaker_name IS NULL) = (speaker_kind IS NULL)", name="speaker"),
        one_of("review", VERDICTS, optional=True),
        # The queue of claims review: nobody has decided, the least certain first; and those by nobody known.
        Index(None, "review", "confidence"),
        Index(None, "review", "speaker_kind", "confidence"),
        long_text_index("cue_text"),
        long_text_index("speaker_name"),
        {**NUMBERS_STAY, "comment": "Attributed utterances: content, cue and source in one article"},
    )

    id: Mapped[int] = primary_key("Number of the quotation; shown as q1, q2")
    article_id: Mapped[int] = to_article()
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="The run that extracted it")
    position: Mapped[int] = mapped_column(comment="Its place among the article's quotations, from 0")
    kind: Mapped[str] = mapped_column(
        index=True, comment="direct (all inside quotation marks), indirect (none) or mixed"
    )
    content_text: Mapped[str] = mapped_column(comment="What was said; several spans are joined by […]")
    cue_text: Mapped[str | None] = mapped_column(comment="The words that attribute (told), if any")
    source_text: Mapped[str | None] = mapped_column(comment="The words that name who said it (he), if any")
    speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("entities.id"), index=True, comment="The person or organisation that the source stands for"
    )
    speaker_name: Mapped[str | None] = mapped_column(
        comment="The fullest name that this article gives the speaker, or its description (two officials); "
        "empty where the speaker stays open",
    )
    speaker_kind: Mapped[str | None] = mapped_column(
        index=True, comment="person, organisation, group, unnamed or author; only the first two have a speaker_id"
    )
    role: Mapped[str | None] = mapped_column(comment="What this article calls the speaker (Iranian President)")
    inside_id: Mapped[int | None] = mapped_column(
        ForeignKey("quotations.id", ondelete="CASCADE"), index=True, comment="The quotation that this one is quoted in"
    )
    said_from: Mapped[date | None] = mapped_column(index=True, comment="First day on which it can have been said")
    said_to: Mapped[date | None] = mapped_column(index=True, comment="Last day on which it can have been said")
    said_text: Mapped[str | None] = mapped_column(comment="The words that date it (on Saturday)")
    confidence: Mapped[float] = mapped_column(comment="Probability that this is a quotation with these spans")
    claim_id: Mapped[int | None] = mapped_column(
        ForeignKey("claims.id"), index=True, comment="The claim that it is an instance of, if matched"
    )
    identity_sha256: Mapped[str] = mapped_column(
        unique=True,
        comment="SHA-256 of the article's identity and the spans of content, cue and source: "
        "the same quotation found by a later run keeps its number and its reviews",
    )
    review: Mapped[str | None] = mapped_column(
        comment="What persons decided: accepted, corrected or rejected (kept, but in no view); empty where nobody has"
    )


class KeptExtraction(Base):
    """What the machine took from an article with reviewed quotations."""

    __tablename__ = "extractions"
    __table_args__ = (
        {
            "comment": "What the machine found in articles on whose quotations persons have decided: what is shown is "
            "computed from this and from the reviews in force, and undoing goes back to it"
        },
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="The article"
    )
    quotations: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, comment="The machine's quotations: number, run, identity, places, speaker, relays, addressees, date"
    )


class Proposal(Base):
    """What a later run took from an article, until it is accepted."""

    __tablename__ = "proposals"
    __table_args__ = (
        UniqueConstraint("article_id", "run_id"),
        {"comment": "What a later run took from articles, until it is accepted or dropped"},
    )

    id: Mapped[int] = primary_key("Number of the proposal")
    article_id: Mapped[int] = to_article("The article that was extracted again")
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="The run that did it")
    extraction: Mapped[dict[str, Any]] = mapped_column(
        JSON, comment="Its quotations, as claims extract gives them, and mentions"
    )
    vectors: Mapped[bytes | None] = mapped_column(LargeBinary, comment="The quotations' vectors, one after another")
    model: Mapped[str | None] = mapped_column(comment="The encoder of these vectors and its version")


class QuotationSpan(Base):
    """One stretch of the article that belongs to a quotation."""

    __tablename__ = "quotation_spans"
    __table_args__ = (
        UniqueConstraint("quotation_id", "role", "position"),
        one_of("role", ("content", "cue", "source")),
        offsets(),
        {"comment": "Where content, cue and source of each quotation stand in the article's text"},
    )

    id: Mapped[int] = primary_key("Number of the span")
    quotation_id: Mapped[int] = to_quotation()
    role: Mapped[str] = mapped_column(comment="content, cue or source")
    position: Mapped[int] = mapped_column(comment="Its place among the spans of this role, from 0")
    start: Mapped[int] = mapped_column(comment="First character in the article's text, from 0")
    end: Mapped[int] = mapped_column(comment="The character after the last")


class QuotationRelay(Base):
    """One channel that a quotation came through."""

    __tablename__ = "quotation_relays"
    __table_args__ = (
        UniqueConstraint("quotation_id", "position"),
        offsets(),
        {"comment": "Through which channels each quotation reached the article, nearest the speaker first"},
    )

    id: Mapped[int] = primary_key("Number of the row")
    quotation_id: Mapped[int] = to_quotation()
    position: Mapped[int] = mapped_column(comment="Place in the chain, from 0: nearest the speaker")
    channel_id: Mapped[int] = mapped_column(ForeignKey("channels.id"), index=True, comment="The channel")
    start: Mapped[int] = mapped_column(comment="First character of the words that name it in the article")
    end: Mapped[int] = mapped_column(comment="The character after the last")


class QuotationAddressee(Base):
    """One to whom it was said."""

    __tablename__ = "quotation_addressees"
    __table_args__ = (
        UniqueConstraint("quotation_id", "position"),
        one_of("kind", SPEAKER_KINDS),
        offsets(),
        long_text_index("name"),
        {"comment": "To whom each quotation was said"},
    )

    id: Mapped[int] = primary_key("Number of the row")
    quotation_id: Mapped[int] = to_quotation()
    position: Mapped[int] = mapped_column(comment="Place among the addressees, from 0")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entities.id"), index=True, comment="The person or organisation, if it is a named one"
    )
    name: Mapped[str] = mapped_column(comment="The fullest name in the article, or a description (reporters)")
    kind: Mapped[str] = mapped_column(comment="person, organisation, group, unnamed or author")
    start: Mapped[int] = mapped_column(comment="First character of the words that name the addressee")
    end: Mapped[int] = mapped_column(comment="The character after the last")


class QuotationPrincipal(Base):
    """For whom the speaker of a quotation speaks."""

    __tablename__ = "quotation_principals"
    __table_args__ = (
        long_text_index("name"),
        {"comment": "For whom speakers speak (a spokeswoman for the ministry); of other quotations there is no row"},
    )

    quotation_id: Mapped[int] = mapped_column(
        ForeignKey("quotations.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, comment="The quotation"
    )
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entities.id"), index=True, comment="The person or organisation, if it is a named one"
    )
    name: Mapped[str] = mapped_column(comment="The fullest name in the article, or a description (ministry)")


class QuotationJointSpeaker(Base):
    """One of several who said something together."""

    __tablename__ = "quotation_joint_speakers"
    __table_args__ = (
        UniqueConstraint("quotation_id", "entity_id"),
        {
            "comment": "Who said something together (Ana Ruiz and Karl Weber), a row for each of them; of what one "
            "speaker said there is no row"
        },
    )

    id: Mapped[int] = primary_key("Number of the row")
    quotation_id: Mapped[int] = to_quotation()
    entity_id: Mapped[int] = mapped_column(ForeignKey("entities.id"), index=True, comment="One of those who said it")
    name: Mapped[str] = mapped_column(comment="The fullest name that the article gives that entity")


class QuotationSubject(Base):
    """An entity that the content of a quotation names."""

    __tablename__ = "quotation_subjects"
    __table_args__ = (
        UniqueConstraint("quotation_id", "entity_id"),
        {"comment": "Persons and organisations named in what was said"},
    )

    id: Mapped[int] = primary_key("Number of the row")
    quotation_id: Mapped[int] = to_quotation()
    entity_id: Mapped[int] = mapped_column(ForeignKey("entities.id"), index=True, comment="Whom the content names")
    name: Mapped[str] = mapped_column(comment="The fullest name that the article gives that entity")


class SearchText(Base):
    """What the full-text index reads of one quotation."""

    __tablename__ = "search_texts"
    __table_args__ = (
        {
            "comment": "What the full-text index holds of each quotation, folded (US, U.S. and United States are one "
            "word). On SQLite search_index (FTS5) indexes it, on PostgreSQL the generated column document"
        },
    )

    quotation_id: Mapped[int] = mapped_column(
        ForeignKey("quotations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="The quotation",
    )
    content: Mapped[str] = mapped_column(comment="What was said, folded")
    speaker: Mapped[str] = mapped_column(comment="The speaker's name and role in the article, folded")
    title: Mapped[str] = mapped_column(comment="The article's title, folded")
