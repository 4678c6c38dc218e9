"""Vectors as signed bytes, and numbers of vectors that are never given away again.

A float takes four times as much and finds the same. No version of Claims has written float vectors, so there is nothing
to convert; those of anybody else's are dropped, and the next import computes what is missing.

Revision: 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table anew, for bytes."""
    op.drop_table("embeddings")
    create_table(
        "Number of the vector; never given away again: by it an index beside the database knows what is new",
        "The components as signed bytes, the largest scaled to 127: a direction, its length means nothing",
        autoincrement=True,
    )


def downgrade() -> None:
    """Make the table anew, for floats; the vectors are lost."""
    op.drop_table("embeddings")
    create_table("Number of the vector", "The components as little-endian 32-bit floats", autoincrement=False)


def create_table(number: str, vector: str, *, autoincrement: bool) -> None:
    """Create ``embeddings`` with its index."""
    op.create_table(
        "embeddings",
        sa.Column("id", sa.Integer(), nullable=False, comment=number),
        sa.Column("quotation_id", sa.Integer(), nullable=False, comment="The quotation that this belongs to"),
        sa.Column("model", sa.Text(), nullable=False, comment="The encoder and its version"),
        sa.Column("dimensions", sa.Integer(), nullable=False, comment="Number of components"),
        sa.Column("vector", sa.LargeBinary(), nullable=False, comment=vector),
        sa.CheckConstraint("dimensions > 0", name=op.f("ck_embeddings_dimensions")),
        sa.ForeignKeyConstraint(
            ["quotation_id"], ["quotations.id"], name=op.f("fk_embeddings_quotation_id_quotations"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_embeddings")),
        sa.UniqueConstraint("quotation_id", "model", name=op.f("uq_embeddings_quotation_id_model")),
        comment="Quotations as vectors, for search by meaning",
        sqlite_autoincrement=autoincrement,
    )
    op.create_index(op.f("ix_embeddings_model"), "embeddings", ["model"], unique=False)
