"""Articles into the database: read, skip what is known, extract, say who is whom, write; one transaction an article.

An import that ends early, by an interrupt or a kill, leaves whole articles only. The same import again skips those and
goes on; it ends with what an undisturbed one would have left.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from claims.article import Article
from claims.ingest.extraction import extract_batch
from claims.ingest.interrupts import interrupts_wait
from claims.ingest.resolution import resolve
from claims.ingest.steps import STEPS
from claims.ingest.summary import ImportInterrupted, Summary
from claims.quotation import Extraction
from claims.readers import Failure
from claims.resolve import namesakes_apart

if TYPE_CHECKING:
    from claims.pipeline.build import Pipeline
    from claims.store.store import Store

BATCH_SIZE = 16
"""Articles that are extracted together: what spaCy takes at a time, and the most whose extraction a kill costs."""

Item = Article | Failure


def ingest(
    store: Store,
    items: Iterable[Item],
    *,
    nlp: Pipeline | None = None,
    progress: Callable[[Summary], None] | None = None,
    batch_size: int = BATCH_SIZE,
) -> Summary:
    """Import articles in the order in which they are read.

    An article that the database has is not extracted again. What fails, in reading or in extraction, is written to the
    database's failures, and the rest goes on.

    Args:
        store: The database.
        items: What :func:`claims.readers.read` gives.
        nlp: A pipeline from :func:`claims.pipeline.build.build`; by default one is loaded when the first article needs
            it.
        progress: Is called after each article with the summary so far.
        batch_size: How many articles are extracted together.

    Raises:
        ModelError: No language model is installed.
        StoreError: The database cannot be written.
        ImportInterrupted: A keyboard interrupt; no article is half written.
    """
    started = time.monotonic()
    summary = Summary()
    importer = _Importer(store, nlp)
    stream = iter(items)
    try:
        for step in STEPS:
            step.begin(store)
        while batch := list(islice(stream, batch_size)):
            for item, result in importer.extracted(batch):
                with interrupts_wait():
                    importer.write(item, result, summary)
                    summary.seconds = time.monotonic() - started
                if progress:
                    progress(summary)
            importer.run_steps()
        for step in STEPS:
            step.finish(store)
    except KeyboardInterrupt:
        summary.seconds = time.monotonic() - started
        raise ImportInterrupted(summary) from None
    summary.seconds = time.monotonic() - started
    return summary


class _Importer:
    """The database with the pipeline that fills it; the pipeline is loaded only when an article needs it."""

    def __init__(self, store: Store, nlp: Pipeline | None) -> None:
        self._store = store
        self._nlp = nlp
        self._run_id: int | None = None
        self._written: list[int] = []

    def extracted(self, batch: Sequence[Item]) -> Iterator[tuple[Item, Extraction | Failure | None]]:
        """Each item with its extraction, with why there is none, or with None where the database has the article."""
        unknown = [item for item in batch if isinstance(item, Article) and not self._store.is_known(item)]
        results = dict(zip(map(id, unknown), self._extract(unknown), strict=True))
        for item in batch:
            yield item, results.get(id(item))

    def write(self, item: Item, result: Extraction | Failure | None, summary: Summary) -> None:
        """Write one item and count it."""
        failure = item if isinstance(item, Failure) else result if isinstance(result, Failure) else None
        if failure is None and isinstance(item, Article) and isinstance(result, Extraction):
            result = namesakes_apart(result, item.text)
            resolver = partial(resolve, extraction=result, text=item.text, published=item.published)
            written = self._store.write_article(item, result, run_id=self._run(), assignments=resolver)
            self._written.append(written.article_id)
            summary.count(written)
        elif failure is None:
            summary.unchanged += 1
        else:
            self._store.record_failure(failure.origin, failure.error_class, failure.message)
            summary.failures.append(failure)

    def run_steps(self) -> None:
        """Do what is made of the articles written since the last call."""
        if self._written:
            for step in STEPS:
                step.written(self._store, self._written)
            self._written = []

    def _extract(self, articles: list[Article]) -> list[Extraction | Failure]:
        if not articles:
            return []
        return extract_batch(articles, nlp=self._pipeline())

    def _pipeline(self) -> Pipeline:
        if self._nlp is None:
            from claims.pipeline.extract import default_pipeline

            self._nlp = default_pipeline()
        return self._nlp

    def _run(self) -> int:
        if self._run_id is None:
            from claims.pipeline.extract import describe

            self._run_id = self._store.run(**describe(self._pipeline()))
        return self._run_id
