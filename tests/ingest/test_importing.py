"""From what was read to the database: every article once, in order, and whatever fails fails alone."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claims.article import Article
from claims.errors import ModelError
from claims.ingest import BATCH_SIZE, ImportInterrupted, Summary, ingest
from claims.ingest.extraction import Batch, Here
from claims.pipeline.build import build
from claims.pipeline.extract import default_pipeline
from claims.readers import Failure, read
from claims.store.store import Store

POISON = "This article breaks the pipeline."
BROKEN = Failure(origin="scan.txt", error_class="NotTextError", message="this is a PDF, not text")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return default_pipeline()


@pytest.fixture(scope="module")
def fragile() -> Language:
    """The real pipeline with one more component, which raises on one text."""

    @Language.component("test_breaks_on_poison")
    def breaks_on_poison(doc: Doc) -> Doc:
        if doc.text == POISON:
            raise ValueError("[E000] nobody thought of this")
        return doc

    pipeline = build()
    pipeline.add_pipe("test_breaks_on_poison")
    return pipeline


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return Path(sqlite_url)


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def story(name: str, *, says: str = "the rains have failed us", origin: str | None = None, **fields: Any) -> Article:
    text = f"NAIROBI — Water minister {name} said on Monday that {says}.\n\n“We need help,” {name} told reporters.\n"
    return Article(text=text, origin=origin or f"{name}.txt", published=date(2021, 2, 3), **fields)


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.new, summary.unchanged, summary.superseding, len(summary.failures)


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_articles_are_written_in_the_order_of_reading(store: Store, path: Path, nlp: Language) -> None:
    names = ["Joy Achieng", "Ana Lopez", "Bo Li", "Olga Petrova", "Sam Okoro"]
    summary = ingest(store, [story(name) for name in names], nlp=nlp)
    assert counts(summary) == (5, 0, 0, 0)
    assert rows(path, "SELECT origin FROM articles ORDER BY id") == [(f"{name}.txt",) for name in names]
    assert summary.quotations == rows(path, "SELECT count(*) FROM quotations")[0][0] > 0


def test_the_same_again_changes_nothing_and_needs_no_model(store: Store, path: Path, nlp: Language) -> None:
    articles = [story("Joy Achieng"), story("Ana Lopez")]
    ingest(store, articles, nlp=nlp)
    before = rows(path, "SELECT * FROM quotations")
    summary = ingest(store, articles, nlp=Language())
    assert counts(summary) == (0, 2, 0, 0)
    assert summary.quotations == 0
    assert rows(path, "SELECT * FROM quotations") == before


def test_one_article_twice_in_one_import_is_one(store: Store, nlp: Language) -> None:
    assert counts(ingest(store, [story("Joy Achieng"), story("Joy Achieng", origin="copy.txt")], nlp=nlp)) == (
        1,
        1,
        0,
        0,
    )


def test_a_changed_text_at_the_same_place_supersedes(store: Store, path: Path, nlp: Language) -> None:
    ingest(store, [story("Joy Achieng")], nlp=nlp)
    changed = story("Joy Achieng", says="the rains have come")
    assert counts(ingest(store, [changed], nlp=nlp)) == (0, 0, 1, 0)
    assert rows(path, "SELECT id, supersedes_id FROM articles ORDER BY id") == [(1, None), (2, 1)]


def test_one_speaker_in_two_articles_is_one_entity(store: Store, path: Path, nlp: Language) -> None:
    ingest(store, [story("Joy Achieng"), story("Joy Achieng", says="help has come", origin="later.txt")], nlp=nlp)
    assert rows(path, "SELECT name FROM entities WHERE kind = 'person'") == [("Joy Achieng",)]


def test_what_could_not_be_read_is_remembered_and_the_rest_goes_on(store: Store, path: Path, nlp: Language) -> None:
    summary = ingest(store, [BROKEN, story("Joy Achieng"), BROKEN], nlp=nlp)
    assert counts(summary) == (1, 0, 0, 2)
    assert rows(path, "SELECT origin, error, message, times FROM failures") == [
        ("scan.txt", "NotTextError", "this is a PDF, not text", 2)
    ]


def test_an_article_that_breaks_the_pipeline_fails_alone(store: Store, path: Path, fragile: Language) -> None:
    poison = Article(text=POISON, origin="poison.txt")
    summary = ingest(store, [story("Joy Achieng"), poison, story("Ana Lopez")], nlp=fragile)
    assert counts(summary) == (2, 0, 0, 1)
    assert rows(path, "SELECT origin, error FROM failures") == [("poison.txt", "ValueError")]
    assert "the extraction broke off: [E000] nobody thought of this" in summary.failures[0].message


def truncated(path: Path, *, whole: bool) -> list[Article | Failure]:
    """A JSON file of articles, read as it was first, broken off, and as it was when somebody had mended it."""
    text = '[{"title": "Tolls", "text": "Mayor Ana Ruiz said the bridge is free."}' + ("]" if whole else ", {")
    path.write_text(text, encoding="utf-8")
    return list(read([str(path)]))


@pytest.mark.parametrize("again", [1, 2])
def test_a_file_that_is_read_to_its_end_is_no_failure_any_more(nlp, store, path, tmp_path, again):
    listed = tmp_path / "listed.json"
    for _ in range(again):
        ingest(store, truncated(listed, whole=False), nlp=nlp)
        assert store.unresolved_failures() == {str(listed)}
    summary = ingest(store, truncated(listed, whole=True), nlp=nlp)
    assert counts(summary) == (0, 1, 0, 0)  # nothing new was in it
    assert store.unresolved_failures() == set()
    assert rows(path, "SELECT origin, times FROM failures WHERE resolved_at IS NOT NULL") == [(str(listed), again)]


def test_a_file_that_breaks_off_again_stays_a_failure(nlp, store, tmp_path):
    listed = tmp_path / "listed.json"
    for _ in range(2):
        ingest(store, truncated(listed, whole=False), nlp=nlp)
    assert store.unresolved_failures() == {str(listed)}


def test_a_missing_model_ends_the_import(store: Store) -> None:
    with pytest.raises(ModelError):
        ingest(store, [story("Joy Achieng")], nlp=build(model="no_such_model"))


def test_the_summary_has_the_documented_shape(store: Store, nlp: Language) -> None:
    data = ingest(store, [BROKEN, story("Joy Achieng")], nlp=nlp).to_dict()
    assert list(data) == ["articles", "quotations", "seconds", "failures"]
    assert data["articles"] == {"new": 1, "unchanged": 0, "superseding": 0, "failed": 1}
    assert data["failures"] == [{"origin": "scan.txt", "error": "NotTextError", "message": "this is a PDF, not text"}]


def test_progress_is_told_after_each_article(store: Store, nlp: Language) -> None:
    told: list[int] = []
    ingest(store, [BROKEN, story("Joy Achieng")], nlp=nlp, progress=lambda summary: told.append(summary.done))
    assert told == [1, 2]


def test_an_interrupt_while_reading_keeps_what_was_written(store: Store, path: Path, nlp: Language) -> None:
    def items() -> Iterator[Article]:
        yield from (story("Joy Achieng", says=f"{number} rivers rose") for number in range(BATCH_SIZE))
        raise KeyboardInterrupt

    with pytest.raises(ImportInterrupted) as interrupted:
        ingest(store, items(), nlp=nlp)
    assert counts(interrupted.value.summary) == (1, 0, BATCH_SIZE - 1, 0)
    assert rows(path, "SELECT count(*) FROM articles") == [(BATCH_SIZE,)]


def test_an_interrupt_while_writing_waits_for_the_article_in_hand(
    store: Store, path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, before = store.write_article, signal.getsignal(signal.SIGINT)

    def write_and_be_interrupted(*args: Any, **options: Any) -> Any:
        os.kill(os.getpid(), signal.SIGINT)
        return write(*args, **options)

    monkeypatch.setattr(store, "write_article", write_and_be_interrupted)
    with pytest.raises(ImportInterrupted) as interrupted:
        ingest(store, [story("Joy Achieng"), story("Ana Lopez")], nlp=nlp)
    assert counts(interrupted.value.summary) == (1, 0, 0, 0)
    assert rows(path, "SELECT origin FROM articles") == [("Joy Achieng.txt",)]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_copy_read_before_the_first_is_written_is_extracted_once(store: Store, nlp: Language) -> None:
    seen: list[str] = []

    class Counting(Here):
        def submit(self, batch: Batch) -> None:
            seen.extend(article.origin for article in batch.articles)
            super().submit(batch)

    twice = [story("Joy Achieng"), story("Joy Achieng", origin="copy.txt")]
    assert counts(ingest(store, twice, extractor=Counting(lambda: nlp))) == (1, 1, 0, 0)
    assert seen == ["Joy Achieng.txt"]


def test_nothing_is_read_further_ahead_than_there_is_room(store: Store, nlp: Language) -> None:
    read = 0

    def items() -> Iterator[Article]:
        nonlocal read
        for number in range(BATCH_SIZE + 5):
            read += 1
            yield story("Joy Achieng", says=f"{number} rivers rose")

    ahead: list[int] = []
    ingest(store, items(), nlp=nlp, progress=lambda summary: ahead.append(read - summary.done))
    assert max(ahead) == BATCH_SIZE - 1


def test_vectors_are_written_with_their_article(store: Store, path: Path, nlp: Language) -> None:
    ingest(store, [story("Joy Achieng"), story("Ana Lopez")], nlp=nlp)
    assert rows(path, "SELECT quotation_id FROM embeddings ORDER BY id") == rows(
        path, "SELECT id FROM quotations ORDER BY id"
    )
