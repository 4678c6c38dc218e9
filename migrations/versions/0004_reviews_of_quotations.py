"""Persons' reviews of quotations: what was decided, and what the machine had found before.

Revision: 0004, after 0003.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

from claims.lexicon.folding import fold
from claims.store.upkeep.migrate import statements, without_dependants

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql"
VIEWS = ("relays_summary", "speakers_summary", "quotes")
CONDITION = "review IS NULL OR review IN ('accepted', 'corrected', 'rejected')"
COMMENT = "What persons decided: accepted, corrected or rejected (kept, but in no view); empty where nobody has"
BELONGING = (
    "quotation_spans", "quotation_relays", "quotation_addressees", "quotation_subjects", "search_texts", "embeddings",
)  # fmt: skip


def upgrade() -> None:
    """Let quotations say what persons decided, and views leave out what was rejected."""
    op.create_table(
        "extractions",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False, comment="The article"),
        sa.Column(
            "quotations",
            sa.JSON(),
            nullable=False,
            comment="The machine's quotations: number, run, identity, places, speaker, relays, addressees, date",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_extractions_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_extractions")),
        comment="What the machine found in articles on whose quotations persons have decided: what is shown is "
        "computed from this and from the reviews in force, and undoing goes back to it",
    )
    if is_postgresql():
        op.add_column("quotations", sa.Column("review", sa.Text(), nullable=True, comment=COMMENT))
        op.create_check_constraint(op.f("ck_quotations_review"), "quotations", CONDITION)
    else:  # in place: batch mode would copy the largest table
        op.execute(f"ALTER TABLE quotations ADD COLUMN review TEXT CONSTRAINT ck_quotations_review CHECK ({CONDITION})")
    op.create_index(op.f("ix_quotations_review_confidence"), "quotations", ["review", "confidence"])
    op.create_index(
        op.f("ix_quotations_review_speaker_kind_confidence"), "quotations", ["review", "speaker_kind", "confidence"]
    )
    make_views("0004")


def downgrade() -> None:
    """Put back what the machine had found; decisions on quotations go, and what undid them."""
    drop_views()
    put_back()
    forget_decisions()
    op.drop_index(op.f("ix_quotations_review_speaker_kind_confidence"), "quotations")
    op.drop_index(op.f("ix_quotations_review_confidence"), "quotations")
    if is_postgresql():
        op.drop_constraint(op.f("ck_quotations_review"), "quotations", type_="check")
    op.execute("ALTER TABLE quotations DROP COLUMN review")
    op.drop_table("extractions")
    create_views("0001")


def is_postgresql() -> bool:
    """Whether this is PostgreSQL."""
    return op.get_context().dialect.name == "postgresql"


def make_views(of: str) -> None:
    """Make the views anew, as a revision has them."""
    drop_views()
    create_views(of)


def drop_views() -> None:
    """Drop the views that name quotations."""
    for view in VIEWS:
        op.execute(f"DROP VIEW {view}")


def create_views(of: str) -> None:
    """Create the views as a revision has them."""
    for statement in statements(SQL / of / f"views.{op.get_context().dialect.name}.sql"):
        op.execute(statement)


def put_back() -> None:
    """Let each article that was reviewed have the machine's quotations again; their vectors are computed anew."""
    connection = op.get_bind()
    articles = sa.table("articles", sa.column("id"), sa.column("text"), sa.column("title"))
    kept = sa.table("extractions", sa.column("article_id"), sa.column("quotations", sa.JSON()))
    reviewed = connection.execute(sa.select(kept).order_by(kept.c.article_id)).all()
    for article_id, quotations in reviewed:
        text, title = connection.execute(
            sa.select(articles.c.text, articles.c.title).where(articles.c.id == article_id)
        ).one()
        own = f"SELECT id FROM quotations WHERE article_id = {article_id:d}"  # noqa: S608 (a number)
        for table in BELONGING:
            op.execute(f"DELETE FROM {table} WHERE quotation_id IN ({own})")  # noqa: S608
        op.execute(f"UPDATE quotations SET inside_id = NULL WHERE article_id = {article_id:d}")  # noqa: S608
        op.execute(f"DELETE FROM quotations WHERE article_id = {article_id:d}")  # noqa: S608
        for quotation in quotations:
            insert_quotation(article_id, text, title or "", quotation)
        for quotation in quotations:
            if quotation["inside"] is not None:
                op.execute(
                    f"UPDATE quotations SET inside_id = {quotation['inside']:d} WHERE id = {quotation['id']:d}"  # noqa: S608
                )


