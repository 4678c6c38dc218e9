"""Claims gathered from quotations: which quotations have no claim yet, of whom they were gathered, persons' decisions.

Triggers keep the list of quotations whose claims have to be found again, so that it is true whoever writes.

Revision: 0008, after 0007.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

from claims.store.upkeep.migrate import statements, without_dependants

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql" / "0008"
BEFORE = (
    "merge", "split", "rename", "distinct", "unsure", "accept", "correct", "reject", "verdict", "confirm", "deny",
    "undo",
)  # fmt: skip
OURS = ("merge_claims", "split_claim")
AFTER = (*BEFORE[:-1], *OURS, "undo")
INDEXED = ("author", "created_at", "entity_id", "kind", "other_entity_id", "quotation_sha256")
TRIGGERS = {
    "quotations_of_merged_are_ungathered": "entities",
    "quotations_deleted_leave_ungathered": "quotations",
    "quotations_changed_are_ungathered": "quotations",
    "quotations_inserted_are_ungathered": "quotations",
}


def upgrade() -> None:
    """Make room for claims; all quotations of named speakers wait to be gathered."""
    allow_decisions(AFTER)
    comment_on_kinds(BEFORE, AFTER)
    extend_claims()
    create_tables()
    op.execute("INSERT INTO ungathered (quotation_id) SELECT id FROM quotations WHERE speaker_id IS NOT NULL")
    run("triggers")
    run("views")


def downgrade() -> None:
    """Forget who was gathered, persons' decisions on claims, and what undid them; claims keep speaker and words."""
    op.execute("DROP VIEW claims_summary")
    for trigger, table in TRIGGERS.items():
        op.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if is_postgresql() else ""))
    if is_postgresql():
        op.execute("DROP FUNCTION quotations_ungathered")
        op.execute("DROP FUNCTION entities_ungathered")
    op.drop_table("gatherings")
    op.drop_table("ungathered")
    forget_decisions()
    comment_on_kinds(AFTER, BEFORE)
    allow_decisions(BEFORE)
    reduce_claims()


def is_postgresql() -> bool:
    """Whether this is PostgreSQL."""
    return op.get_context().dialect.name == "postgresql"


def run(name: str) -> None:
    """Run a script, in the dialect of the engine where there is one for it."""
    own = SQL / f"{name}.{op.get_context().dialect.name}.sql"
    for statement in statements(own if own.exists() else SQL / f"{name}.sql"):
        op.execute(statement)


def create_tables() -> None:
    """Create ``ungathered`` and ``gatherings``."""
    op.create_table(
        "ungathered",
        sa.Column(
            "quotation_id",
            sa.Integer(),
            autoincrement=False,
            nullable=False,
            comment="A quotation; it may have been deleted since, and come again under its number",
        ),
        sa.Column("claim_id", sa.Integer(), nullable=True, comment="The claim that it was an instance of, if any"),
        sa.PrimaryKeyConstraint("quotation_id", name=op.f("pk_ungathered")),
        comment="Quotations whose claim has to be found, or found again: new ones, changed ones, and those beside "
        "them; kept by triggers",
    )
    op.create_table(
        "gatherings",
        sa.Column("entity_id", sa.Integer(), autoincrement=False, nullable=False, comment="The speaker, after merges"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="The run that gathered last"),
        sa.Column("quotations", sa.Integer(), nullable=False, comment="Of how many quotations"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_gatherings_entity_id_entities")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_gatherings_run_id_runs")),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_gatherings")),
        comment="Whose quotations were gathered into claims; what is asked of likeness depends on how many they are",
    )
    op.create_index(op.f("ix_gatherings_run_id"), "gatherings", ["run_id"], unique=False)


def new_columns() -> list[sa.Column[Any]]:
    """What claims get."""
    return [
        sa.Column(
            "merged_into_id",
            sa.Integer(),
            nullable=True,
            comment="The claim that stands for this one since they were found to be one; empty for those that are "
            "shown",
        ),
        sa.Column(
            "place",
            sa.JSON(),
            nullable=True,
            comment="Where its words stand: identities of quotation and article, first and last character. By it the "
            "claim keeps its number when the article is extracted again",
        ),
        sa.Column("worth", sa.Double(), nullable=True, comment="How much it is worth checking, 0 to 1"),
        sa.Column(
            "reasons", sa.JSON(), nullable=True, comment="What speaks for and against checking it, in short words"
        ),
    ]


