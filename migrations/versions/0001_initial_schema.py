# ruff: noqa: E501, PLR0915 (the tables as Alembic generated them from the models)
"""The initial schema: tables, then the full-text index, guards and views in SQL of each engine.

Revision: 0001, the first.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from claims.store.upkeep.migrate import statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql" / revision


def run_script(name: str) -> None:
    """Execute a script of this revision, written for the engine at hand."""
    for statement in statements(SQL / f"{name}.{op.get_context().dialect.name}.sql"):
        op.execute(statement)


def upgrade() -> None:
    """Create everything."""
    create_tables()
    for name in ("search", "guards", "views"):
        run_script(name)


def downgrade() -> None:
    """Drop everything."""
    run_script("drop")
    drop_tables()


def create_tables() -> None:
    """Create the tables and their indexes."""
    op.create_table(
        "entities",
        sa.Column(
            "id",
            sa.Integer(),
            nullable=False,
            comment="Number of the entity; shown as s1, s2. Never changes, never is given away again",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="person or organisation"),
        sa.Column(
            "name",
            sa.Text(),
            nullable=False,
            comment="The name to show: the one a person gave, else the fullest spelling in any article",
        ),
        sa.Column("description", sa.Text(), nullable=True, comment="Who that is, in a few words"),
        sa.Column("wikidata_id", sa.Text(), nullable=True, comment="Its item in Wikidata (Q348144), if known"),
        sa.Column(
            "canonical_id",
            sa.Integer(),
            nullable=False,
            comment="The entity that stands for this one after all reviews; itself where it was merged into none. Never a chain: the entity it names always names itself",
        ),
        sa.CheckConstraint("kind IN ('organisation', 'person')", name=op.f("ck_entities_kind")),
        sa.ForeignKeyConstraint(
            ["canonical_id"],
            ["entities.id"],
            name=op.f("fk_entities_canonical_id_entities"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entities")),
        comment="Persons and organisations; an unnamed source is none, its quotation keeps the description",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_entities_canonical_id"), "entities", ["canonical_id"], unique=False)
    op.create_index(op.f("ix_entities_kind_name"), "entities", ["kind", "name"], unique=False)
    op.create_index(op.f("ix_entities_name"), "entities", ["name"], unique=False)
    op.create_index(op.f("ix_entities_wikidata_id"), "entities", ["wikidata_id"], unique=False)
    op.create_table(
        "failures",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the failure"),
        sa.Column("origin", sa.Text(), nullable=False, comment="The input: a path, a URL, or path#number for a record"),
        sa.Column("error", sa.Text(), nullable=False, comment="The kind of error (EncodingError)"),
        sa.Column("message", sa.Text(), nullable=False, comment="What, where, and what to do, as last reported"),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False, comment="When it failed first, in UTC"),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False, comment="When it failed last, in UTC"),
        sa.Column("times", sa.Integer(), nullable=False, comment="How often it failed"),
        sa.Column(
            "resolved_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the same origin was imported after all, in UTC; empty while it still fails",
        ),
        sa.CheckConstraint("times > 0", name=op.f("ck_failures_times")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failures")),
        sa.UniqueConstraint("origin", "error", name=op.f("uq_failures_origin_error")),
        comment="What could not be imported, and why; resolved once the same origin is imported",
    )
    op.create_index(op.f("ix_failures_error"), "failures", ["error"], unique=False)
    op.create_index(op.f("ix_failures_last_seen"), "failures", ["last_seen"], unique=False)
    op.create_index(op.f("ix_failures_resolved_at"), "failures", ["resolved_at"], unique=False)
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the outlet"),
        sa.Column("name", sa.Text(), nullable=False, comment="Its name as given at import (Rudaw)"),
        sa.Column("url", sa.Text(), nullable=True, comment="Its address on the web, if known"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlets")),
        sa.UniqueConstraint("name", name=op.f("uq_outlets_name")),
        comment="Who publishes articles",
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the run"),
        sa.Column("version", sa.Text(), nullable=False, comment="The version of Claims"),
        sa.Column("model", sa.Text(), nullable=False, comment="The language model and its version"),
        sa.Column("components", sa.Text(), nullable=False, comment="The components of the pipeline, in order"),
        sa.Column("identity_sha256", sa.Text(), nullable=False, comment="SHA-256 of version, model and components"),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False, comment="When it was used first, in UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sa.UniqueConstraint("identity_sha256", name=op.f("uq_runs_identity_sha256")),
        comment="Which version, model and components extracted; the same configuration is one run",
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the article; shown as a1, a2"),
        sa.Column("outlet_id", sa.Integer(), nullable=True, comment="Who published it, if known"),
        sa.Column(
            "origin",
            sa.Text(),
            nullable=False,
            comment="Where it was read first: a path, a URL, - for standard input, path#number for a record",
        ),
        sa.Column("url", sa.Text(), nullable=True, comment="Its address on the web, if it has one"),
        sa.Column("title", sa.Text(), nullable=True, comment="Its headline, if known"),
        sa.Column("byline", sa.Text(), nullable=True, comment="Who wrote it, as printed"),
        sa.Column("dateline", sa.Text(), nullable=True, comment="Where it was written, as printed"),
        sa.Column("language", sa.Text(), nullable=True, comment="ISO 639-1 code of its language, if known"),
        sa.Column("published_on", sa.Date(), nullable=True, comment="The day of publication, if known"),
        sa.Column(
            "retrieved_at", sa.DateTime(timezone=True), nullable=True, comment="When it was fetched or read, in UTC"
        ),
        sa.Column(
            "text",
            sa.Text(),
            nullable=False,
            comment="The text exactly as it was read; all offsets count its characters (Unicode code points)",
        ),
        sa.Column("text_sha256", sa.Text(), nullable=False, comment="SHA-256 of the text's UTF-8 bytes, hexadecimal"),
        sa.Column(
            "identity_sha256",
            sa.Text(),
            nullable=False,
            comment="SHA-256 of outlet, URL and text: what makes two inputs the same article",
        ),
        sa.Column("run_id", sa.Integer(), nullable=True, comment="The run whose quotations and mentions are kept"),
        sa.Column(
            "supersedes_id",
            sa.Integer(),
            nullable=True,
            comment="The earlier version that this text replaces: same outlet and URL, or without URL the same origin",
        ),
        sa.CheckConstraint("supersedes_id <> id", name=op.f("ck_articles_supersedes_another")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name=op.f("fk_articles_outlet_id_outlets")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_articles_run_id_runs")),
        sa.ForeignKeyConstraint(["supersedes_id"], ["articles.id"], name=op.f("fk_articles_supersedes_id_articles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("identity_sha256", name=op.f("uq_articles_identity_sha256")),
        sa.UniqueConstraint("supersedes_id", name=op.f("uq_articles_supersedes_id")),
        comment="Published texts, each in one version; a text never changes after import",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_articles_origin"), "articles", ["origin"], unique=False, postgresql_using="hash")
    op.create_index(op.f("ix_articles_outlet_id"), "articles", ["outlet_id"], unique=False)
    op.create_index(op.f("ix_articles_published_on"), "articles", ["published_on"], unique=False)
    op.create_index(op.f("ix_articles_run_id"), "articles", ["run_id"], unique=False)
    op.create_index(op.f("ix_articles_text_sha256"), "articles", ["text_sha256"], unique=False)
    op.create_index(op.f("ix_articles_url"), "articles", ["url"], unique=False, postgresql_using="hash")
    op.create_table(
        "channels",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the channel"),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="agency, outlet, website, social, statement, interview, speech or document",
        ),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="Its name (IRNA), or the words that stand for it (his website)"
        ),
        sa.Column(
            "owner_entity_id",
            sa.Integer(),
            nullable=True,
            comment="Whose it is: a president's website belongs to the president",
        ),
        sa.CheckConstraint(
            "kind IN ('agency', 'outlet', 'website', 'social', 'statement', 'interview', 'speech', 'document')",
            name=op.f("ck_channels_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["owner_entity_id"], ["entities.id"], name=op.f("fk_channels_owner_entity_id_entities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        comment="Channels through which utterances reach articles: an agency, a website, a network",
    )
    op.create_index(op.f("ix_channels_name"), "channels", ["name"], unique=False)
    op.create_index(op.f("ix_channels_owner_entity_id"), "channels", ["owner_entity_id"], unique=False)
    op.create_index("uq_channels_kind_name_owner", "channels", ["kind", "name", "owner_entity_id"], unique=True)
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the claim; shown as c1, c2"),
        sa.Column("speaker_id", sa.Integer(), nullable=True, comment="Who claims it"),
        sa.Column("text", sa.Text(), nullable=False, comment="The claim in the words of its clearest quotation"),
        sa.Column("run_id", sa.Integer(), nullable=True, comment="The run that gathered it; empty where a person did"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_claims_run_id_runs")),
        sa.ForeignKeyConstraint(["speaker_id"], ["entities.id"], name=op.f("fk_claims_speaker_id_entities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        comment="What a speaker said, free of any article: its quotations say the same thing",
    )
    op.create_index(op.f("ix_claims_run_id"), "claims", ["run_id"], unique=False)
    op.create_index(op.f("ix_claims_speaker_id"), "claims", ["speaker_id"], unique=False)
    op.create_table(
        "entity_keys",
        sa.Column("key", sa.Text(), nullable=False, comment="A key made from a name (a surname's sound, initials)"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="An entity with such a name"),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entities.id"], name=op.f("fk_entity_keys_entity_id_entities"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "entity_id", name=op.f("pk_entity_keys")),
        comment="Keys for finding the entities that a name may stand for",
    )
    op.create_index(op.f("ix_entity_keys_entity_id"), "entity_keys", ["entity_id"], unique=False)
    op.create_table(
        "entity_names",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the spelling"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="Whose name"),
        sa.Column("name", sa.Text(), nullable=False, comment="The name as spelled"),
        sa.Column(
            "normalised",
            sa.Text(),
            nullable=False,
            comment="The name with case, diacritics and punctuation folded, for comparing",
        ),
        sa.Column(
            "said_by", sa.Text(), nullable=False, comment="machine (read in an article) or person (given by a review)"
        ),
        sa.Column(
            "run_id", sa.Integer(), nullable=True, comment="The run that read it first; empty where a person gave it"
        ),
        sa.CheckConstraint("said_by IN ('machine', 'person')", name=op.f("ck_entity_names_said_by")),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entities.id"], name=op.f("fk_entity_names_entity_id_entities"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_entity_names_run_id_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity_names")),
        sa.UniqueConstraint("entity_id", "name", "said_by", name=op.f("uq_entity_names_entity_id_name_said_by")),
        comment="Every spelling of every entity's name",
    )
    op.create_index(op.f("ix_entity_names_name"), "entity_names", ["name"], unique=False)
    op.create_index(op.f("ix_entity_names_normalised"), "entity_names", ["normalised"], unique=False)
    op.create_index(op.f("ix_entity_names_run_id"), "entity_names", ["run_id"], unique=False)
    op.create_table(
        "reviews",
        sa.Column(
            "id", sa.Integer(), nullable=False, comment="Number of the decision; later ones outrank earlier ones"
        ),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="merge, split, rename, distinct, accept, correct, reject or undo"
        ),
        sa.Column("entity_id", sa.Integer(), nullable=True, comment="The entity decided on, if it is about one"),
        sa.Column(
            "other_entity_id",
            sa.Integer(),
            nullable=True,
            comment="The second entity of a merge, a split or a distinct",
        ),
        sa.Column(
            "quotation_sha256",
            sa.Text(),
            nullable=True,
            comment="Identity of the quotation decided on, if it is about one; outlives the quotation's row",
        ),
        sa.Column("payload", sa.JSON(), nullable=False, comment="What the decision says, by kind"),
        sa.Column("author", sa.Text(), nullable=True, comment="Who decided"),
        sa.Column("note", sa.Text(), nullable=True, comment="Why, in the person's words"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="When, in UTC"),
        sa.Column("undoes_id", sa.Integer(), nullable=True, comment="The decision that this one takes back"),
        sa.CheckConstraint("(kind = 'undo') = (undoes_id IS NOT NULL)", name=op.f("ck_reviews_undoes")),
        sa.CheckConstraint(
            "kind IN ('merge', 'split', 'rename', 'distinct', 'accept', 'correct', 'reject', 'undo')",
            name=op.f("ck_reviews_kind"),
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_reviews_entity_id_entities")),
        sa.ForeignKeyConstraint(["other_entity_id"], ["entities.id"], name=op.f("fk_reviews_other_entity_id_entities")),
        sa.ForeignKeyConstraint(["undoes_id"], ["reviews.id"], name=op.f("fk_reviews_undoes_id_reviews")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("undoes_id", name=op.f("uq_reviews_undoes_id")),
        comment="Persons' decisions, which outrank the machine; rows are added, never changed or deleted",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reviews_author"), "reviews", ["author"], unique=False)
    op.create_index(op.f("ix_reviews_created_at"), "reviews", ["created_at"], unique=False)
    op.create_index(op.f("ix_reviews_entity_id"), "reviews", ["entity_id"], unique=False)
    op.create_index(op.f("ix_reviews_kind"), "reviews", ["kind"], unique=False)
    op.create_index(op.f("ix_reviews_other_entity_id"), "reviews", ["other_entity_id"], unique=False)
    op.create_index(op.f("ix_reviews_quotation_sha256"), "reviews", ["quotation_sha256"], unique=False)
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
    op.create_index(op.f("ix_fact_checks_claim_id"), "fact_checks", ["claim_id"], unique=False)
    op.create_index(op.f("ix_fact_checks_published_on"), "fact_checks", ["published_on"], unique=False)
    op.create_index(op.f("ix_fact_checks_publisher"), "fact_checks", ["publisher"], unique=False)
    op.create_index(op.f("ix_fact_checks_rating"), "fact_checks", ["rating"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the mention"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="The article that this stands in"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="The run that found it"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="Whom it names"),
        sa.Column("name", sa.Text(), nullable=False, comment="The fullest name that this article gives the entity"),
        sa.Column("start", sa.Integer(), nullable=False, comment="First character in the article's text, from 0"),
        sa.Column("end", sa.Integer(), nullable=False, comment="The character after the last"),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_mentions_offsets")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_mentions_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_mentions_entity_id_entities")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_mentions_run_id_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
        sa.UniqueConstraint(
            "article_id", "start", "end", "entity_id", name=op.f("uq_mentions_article_id_start_end_entity_id")
        ),
        comment="Places in articles that name an entity",
    )
    op.create_index(op.f("ix_mentions_entity_id"), "mentions", ["entity_id"], unique=False)
    op.create_index(op.f("ix_mentions_run_id"), "mentions", ["run_id"], unique=False)
    op.create_table(
        "quotations",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the quotation; shown as q1, q2"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="The article that this stands in"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="The run that extracted it"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Its place among the article's quotations, from 0"),
        sa.Column(
            "kind", sa.Text(), nullable=False, comment="direct (all inside quotation marks), indirect (none) or mixed"
        ),
        sa.Column("content_text", sa.Text(), nullable=False, comment="What was said; several spans are joined by […]"),
        sa.Column("cue_text", sa.Text(), nullable=True, comment="The words that attribute (told), if any"),
        sa.Column("source_text", sa.Text(), nullable=True, comment="The words that name who said it (he), if any"),
        sa.Column(
            "speaker_id", sa.Integer(), nullable=True, comment="The person or organisation that the source stands for"
        ),
        sa.Column(
            "speaker_name",
            sa.Text(),
            nullable=True,
            comment="The fullest name that this article gives the speaker, or its description (two officials); empty where the speaker stays open",
        ),
        sa.Column(
            "speaker_kind",
            sa.Text(),
            nullable=True,
            comment="person, organisation, group, unnamed or author; only the first two have a speaker_id",
        ),
        sa.Column("role", sa.Text(), nullable=True, comment="What this article calls the speaker (Iranian President)"),
        sa.Column("inside_id", sa.Integer(), nullable=True, comment="The quotation that this one is quoted in"),
        sa.Column("said_from", sa.Date(), nullable=True, comment="First day on which it can have been said"),
        sa.Column("said_to", sa.Date(), nullable=True, comment="Last day on which it can have been said"),
        sa.Column("said_text", sa.Text(), nullable=True, comment="The words that date it (on Saturday)"),
        sa.Column(
            "confidence", sa.Double(), nullable=False, comment="Probability that this is a quotation with these spans"
        ),
        sa.Column("claim_id", sa.Integer(), nullable=True, comment="The claim that it is an instance of, if matched"),
        sa.Column(
            "identity_sha256",
            sa.Text(),
            nullable=False,
            comment="SHA-256 of the article's identity and the spans of content, cue and source: the same quotation found by a later run keeps its number and its reviews",
        ),
        sa.CheckConstraint("kind IN ('direct', 'indirect', 'mixed')", name=op.f("ck_quotations_kind")),
        sa.CheckConstraint(
            "speaker_kind IS NULL OR speaker_kind IN ('person', 'organisation', 'group', 'unnamed', 'author')",
            name=op.f("ck_quotations_speaker_kind"),
        ),
        sa.CheckConstraint("(speaker_name IS NULL) = (speaker_kind IS NULL)", name=op.f("ck_quotations_speaker")),
        sa.CheckConstraint("0 <= confidence AND confidence <= 1", name=op.f("ck_quotations_confidence")),
        sa.CheckConstraint("inside_id <> id", name=op.f("ck_quotations_inside_another")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_quotations_position")),
        sa.CheckConstraint("said_from <= said_to", name=op.f("ck_quotations_said_interval")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_quotations_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_quotations_claim_id_claims")),
        sa.ForeignKeyConstraint(
            ["inside_id"], ["quotations.id"], name=op.f("fk_quotations_inside_id_quotations"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_quotations_run_id_runs")),
        sa.ForeignKeyConstraint(["speaker_id"], ["entities.id"], name=op.f("fk_quotations_speaker_id_entities")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotations")),
        sa.UniqueConstraint("article_id", "position", name=op.f("uq_quotations_article_id_position")),
        sa.UniqueConstraint("identity_sha256", name=op.f("uq_quotations_identity_sha256")),
        comment="Attributed utterances: content, cue and source in one article",
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_quotations_claim_id"), "quotations", ["claim_id"], unique=False)
    op.create_index(op.f("ix_quotations_cue_text"), "quotations", ["cue_text"], unique=False, postgresql_using="hash")
    op.create_index(op.f("ix_quotations_inside_id"), "quotations", ["inside_id"], unique=False)
    op.create_index(op.f("ix_quotations_kind"), "quotations", ["kind"], unique=False)
    op.create_index(op.f("ix_quotations_run_id"), "quotations", ["run_id"], unique=False)
    op.create_index(op.f("ix_quotations_said_from"), "quotations", ["said_from"], unique=False)
    op.create_index(op.f("ix_quotations_said_to"), "quotations", ["said_to"], unique=False)
    op.create_index(op.f("ix_quotations_speaker_id"), "quotations", ["speaker_id"], unique=False)
    op.create_index(op.f("ix_quotations_speaker_kind"), "quotations", ["speaker_kind"], unique=False)
    op.create_index(
        op.f("ix_quotations_speaker_name"), "quotations", ["speaker_name"], unique=False, postgresql_using="hash"
    )
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the role"),
        sa.Column("article_id", sa.Integer(), nullable=False, comment="The article that this stands in"),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="The run that found it"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="Whose role"),
        sa.Column("name", sa.Text(), nullable=False, comment="The fullest name that this article gives the entity"),
        sa.Column("title", sa.Text(), nullable=False, comment="The role in the article's words"),
        sa.Column(
            "start", sa.Integer(), nullable=True, comment="First character of these words, if they stand beside a name"
        ),
        sa.Column("end", sa.Integer(), nullable=True, comment="The character after the last"),
        sa.CheckConstraint(
            '(start IS NULL AND "end" IS NULL) OR (0 <= start AND start < "end")', name=op.f("ck_roles_offsets")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_roles_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_roles_entity_id_entities")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_roles_run_id_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sa.UniqueConstraint(
            "article_id", "entity_id", "title", "start", name=op.f("uq_roles_article_id_entity_id_title_start")
        ),
        comment="What an article calls an entity at that time (Iranian President)",
    )
    op.create_index(op.f("ix_roles_entity_id_title"), "roles", ["entity_id", "title"], unique=False)
    op.create_index(op.f("ix_roles_run_id"), "roles", ["run_id"], unique=False)
    op.create_index(op.f("ix_roles_title"), "roles", ["title"], unique=False)
    op.create_table(
        "embeddings",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the vector"),
        sa.Column("quotation_id", sa.Integer(), nullable=False, comment="The quotation that this belongs to"),
        sa.Column("model", sa.Text(), nullable=False, comment="The encoder and its version"),
        sa.Column("dimensions", sa.Integer(), nullable=False, comment="Number of components"),
        sa.Column("vector", sa.LargeBinary(), nullable=False, comment="The components as little-endian 32-bit floats"),
        sa.CheckConstraint("dimensions > 0", name=op.f("ck_embeddings_dimensions")),
        sa.ForeignKeyConstraint(
            ["quotation_id"], ["quotations.id"], name=op.f("fk_embeddings_quotation_id_quotations"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_embeddings")),
        sa.UniqueConstraint("quotation_id", "model", name=op.f("uq_embeddings_quotation_id_model")),
        comment="Quotations as vectors, for search by meaning",
    )
    op.create_index(op.f("ix_embeddings_model"), "embeddings", ["model"], unique=False)
    op.create_table(
        "quotation_addressees",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row"),
        sa.Column("quotation_id", sa.Integer(), nullable=False, comment="The quotation that this belongs to"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place among the addressees, from 0"),
        sa.Column("entity_id", sa.Integer(), nullable=True, comment="The person or organisation, if it is a named one"),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="The fullest name in the article, or a description (reporters)"
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="person, organisation, group, unnamed or author"),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="First character of the words that name the addressee"
        ),
        sa.Column("end", sa.Integer(), nullable=False, comment="The character after the last"),
        sa.CheckConstraint(
            "kind IN ('person', 'organisation', 'group', 'unnamed', 'author')",
            name=op.f("ck_quotation_addressees_kind"),
        ),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_quotation_addressees_offsets")),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entities.id"], name=op.f("fk_quotation_addressees_entity_id_entities")
        ),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotations.id"],
            name=op.f("fk_quotation_addressees_quotation_id_quotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_addressees")),
        sa.UniqueConstraint("quotation_id", "position", name=op.f("uq_quotation_addressees_quotation_id_position")),
        comment="To whom each quotation was said",
    )
    op.create_index(op.f("ix_quotation_addressees_entity_id"), "quotation_addressees", ["entity_id"], unique=False)
    op.create_index(
        op.f("ix_quotation_addressees_name"), "quotation_addressees", ["name"], unique=False, postgresql_using="hash"
    )
    op.create_table(
        "quotation_relays",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row"),
        sa.Column("quotation_id", sa.Integer(), nullable=False, comment="The quotation that this belongs to"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place in the chain, from 0: nearest the speaker"),
        sa.Column("channel_id", sa.Integer(), nullable=False, comment="The channel"),
        sa.Column(
            "start", sa.Integer(), nullable=False, comment="First character of the words that name it in the article"
        ),
        sa.Column("end", sa.Integer(), nullable=False, comment="The character after the last"),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_quotation_relays_offsets")),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_quotation_relays_channel_id_channels")),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotations.id"],
            name=op.f("fk_quotation_relays_quotation_id_quotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_relays")),
        sa.UniqueConstraint("quotation_id", "position", name=op.f("uq_quotation_relays_quotation_id_position")),
        comment="Through which channels each quotation reached the article, nearest the speaker first",
    )
    op.create_index(op.f("ix_quotation_relays_channel_id"), "quotation_relays", ["channel_id"], unique=False)
    op.create_table(
        "quotation_spans",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the span"),
        sa.Column("quotation_id", sa.Integer(), nullable=False, comment="The quotation that this belongs to"),
        sa.Column("role", sa.Text(), nullable=False, comment="content, cue or source"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Its place among the spans of this role, from 0"),
        sa.Column("start", sa.Integer(), nullable=False, comment="First character in the article's text, from 0"),
        sa.Column("end", sa.Integer(), nullable=False, comment="The character after the last"),
        sa.CheckConstraint("role IN ('content', 'cue', 'source')", name=op.f("ck_quotation_spans_role")),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_quotation_spans_offsets")),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotations.id"],
            name=op.f("fk_quotation_spans_quotation_id_quotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_spans")),
        sa.UniqueConstraint(
            "quotation_id", "role", "position", name=op.f("uq_quotation_spans_quotation_id_role_position")
        ),
        comment="Where content, cue and source of each quotation stand in the article's text",
    )
    op.create_table(
        "quotation_subjects",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the row"),
        sa.Column("quotation_id", sa.Integer(), nullable=False, comment="The quotation that this belongs to"),
        sa.Column("entity_id", sa.Integer(), nullable=False, comment="Whom the content names"),
        sa.Column("name", sa.Text(), nullable=False, comment="The fullest name that the article gives that entity"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_quotation_subjects_entity_id_entities")),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotations.id"],
            name=op.f("fk_quotation_subjects_quotation_id_quotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_subjects")),
        sa.UniqueConstraint("quotation_id", "entity_id", name=op.f("uq_quotation_subjects_quotation_id_entity_id")),
        comment="Persons and organisations named in what was said",
    )
    op.create_index(op.f("ix_quotation_subjects_entity_id"), "quotation_subjects", ["entity_id"], unique=False)
    op.create_table(
        "search_texts",
        sa.Column("quotation_id", sa.Integer(), autoincrement=False, nullable=False, comment="The quotation"),
        sa.Column("content", sa.Text(), nullable=False, comment="What was said, folded"),
        sa.Column("speaker", sa.Text(), nullable=False, comment="The speaker's name and role in the article, folded"),
        sa.Column("title", sa.Text(), nullable=False, comment="The article's title, folded"),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotations.id"],
            name=op.f("fk_search_texts_quotation_id_quotations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quotation_id", name=op.f("pk_search_texts")),
        comment="What the full-text index holds of each quotation, folded (US, U.S. and United States are one word). On SQLite search_index (FTS5) indexes it, on PostgreSQL the generated column document",
    )


def drop_tables() -> None:
    """Drop the tables with their indexes, those first that refer to others."""
    for table in (
        "search_texts",
        "quotation_subjects",
        "quotation_spans",
        "quotation_relays",
        "quotation_addressees",
        "embeddings",
        "roles",
        "quotations",
        "mentions",
        "fact_checks",
        "reviews",
        "entity_names",
        "entity_keys",
        "claims",
        "channels",
        "articles",
        "runs",
        "outlets",
        "failures",
        "entities",
    ):
        op.drop_table(table)