def insert_quotation(article_id: int, text: str, title: str, kept: dict[str, Any]) -> None:
    """Insert one quotation with what belongs to it."""
    number, speaker, said = kept["id"], kept["speaker"] or {}, kept["said"] or {}
    content = words(text, kept["content"])
    rows(
        "quotations",
        {
            "id": number,
            "article_id": article_id,
            "run_id": kept["run"],
            "position": kept["position"],
            "kind": kept["kind"],
            "content_text": content,
            "cue_text": words(text, [kept["cue"]]) or None,
            "source_text": words(text, [kept["source"]]) or None,
            "speaker_id": speaker.get("entity"),
            "speaker_name": speaker.get("name"),
            "speaker_kind": speaker.get("kind"),
            "role": speaker.get("role"),
            "said_from": date.fromisoformat(said["from"]) if said else None,
            "said_to": date.fromisoformat(said["to"]) if said else None,
            "said_text": said.get("text"),
            "confidence": kept["confidence"],
            "identity_sha256": kept["identity"],
        },
    )
    of_it = {"quotation_id": number}
    for role, spans in (("content", kept["content"]), ("cue", [kept["cue"]]), ("source", [kept["source"]])):
        for position, span in enumerate(spans):
            if span:
                rows("quotation_spans", {**of_it, "role": role, "position": position, **between(span)})
    for position, relay in enumerate(kept["relays"]):
        place = {**of_it, "position": position, **between(relay["at"])}
        rows("quotation_relays", {**place, "channel_id": channel_of(relay)})
    for position, to in enumerate(kept["addressees"]):
        place = {**of_it, "position": position, **between(to["at"])}
        rows("quotation_addressees", {**place, "entity_id": to["entity"], "name": to["name"], "kind": to["kind"]})
    for start, end in kept["content"]:
        op.execute(
            "INSERT INTO quotation_subjects (quotation_id, entity_id, name) "  # noqa: S608 (numbers)
            f"SELECT {number:d}, entity_id, min(name) FROM mentions WHERE article_id = {article_id:d} "
            f'AND start >= {start:d} AND "end" <= {end:d} AND entity_id NOT IN '
            f"(SELECT entity_id FROM quotation_subjects WHERE quotation_id = {number:d}) GROUP BY entity_id"
        )
    called = fold(f"{speaker.get('name') or ''} {speaker.get('role') or ''}")
    rows("search_texts", {**of_it, "content": fold(content), "speaker": called, "title": fold(title)})


def words(text: str, spans: list[Any]) -> str:
    """What stands at some places, as quotations have it."""
    return " […] ".join(text[span[0] : span[1]] for span in spans if span)


def between(span: list[int]) -> dict[str, int]:
    """The columns of a place."""
    return {"start": span[0], "end": span[1]}


def rows(table: str, row: dict[str, Any]) -> None:
    """Insert a row."""
    types = {"said_from": sa.Date(), "said_to": sa.Date()}
    columns = [sa.column(name, types.get(name)) for name in row]
    op.get_bind().execute(sa.table(table, *columns).insert(), row)


def channel_of(relay: dict[str, Any]) -> int:
    """The number of a relay's channel: channels stay when quotations go."""
    channels = sa.table("channels", *map(sa.column, ("id", "kind", "name", "owner_entity_id")))
    asked = sa.select(channels.c.id).where(
        channels.c.kind == relay["kind"],
        channels.c.name == relay["name"],
        channels.c.owner_entity_id.is_not_distinct_from(relay["owner"]),
    )
    return int(op.get_bind().execute(asked).scalar_one())


def forget_decisions() -> None:
    """Delete the decisions that the older version does not know what to do with, past the guards."""
    decided = "SELECT id FROM reviews WHERE kind IN ('accept', 'correct', 'reject')"
    if is_postgresql():
        op.execute("ALTER TABLE reviews DISABLE TRIGGER USER")
    with without_dependants(op.get_bind()):
        op.execute(f"DELETE FROM reviews WHERE undoes_id IN ({decided})")  # noqa: S608
        op.execute("DELETE FROM reviews WHERE kind IN ('accept', 'correct', 'reject')")
    if is_postgresql():
        op.execute("ALTER TABLE reviews ENABLE TRIGGER USER")
