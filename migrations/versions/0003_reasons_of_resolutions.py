"""Why who is who: scores, reasons and doubts; in how many articles each name stands; names by their words.

Of what is there already nobody knows the scores any more, so these stay empty until an article is extracted again; the
names are counted.

Revision: 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from claims.store.upkeep.migrate import without_dependants

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

DECISIONS = ("merge", "split", "rename", "distinct", "accept", "correct", "reject", "undo")
INDEXED = ("author", "created_at", "entity_id", "kind", "other_entity_id", "quotation_sha256")
COMMENTS = (
    (
        "entities",
        "name",
        "The name to show: the one a person gave, else the fullest spelling in any article",
        "The name to show: the one a person gave, else the full name in most articles",
    ),
    (
        "reviews",
        "kind",
        "merge, split, rename, distinct, accept, correct, reject or undo",
        "merge, split, rename, distinct, unsure, accept, correct, reject or undo",
    ),
    (
        "reviews",
        "other_entity_id",
        "The second entity of a merge, a split or a distinct",
        "The second entity of a merge, a split, a distinct or an unsure",
    ),
)


def upgrade() -> None:
    """Make the tables and fill them from what is there."""
    create_tables()
    op.add_column(
        "entity_names",
        sa.Column(
            "articles",
            sa.Integer(),
            server_default=sa.text("0"),
            nullable=False,
            comment="In how many articles it is the fullest name of the entity",
        ),
    )
    allow_decisions((*DECISIONS[:4], "unsure", *DECISIONS[4:]))
    for table, column, before, after in COMMENTS:
        comment_on(table, column, before, after)
    fill()


def downgrade() -> None:
    """Drop the tables; answers of those who were unsure go, and what undid them."""
    forget_unsure()
    for table, column, before, after in COMMENTS:
        comment_on(table, column, after, before)
    allow_decisions(DECISIONS)
    op.drop_column("entity_names", "articles")
    for table in ("name_words", "doubts", "resolutions"):
        op.drop_table(table)


def create_tables() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "resolutions",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="The article that this stands in"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="The run that found the name"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="The entity that it was taken for"),
        sa.Column("name", sa.Text(), nullable=False, comment="The fullest name that this article gives the entity"),
        sa.Column(
            "score",
            sa.Double(),
            nullable=True,
            comment="How well the name fitted, 0 to 1; 1 where a person had decided, below 0.5 for an entity that was "
            "new; empty for articles kept before scores were",
        ),
        sa.Column("reasons", sa.JSON(), nullable=False, comment="Why, in short words"),
        sa.CheckConstraint("0 <= score AND score <= 1", name=op.f("ck_resolutions_score")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_resolutions_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_resolutions_run_id_runs")),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_resolutions_entity_id_entities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolutions")),
        sa.UniqueConstraint("article_id", "entity_id", "name", name=op.f("uq_resolutions_article_id_entity_id_name")),
        comment="Whom each person and organisation of an article was taken for, how surely, and why",
    )
    op.create_index(op.f("ix_resolutions_run_id"), "resolutions", ["run_id"], unique=False)
    op.create_index(op.f("ix_resolutions_entity_id_id"), "resolutions", ["entity_id", "id"], unique=False)
    op.create_table(
        "doubts",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row"),
        sa.Column("resolution_id", sa.Integer(), nullable=False, comment="The name, and whom it was taken for"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="Whom it may stand for too"),
        sa.Column("score", sa.Double(), nullable=False, comment="How well the name fits that entity, 0 to 1"),
        sa.Column("reasons", sa.JSON(), nullable=False, comment="Why, in short words"),
        sa.CheckConstraint("0 <= score AND score <= 1", name=op.f("ck_doubts_score")),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolutions.id"], name=op.f("fk_doubts_resolution_id_resolutions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_doubts_entity_id_entities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doubts")),
        sa.UniqueConstraint("resolution_id", "entity_id", name=op.f("uq_doubts_resolution_id_entity_id")),
        comment="Other entities that a name may stand for: what claims speakers review asks persons about",
    )
    op.create_index(op.f("ix_doubts_entity_id"), "doubts", ["entity_id"], unique=False)
    # Names are looked up by beginnings, so the order has to be that of code points, as it always is in SQLite.
    collation = "C" if op.get_context().dialect.name == "postgresql" else None
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text(collation=collation), nullable=False, comment="One word of the normalised name"),
        sa.Column("normalised", sa.Text(), nullable=False, comment="The normalised name (entity_names.normalised)"),
        sa.PrimaryKeyConstraint("word", "normalised", name=op.f("pk_name_words")),
        comment="The words of all names in entity_names, for finding a name by a word or its beginning",
    )


def allow_decisions(kinds: tuple[str, ...]) -> None:
    """Let ``reviews`` hold decisions of these kinds and no others."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    condition = f"kind IN ({words})"
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_reviews_kind"), "reviews", type_="check")
        op.create_check_constraint(op.f("ck_reviews_kind"), "reviews", condition)
        return
    # SQLite copies the table. It is given in full: what is read of its checks depends on SQLAlchemy's version.
    copying = op.batch_alter_table("reviews", recreate="always", copy_from=reviews(condition))
    with without_dependants(op.get_bind()), copying:
        pass


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


def comment_on(table: str, column: str, before: str, after: str) -> None:
    """Change a comment; SQLite keeps none."""
    if op.get_context().dialect.name == "postgresql":
        op.alter_column(table, column, comment=after, existing_comment=before)


def fill() -> None:
    """Count the names that articles gave their entities, and take all names apart into words."""
    op.execute(
        "INSERT INTO resolutions (article_id, run_id, entity_id, name, reasons) "
        "SELECT article_id, max(run_id), entity_id, name, '[]' FROM ("
        "SELECT article_id, run_id, entity_id, name FROM mentions "
        "UNION ALL SELECT article_id, run_id, entity_id, name FROM roles "
        "UNION ALL SELECT article_id, run_id, speaker_id, speaker_name FROM quotations WHERE speaker_id IS NOT NULL"
        ") AS named GROUP BY article_id, entity_id, name"
    )
    op.execute(
        "UPDATE entity_names SET articles = (SELECT count(*) FROM resolutions "
        "WHERE resolutions.entity_id = entity_names.entity_id AND resolutions.name = entity_names.name) "
        "WHERE said_by = 'machine'"
    )
    connection = op.get_bind()
    words = sa.table("name_words", sa.column("word"), sa.column("normalised"))
    names = connection.execute(sa.text("SELECT DISTINCT normalised FROM entity_names ORDER BY normalised")).scalars()
    rows = [{"word": word, "normalised": name} for name in names for word in sorted(set(name.split()))]
    if rows:
        connection.execute(words.insert(), rows)


def forget_unsure() -> None:
    """Delete the answers that the older schema cannot hold, past the guards that keep all others."""
    is_postgresql = op.get_context().dialect.name == "postgresql"
    if is_postgresql:
        op.execute("ALTER TABLE reviews DISABLE TRIGGER USER")
    with without_dependants(op.get_bind()):
        op.execute("DELETE FROM reviews WHERE undoes_id IN (SELECT id FROM reviews WHERE kind = 'unsure')")
        op.execute("DELETE FROM reviews WHERE kind = 'unsure'")
    if is_postgresql:
        op.execute("ALTER TABLE reviews ENABLE TRIGGER USER")