def extend_claims() -> None:
    """Give claims new columns, and numbers that never are given away again."""
    key = op.f("fk_claims_merged_into_id_claims")
    if is_postgresql():
        for column in new_columns():
            op.add_column("claims", column)
        op.create_foreign_key(key, "claims", "claims", ["merged_into_id"], ["id"])
    else:
        copying = op.batch_alter_table("claims", recreate="always", copy_from=claims(numbers_stay=True))
        with without_dependants(op.get_bind()), copying as batch:
            for column in new_columns():
                batch.add_column(column)
            batch.create_foreign_key(key, "claims", ["merged_into_id"], ["id"])
    op.create_index(op.f("ix_claims_merged_into_id"), "claims", ["merged_into_id"], unique=False)
    op.create_index(op.f("ix_claims_worth"), "claims", ["worth"], unique=False)


def reduce_claims() -> None:
    """Take the columns away again."""
    op.drop_index(op.f("ix_claims_worth"), "claims")
    op.drop_index(op.f("ix_claims_merged_into_id"), "claims")
    if is_postgresql():
        for column in reversed(new_columns()):
            op.drop_column("claims", column.name)
        return
    known = claims(numbers_stay=False)
    for column in new_columns():
        known.append_column(column)
    copying = op.batch_alter_table("claims", recreate="always", copy_from=known)
    with without_dependants(op.get_bind()), copying as batch:
        for column in reversed(new_columns()):
            batch.drop_column(column.name)


def claims(*, numbers_stay: bool) -> sa.Table:
    """The table of an SQLite database before this revision."""
    return sa.Table(
        "claims",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_claims_run_id_runs")),
        sa.ForeignKeyConstraint(["speaker_id"], ["entities.id"], name=op.f("fk_claims_speaker_id_entities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.Index(op.f("ix_claims_run_id"), "run_id"),
        sa.Index(op.f("ix_claims_speaker_id"), "speaker_id"),
        sqlite_autoincrement=numbers_stay,
    )


def allow_decisions(kinds: tuple[str, ...]) -> None:
    """Let ``reviews`` hold decisions of these kinds and no others."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    condition = f"kind IN ({words})"
    if is_postgresql():
        op.drop_constraint(op.f("ck_reviews_kind"), "reviews", type_="check")
        op.create_check_constraint(op.f("ck_reviews_kind"), "reviews", condition)
        return
    copying = op.batch_alter_table("reviews", recreate="always", copy_from=reviews(condition))
    with without_dependants(op.get_bind()), numbers_going_on("reviews"), copying:
        pass


@contextmanager
def numbers_going_on(table: str) -> Iterator[None]:
    """Let a table of an SQLite database that is copied go on where its numbers had come to, even if it is empty."""
    connection = op.get_bind()
    asked = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    last = connection.execute(asked, {"table": table}).scalar()
    yield
    if last is not None:
        connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table})
        insert = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)")
        connection.execute(insert, {"table": table, "last": last})


def reviews(condition: str) -> sa.Table:
    """The table of an SQLite database, with this condition on the kinds of decisions."""
    return sa.Table(
        "reviews",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=True),
        sa.Column("other_entity_id", sa.Integer(), nullable=True),
        sa.Column("quotation_sha256", sa.Text(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(kind = 'undo') = (undoes_id IS NOT NULL)", name=op.f("ck_reviews_undoes")),
        sa.CheckConstraint(condition, name=op.f("ck_reviews_kind")),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_reviews_entity_id_entities")),
        sa.ForeignKeyConstraint(["other_entity_id"], ["entities.id"], name=op.f("fk_reviews_other_entity_id_entities")),
        sa.ForeignKeyConstraint(["undoes_id"], ["reviews.id"], name=op.f("fk_reviews_undoes_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_reviews_undoes_id")),
        *(sa.Index(op.f(f"ix_reviews_{column}"), column) for column in INDEXED),
        sqlite_autoincrement=True,
    )


def comment_on_kinds(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Say which kinds there are; SQLite keeps no comments."""
    if is_postgresql():
        old, new = (f"{', '.join(kinds[:-1])} or {kinds[-1]}" for kinds in (before, after))
        op.alter_column("reviews", "kind", comment=new, existing_comment=old)


def forget_decisions() -> None:
    """Delete the decisions that the older schema cannot hold, past the guards that keep all others."""
    if is_postgresql():
        op.execute("ALTER TABLE reviews DISABLE TRIGGER USER")
    with without_dependants(op.get_bind()):
        decided = "SELECT id FROM reviews WHERE kind IN ('merge_claims', 'split_claim')"
        op.execute(f"DELETE FROM reviews WHERE undoes_id IN ({decided})")  # noqa: S608
        op.execute("DELETE FROM reviews WHERE kind IN ('merge_claims', 'split_claim')")
    if is_postgresql():
        op.execute("ALTER TABLE reviews ENABLE TRIGGER USER")
