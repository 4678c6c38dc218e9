"""Worker processes that extract: each with its own pipeline, on one thread; one that dies costs one article at most."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from multiprocessing.context import SpawnProcess

from claims.article import Article
from claims.errors import ClaimsError, WorkerError
from claims.ingest.extraction import Batch, Loader, Result, take
from claims.process import ONE_THREAD
from claims.readers import Failure

_PATIENCE = 600.0
"""Seconds that a batch may take, and one more for each of its _PATIENT_CHARACTERS: far more than any article needs."""
_PATIENT_CHARACTERS = 200
_TRIES_TO_START = 3
_GIGABYTE = 2**30


def sensible_workers() -> int:
    """As many as this process may use processors, but no more than there are gigabytes of memory."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _GIGABYTE
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        gigabytes = usable
    return max(min(usable, gigabytes), 1)


@dataclass(slots=True)
class _Task:
    """A batch, or a part of one, that a worker has in hand or that waits for one.

    Args:
        batch: Which it belongs to.
        places: Which of its articles.
        deaths: How many workers died with it.
    """

    batch: Batch
    places: tuple[int, ...]
    deaths: int = 0

    @property
    def articles(self) -> list[Article]:
        return [self.batch.articles[place] for place in self.places]

    @property
    def patience(self) -> float:
        return _PATIENCE + sum(len(article.text) for article in self.articles) / _PATIENT_CHARACTERS


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    line: connection.Connection
    ready: bool = False
    task: _Task | None = None
    until: float = field(default_factory=lambda: time.monotonic() + _PATIENCE)

    def give(self, task: _Task) -> None:
        self.task, self.until = task, time.monotonic() + task.patience
        with suppress(OSError):  # it is dead, which the next look at it will find
            self.line.send(task.articles)


class Workers:
    """Extracts in several processes. They start with the first batch, and end with this process however that ends.

    A process that dies, for want of memory or by a fault in a library, is replaced. The articles that it had are tried
    again, one by one; one with which a second process dies is a Failure, and the rest goes on.

    Args:
        count: How many processes.
        load: Loads the pipeline in each of them.

    Raises:
        ValueError: There would be none.
    """

    def __init__(self, count: int, load: Loader) -> None:
        if count < 1:
            raise ValueError("at least one worker has to do the work")
        self._count, self._load = count, load
        self._context = get_context("spawn")
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._partly: dict[int, dict[int, Result]] = {}
        self._done: list[tuple[Batch, Sequence[Result]]] = []
        self._description: dict[str, str] | None = None
        self._failed_starts = 0

    @property
    def capacity(self) -> int:
        """See :class:`claims.ingest.extraction.Extractor`: one batch in hand, and one that waits, for each."""
        return 2 * self._count

    def describe(self) -> dict[str, str]:
        """See :class:`claims.ingest.extraction.Extractor`."""
        self._start_missing()
        while self._description is None:
            self._look(wait=True)
        return self._description

    def wait_until_ready(self) -> None:
        """Start all processes and wait until each has loaded its pipeline."""
        self._start_missing()
        while not all(worker.ready for worker in self._workers):
            self._look(wait=True)

    def submit(self, batch: Batch) -> None:
        """See :class:`claims.ingest.extraction.Extractor`."""
        self._waiting.append(_Task(batch, tuple(range(len(batch.articles)))))
        self._partly[batch.number] = {}
        self._start_missing()
        self._feed()

    def results(self, *, wait: bool) -> Iterable[tuple[Batch, Sequence[Result]]]:
        """See :class:`claims.ingest.extraction.Extractor`.

        Raises:
            ModelError: A worker found no model, or a damaged one.
            WorkerError: No worker can be started.
        """
        self._look(wait=False)
        while wait and not self._done and self._partly:
            self._look(wait=True)
        done, self._done = self._done, []
        return done

    def close(self) -> None:
        """See :class:`claims.ingest.extraction.Extractor`."""
        for worker in self._workers:
            worker.line.close()
            worker.process.kill()  # nothing that a worker does needs to be done to its end
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _start_missing(self) -> None:
        while len(self._workers) < self._count:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=_work, args=(theirs, self._load), daemon=True, name="claims-worker")
            with _one_thread_each():
                process.start()
            theirs.close()
            self._workers.append(_Worker(process, ours))

    def _feed(self) -> None:
        for worker in self._workers:
            if not self._waiting:
                return
            if worker.ready and worker.task is None:
                worker.give(self._waiting.popleft())

    def _look(self, *, wait: bool) -> None:
        """Take what the workers have sent; see who is dead or has been too long at it; give them more to do."""
        busy = [worker for worker in self._workers if worker.task or not worker.ready]
        soonest = min((worker.until for worker in busy), default=0.0) - time.monotonic()
        heard = set(connection.wait([one.line for one in self._workers], max(soonest, 0.01) if wait else 0))
        for worker in list(self._workers):
            if worker.line in heard:
                self._hear(worker)
            elif worker in busy and time.monotonic() > worker.until:
                worker.process.kill()
                self._lose(worker, "was at it for too long")
        self._start_missing()
        self._feed()

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.line.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._lose(worker, _how_it_ended(worker.process.exitcode))
            return
        if isinstance(said, Exception):
            raise said
        if isinstance(said, dict):
            worker.ready, self._description, self._failed_starts = True, said, 0
            return
        task, worker.task = worker.task, None
        if task is not None:
            self._keep(task, said)

    def _keep(self, task: _Task, results: Sequence[Result]) -> None:
        partly = self._partly[task.batch.number]
        partly.update(zip(task.places, results, strict=True))
        if len(partly) == len(task.batch.articles):
            del self._partly[task.batch.number]
            self._done.append((task.batch, [partly[place] for place in range(len(partly))]))

    def _lose(self, worker: _Worker, how: str) -> None:
        """Let another one do what a dead worker had in hand."""
        worker.line.close()
        self._workers.remove(worker)
        task = worker.task
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _TRIES_TO_START:
                raise WorkerError(
                    f"worker processes cannot be started: the last one {how}", hint="Try --workers 1, or free memory"
                )
        elif task is not None and len(task.places) == 1 and task.deaths:
            self._keep(task, [_lost(task.articles[0], how)])
        elif task is not None:
            alone = [_Task(task.batch, (place,), task.deaths + 1) for place in task.places]
            self._waiting.extendleft(reversed(alone))


def _lost(article: Article, how: str) -> Failure:
    error = WorkerError(
        f"twice the process that extracted it {how}",
        where=article.origin,
        hint="Import it again where there is more memory; if that fails too, please report it",
    )
    return Failure.of(error, article.origin)


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"was ended by {signal.Signals(-code).name}"
    return f"ended with {code}"


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """What is started in this block computes on one thread, unless the user's environment says otherwise."""
    added = [name for name in ONE_THREAD if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


def _work(line: connection.Connection, load: Loader) -> None:
    """What a worker does until nobody is at the other end of the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    from claims.pipeline.extract import describe, on_one_thread

    try:
        nlp = load()
        line.send(describe(nlp))
        nlp = on_one_thread(nlp)
        # What is loaded now stays: no need to look for garbage among it at every 700th new object.
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        while True:
            line.send(take(line.recv(), nlp=nlp))
    except (EOFError, OSError):
        return
    except ClaimsError as error:
        line.send(error)
