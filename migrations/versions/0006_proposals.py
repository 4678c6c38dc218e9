"""What a later run took from articles, until somebody has accepted it.

Revision: 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the proposal"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="The article that was extracted again"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="The run that did it"),
        sa.Column(
            "extraction",
            sa.JSON(),
            nullable=False,
            comment="Its quotations, as claims extract gives them, and mentions",
        ),
        sa.Column("vectors", sa.LargeBinary(), nullable=True, comment="The quotations' vectors, one after another"),
        sa.Column("model", sa.Text(), nullable=True, comment="The encoder of these vectors and its version"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_proposals_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_proposals_run_id_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("article_id", "run_id", name=op.f("uq_proposals_article_id_run_id")),
        comment="What a later run took from articles, until it is accepted or dropped",
    )
    op.create_index(op.f("ix_proposals_run_id"), "proposals", ["run_id"])


def downgrade() -> None:
    """Drop it; what nobody has accepted is lost, what is shown stays."""
    op.drop_table("proposals")
