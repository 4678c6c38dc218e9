"""Where quotations stand: outlets, articles, and what could not be imported."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.tables.base import NUMBERS_STAY, Base, long_text_index, primary_key


class Outlet(Base):
    """One publisher."""

    __tablename__ = "outlets"
    __table_args__ = ({"comment": "Who publishes articles"},)

    id: Mapped[int] = primary_key("Number of the outlet")
    name: Mapped[str] = mapped_column(unique=True, comment="Its name as given at import (Rudaw)")
    url: Mapped[str | None] = mapped_column(comment="Its address on the web, if known")


class Article(Base):
    """One published text in one version."""

    __tablename__ = "articles"
    __table_args__ = (
        CheckConstraint("supersedes_id <> id", name="supersedes_another"),
        long_text_index("origin"),
        long_text_index("url"),
        {**NUMBERS_STAY, "comment": "Published texts, each in one version; a text never changes after import"},
    )

    id: Mapped[int] = primary_key("Number of the article; shown as a1, a2")
    outlet_id: Mapped[int | None] = mapped_column(
        ForeignKey("outlets.id"), index=True, comment="Who published it, if known"
    )
    origin: Mapped[str] = mapped_column(
        comment="Where it was read first: a path, a URL, - for standard input, path#number for a record"
    )
    url: Mapped[str | None] = mapped_column(comment="Its address on the web, if it has one")
    title: Mapped[str | None] = mapped_column(comment="Its headline, if known")
    byline: Mapped[str | None] = mapped_column(comment="Who wrote it, as printed")
    dateline: Mapped[str | None] = mapped_column(comment="Where it was written, as printed")
    language: Mapped[str | None] = mapped_column(comment="ISO 639-1 code of its language, if known")
    published_on: Mapped[date | None] = mapped_column(index=True, comment="The day of publication, if known")
    retrieved_at: Mapped[datetime | None] = mapped_column(comment="When it was fetched or read, in UTC")
    text: Mapped[str] = mapped_column(
        comment="The text exactly as it was read; all offsets count its characters (Unicode code points)"
    )
    text_sha256: Mapped[str] = mapped_column(index=True, comment="SHA-256 of the text's UTF-8 bytes, hexadecimal")
    identity_sha256: Mapped[str] = mapped_column(
        unique=True, comment="SHA-256 of outlet, URL and text: what makes two inputs the same article"
    )
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("runs.id"), index=True, comment="The run whose quotations and mentions are kept"
    )
    supersedes_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id"),
        unique=True,
        comment="The earlier version that this text replaces: same outlet and URL, or without URL the same origin",
    )


class Failure(Base):
    """An input that could not be imported."""

    __tablename__ = "failures"
    __table_args__ = (
        UniqueConstraint("origin", "error"),
        CheckConstraint("times > 0", name="times"),
        {"comment": "What could not be imported, and why; resolved once the same origin is imported"},
    )

    id: Mapped[int] = primary_key("Number of the failure")
    origin: Mapped[str] = mapped_column(comment="The input: a path, a URL, or path#number for a record")
    error: Mapped[str] = mapped_column(index=True, comment="The kind of error (EncodingError)")
    message: Mapped[str] = mapped_column(comment="What, where, and what to do, as last reported")
    first_seen: Mapped[datetime] = mapped_column(comment="When it failed first, in UTC")
    last_seen: Mapped[datetime] = mapped_column(index=True, comment="When it failed last, in UTC")
    times: Mapped[int] = mapped_column(comment="How often it failed")
    resolved_at: Mapped[datetime | None] = mapped_column(
        index=True, comment="When the same origin was imported after all, in UTC; empty while it still fails"
    )
