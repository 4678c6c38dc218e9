"""Every revision goes up and down with data in it, on SQLite and on a PostgreSQL server."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from claims.errors import SchemaVersionError
from claims.factcheck import FactCheck
from claims.factchecks import record_verdict
from claims.ingest import embed_missing
from claims.resolve import LocalEntity, keys_of
from claims.resources import bundled
from claims.store.corrections import Correction
from claims.store.engines.engine import locate, open_engine
from claims.store.factchecks import factchecks
from claims.store.records import AssignedEntity
from claims.store.store import Store
from claims.store.tables import Base, views
from claims.store.upkeep import migrate
from tests import builders
from tests.store.articles.test_write import rows, write
from tests.store.browsing import test_principals as principals
from tests.store.builders import article, extraction, person, quoting, run
from tests.store.decisions.test_on_quotations import again
from tests.store.entities import test_joint as joint


@pytest.fixture
def engine(empty_url: str) -> Iterator[Engine]:
    opened = open_engine(locate(empty_url))
    yield opened
    opened.dispose()


def tables_of(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_newest_revision_is_the_one_that_readers_look_for():
    assert ScriptDirectory.from_config(migrate.configuration()).get_current_head() == migrate.HEAD


def test_models_and_migrations_agree(engine):
    migrate.upgrade(engine)
    config = migrate.configuration()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.check(config)  # raises where they differ


def test_downgrade_leaves_nothing_behind(engine):
    migrate.upgrade(engine)
    with Store(engine) as store:
        write(store)
        migrate.downgrade(engine, "base")
    assert tables_of(engine) == set()
    assert inspect(engine).get_view_names() == []
    if engine.dialect.name == "sqlite":
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'"
    with engine.connect() as connection:
        assert connection.execute(text(query)).scalar_one() == 0


def test_database_works_after_down_and_up_again(engine):
    migrate.upgrade(engine)
    migrate.downgrade(engine, "base")
    migrate.upgrade(engine)
    store = Store(engine)
    write(store)
    assert len(rows(store, "SELECT * FROM quotes")) == 2
    assert store.check() == []


def test_upgrade_of_a_current_database_changes_nothing(store):
    write(store)
    migrate.upgrade(store.engine)
    assert len(rows(store, "SELECT * FROM quotes")) == 2


def test_failed_upgrade_leaves_the_old_schema(engine, monkeypatch):
    monkeypatch.setattr(migrate, "statements", lambda path: ["CREATE NONSENSE"] if "guards" in path.name else [])
    with pytest.raises(Exception, match="NONSENSE"):
        migrate.upgrade(engine)
    assert tables_of(engine) == set()


def test_unknown_revision_is_refused(store):
    with pytest.raises(SchemaVersionError, match="'7777'"):
        migrate.upgrade(store.engine, "7777")


def test_every_table_is_made_and_described(store):
    found = inspect(store.engine)
    assert set(Base.metadata.tables) <= set(found.get_table_names())
    assert set(views.metadata.tables) == set(found.get_view_names())


@pytest.mark.parametrize("view", views.metadata.tables.values(), ids=lambda view: view.name)
def test_views_have_the_columns_that_are_described(store, view):
    assert [column["name"] for column in inspect(store.engine).get_columns(view.name)] == list(view.columns.keys())


def test_names_follow_the_convention(store):
    for table in Base.metadata.tables:
        found = inspect(store.engine)
        names = [key["name"] for key in (*found.get_foreign_keys(table), *found.get_unique_constraints(table))]
        assert [name for name in names if not name.startswith(("fk_", "uq_"))] == []


@pytest.mark.parametrize("table", Base.metadata.tables.values(), ids=lambda table: table.name)
def test_foreign_keys_have_an_index(table):
    constraints = (sa.UniqueConstraint, sa.PrimaryKeyConstraint)
    covered = {next(iter(index.columns)).name for index in table.indexes}
    covered |= {next(iter(one.columns)).name for one in table.constraints if isinstance(one, constraints)}
    covered |= {column.name for column in table.columns if column.unique}
    assert {key.parent.name for key in table.foreign_keys} - covered == set()


def test_search_and_guards_outlive_batch_operations(sqlite_store):
    store = sqlite_store
    write(store)
    with migrate.transaction(store.engine) as connection, migrate.without_dependants(connection):
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("search_texts", recreate="always") as batch:
            batch.add_column(sa.Column("extra", sa.Text()))
        with operations.batch_alter_table("quotations", recreate="always") as batch:
            batch.add_column(sa.Column("extra", sa.Text()))
    words, taken = quoting("Omar Haddad", "“The ferry sails,”")
    ferry = article(words, origin="ferry.txt")
    store.write_article(ferry, taken, run_id=run(store), assignments=[person("Omar Haddad", entity_id=2)])
    found = rows(store, "SELECT quotation FROM quotes WHERE id IN (SELECT rowid FROM search_index('ferries OR lorry'))")
    assert found == [("“No lorry shall cross it,”",), ("“The ferry sails,”",)]
    assert store.check() == []


def test_migrations_never_import_the_models():
    for path in sorted((Path(bundled("migrations")) / "versions").glob("*.py")):
        names = {
            node.module for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
        }
        assert not {name for name in names if name and name.startswith("claims.store.tables")}, path


def test_full_text_finds_by_stem_on_each_engine(store):
    store.write_article(article(), extraction(), run_id=run(store))
    if store.engine.dialect.name == "sqlite":
        query = "SELECT rowid FROM search_index('content: lorries')"
    else:
        query = "SELECT quotation_id FROM search_texts WHERE document @@ websearch_to_tsquery('english', 'lorries')"
    assert rows(store, query) == [(2,)]


def test_reasons_go_and_names_are_counted_again(engine):
    migrate.upgrade(engine)
    store = Store(engine)
    write(store)
    one, other = (number for (number,) in rows(store, "SELECT id FROM entities ORDER BY id"))
    unsure = store.answer(one, other, "unsure")
    store.undo(unsure.review_id)
    store.answer(one, other, "no")
    counted = rows(store, "SELECT entity_id, name, articles FROM entity_names ORDER BY 1, 2")
    words = rows(store, "SELECT word, normalised FROM name_words ORDER BY 1, 2")
    migrate.downgrade(engine, "0002")
    assert {"resolutions", "doubts", "name_words"}.isdisjoint(tables_of(engine))
    assert rows(store, "SELECT kind FROM reviews") == [("distinct",)]
    migrate.upgrade(engine)
    assert rows(store, "SELECT entity_id, name, articles FROM entity_names ORDER BY 1, 2") == counted
    assert rows(store, "SELECT word, normalised FROM name_words ORDER BY 1, 2") == words
    assert rows(store, "SELECT name, score FROM resolutions ORDER BY name") == [
        ("Ana Ruiz", None),
        ("Omar Haddad", None),
    ]
    assert store.answer(one, other, "unsure").review_id > 3
    with pytest.raises(DatabaseError):
        rows(store, "DELETE FROM reviews")
    assert store.check() == []


def test_vectors_become_bytes_and_floats_again_without_the_old_ones(engine):
    migrate.upgrade(engine, "0001")
    migrate.upgrade(engine)
    with Store(engine) as store:
        write(store)
        embed_missing(store)
        assert rows(store, "SELECT count(*), min(length(vector)) FROM embeddings") == [(2, 384)]
        migrate.downgrade(engine, "0001")
        assert rows(store, "SELECT count(*) FROM embeddings") == [(0,)]
        assert rows(store, "SELECT count(*) FROM quotations") == [(2,)]
        migrate.upgrade(engine)
        embed_missing(store)
        assert rows(store, "SELECT count(*) FROM embeddings") == [(2,)]


def test_float_vectors_of_an_older_schema_go(engine):
    migrate.upgrade(engine)
    with Store(engine) as store:
        write(store)
        migrate.downgrade(engine, "0001")
        with engine.begin() as connection:
            connection.execute(
                text("INSERT INTO embeddings (quotation_id, model, dimensions, vector) VALUES (1, 'm', 1, :vector)"),
                {"vector": b"\0\0\0\0"},
            )
        migrate.upgrade(engine)
        assert rows(store, "SELECT count(*) FROM embeddings") == [(0,)]


def test_reviews_of_quotations_go_and_what_the_machine_found_comes_back(engine):
    migrate.upgrade(engine)
    with Store(engine) as store:
        write(store)
        before = rows(
            store, "SELECT id, kind, content_text, speaker_id, position, inside_id FROM quotations ORDER BY id"
        )
        store.reject(1)
        undone = store.accept(2)
        store.undo(undone.review_id)
        changes = Correction(kind="mixed", content=((0, 5), (6, 9)), speaker=None, relays=(), addressees=())
        store.correct(2, changes)
        migrate.downgrade(engine, "0003")
        assert "extractions" not in tables_of(engine)
        found = rows(
            store, "SELECT id, kind, content_text, speaker_id, position, inside_id FROM quotations ORDER BY id"
        )
        assert found == before
        assert rows(store, "SELECT relays, addressees FROM quotes ORDER BY id") == [
            (None, None), ("Harbour News", "Omar Haddad"),
        ]  # fmt: skip
        assert rows(store, "SELECT count(*) FROM reviews") == [(0,)]
        migrate.upgrade(engine)
        assert store.check() == []
        assert store.accept(2).review_id > 4


def test_fact_checks_go_up_with_their_claims_and_down_without_own_verdicts(engine):
    migrate.upgrade(engine, "0004")
    migrate.upgrade(engine)
    with Store(engine) as store:
        write(store)
        migrate.downgrade(engine, "0004")
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO claims (id, text) VALUES (7, 'open')"))
            connection.execute(text("UPDATE quotations SET claim_id = 7 WHERE id = 1"))
            connection.execute(
                text(
                    "INSERT INTO fact_checks (id, claim_id, url, publisher, claim_text, rating, published_on) "
                    "VALUES (4, 7, 'https://checks.example/1', 'Checks', 'It is open', 'True', '2024-05-07')"
                )
            )
        migrate.upgrade(engine)
        with store.reading() as connection:
            ((number, (verdict,)),) = factchecks.verdicts(connection, [1, 2]).items()
        assert (number, verdict.fact_check.id, verdict.fact_check.said.rating) == (1, 4, "True")
        record_verdict(store, "q2", rating="False", link="https://desk.example/1")
        store.keep_fact_check(FactCheck(claim="Nowhere published"), origin="-")
        store.deny_fact_check(4, 2)
        migrate.downgrade(engine, "0004")
        assert rows(store, "SELECT id, claim_id, claim_text, rating FROM fact_checks") == [(4, 7, "It is open", "True")]
        assert rows(store, "SELECT kind FROM reviews") == []
        migrate.upgrade(engine)
        assert rows(store, "SELECT count(*) FROM fact_checks") == [(1,)]
        assert store.check() == []


def test_principals_go_with_their_table_and_another_run_brings_them_back(engine):
    migrate.upgrade(engine)
    store = Store(engine)
    principals.write(store)
    quoted = rows(store, "SELECT id, speaker_name FROM quotations ORDER BY id")
    migrate.downgrade(engine, "0008")
    assert "quotation_principals" not in tables_of(engine)
    assert rows(store, "SELECT id, speaker_name FROM quotations ORDER BY id") == quoted
    migrate.upgrade(engine)
    assert principals.principals(store) == [None, None]
    again(store, principals.spoken_for("Omar Haddad"))
    assert principals.principals(store) == [None, "Omar Haddad"]
    assert store.check() == []


def test_keys_of_names_are_made_anew_and_those_of_before_come_back(engine):
    migrate.upgrade(engine)
    store = Store(engine)
    people = [keyed("Jelassi", "person"), keyed("John Smith", "person"), keyed("Baltic Post", "organisation")]
    store.write_article(article(), extraction(), run_id=run(store), assignments=people)
    keys = "SELECT entity_id, key FROM entity_keys ORDER BY 1, 2"
    of_today = rows(store, keys)
    migrate.downgrade(engine, "0009")
    assert {key for _, key in rows(store, keys)} == {"p:žls", "p:smt:j", "p:smt@senator", "o:bltkpst", "o@bp"}
    migrate.upgrade(engine)
    assert rows(store, keys) == of_today
    assert store.check() == []


def keyed(name: str, kind: Literal["person", "organisation"]) -> AssignedEntity:
    known = LocalEntity(name, kind, (name,), roles=("senator",))
    return replace(person(name, roles=known.roles), kind=kind, keys=keys_of(known))


def test_who_spoke_together_is_read_off_what_is_there(engine):
    migrate.upgrade(engine)
    store = Store(engine)
    joint.write(store)
    kept = "SELECT quotation_id, entity_id, name FROM quotation_joint_speakers ORDER BY id"
    of_import = rows(store, kept)
    counted = "SELECT name, quotations FROM speakers_summary ORDER BY name"
    assert rows(store, counted) == [("Ana Ruiz", 1), ("Karl Weber", 2)]
    migrate.downgrade(engine, "0010")
    assert "quotation_joint_speakers" not in tables_of(engine)
    assert rows(store, counted) == [("Karl Weber", 1)]
    migrate.upgrade(engine)
    assert rows(store, kept) == of_import
    assert rows(store, counted) == [("Ana Ruiz", 1), ("Karl Weber", 2)]
    assert store.check() == []


def test_names_of_one_channel_are_put_together_and_stand_alone_again(engine):
    migrate.upgrade(engine)
    store = Store(engine)
    text = "Ana Ruiz said on CHIRPER that it rains. On Chirper she said that it snows."
    builders.keep(
        store,
        builders.article(text),
        builders.quotation(text, "it rains", speaker="Ana Ruiz", relays=[("CHIRPER", "social")]),
        builders.quotation(text, "it snows", speaker="Ana Ruiz", relays=[("Chirper", "social")]),
    )
    listed = "SELECT id, name, quotations FROM relays_summary ORDER BY id"
    assert rows(store, listed) == [(1, "Chirper", 2)]
    migrate.downgrade(engine, "0011")
    assert rows(store, listed) == [(1, "CHIRPER", 1), (2, "Chirper", 1)]
    migrate.upgrade(engine)
    assert rows(store, "SELECT folded FROM channels") == [("chirper",), ("chirper",)]
    assert rows(store, listed) == [(1, "Chirper", 2)]
    assert store.check() == []
