"""Who said something together: one row for each of several who are named as one speaker.

Filled from the speakers' names and the names that their articles have; so articles need not be extracted again.

Revision: 0011, after 0010.
"""

from __future__ import annotations

import re
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from claims.store.upkeep.migrate import statements

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql"
LINK = re.compile(r",\s*|\s+(?:and|or|&)\s+")
BATCH = 5_000


def upgrade() -> None:
    """Create the table, fill it, and let speakers_summary count what was said together."""
    op.create_table(
        "quotation_joint_speakers",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row"),
        sa.Column("quotation_id", sa.Integer(), nullable=False, comment="The quotation that this belongs to"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="One of those who said it"),
        sa.Column("name", sa.Text(), nullable=False, comment="The fullest name that the article gives that entity"),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entities.id"], name=op.f("fk_quotation_joint_speakers_entity_id_entities")
        ),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotations.id"],
            name=op.f("fk_quotation_joint_speakers_quotation_id_quotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_joint_speakers")),
        sa.UniqueConstraint(
            "quotation_id", "entity_id", name=op.f("uq_quotation_joint_speakers_quotation_id_entity_id")
        ),
        comment="Who said something together (Ana Ruiz and Karl Weber), a row for each of them; of what one speaker "
        "said there is no row",
    )
    op.create_index(
        op.f("ix_quotation_joint_speakers_entity_id"), "quotation_joint_speakers", ["entity_id"], unique=False
    )
    fill()
    op.execute("DROP VIEW speakers_summary")
    for statement in statements(SQL / "0011" / f"views.{dialect()}.sql"):
        op.execute(statement)


def downgrade() -> None:
    """Drop the table; speakers_summary counts what one speaker said, as before."""
    op.execute("DROP VIEW speakers_summary")
    for statement in statements(SQL / "0004" / f"views.{dialect()}.sql"):
        if statement.lstrip().startswith("CREATE VIEW speakers_summary"):
            op.execute(statement)
    op.drop_table("quotation_joint_speakers")


def dialect() -> str:
    """``sqlite`` or ``postgresql``."""
    return op.get_context().dialect.name


def fill() -> None:
    """A row for each entity that a group's name names, among those whom its article names; a batch at a time."""
    connection = op.get_bind()
    asked = sa.text(
        "SELECT id, article_id, speaker_name FROM quotations WHERE speaker_kind = 'group' AND id > :last "
        "ORDER BY id LIMIT :most"
    )
    insert = sa.text(
        "INSERT INTO quotation_joint_speakers (quotation_id, entity_id, name) VALUES (:quotation, :entity, :name)"
    )
    last = 0
    while groups := connection.execute(asked, {"last": last, "most": BATCH}).all():
        last = groups[-1].id
        rows = [
            {"quotation": quotation_id, "entity": entity_id, "name": name}
            for quotation_id, article_id, called in groups
            for entity_id, name in members(article_id, called).items()
        ]
        if rows:
            connection.execute(insert, rows)


def members(article_id: int, called: str) -> dict[int, str]:
    """The entities that a joint speaker's name names, with the article's fullest names; none unless the first does."""
    parts = LINK.split(called)
    found: dict[int, str] = {}
    if len(parts) < 2 or not called[0].isupper():
        return found
    known = names_in(article_id)
    for whom in (named(part, known) for part in parts):
        if whom is None and not found:
            break
        if whom is not None:
            found.setdefault(*whom)
    return found


def named(part: str, known: dict[str, tuple[int, str]]) -> tuple[int, str] | None:
    """Whom a part names: by the whole name, or by the last word of one name only."""
    if part in known or not part[:1].isupper():
        return known.get(part)
    bearers = {whom for name, whom in known.items() if name.rpartition(" ")[2] == part}
    return bearers.pop() if len(bearers) == 1 else None


def names_in(article_id: int) -> dict[str, tuple[int, str]]:
    """From each spelling of a name in an article to its entity and the article's fullest name; persons come first."""
    asked = sa.text(
        "SELECT entity_names.name, resolutions.entity_id, resolutions.name FROM resolutions "
        "JOIN entities ON entities.id = resolutions.entity_id "
        "JOIN entity_names ON entity_names.entity_id = resolutions.entity_id "
        "WHERE resolutions.article_id = :article ORDER BY entities.kind, resolutions.id DESC"
    )
    rows = op.get_bind().execute(asked, {"article": article_id})
    return {spelling: (entity_id, name) for spelling, entity_id, name in rows}
