"""What is made of quotations: claims, embeddings and persons' reviews."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import JSON, CheckConstraint, Double, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.tables.base import NUMBERS_STAY, Base, one_of, primary_key, to_quotation

ReviewKind = Literal[
    "merge", "split", "rename", "distinct", "unsure", "accept", "correct", "reject", "verdict", "confirm", "deny",
    "merge_claims", "split_claim", "undo",
]  # fmt: skip
REVIEW_KINDS: tuple[ReviewKind, ...] = get_args(ReviewKind)


class Claim(Base):
    """What a speaker said, free of the article."""

    __tablename__ = "claims"
    __table_args__ = (
        {**NUMBERS_STAY, "comment": "What a speaker said, free of any article: its quotations say the same thing"},
    )

    id: Mapped[int] = primary_key("Number of the claim; shown as c1, c2")
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("entities.id"), index=True, comment="Who claims it")
    text: Mapped[str] = mapped_column(comment="The claim in the words of its clearest quotation")
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("runs.id"), index=True, comment="The run that gathered it; empty where a person did"
    )
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("claims.id"),
        index=True,
        comment="The claim that stands for this one since they were found to be one; empty for those that are shown",
    )
    place: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True),
        comment="Where its words stand: identities of quotation and article, first and last character. By it the "
        "claim keeps its number when the article is extracted again",
    )
    worth: Mapped[float | None] = mapped_column(Double(), index=True, comment="How much it is worth checking, 0 to 1")
    reasons: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), comment="What speaks for and against checking it, in short words"
    )


class Ungathered(Base):
    """A quotation whose claim has to be found, or found again."""

    __tablename__ = "ungathered"
    __table_args__ = (
        {
            "comment": "Quotations whose claim has to be found, or found again: new ones, changed ones, and those "
            "beside them; kept by triggers"
        },
    )

    # Without a foreign key: a quotation that is found again under its number shall know its claim.
    quotation_id: Mapped[int] = mapped_column(
        primary_key=True,
        autoincrement=False,
        comment="A quotation; it may have been deleted since, and come again under its number",
    )
    claim_id: Mapped[int | None] = mapped_column(comment="The claim that it was an instance of, if any")


class Gathering(Base):
    """One speaker's quotations, gathered into claims."""

    __tablename__ = "gatherings"
    __table_args__ = (
        {
            "comment": "Whose quotations were gathered into claims; what is asked of likeness depends on how many "
            "they are"
        },
    )

    entity_id: Mapped[int] = mapped_column(
        ForeignKey("entities.id"), primary_key=True, autoincrement=False, comment="The speaker, after merges"
    )
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="The run that gathered last")
    quotations: Mapped[int] = mapped_column(comment="Of how many quotations")


class Embedding(Base):
    """A quotation as a vector."""

    __tablename__ = "embeddings"
    __table_args__ = (
        UniqueConstraint("quotation_id", "model"),
        CheckConstraint("dimensions > 0", name="dimensions"),
        {**NUMBERS_STAY, "comment": "Quotations as vectors, for search by meaning"},
    )

    id: Mapped[int] = primary_key(
        "Number of the vector; never given away again: by it an index beside the database knows what is new"
    )
    quotation_id: Mapped[int] = to_quotation()
    model: Mapped[str] = mapped_column(index=True, comment="The encoder and its version")
    dimensions: Mapped[int] = mapped_column(comment="Number of components")
    vector: Mapped[bytes] = mapped_column(
        LargeBinary,
        comment="The components as signed bytes, the largest scaled to 127: a direction, its length means nothing",
    )


class Review(Base):
    """A person's decision; rows are only ever added, which triggers enforce."""

    __tablename__ = "reviews"
    __table_args__ = (
        one_of("kind", REVIEW_KINDS),
        CheckConstraint("(kind = 'undo') = (undoes_id IS NOT NULL)", name="undoes"),
        {
            **NUMBERS_STAY,
            "comment": "Persons' decisions, which outrank the machine; rows are added, never changed or deleted",
        },
    )

    id: Mapped[int] = primary_key("Number of the decision; later ones outrank earlier ones")
    kind: Mapped[str] = mapped_column(
        index=True,
        comment="merge, split, rename, distinct, unsure, accept, correct, reject, verdict, confirm, deny, "
        "merge_claims, split_claim or undo",
    )
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entities.id"), index=True, comment="The entity decided on, if it is about one"
    )
    other_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entities.id"), index=True, comment="The second entity of a merge, a split, a distinct or an unsure"
    )
    quotation_sha256: Mapped[str | None] = mapped_column(
        index=True, comment="Identity of the quotation decided on, if it is about one; outlives the quotation's row"
    )
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, comment="What the decision says, by kind")
    author: Mapped[str | None] = mapped_column(index=True, comment="Who decided")
    note: Mapped[str | None] = mapped_column(comment="Why, in the person's words")
    created_at: Mapped[datetime] = mapped_column(index=True, comment="When, in UTC")
    undoes_id: Mapped[int | None] = mapped_column(
        ForeignKey("reviews.id"), unique=True, comment="The decision that this one takes back"
    )
