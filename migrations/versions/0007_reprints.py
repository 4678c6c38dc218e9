"""Articles that print nearly the same words, and the keys by which they are found.

The next import fills both for the articles that are there.

Revision: 0007, after 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, empty."""
    op.create_table(
        "reprints",
        sa.Column("article_id", sa.Integer(), nullable=False, comment="The one with the higher number"),
        sa.Column("other_id", sa.Integer(), nullable=False, comment="The one with the lower number"),
        sa.Column(
            "shared",
            sa.Double(),
            nullable=False,
            comment="The share of the shorter text's sequences of four words that both have, 0 to 1",
        ),
        sa.CheckConstraint("other_id < article_id", name="each_pair_once"),
        sa.CheckConstraint("0 < shared AND shared <= 1", name="shared"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "other_id"),
        comment="Pairs of articles that print nearly the same words, such as one agency's text in two outlets",
    )
    op.create_index(None, "reprints", ["other_id"])
    op.create_table(
        "article_keys",
        sa.Column(
            "key",
            sa.BigInteger(),
            nullable=False,
            comment="A hash of some of its sequences of words; 0 for a text too short to compare",
        ),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="An article with such a text"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "article_id"),
        comment="Keys of texts: articles that share one are compared, to find reprints",
    )
    op.create_index(None, "article_keys", ["article_id"])


def downgrade() -> None:
    """Drop them; an upgrade and the next import make them anew."""
    op.drop_table("article_keys")
    op.drop_table("reprints")
