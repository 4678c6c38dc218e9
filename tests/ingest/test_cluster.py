"""A cluster of several processes extracts: the same database comes out, also where one of them is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.kills import dump
from claims.article import Article
from claims.cli import app
from claims.errors import WorkerError
from claims.ingest import ingest
from claims.ingest.cluster import Cluster
from claims.ingest.extraction import Batch, Taken
from claims.pipeline.extract import default_pipeline
from claims.readers import Failure
from claims.store.store import Store
from tests.ingest.test_workers import DEADLY, mortal, stories

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def workers(number: int) -> distributed.LocalCluster:
    """A scheduler with worker processes, each watched by a nanny that starts it again."""
    return distributed.LocalCluster(
        n_workers=number, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    )


@pytest.fixture(scope="module")
def scheduler() -> Iterator[distributed.LocalCluster]:
    with workers(2) as cluster:
        yield cluster


def pids(cluster: distributed.LocalCluster) -> list[int]:
    return [nanny.pid for nanny in cluster.workers.values() if nanny.pid]


def import_into(path: Path, articles: list[Article], extractor: Cluster | None = None) -> None:
    with Store.open(path) as store:
        assert not ingest(store, articles, extractor=extractor, load=default_pipeline).failures


def test_a_killed_worker_costs_nothing(scheduler: distributed.LocalCluster, tmp_path: Path) -> None:
    articles = stories(60)
    killed = threading.Event()

    def kill() -> None:
        path = tmp_path / "cluster.db"
        while not killed.is_set():
            time.sleep(0.1)
            if path.exists():
                time.sleep(1)
                os.kill(pids(scheduler)[0], signal.SIGKILL)
                killed.set()

    killer = threading.Thread(target=kill)
    extractor = Cluster(scheduler.scheduler_address, default_pipeline)
    killer.start()
    try:
        import_into(tmp_path / "cluster.db", articles, extractor)
    finally:
        killed.set()
        killer.join()
    import_into(tmp_path / "one.db", articles)
    found, expected = dump(tmp_path / "cluster.db"), dump(tmp_path / "one.db")
    assert {table for table in expected if found[table] != expected[table]} == set()


def test_an_article_that_kills_every_worker_is_a_failure() -> None:
    # Two deaths are enough for the scheduler, and one worker is left whatever becomes of the dead.
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), workers(3) as doomed:
        extractor = Cluster(doomed.scheduler_address, mortal)
        try:
            extractor.submit(Batch(0, (stories(1)[0], Article(text=DEADLY, origin="deadly.txt"))))
            (((_, results),)) = extractor.results(wait=True)
        finally:
            extractor.close()
    assert [type(result) for result in results] == [Taken, Failure]
    assert "each worker that extracted it died with it" in results[1].message


def test_what_was_done_and_lost_before_it_was_fetched_is_done_again() -> None:
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), workers(1) as fleeting:
        extractor = Cluster(fleeting.scheduler_address, mortal)
        try:
            extractor.submit(Batch(0, tuple(stories(1))))
            wait_for(lambda: not extractor._ended.empty())
            (future,) = extractor._futures
            os.kill(pids(fleeting)[0], signal.SIGKILL)
            wait_for(lambda: future.status == "lost")
            (((_, results),)) = extractor.results(wait=True)
        finally:
            extractor.close()
    assert [type(result) for result in results] == [Taken]


def wait_for(happened: Callable[[], bool], seconds: float = 120.0) -> None:
    ends = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.05)


def test_nobody_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.ingest.cluster._CONNECT", 1.0)
    with pytest.raises(WorkerError, match="no scheduler answers"):
        Cluster("tcp://127.0.0.1:9", default_pipeline)


def test_the_command(scheduler: distributed.LocalCluster, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(stories(1)[0].text)
    options = ["--cluster", scheduler.scheduler_address, "--db", str(tmp_path / "claims.db")]
    done = CliRunner().invoke(app, ["import", str(tmp_path / "story.txt"), *options])
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("Articles: 1 new.")
