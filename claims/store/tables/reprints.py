"""Articles that print nearly the same words."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.tables.base import Base


class Reprint(Base):
    """Two articles that print nearly the same words."""

    __tablename__ = "reprints"
    __table_args__ = (
        PrimaryKeyConstraint("article_id", "other_id"),
        CheckConstraint("other_id < article_id", name="each_pair_once"),
        CheckConstraint("0 < shared AND shared <= 1", name="shared"),
        {"comment": "Pairs of articles that print nearly the same words, such as one agency's text in two outlets"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), comment="The one with the higher number"
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True, comment="The one with the lower number"
    )
    shared: Mapped[float] = mapped_column(
        comment="The share of the shorter text's sequences of four words that both have, 0 to 1"
    )


class ArticleKey(Base):
    """One key under which an article's text is looked up."""

    __tablename__ = "article_keys"
    __table_args__ = (
        PrimaryKeyConstraint("key", "article_id"),
        {"comment": "Keys of texts: articles that share one are compared, to find reprints"},
    )

    key: Mapped[int] = mapped_column(
        BigInteger, comment="A hash of some of its sequences of words; 0 for a text too short to compare"
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True, comment="An article with such a text"
    )
