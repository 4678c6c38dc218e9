"""Channels that are one under several names: what these names share, and relays_summary with one row for them.

Filled from the names that are there.

Revision: 0012, after 0011.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from claims.lexicon.channels import folded
from claims.store.upkeep.migrate import statements

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql"
COMMENT = "What its names share: without case and “the”, the noun where it is a verb (tweet)"
BATCH = 5_000
BY_CODES = {"sqlite": "BINARY", "postgresql": '"C"'}
"""What each engine calls the order of characters by their codes, in which small letters are the greater ones."""


def upgrade() -> None:
    """Add the column, fill it, and let relays_summary have one row for channels that are one."""
    op.execute("DROP VIEW relays_summary")
    column = sa.Column("folded", sa.Text(), nullable=False, server_default=sa.text("''"), comment=COMMENT)
    op.add_column("channels", column)
    fill()
    op.create_index(op.f("ix_channels_folded"), "channels", ["folded"], unique=False)
    for statement in statements(SQL / "0012" / "views.sql"):
        op.execute(statement.replace("BY_CODES", BY_CODES[dialect()]))


def downgrade() -> None:
    """Drop the column; relays_summary has a row for each name, as before."""
    op.execute("DROP VIEW relays_summary")
    op.drop_index(op.f("ix_channels_folded"), "channels")
    op.execute("ALTER TABLE channels DROP COLUMN folded")  # in place: batch mode would copy the table
    for statement in statements(SQL / "0004" / f"views.{dialect()}.sql"):
        if statement.lstrip().startswith("CREATE VIEW relays_summary"):
            op.execute(statement)


def fill() -> None:
    """What each channel's name shares with others', a batch at a time."""
    connection = op.get_bind()
    asked = sa.text("SELECT id, name FROM channels WHERE id > :last ORDER BY id LIMIT :most")
    update = sa.text("UPDATE channels SET folded = :folded WHERE id = :id")
    last = 0
    while channels := connection.execute(asked, {"last": last, "most": BATCH}).all():
        last = channels[-1].id
        connection.execute(update, [{"id": number, "folded": folded(name)} for number, name in channels])


def dialect() -> str:
    """``sqlite`` or ``postgresql``."""
    return op.get_context().dialect.name
