"""A copy of a PostgreSQL database in a file: the same rows, and again only what has changed."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import InternalError

from claims.ask import ask
from claims.errors import StoreError
from claims.store.engines.engine import writing
from claims.store.mirror import mirror
from claims.store.store import Store
from claims.store.tables import Article, Base
from tests import worlds
from tests.builders import article, keep, quotation

pytestmark = pytest.mark.postgresql

QUESTION = "what did Varga say about US troops"


@pytest.fixture
def source(postgresql_url):
    with Store.open(postgresql_url) as opened:
        worlds.build(opened)
        yield opened


@pytest.fixture
def target(sqlite_store):
    return sqlite_store


def rows_of(store: Store) -> dict[str, list[tuple]]:
    with store.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(*table.columns))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def test_the_copy_has_the_same_rows_and_answers_the_same(source, target):
    assert mirror(source, target).rows > 0
    assert rows_of(target) == rows_of(source)
    assert [one.quotation for one in ask(target, QUESTION).answers] == [
        one.quotation for one in ask(source, QUESTION).answers
    ]
    assert target.check() == []


def test_nothing_is_copied_again_where_nothing_has_changed(source, target):
    mirror(source, target)
    assert mirror(source, target).rows == 0


def test_what_is_new_changed_or_decided_is_copied(source, target):
    mirror(source, target)
    text = "“The fleet goes home,” Ilse Varga said."
    keep(source, article(text, origin="new.txt"), quotation(text, "“The fleet goes home,”", speaker="Ilse Varga"))
    source.rename(1, "Ilse Marie Varga", by="Ana")
    again = mirror(source, target)
    assert "reviews" in again.tables
    assert again.rows < sum(map(len, rows_of(source).values()))
    assert rows_of(target) == rows_of(source)
    assert "“The fleet goes home,”" in [one.quotation.text for one in ask(target, "Varga on the fleet").answers]
    assert target.check() == []


def test_what_is_gone_is_gone_in_the_copy(source, target):
    mirror(source, target)
    with writing(source.engine) as connection:
        connection.execute(delete(Article).where(Article.origin == "budget.txt"))
    mirror(source, target)
    assert rows_of(target) == rows_of(source)


def test_what_a_transaction_writes_that_runs_during_a_copy_is_not_missed(source, target):
    with source.engine.connect() as slow:
        slow.execute(Article.__table__.update().values(byline="Slow"))
        keep(source, article("Quick.", origin="quick.txt"))
        mirror(source, target)
        slow.commit()
    mirror(source, target)
    assert rows_of(target) == rows_of(source)


def test_a_file_that_holds_something_else_is_left_alone(source, target):
    worlds.build(target)
    before = rows_of(target)
    with pytest.raises(StoreError, match="something else"):
        mirror(source, target)
    assert rows_of(target) == before


def test_only_postgresql_is_copied(target):
    with pytest.raises(StoreError, match="only PostgreSQL"):
        mirror(target, target)


def test_a_read_only_postgresql_store_refuses_to_write(source, postgresql_url):
    with Store.open(postgresql_url, read_only=True) as opened, opened.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Article)) == 2
        with pytest.raises(InternalError, match="read-only"):
            connection.execute(delete(Article))
