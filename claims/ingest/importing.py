"""Articles into the database: read, skip what is known, extract, say who is whom, write; one transaction an article.

An import that ends early, by an interrupt or a kill, leaves whole articles only. The same import again skips those and
goes on; it ends with what an undisturbed one would have left. It does not matter how many processes extract: what they
take is written in the order of reading.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from claims.article import Article
from claims.ingest.extraction import Extractor, Here, Loader, Taken
from claims.ingest.interrupts import interrupts_wait
from claims.ingest.ordering import BATCH_SIZE, Item, Line, Place
from claims.ingest.resolution import resolve
from claims.ingest.steps import STEPS
from claims.ingest.summary import ImportInterrupted, Summary
from claims.ingest.workers import Workers
from claims.readers import Failure

if TYPE_CHECKING:
    from claims.pipeline.build import Pipeline
    from claims.store.store import Store

_WORTH_WORKERS = 24
"""Articles to extract at one time from which on it pays to start other processes, which takes them some seconds."""

_log = logging.getLogger("claims.ingest")
# The summary has the failures. Without a handler Python would print that there was one, and not which.
_log.addHandler(logging.NullHandler())


def ingest(
    store: Store,
    items: Iterable[Item],
    *,
    nlp: Pipeline | None = None,
    progress: Callable[[Summary], None] | None = None,
    workers: int = 1,
    load: Loader | None = None,
    extractor: Extractor | None = None,
) -> Summary:
    """Import articles in the order in which they are read.

    An article that the database has is not extracted again. What fails, in reading or in extraction, is written to the
    database's failures, and the rest goes on.

    Args:
        store: The database.
        items: What :func:`claims.readers.read` gives.
        nlp: A pipeline from :func:`claims.pipeline.build.build` to extract with in this process.
        progress: Is called after each article with the summary so far.
        workers: How many processes extract, where there are enough articles; 1 for this process alone. The database
            that comes out is the same. A program that wants more has to be importable, with what it does under
            ``if __name__ == "__main__"``, because each process begins by importing it.
        load: Loads the pipeline when the first article needs it, in each process; by default that is
            :func:`claims.pipeline.extract.default_pipeline`.
        extractor: Who extracts, instead of this process or others on this machine; it is closed at the end.

    Raises:
        ModelError: No language model is installed.
        StoreError: The database cannot be written.
        WorkerError: No worker process can be started.
        ImportInterrupted: A keyboard interrupt; no article is half written.
    """
    started = time.monotonic()
    summary = Summary()
    _log.info("import begun", extra={"workers": workers})
    who = _Extractors(loader_of(nlp=nlp, load=load), workers if nlp is None else 1)
    who.chosen = extractor
    importer = _Importer(store, who)
    try:
        for step in STEPS:
            step.begin(store)
        line = Line(
            importer.noted(items), known=store.known_articles, extractor=who.choose, ahead=BATCH_SIZE * max(workers, 1)
        )
        for place in line:
            with interrupts_wait():
                importer.write(place, summary)
                summary.seconds = time.monotonic() - started
            if progress:
                progress(summary)
            importer.run_steps(at_least=BATCH_SIZE)
        importer.run_steps(at_least=1)
        importer.resolve_failures()
        for step in STEPS:
            step.finish(store)
    except KeyboardInterrupt:
        summary.seconds = time.monotonic() - started
        raise ImportInterrupted(summary) from None
    finally:
        who.close()
    summary.seconds = time.monotonic() - started
    _log.info("import ended", extra={**summary.to_dict(), "failures": len(summary.failures)})
    return summary


def loader_of(*, nlp: Pipeline | None, load: Loader | None) -> Loader:
    """What loads the pipeline: the one that is given, else the default one."""
    return load or (_default_pipeline if nlp is None else lambda: nlp)


def _default_pipeline() -> Pipeline:
    from claims.pipeline.extract import default_pipeline

    return default_pipeline()


class _Extractors:
    """Who extracts: this process, until there is so much to do that others pay."""

    def __init__(self, load: Loader, workers: int) -> None:
        self._load, self._workers = load, workers
        self._here: Extractor = Here(load)
        self.chosen: Extractor | None = None

    def choose(self, articles: int) -> Extractor:
        """Who extracts from now on, told how many articles there are to begin with."""
        if self.chosen is None and self._workers > 1 and articles >= _WORTH_WORKERS:
            self.chosen = Workers(self._workers, self._load)
        return self.current

    @property
    def current(self) -> Extractor:
        """Who extracts now."""
        return self.chosen or self._here

    def close(self) -> None:
        """End them."""
        self.current.close()


class _Importer:
    """Writes what was extracted, in one process, and has what is made of it done."""

    def __init__(self, store: Store, who: _Extractors) -> None:
        self._store, self._who = store, who
        self._run_id: int | None = None
        self._written: list[int] = []
        self._failed_before = store.unresolved_failures()
        self._read_now: set[str] = set()
        self._failed_now: set[str] = set()

    def noted(self, items: Iterable[Item]) -> Iterator[Item]:
        """What is read, as it passes: which of the places that failed another time can be read now."""
        for item in items:
            if isinstance(item, Article):
                self._read_now |= {item.origin, item.origin.rpartition("#")[0]} & self._failed_before
            yield item

    def write(self, place: Place, summary: Summary) -> None:
        """Write one item and count it."""
        item, result = place.item, place.result
        failure = item if isinstance(item, Failure) else result if isinstance(result, Failure) else None
        if failure is not None:
            self._fail(failure, summary)
        elif isinstance(item, Article) and isinstance(result, Taken):
            self._keep(item, result, summary)
        else:
            summary.unchanged += 1

    def _keep(self, article: Article, taken: Taken, summary: Summary) -> None:
        resolver = partial(resolve, extraction=taken.extraction, text=article.text, published=article.published)
        written = self._store.write_article(
            article, taken.extraction, run_id=self._run(), assignments=resolver, vectors=taken.vectors
        )
        self._written.append(written.article_id)
        summary.count(written)
        _log.info(
            "article written",
            extra={
                "origin": article.origin,
                "article": written.article_id,
                "outcome": written.outcome,
                "quotations": written.quotations,
            },
        )

    def _fail(self, failure: Failure, summary: Summary) -> None:
        self._store.record_failure(failure.origin, failure.error_class, failure.message)
        summary.failures.append(failure)
        self._failed_now.add(failure.origin)
        _log.warning(
            "article failed",
            extra={"origin": failure.origin, "error": failure.error_class, "reason": failure.message},
        )

    def resolve_failures(self) -> None:
        """Mark the files as imported that failed another time and now were read to their end.

        A file of several articles fails where it breaks off; whether it is whole is only known when all is read.
        """
        for origin in sorted(self._read_now - self._failed_now):
            self._store.resolve_failures(origin)

    def run_steps(self, *, at_least: int) -> None:
        """Do what is made of the articles written since the last call, if they are so many."""
        if len(self._written) >= at_least:
            for step in STEPS:
                step.written(self._store, self._written)
            self._written = []

    def _run(self) -> int:
        if self._run_id is None:
            self._run_id = self._store.run(**self._who.current.describe())
        return self._run_id
