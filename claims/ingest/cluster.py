"""The workers of a Dask cluster as extractor: batches go out, what is taken from them comes back and is written here.

Only the process that was started writes, in the order of reading, so the database is that of one machine. A batch whose
worker is lost goes to another; one that several workers died of is tried article by article, and the article that they
die of is a Failure.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claims.article import Article
from claims.errors import ClaimsError, WorkerError
from claims.ingest.extraction import Batch, Loader, Result, take
from claims.readers import Failure

if TYPE_CHECKING:
    from distributed import Client, Future

    from claims.pipeline.build import Pipeline

_CONNECT = 30.0
"""Seconds in which the scheduler has to answer."""
_NOBODY = 120.0
"""Seconds that a cluster may be without a worker: what it takes to start another one, and more."""
_LOOK = 5.0
_LOST = 3
"""How often what was done and lost with its worker is sent again before it is held to be at fault."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What came to an end at the workers.

    Args:
        batch: Whose articles these are.
        places: Of the articles in the batch.
        future: Of what comes back.
        finished: It was done, though what came out may have been lost with its worker since.
        lost: How often that had happened to it before.
    """

    batch: Batch
    places: tuple[int, ...]
    future: Future
    finished: bool
    lost: int


class Cluster:
    """Extracts on the workers of a cluster that runs; give each worker process one thread.

    Args:
        address: Of the scheduler: ``tcp://scheduler:8786``.
        load: Loads the pipeline in each worker process; it is looked up there by its name.

    Raises:
        WorkerError: Dask is not installed, no scheduler answers, or it has no workers.
        ModelError: A worker has no model.
    """

    def __init__(self, address: str, load: Loader) -> None:
        self._address, self._load = address, load
        self._client = _connected(address)
        self._ended: queue.SimpleQueue[_Sent] = queue.SimpleQueue()
        self._partly: dict[int, dict[int, Result]] = {}
        self._one_by_one: dict[int, list[int]] = {}
        self._futures: set[Future] = set()
        self._alone_since: float | None = None
        try:
            self._description = self._described()
        except BaseException:
            self.close()
            raise

    @property
    def capacity(self) -> int:
        """See :class:`claims.ingest.extraction.Extractor`: it follows the number of workers."""
        return 2 * max(len(self._workers()), 1)

    def describe(self) -> dict[str, str]:
        """See :class:`claims.ingest.extraction.Extractor`."""
        return self._description

    def submit(self, batch: Batch) -> None:
        """See :class:`claims.ingest.extraction.Extractor`."""
        self._partly[batch.number] = {}
        self._send(batch, tuple(range(len(batch.articles))))

    def results(self, *, wait: bool) -> Iterable[tuple[Batch, Sequence[Result]]]:
        """See :class:`claims.ingest.extraction.Extractor`.

        Raises:
            ModelError: A worker found no model, or another one than the others.
            WorkerError: The scheduler is lost, or has had no workers for long.
        """
        done: list[tuple[Batch, Sequence[Result]]] = []
        while self._partly and not done:
            try:
                sent = self._ended.get(timeout=_LOOK if wait else 0)
            except queue.Empty:
                if not wait:
                    break
                self._look()
                continue
            done += self._keep(sent)
        return done

    def close(self) -> None:
        """See :class:`claims.ingest.extraction.Extractor`."""
        self._client.close(timeout=5)

    def _described(self) -> dict[str, str]:
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT)
        except TimeoutError:
            hint = f"Start some: dask worker {self._address}"
            raise WorkerError("the cluster has no workers", where=self._address, hint=hint) from None
        found = list(self._client.run(_describe, self._load).values())
        if any(one != found[0] for one in found):
            raise WorkerError(
                "the workers do not all have the same version and models",
                where=self._address,
                hint="Install the same version of Claims and the same models on all of them",
            )
        return dict(found[0])

    def _workers(self) -> dict[str, Any]:
        return dict(self._client.scheduler_info(n_workers=-1)["workers"])

    def _send(self, batch: Batch, places: tuple[int, ...], *, lost: int = 0) -> None:
        articles = [batch.articles[place] for place in places]
        future = self._client.submit(_take, articles, self._load, pure=False)
        self._futures.add(future)

        def end(ended: Future) -> None:
            self._ended.put(_Sent(batch, places, ended, finished=ended.status == "finished", lost=lost))

        future.add_done_callback(end)

    def _keep(self, sent: _Sent) -> list[tuple[Batch, Sequence[Result]]]:
        batch, places, future = sent.batch, sent.places, sent.future
        self._futures.discard(future)
        self._alone_since = None
        partly = self._partly[batch.number]
        results = _fetched(future)
        if results is not None:
            partly.update(zip(places, results, strict=True))
        elif sent.finished and sent.lost < _LOST and future.status != "cancelled":
            self._send(batch, places, lost=sent.lost + 1)
            return []
        else:
            how = _reason(future, self._address)
            if len(places) > 1:
                # One after the other: what is finished is fetched before the next may take its worker down.
                self._one_by_one[batch.number] = list(places)
            else:
                partly[places[0]] = _lost(batch.articles[places[0]], how)
        if waiting := self._one_by_one.get(batch.number):
            self._send(batch, (waiting.pop(0),))
            return []
        if len(partly) < len(batch.articles):
            return []
        del self._partly[batch.number]
        self._one_by_one.pop(batch.number, None)
        return [(batch, [partly[place] for place in range(len(partly))])]

    def _look(self) -> None:
        """Whether anybody is still at work."""
        if self._client.status != "running":
            raise WorkerError("the scheduler is gone", where=self._address, hint="The same command goes on from there")
        if self._workers():
            self._alone_since = None
            return
        self._alone_since = self._alone_since or time.monotonic()
        if time.monotonic() - self._alone_since > _NOBODY:
            raise WorkerError(
                f"the cluster has had no workers for {_NOBODY:.0f} seconds",
                where=self._address,
                hint="Start some, and the same command again: it goes on from there",
            )


def cluster_of(address: str) -> Cluster:
    """The workers of a cluster, with the default pipeline; see :class:`Cluster`."""
    from claims.pipeline.extract import default_pipeline

    return Cluster(address, default_pipeline)


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise WorkerError("Dask is not installed", where=address, hint='pip install "claims[cluster]"') from None
    try:
        return Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:  # a timeout is an OSError; an address that is none a ValueError
        raise WorkerError(
            f"no scheduler answers: {error}", where=address, hint="Start one with: dask scheduler"
        ) from error


def _fetched(future: Future) -> Sequence[Result] | None:
    """What came out, None where nothing did: also what was done may be lost with its worker before it is fetched."""
    from distributed.scheduler import KilledWorker

    if future.status != "finished":
        return None
    try:
        found: Sequence[Result] = future.result()
    except KilledWorker:
        return None
    return found


def _reason(future: Future, address: str) -> str:
    """Why a batch came to nothing, where that is the batch's fault.

    Raises:
        WorkerError: It is the cluster's.
        ModelError: It is the worker's.
    """
    from distributed.scheduler import KilledWorker

    if future.status == "cancelled":
        raise WorkerError("the scheduler is gone", where=address, hint="The same command goes on from there")
    error = future.exception() if future.status == "error" else None
    if error is None or isinstance(error, KilledWorker):
        return "died with it"
    if isinstance(error, ClaimsError):
        raise error
    return f"raised {type(error).__name__}: {error}"


def _lost(article: Article, how: str) -> Failure:
    error = WorkerError(
        f"each worker that extracted it {how}",
        where=article.origin,
        hint="Import it again where there is more memory; if that fails too, please report it",
    )
    return Failure.of(error, article.origin)


# On the workers.
_loading = threading.Lock()
_loaded: dict[str, Pipeline] = {}


def _pipeline(load: Loader) -> Pipeline:
    """The pipeline of this worker process, loaded once."""
    name = f"{load.__module__}.{load.__qualname__}"
    if name not in _loaded:
        _loaded[name] = load()
    return _loaded[name]


def _describe(load: Loader) -> dict[str, str]:
    from claims.pipeline.extract import describe

    with _loading:
        return describe(_pipeline(load))


def _take(articles: Sequence[Article], load: Loader) -> list[Result]:
    """One batch at a time in each process, however many threads it has: spaCy's memory is one."""
    with _loading:
        return take(articles, nlp=_pipeline(load))
