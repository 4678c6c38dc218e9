"""For whom spokesmen speak: one row for each quotation of somebody who speaks for somebody else.

Empty at first: articles that are extracted again fill it.

Revision: 0009, after 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, empty."""
    op.create_table(
        "quotation_principals",
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False, comment="The quotation"),
        sa.Column("entity_id", sa.Integer(), nullable=True, comment="The person or organisation, if it is a named one"),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="The fullest name in the article, or a description (ministry)"
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entities.id"], name=op.f("fk_quotation_principals_entity_id_entities")
        ),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotations.id"],
            name=op.f("fk_quotation_principals_quotation_id_quotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quotation_id", name=op.f("pk_quotation_principals")),
        comment="For whom speakers speak (a spokeswoman for the ministry); of other quotations there is no row",
    )
    op.create_index(op.f("ix_quotation_principals_entity_id"), "quotation_principals", ["entity_id"], unique=False)
    op.create_index(
        op.f("ix_quotation_principals_name"), "quotation_principals", ["name"], unique=False, postgresql_using="hash"
    )


def downgrade() -> None:
    """Drop it; what articles say of it is found again when they are extracted again."""
    op.drop_table("quotation_principals")
