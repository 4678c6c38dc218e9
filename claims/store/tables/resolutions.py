"""Why who is who: how well each name of an article fitted the entity that it was taken for, and who else it may be."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.tables.base import Base, primary_key, to_article


class Resolution(Base):
    """Whom an article's person or organisation was taken for."""

    __tablename__ = "resolutions"
    __table_args__ = (
        UniqueConstraint("article_id", "entity_id", "name"),
        Index(None, "entity_id", "id"),
        CheckConstraint("0 <= score AND score <= 1", name="score"),
        {"comment": "Whom each person and organisation of an article was taken for, how surely, and why"},
    )

    id: Mapped[int] = primary_key("Number of the row")
    article_id: Mapped[int] = to_article()
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="The run that found the name")
    entity_id: Mapped[int] = mapped_column(ForeignKey("entities.id"), comment="The entity that it was taken for")
    name: Mapped[str] = mapped_column(comment="The fullest name that this article gives the entity")
    score: Mapped[float | None] = mapped_column(
        comment="How well the name fitted, 0 to 1; 1 where a person had decided, below 0.5 for an entity that was new; "
        "empty for articles kept before scores were"
    )
    reasons: Mapped[list[str]] = mapped_column(JSON, comment="Why, in short words")


class Doubt(Base):
    """Another entity that the name may stand for."""

    __tablename__ = "doubts"
    __table_args__ = (
        UniqueConstraint("resolution_id", "entity_id"),
        CheckConstraint("0 <= score AND score <= 1", name="score"),
        {"comment": "Other entities that a name may stand for: what claims speakers review asks persons about"},
    )

    id: Mapped[int] = primary_key("Number of the row")
    resolution_id: Mapped[int] = mapped_column(
        ForeignKey("resolutions.id", ondelete="CASCADE"), comment="The name, and whom it was taken for"
    )
    entity_id: Mapped[int] = mapped_column(ForeignKey("entities.id"), index=True, comment="Whom it may stand for too")
    score: Mapped[float] = mapped_column(comment="How well the name fits that entity, 0 to 1")
    reasons: Mapped[list[str]] = mapped_column(JSON, comment="Why, in short words")


class NameWord(Base):
    """One word of a name."""

    __tablename__ = "name_words"
    __table_args__ = (
        PrimaryKeyConstraint("word", "normalised"),
        {"comment": "The words of all names in entity_names, for finding a name by a word or its beginning"},
    )

    word: Mapped[str] = mapped_column(comment="One word of the normalised name")
    normalised: Mapped[str] = mapped_column(comment="The normalised name (entity_names.normalised)")
