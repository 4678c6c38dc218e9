"""Extracting articles of the database again: with another version or model, compared before it is accepted.

What comes out waits as proposals beside what is shown; accepting them, article by article, replaces what the machine
found and keeps what persons decided. Either may be ended at any moment and goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from claims.article import Article
from claims.ingest.extraction import Extractor, Here, Loader, Taken
from claims.ingest.importing import loader_of
from claims.ingest.interrupts import interrupts_wait
from claims.ingest.ordering import BATCH_SIZE, Line
from claims.ingest.resolution import resolve
from claims.ingest.steps import STEPS
from claims.ingest.summary import ImportInterrupted, Summary
from claims.readers import Failure
from claims.store.articles import runs
from claims.store.articles.runs import Proposed

if TYPE_CHECKING:
    from claims.pipeline.build import Pipeline
    from claims.store.store import Store


def rerun(
    store: Store,
    *,
    outlet: str | None = None,
    of: int | None = None,
    accept: bool = False,
    nlp: Pipeline | None = None,
    workers: int = 1,
    load: Loader | None = None,
    progress: Callable[[Summary], None] | None = None,
) -> tuple[int, Summary]:
    """Extract articles of the database again.

    Articles that have this run's results, or for which it has proposed some, are left out.

    Args:
        store: The database.
        outlet: Only articles of this outlet.
        of: Only articles whose results are of this run.
        accept: Replace what is shown at once, instead of proposing.
        nlp: A pipeline to extract with in this process.
        workers: How many processes extract; see :func:`claims.ingest.ingest`.
        load: Loads the pipeline in each process.
        progress: Is called after each article with the summary so far.

    Returns:
        The number of the run, and what was done; ``unchanged`` counts articles that were extracted again.

    Raises:
        ModelError: No language model is installed.
        NotFoundError: There is no such outlet or run.
        StoreError: The database cannot be written.
        ImportInterrupted: A keyboard interrupt; no article is half written.
    """
    loader = loader_of(nlp=nlp, load=load)
    extractor: Extractor = Here(loader)
    run_id = store.run(**extractor.describe())
    with store.reading() as connection:
        numbers = runs.articles_to_extract(connection, by=run_id, outlet=outlet, of=of)
    if workers > 1 and nlp is None and len(numbers) > BATCH_SIZE:
        from claims.ingest.workers import Workers

        extractor = Workers(workers, loader)
    keep = partial(_accept if accept else _propose, store, run_id)
    try:
        return run_id, _each(store, numbers, extractor=extractor, keep=keep, progress=progress)
    finally:
        extractor.close()


def accept(store: Store, run_id: int, *, progress: Callable[[Summary], None] | None = None) -> Summary:
    """Let all that a run proposes be shown; persons' decisions hold for it as they did.

    Args:
        store: The database.
        run_id: The run.
        progress: Is called after each article with the summary so far.

    Raises:
        NotFoundError: There is no such run.
        StoreError: The database cannot be written.
        ImportInterrupted: A keyboard interrupt; no article is half written.
    """
    with store.reading() as connection:
        runs.require(connection, run_id)
        numbers = runs.proposed_articles(connection, run_id)
    started, summary = time.monotonic(), Summary()
    try:
        for number in numbers:
            with interrupts_wait():
                with store.reading() as connection:
                    proposed = runs.proposal(connection, number, run_id)
                    article = runs.article(connection, number)
                if proposed is None:
                    continue  # another process came first
                _accept(store, run_id, number, article, Taken(proposed.extraction, proposed.vectors))
                _count(summary, len(proposed.extraction.quotations), started)
            if progress:
                progress(summary)
        for step in STEPS:
            step.begin(store)
            step.finish(store)
    except KeyboardInterrupt:
        raise ImportInterrupted(summary) from None
    return summary


def _each(
    store: Store,
    numbers: list[int],
    *,
    extractor: Extractor,
    keep: Callable[[int, Article, Taken], None],
    progress: Callable[[Summary], None] | None,
) -> Summary:
    started, summary = time.monotonic(), Summary()
    waiting = iter(numbers)
    line = Line(_articles(store, numbers), known=lambda _: set(), extractor=lambda _: extractor)
    try:
        for place in line:
            number = next(waiting)
            with interrupts_wait():
                if isinstance(place.item, Article) and isinstance(place.result, Taken):
                    keep(number, place.item, place.result)
                    _count(summary, len(place.result.extraction.quotations), started)
                elif isinstance(place.result, Failure):
                    store.record_failure(place.result.origin, place.result.error_class, place.result.message)
                    summary.failures.append(place.result)
            if progress:
                progress(summary)
        for step in STEPS:
            step.begin(store)
            step.finish(store)
    except KeyboardInterrupt:
        raise ImportInterrupted(summary) from None
    summary.seconds = time.monotonic() - started
    return summary


def _articles(store: Store, numbers: list[int]) -> Iterator[Article]:
    for number in numbers:
        with store.reading() as connection:
            found = runs.article(connection, number)
        yield found


def _propose(store: Store, run_id: int, number: int, article: Article, taken: Taken) -> None:
    del article
    store.propose(number, run_id, Proposed(taken.extraction, taken.vectors))


def _accept(store: Store, run_id: int, number: int, article: Article, taken: Taken) -> None:
    del number
    resolver = partial(resolve, extraction=taken.extraction, text=article.text, published=article.published)
    store.write_article(article, taken.extraction, run_id=run_id, assignments=resolver, vectors=taken.vectors)


def _count(summary: Summary, quotations: int, started: float) -> None:
    summary.unchanged += 1
    summary.quotations += quotations
    summary.seconds = time.monotonic() - started
