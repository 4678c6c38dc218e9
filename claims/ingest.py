"""Articles into the database: read, skip what is known, extract, say who is whom, write; one transaction an article.

An import that ends early, by an interrupt or a kill, leaves whole articles only. The same import again skips those and
goes on; it ends with what an undisturbed one would have left.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from types import FrameType
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from claims.article import Article
from claims.errors import ClaimsError, ModelError
from claims.quotation import Extraction, SpeakerKind
from claims.readers import Failure
from claims.resolve import Assignment, assign, keys_of, local_entities, namesakes_apart, normalise
from claims.search.cells import EXACT, load
from claims.search.cells import build as build_index
from claims.search.embed import encoder_name, quotation_vectors, sentence_encoder
from claims.search.vectors import pack, unpack
from claims.store import embeddings
from claims.store.records import AssignedEntity, Doubted, KnownEntities, Spelling, Written

if TYPE_CHECKING:
    from claims.pipeline.build import Pipeline
    from claims.store.store import Store

BATCH_SIZE = 16
"""Articles that are extracted together: what spaCy takes at a time, and the most whose extraction a kill costs."""

GROWN = 0.2
"""The share of all vectors that may be missing from the index beside the database before it is built again."""

Item = Article | Failure


@dataclass(kw_only=True)
class Summary:
    """What an import did.

    Args:
        new: Articles that the database did not have.
        unchanged: Articles that it had.
        superseding: New versions of articles that it had.
        quotations: Quotations in the new and superseding articles.
        seconds: How long it took.
        failures: What could not be imported.
    """

    new: int = 0
    unchanged: int = 0
    superseding: int = 0
    quotations: int = 0
    seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Everything that was looked at."""
        return self.new + self.unchanged + self.superseding + len(self.failures)

    def count(self, written: Written) -> None:
        """Count one article that is in the database now."""
        setattr(self, written.outcome, getattr(self, written.outcome) + 1)
        if written.outcome != "unchanged":
            self.quotations += written.quotations

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims import --json``."""
        return {
            "articles": {
                "new": self.new,
                "unchanged": self.unchanged,
                "superseding": self.superseding,
                "failed": len(self.failures),
            },
            "quotations": self.quotations,
            "seconds": round(self.seconds, 3),
            "failures": [failure.to_dict() for failure in self.failures],
        }


class ImportInterrupted(KeyboardInterrupt):
    """A keyboard interrupt during an import, after the article in hand was written.

    Args:
        summary: What was done until then.
    """

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        super().__init__()


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
        embed_missing(store)
        while batch := list(islice(stream, batch_size)):
            for item, result in importer.extracted(batch):
                with _interrupts_wait():
                    importer.write(item, result, summary)
                    summary.seconds = time.monotonic() - started
                if progress:
                    progress(summary)
            importer.embed_written()
        index_vectors(store)
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

    def embed_written(self) -> None:
        """Give vectors to the quotations of the articles written since the last call."""
        _embed(self._store, self._written)
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


def embed_missing(store: Store) -> None:
    """Give vectors to quotations that an older version, or an import that was ended, has left without.

    Args:
        store: The database.

    Raises:
        ModelError: The sentence encoder is missing or damaged.
    """
    with store.reading() as connection:
        left = embeddings.articles_without_vectors(connection, encoder_name())
    _embed(store, left)


def index_vectors(store: Store) -> None:
    """Index the vectors where that pays: many, and a good part of them not in the index yet.

    Args:
        store: The database.

    Raises:
        OSError: The index cannot be written beside the database.
    """
    path, model = embeddings.index_path(store.engine), encoder_name()
    with store.reading() as connection:
        last = embeddings.last_vector(connection)
        old = load(path) if last > EXACT else None
        if last <= EXACT or (old and old.model == model and 0 <= last - old.last < GROWN * last):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        build_index(path, map(_columns, embeddings.all_vectors(connection, model)), model=model)


def _embed(store: Store, article_ids: Iterable[int]) -> None:
    for article_id in article_ids:
        with store.reading() as connection:
            contents = embeddings.contents(connection, article_id)
        if contents.quotations:
            encoder = sentence_encoder()
            vectors = quotation_vectors(encoder, [said for _, said in contents.quotations], title=contents.title)
            packed = embeddings.Vectors(encoder.name, encoder.dimensions, tuple(map(pack, vectors)))
            embeddings.keep_vectors(store.engine, [number for number, _ in contents.quotations], packed)


def _columns(batch: Sequence[embeddings.KeptVector]) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """Numbers and vectors as arrays."""
    numbers = np.array([one.id for one in batch], dtype=np.int64)
    return numbers, unpack([one.packed for one in batch], len(batch[0].packed))


def extract_batch(articles: Sequence[Article], *, nlp: Pipeline) -> list[Extraction | Failure]:
    """The extractions of a few articles, in their order; needs no database, so that other processes can do it.

    An article on which the pipeline breaks costs no other: the batch is then taken one by one.

    Args:
        articles: The articles.
        nlp: The pipeline.

    Raises:
        ModelError: The language model is missing or damaged.
    """
    from claims.pipeline.extract import extract_all

    try:
        return [extraction for _, extraction in extract_all(articles, nlp=nlp, batch_size=len(articles))]
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a component raises on odd text, it is that article's
        if len(articles) == 1:
            return [_failure(articles[0], error)]
        return [result for article in articles for result in extract_batch([article], nlp=nlp)]


def _failure(article: Article, error: Exception) -> Failure:
    if isinstance(error, ClaimsError):
        return Failure.of(error, article.origin)
    return Failure(
        origin=article.origin,
        error_class=type(error).__name__,
        message=f"the extraction broke off: {error}. Please report it, with the article if you may share it",
    )


def resolve(
    known: KnownEntities, extraction: Extraction, *, text: str = "", published: date | None = None
) -> tuple[AssignedEntity, ...]:
    """The persons and organisations of one article, each with the entity of the database that it is.

    Args:
        known: Where candidates and persons' decisions come from: a Store, or what it hands to a function that
            :meth:`Store.write_article` calls.
        extraction: What was extracted from the article.
        text: The article's text.
        published: The article's day.
    """
    decisions = known.decisions()
    locals_ = local_entities(extraction, text=text, decided=decisions.names)
    keys = [keys_of(local) for local in locals_]
    candidates = known.find_candidates({key for own in keys for key in own})
    assignments = assign(
        locals_,
        candidates,
        decided=decisions.names,
        distinct=decisions.distinct,
        published=published,
        look=known.company,
    )
    articles = {candidate.entity_id: candidate.articles for candidate in candidates}
    return tuple(_assigned(one, articles.get(one.entity_id or 0, 0)) for one in assignments)


def _assigned(one: Assignment, articles: int) -> AssignedEntity:
    local = one.local
    return AssignedEntity(
        name=local.name,
        kind=cast("SpeakerKind", local.kind),
        spellings=tuple(Spelling(spelling, normalise(spelling)) for spelling in local.spellings),
        names=local.names,
        roles=local.roles,
        keys=keys_of(local, articles=articles),
        entity_id=one.entity_id,
        score=one.score,
        reasons=one.reasons,
        doubts=tuple(Doubted(doubt.entity_id, doubt.score, doubt.reasons) for doubt in one.doubts),
    )


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Hold a keyboard interrupt back until the block is done; elsewhere than in the main thread none arrives."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []

    def hold(number: int, frame: FrameType | None) -> None:
        del frame
        held.append(number)

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt
