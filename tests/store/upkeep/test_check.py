"""``check`` finds what is damaged, and only that."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tests.store.articles.test_write import write
from tests.store.decisions.test_on_entities import say

DAMAGES = {
    "quotations 1: its cue is not what the article has at its spans": (
        "UPDATE quotations SET cue_text = 'told' WHERE id = 1"
    ),
    "quotations 1: its identity is not that of its spans: reviews would not find it": (
        "UPDATE quotations SET identity_sha256 = 'beef' WHERE id = 1"
    ),
    "mentions 1: ends after the end of the article's text": 'UPDATE mentions SET "end" = 99999 WHERE id = 1',
    "quotations 2: search does not know it": "DELETE FROM search_texts WHERE quotation_id = 2",
    "search_texts 1: is not the quotation's content, folded": (
        "UPDATE search_texts SET content = 'ferry' WHERE quotation_id = 1"
    ),
    "entities 2: is shown as s1, by the reviews it is s2": "UPDATE entities SET canonical_id = 1 WHERE id = 2",
}


def test_sound_database_has_no_problems(store):
    write(store)
    assert store.check() == []


@pytest.mark.parametrize("found", DAMAGES)
def test_damage_is_found(store, found):
    write(store)
    with store.engine.begin() as connection:
        connection.execute(text(DAMAGES[found]))
    assert [str(problem) for problem in store.check()] == [found]


def test_changed_text_is_found(sqlite_store):
    write(sqlite_store)
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER articles_keep_their_text"))
        connection.execute(text("UPDATE articles SET text = text || ' '"))
    assert [problem.what for problem in sqlite_store.check()] == ["the text is not the one that was imported"]


def test_stale_full_text_index_is_found(sqlite_store):
    write(sqlite_store)
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER search_texts_deleted"))
        connection.execute(text("DELETE FROM search_texts WHERE quotation_id = 2"))
    assert "search_index" in [problem.where for problem in sqlite_store.check()]


def test_reference_to_nothing_is_found(sqlite_store):
    say(sqlite_store, "Ana Ruiz")
    with sqlite_store.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(text("UPDATE mentions SET entity_id = 77"))
        connection.commit()
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")
    assert [str(problem) for problem in sqlite_store.check()] == [
        "mentions 1: refers to a row of entities that is not there"
    ]
