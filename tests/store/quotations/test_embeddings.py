"""Vectors in the store, and the index beside it, the same on both engines."""

from __future__ import annotations

import numpy as np
import pytest
from sqlalchemy import delete, func, select

from claims.ask.nearest import open_likeness, usable_index
from claims.ingest import embed_missing, index_vectors, vectors
from claims.search.meaning import cells
from claims.search.meaning.embed import encoder_name, sentence_encoder
from claims.store.quotations import embeddings
from claims.store.reader import open_reader
from claims.store.tables import Embedding, Quotation
from tests import worlds
from tests.store.builders import article, extraction, run


@pytest.fixture
def embedded(store, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    worlds.build(store)
    embed_missing(store)
    return store


def count(store, table=Embedding):
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def found(store, topic="US troops", limit=2):
    with open_reader(store.engine) as reader:
        near = open_likeness(reader, model=encoder_name()).nearest(sentence_encoder().vector(topic), limit=limit)
        return [one.text for one in reader.quotations(sorted(near, key=lambda number: -near[number]))]


@pytest.fixture
def indexed(embedded, monkeypatch):
    monkeypatch.setattr(vectors, "EXACT", 0)
    index_vectors(embedded)
    return embedded


def test_each_quotation_has_one_vector(embedded):
    assert count(embedded) == count(embedded, Quotation) == 8


def test_what_has_a_vector_is_left_alone(embedded):
    with embedded.reading() as connection:
        last = embeddings.last_vector(connection)
    embed_missing(embedded)
    with embedded.reading() as connection:
        assert embeddings.last_vector(connection) == last


def test_what_was_left_without_is_found_and_filled(embedded):
    with embedded.engine.begin() as connection:
        connection.execute(delete(Embedding).where(Embedding.quotation_id == 2))
    embed_missing(embedded)
    assert count(embedded) == 8


def test_another_model_has_its_own_vectors(embedded):
    with embedded.reading() as connection:
        assert len(embeddings.articles_without_vectors(connection, "another")) == 2
        assert embeddings.vectors_of(connection, "another", [1, 2]) == []


def test_results_of_another_run_lose_their_vectors_and_get_new_ones(store):
    store.write_article(article(), extraction(), run_id=run(store))
    embed_missing(store)
    with store.reading() as connection:
        last = embeddings.last_vector(connection)
    store.write_article(article(), extraction(), run_id=run(store, "others"))
    assert count(store) == 0
    embed_missing(store)
    with store.reading() as connection:
        kept = embeddings.vectors_after(connection, encoder_name(), last, limit=10)
    assert [one.quotation_id for one in kept] == [1, 2], "numbers of vectors are never given away again"


def test_vectors_of_a_quotation_that_went_meanwhile_are_not_kept(store):
    embeddings.keep_vectors(store.engine, [77], embeddings.Vectors("m", 2, (b"ab",)))
    assert count(store) == 0


def test_without_an_index_all_are_compared(embedded):
    assert "The presence of American armed forces harms the whole coast" in found(embedded)


def test_few_vectors_need_no_index(embedded):
    index_vectors(embedded)
    assert not embeddings.index_path(embedded.engine).exists()


def test_the_index_finds_what_comparing_all_finds(embedded, indexed):
    with open_reader(indexed.engine) as reader:
        assert usable_index(reader, model=encoder_name()).last == 8
    assert found(indexed)[0] == "The presence of American armed forces harms the whole coast"


@pytest.mark.parametrize("with_index", [True, False])
def test_the_nearest_of_some_are_those_with_the_greatest_cosines(embedded, request, with_index):
    if with_index:
        request.getfixturevalue("indexed")
    asked = sentence_encoder().vector("US troops")
    with open_reader(embedded.engine) as reader:
        likeness = open_likeness(reader, model=encoder_name())
        cosines = likeness.of([1, 2, 3, 4, 5, 77], [asked])
        assert set(cosines) == {1, 2, 3, 4, 5}
        nearest = likeness.nearest_of([77, 5, 4, 3, 2, 1], asked, limit=3)
    assert nearest == sorted(cosines, key=lambda number: -cosines[number][0])[:3]


def test_what_came_after_the_index_is_found_too(indexed):
    words = "“American soldiers will leave,”"
    text = f"{words} Varga said.\n"
    from tests.builders import article as printed
    from tests.builders import keep, quotation

    keep(indexed, printed(text, origin="later.txt"), quotation(text, words, kind="direct", speaker="Ilse Varga"))
    embed_missing(indexed)
    assert words in found(indexed, "American soldiers leave", limit=1)


def test_what_is_gone_is_not_found_by_the_index(indexed):
    with indexed.engine.begin() as connection:
        connection.execute(delete(Embedding).where(Embedding.quotation_id == 1))
    assert "The presence of American armed forces harms the whole coast" not in found(indexed, limit=8)


def test_an_index_of_another_database_or_encoder_is_not_used(indexed):
    path = embeddings.index_path(indexed.engine)
    with open_reader(indexed.engine) as reader:
        assert usable_index(reader, model="another") is None
        own = cells.load(path)
        cells.build(path, [cells.Batch(np.sort(own.ids), own.quotations, -np.asarray(own.vectors))], model=own.model)
        assert usable_index(reader, model=own.model) is None


def test_the_index_is_built_again_only_when_a_good_part_is_missing(indexed):
    path = embeddings.index_path(indexed.engine)
    before = path.stat().st_mtime_ns
    index_vectors(indexed)
    assert path.stat().st_mtime_ns == before
    own = cells.load(path)
    cells.build(path, [cells.Batch(np.arange(1, 4), np.arange(1, 4), np.asarray(own.vectors[:3]))], model=own.model)
    index_vectors(indexed)
    assert cells.load(path).last == 8


def test_a_reader_sees_quotations_as_ranking_does(embedded):
    from claims.store.quotations import search

    with embedded.reading() as connection:
        (one,) = search.searched(connection, [1])
    assert (one.article_id, one.position, one.content) == (
        1,
        0,
        "the presence of unitedstates armed forces harms the whole coast",
    )
