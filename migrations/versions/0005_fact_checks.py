"""Fact-checks with all that a ClaimReview says, the quotations that they are about, and persons' own verdicts.

Revision: 0005, after 0004.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from claims.store.upkeep.migrate import without_dependants

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BEFORE = ("merge", "split", "rename", "distinct", "unsure", "accept", "correct", "reject", "undo")
OURS = ("verdict", "confirm", "deny")
AFTER = (*BEFORE[:-1], *OURS, "undo")
INDEXED = ("author", "created_at", "entity_id", "kind", "other_entity_id", "quotation_sha256")
PARTY = "{0} IS NULL OR {0} IN ('person', 'organisation')"


def upgrade() -> None:
    """Make the tables anew; of older fact-checks what there is stays, and so do the claims that they judge."""
    old = rows_of("fact_checks")
    op.drop_table("fact_checks")
    create_tables()
    for row in old:
        bring_forward(row)
    allow_decisions(AFTER)
    comment_on_kinds(BEFORE, AFTER)


def downgrade() -> None:
    """Go back to what the older schema can hold: one fact-check an address; own verdicts and matches go."""
    kept = rows_of("fact_checks")
    claims = claims_judged()
    for table in ("fact_check_embeddings", "fact_check_matches", "fact_checks"):
        op.drop_table(table)
    create_old_table()
    take_back(kept, claims)
    forget_decisions()
    comment_on_kinds(AFTER, BEFORE)
    allow_decisions(BEFORE)


def is_postgresql() -> bool:
    """Whether this is PostgreSQL."""
    return op.get_context().dialect.name == "postgresql"


def rows_of(table: str) -> list[dict[str, Any]]:
    """All rows of a table, in the order of their numbers."""
    found = op.get_bind().execute(sa.text(f"SELECT * FROM {table} ORDER BY id"))  # noqa: S608 (names of ours)
    return [dict(row) for row in found.mappings()]


def create_tables() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "fact_checks",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the fact-check; shown as f1, f2"),
        sa.Column("claim", sa.Text(), nullable=False, comment="The claim in the fact-checker's words (claimReviewed)"),
        sa.Column(
            "rating", sa.Text(), nullable=True, comment="The verdict in the publisher's own words (alternateName)"
        ),
        sa.Column("rating_value", sa.Text(), nullable=True, comment="Its place on the publisher's scale, as written"),
        sa.Column("best_rating", sa.Text(), nullable=True, comment="The best place on that scale"),
        sa.Column("worst_rating", sa.Text(), nullable=True, comment="The worst place on that scale"),
        sa.Column("url", sa.Text(), nullable=True, comment="Where the verdict is published"),
        sa.Column("publisher", sa.Text(), nullable=True, comment="Who published it"),
        sa.Column("publisher_kind", sa.Text(), nullable=True, comment="person or organisation"),
        sa.Column("publisher_url", sa.Text(), nullable=True, comment="The publisher's address"),
        sa.Column("title", sa.Text(), nullable=True, comment="The headline of the verdict"),
        sa.Column("summary", sa.Text(), nullable=True, comment="Why, in short"),
        sa.Column("published_on", sa.Date(), nullable=True, comment="The day of publication"),
        sa.Column("language", sa.Text(), nullable=True, comment="The language's code"),
        sa.Column("speaker", sa.Text(), nullable=True, comment="Who claimed it, as the publisher writes the name"),
        sa.Column("speaker_kind", sa.Text(), nullable=True, comment="person or organisation"),
        sa.Column("role", sa.Text(), nullable=True, comment="What the publisher calls the speaker"),
        sa.Column("said_on", sa.Date(), nullable=True, comment="When it was claimed"),
        sa.Column("appearances", sa.JSON(), nullable=False, comment="Addresses where the claim was made or repeated"),
        sa.Column(
            "origin",
            sa.Text(),
            nullable=False,
            comment="Where it was read: a path, a URL, path#number, or - for stdin",
        ),
        sa.Column(
            "recorded_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When it was imported or recorded, in UTC",
        ),
        sa.Column(
            "review_id",
            sa.Integer(),
            nullable=True,
            comment="The decision that recorded it, where it is one's own verdict",
        ),
        sa.Column(
            "identity_sha256",
            sa.Text(),
            nullable=False,
            comment="SHA-256 of all that it says: what makes two records the same fact-check",
        ),
        sa.CheckConstraint(PARTY.format("publisher_kind"), name=op.f("ck_fact_checks_publisher_kind")),
        sa.CheckConstraint(PARTY.format("speaker_kind"), name=op.f("ck_fact_checks_speaker_kind")),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name=op.f("fk_fact_checks_review_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_checks")),
        sa.UniqueConstraint("identity_sha256", name=op.f("uq_fact_checks_identity_sha256")),
        sa.UniqueConstraint("review_id", name=op.f("uq_fact_checks_review_id")),
        comment="Published verdicts on claims (schema.org ClaimReview), and one's own",
        sqlite_autoincrement=True,
    )
    for column in ("published_on", "rating"):
        op.create_index(op.f(f"ix_fact_checks_{column}"), "fact_checks", [column], unique=False)
    for column in ("url", "publisher", "speaker"):
        op.create_index(op.f(f"ix_fact_checks_{column}"), "fact_checks", [column], postgresql_using="hash")
    op.create_table(
        "fact_check_matches",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row"),
        sa.Column("fact_check_id", sa.Integer(), nullable=False, comment="The fact-check"),
        sa.Column("quotation_sha256", sa.Text(), nullable=False, comment="Identity of the quotation"),
        sa.Column(
            "score",
            sa.Double(),
            nullable=True,
            comment="How surely the machine thinks so, 0 to 1; empty where only a person said it",
        ),
        sa.Column(
            "matched",
            sa.Boolean(),
            nullable=False,
            comment="Whether the machine counts it as about the quotation; else it is a suggestion",
        ),
        sa.Column(
            "decision",
            sa.Text(),
            nullable=True,
            comment="confirmed or denied, where a person decided; outranks the machine",
        ),
        sa.CheckConstraint("0 <= score AND score <= 1", name=op.f("ck_fact_check_matches_score")),
        sa.CheckConstraint(
            "decision IS NULL OR decision IN ('confirmed', 'denied')", name=op.f("ck_fact_check_matches_decision")
        ),
        sa.ForeignKeyConstraint(
            ["fact_check_id"],
            ["fact_checks.id"],
            name=op.f("fk_fact_check_matches_fact_check_id_fact_checks"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_check_matches")),
        sa.UniqueConstraint(
            "fact_check_id", "quotation_sha256", name=op.f("uq_fact_check_matches_fact_check_id_quotation_sha256")
        ),
        comment="Which quotations each fact-check is about; the claim of such a quotation is what it judges. "
        "Quotations are named by their identity, which outlives their rows",
    )
    op.create_index(op.f("ix_fact_check_matches_quotation_sha256"), "fact_check_matches", ["quotation_sha256"])
    op.create_table(
        "fact_check_embeddings",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the vector"),
        sa.Column("fact_check_id", sa.Integer(), nullable=False, comment="The fact-check"),
        sa.Column("model", sa.Text(), nullable=False, comment="The encoder and its version"),
        sa.Column(
            "vector", sa.LargeBinary(), nullable=False, comment="The components as signed bytes, as in embeddings"
        ),
        sa.ForeignKeyConstraint(
            ["fact_check_id"],
            ["fact_checks.id"],
            name=op.f("fk_fact_check_embeddings_fact_check_id_fact_checks"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_check_embeddings")),
        sa.UniqueConstraint("fact_check_id", "model", name=op.f("uq_fact_check_embeddings_fact_check_id_model")),
        comment="What fact-checks judge as vectors, for search by meaning",
    )


def bring_forward(row: dict[str, Any]) -> None:
    """Insert a fact-check of the older schema, and the quotations of the claim that it judges."""
    said = {"claim": row["claim_text"], **{name: row[name] for name in ("rating", "url", "publisher")}}
    identity = hashlib.sha256(json.dumps([said, str(row["published_on"])], sort_keys=True).encode()).hexdigest()
    values = said | {
        "id": row["id"],
        "published_on": row["published_on"],
        "appearances": "[]",
        "origin": "-",
        "recorded_at": datetime.now(UTC),
        "identity_sha256": identity,
    }
    columns, bound = ", ".join(values), ", ".join(f":{name}" for name in values)
    op.get_bind().execute(
        sa.text(f"INSERT INTO fact_checks ({columns}) VALUES ({bound})"),  # noqa: S608 (names of ours)
        values,
    )
    op.get_bind().execute(
        sa.text(
            "INSERT INTO fact_check_matches (fact_check_id, quotation_sha256, matched) "
            "SELECT :id, identity_sha256, true FROM quotations WHERE claim_id = :claim"
        ),
        {"id": row["id"], "claim": row["claim_id"]},
    )


def claims_judged() -> dict[int, int]:
    """The claim that each fact-check is about, where it is about one."""
    found = op.get_bind().execute(
        sa.text(
            "SELECT fact_check_id, min(claim_id) FROM fact_check_matches "
            "JOIN quotations ON identity_sha256 = quotation_sha256 WHERE claim_id IS NOT NULL "
            "AND (decision = 'confirmed' OR (decision IS NULL AND matched)) GROUP BY fact_check_id"
        )
    )
    return {row[0]: row[1] for row in found}


def create_old_table() -> None:
    """Create the table of the older schema."""
    op.create_table(
        "fact_checks",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the fact-check"),
        sa.Column("claim_id", sa.Integer(), nullable=True, comment="The claim that it judges, if matched"),
        sa.Column("url", sa.Text(), nullable=False, comment="Where the verdict is published"),
        sa.Column("publisher", sa.Text(), nullable=True, comment="Who published it"),
        sa.Column(
            "claim_text", sa.Text(), nullable=False, comment="The claim in the fact-checker's words (claimReviewed)"
        ),
        sa.Column("rating", sa.Text(), nullable=True, comment="The verdict in words (alternateName)"),
        sa.Column("published_on", sa.Date(), nullable=True, comment="The day of publication"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_fact_checks_claim_id_claims")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_checks")),
        sa.UniqueConstraint("url", name=op.f("uq_fact_checks_url")),
        comment="Published verdicts on claims (schema.org ClaimReview)",
    )
    for column in ("claim_id", "published_on", "publisher", "rating"):
        op.create_index(op.f(f"ix_fact_checks_{column}"), "fact_checks", [column], unique=False)


def take_back(kept: list[dict[str, Any]], claims: dict[int, int]) -> None:
    """Insert what the older schema can hold: the first fact-check of each address."""
    addresses = set()
    for row in kept:
        if row["url"] and row["url"] not in addresses and row["review_id"] is None:
            addresses.add(row["url"])
            values = {name: row[name] for name in ("id", "url", "publisher", "rating", "published_on")}
            op.get_bind().execute(
                sa.text(
                    "INSERT INTO fact_checks (id, claim_id, url, publisher, claim_text, rating, published_on) "
                    "VALUES (:id, :claim_id, :url, :publisher, :claim, :rating, :published_on)"
                ),
                values | {"claim": row["claim"], "claim_id": claims.get(row["id"])},
            )


def allow_decisions(kinds: tuple[str, ...]) -> None:
    """Let ``reviews`` hold decisions of these kinds and no others."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    condition = f"kind IN ({words})"
    if is_postgresql():
        op.drop_constraint(op.f("ck_reviews_kind"), "reviews", type_="check")
        op.create_check_constraint(op.f("ck_reviews_kind"), "reviews", condition)
        return
    # SQLite copies the table. It is given in full: what is read of its checks depends on SQLAlchemy's version.
    connection = op.get_bind()
    last = connection.scalar(sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'reviews'"))
    copying = op.batch_alter_table("reviews", recreate="always", copy_from=reviews(condition))
    with without_dependants(connection), copying:
        pass
    # The copy of an empty table would give the numbers of deleted decisions away again.
    connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = 'reviews'"))
    if last is not None:
        connection.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('reviews', :last)"), {"last": last})


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
    ours = ", ".join(f"'{kind}'" for kind in OURS)
    if is_postgresql():
        op.execute("ALTER TABLE reviews DISABLE TRIGGER USER")
    with without_dependants(op.get_bind()):
        op.execute(f"DELETE FROM reviews WHERE undoes_id IN (SELECT id FROM reviews WHERE kind IN ({ours}))")  # noqa: S608
        op.execute(f"DELETE FROM reviews WHERE kind IN ({ours})")  # noqa: S608
    if is_postgresql():
        op.execute("ALTER TABLE reviews ENABLE TRIGGER USER")
