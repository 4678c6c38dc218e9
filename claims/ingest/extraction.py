"""What is taken from articles before anything is written: extractions and vectors, in whatever process.

Nothing here needs the database, and nothing that comes out depends on which articles go in together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from claims.article import Article
from claims.errors import ClaimsError, ModelError
from claims.quotation import Extraction
from claims.readers import Failure
from claims.resolve import namesakes_apart
from claims.search.meaning.context import quotation_vectors
from claims.search.meaning.embed import sentence_encoder
from claims.search.meaning.vectors import pack
from claims.store.quotations.embeddings import Vectors

if TYPE_CHECKING:
    from claims.pipeline.build import Pipeline

Loader = Callable[[], "Pipeline"]
"""Loads a pipeline, in whichever process it is wanted; a function of a module, so that its name can be sent there."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from one article.

    Args:
        extraction: Its quotations and mentions.
        vectors: The quotations as vectors; None where it has none.
    """

    extraction: Extraction
    vectors: Vectors | None


Result = Taken | Failure
"""What was taken from an article, or why nothing could be."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that are extracted together.

    Args:
        number: Which batch it is.
        articles: The articles.
    """

    number: int
    articles: tuple[Article, ...]


class Extractor(Protocol):
    """Whoever extracts: this process, worker processes, or the workers of a cluster."""

    @property
    def capacity(self) -> int:
        """How many batches it can have in hand, so that none of its workers ever waits for one."""

    def describe(self) -> dict[str, str]:
        """What a run writes down about the pipeline; see :func:`claims.pipeline.extract.describe`."""

    def submit(self, batch: Batch) -> None:
        """Begin with a batch, or put it behind those that it has."""

    def results(self, *, wait: bool) -> Iterable[tuple[Batch, Sequence[Result]]]:
        """The batches that are done since the last call, in any order, each with a result for every article.

        Args:
            wait: Until there is one; else there may be none.
        """

    def close(self) -> None:
        """End it, whatever it has in hand."""


class Here:
    """Extracts in this process, when the results are wanted.

    Args:
        load: Loads the pipeline, when the first article needs it.
    """

    capacity = 1

    def __init__(self, load: Loader) -> None:
        self._load = load
        self._nlp: Pipeline | None = None
        self._waiting: list[Batch] = []

    def describe(self) -> dict[str, str]:
        """See :class:`Extractor`."""
        from claims.pipeline.extract import describe

        return describe(self._pipeline())

    def submit(self, batch: Batch) -> None:
        """See :class:`Extractor`."""
        self._waiting.append(batch)

    def results(self, *, wait: bool) -> Iterable[tuple[Batch, Sequence[Result]]]:
        """See :class:`Extractor`."""
        if not wait or not self._waiting:
            return ()
        batch = self._waiting.pop(0)
        return [(batch, take(batch.articles, nlp=self._pipeline()))]

    def close(self) -> None:
        """See :class:`Extractor`."""
        self._waiting.clear()

    def _pipeline(self) -> Pipeline:
        if self._nlp is None:
            self._nlp = self._load()
        return self._nlp


def take(articles: Sequence[Article], *, nlp: Pipeline) -> list[Result]:
    """Everything that is taken from a few articles, in their order.

    Args:
        articles: The articles.
        nlp: The pipeline.

    Raises:
        ModelError: The language model or the sentence encoder is missing or damaged.
    """
    return [
        found if isinstance(found, Failure) else _with_vectors(namesakes_apart(found, article.text), article.text)
        for article, found in zip(articles, extract_batch(articles, nlp=nlp), strict=True)
    ]


def _with_vectors(extraction: Extraction, article: str) -> Taken:
    if not extraction.quotations:
        return Taken(extraction, None)
    encoder = sentence_encoder()
    places = [
        (one.text, min(span.start for span in one.content), max(span.end for span in one.content))
        for one in extraction.quotations
    ]
    packed = tuple(map(pack, quotation_vectors(encoder, article, places)))
    return Taken(extraction, Vectors(encoder.name, encoder.dimensions, packed))


def extract_batch(articles: Sequence[Article], *, nlp: Pipeline) -> list[Extraction | Failure]:
    """The extractions of a few articles, in their order.

    An article on which the pipeline breaks costs no other: the batch is then taken one by one.

    Args:
        articles: The articles.
        nlp: The pipeline.

    Raises:
        ModelError: The language model is missing or damaged.
    """
    from claims.pipeline.extract import extract_all

    try:
        # What spaCy remembers of each word that it meets would fill the memory in the course of a large import.
        with nlp.memory_zone():
            return [extraction for _, extraction in extract_all(articles, nlp=nlp, batch_size=max(len(articles), 1))]
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
