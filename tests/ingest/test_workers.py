"""Other processes extract: the same database comes out, and a process that dies costs one article at most."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.kills import dump
from claims.article import Article
from claims.errors import ModelError, WorkerError
from claims.ingest import ImportInterrupted, Workers, ingest
from claims.ingest.extraction import Batch, Taken
from claims.pipeline.build import build
from claims.pipeline.extract import default_pipeline
from claims.readers import Failure
from claims.store.store import Store
from tests.ingest.test_importing import story

DEADLY = "This article kills whoever extracts it."
ONCE = "This article kills the first one that extracts it: "
PEOPLE = ("Joy Achieng", "Ana Lopez", "Bo Li", "Olga Petrova", "Sam Okoro")


@Language.component("test_dies_of_some_texts")
def dies_of_some_texts(doc: Doc) -> Doc:
    """Ends the process, as the system does when memory is short."""
    if doc.text == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    if doc.text.startswith(ONCE):
        mark = Path(doc.text.removeprefix(ONCE).strip())
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGSEGV)
    return doc


def mortal() -> Language:
    """The real pipeline with a component that kills."""
    nlp = build()
    nlp.add_pipe("test_dies_of_some_texts", first=True)
    return nlp


def modelless() -> Language:
    return build(model="no_such_model")


def unstartable() -> Language:
    os._exit(7)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes for all tests here that do not end them: they take seconds to start."""
    started = Workers(2, mortal)
    started.close, close = lambda: None, started.close  # type: ignore[method-assign]
    yield started
    close()


def stories(count: int) -> list[Article]:
    return [
        story(PEOPLE[number % len(PEOPLE)], says=f"{number} rivers rose", origin=f"{number}.txt")
        for number in range(count)
    ]


def taken(workers: Workers, *articles: Article) -> list[Taken | Failure]:
    workers.submit(Batch(0, articles))
    return [result for _, results in workers.results(wait=True) for result in results]


def test_the_database_is_that_of_one_process(workers: Workers, tmp_path: Path) -> None:
    articles = [
        *stories(24),
        Failure(origin="scan.txt", error_class="NotTextError", message="a scan"),
        *stories(3),
        *stories(26)[24:],
    ]
    with Store.open(tmp_path / "many.db") as many, Store.open(tmp_path / "one.db") as one:
        assert ingest(many, articles, extractor=workers).new == 26
        ingest(one, articles, load=default_pipeline)
    found, expected = dump(tmp_path / "many.db"), dump(tmp_path / "one.db")
    differing = {table for table in expected if found[table] != expected[table]}
    assert differing == {"runs"}  # the pipeline that kills has one component more


def test_an_article_that_kills_twice_is_a_failure_and_the_rest_goes_on(workers: Workers) -> None:
    results = taken(workers, story("Joy Achieng"), Article(text=DEADLY, origin="deadly.txt"), story("Bo Li"))
    assert [type(result) for result in results] == [Taken, Failure, Taken]
    assert (results[1].origin, results[1].error_class) == ("deadly.txt", "WorkerError")
    assert "twice the process that extracted it was ended by SIGKILL" in results[1].message


def test_an_article_that_kills_once_is_extracted_by_another_process(workers: Workers, tmp_path: Path) -> None:
    once = Article(text=f"{ONCE}{tmp_path / 'mark'}", origin="once.txt")
    assert [type(result) for result in taken(workers, once, story("Bo Li"))] == [Taken, Taken]
    assert (tmp_path / "mark").exists()


def test_a_process_that_is_at_it_for_too_long_is_ended(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    workers.describe()
    monkeypatch.setattr("claims.ingest.workers._PATIENCE", 0.0)
    monkeypatch.setattr("claims.ingest.workers._PATIENT_CHARACTERS", 1e9)
    workers.submit(Batch(0, (story("Joy Achieng"),)))
    monkeypatch.undo()
    (((_, results),)) = workers.results(wait=True)
    assert [type(result) for result in results] == [Taken]  # the second one was given time


def test_a_missing_model_ends_the_import(tmp_path: Path) -> None:
    with Store.open(tmp_path / "claims.db") as store, pytest.raises(ModelError, match="no language model"):
        ingest(store, stories(24), load=modelless, workers=2)


@pytest.mark.slow
def test_an_importer_that_is_killed_takes_its_processes_along() -> None:
    code = (
        "from claims.ingest import Workers; from claims.pipeline.extract import default_pipeline as load;"
        "own = Workers(1, load); own.wait_until_ready();"
        "print(own._workers[0].process.pid, flush=True); own.results(wait=False); input()"
    )
    importer = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with importer:
        assert importer.stdout is not None
        worker = int(importer.stdout.readline())
        importer.kill()
    until = time.monotonic() + 30
    while Path(f"/proc/{worker}").exists() and "Z" not in Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2]:
        assert time.monotonic() < until, "the worker outlives its importer"
        time.sleep(0.1)


@pytest.mark.slow
def test_processes_that_do_not_start_end_the_import(tmp_path: Path) -> None:
    with Store.open(tmp_path / "claims.db") as store, pytest.raises(WorkerError, match="ended with 7"):
        ingest(store, stories(24), load=unstartable, workers=2)


def test_a_few_articles_start_no_processes(tmp_path: Path) -> None:
    with Store.open(tmp_path / "claims.db") as store:
        assert ingest(store, stories(3), workers=2, load=default_pipeline).new == 3


def test_an_interrupt_ends_the_processes(workers: Workers, tmp_path: Path) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    own = Workers(1, mortal)
    with Store.open(tmp_path / "claims.db") as store, pytest.raises(ImportInterrupted):
        ingest(store, stories(2), extractor=own, progress=interrupt)
    assert own._workers == []
    with sqlite3.connect(tmp_path / "claims.db") as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
