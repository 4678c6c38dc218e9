"""The extractions of a few articles at a time; whatever breaks, breaks for one article alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.article import Article
from claims.errors import ClaimsError, ModelError
from claims.quotation import Extraction
from claims.readers import Failure

if TYPE_CHECKING:
    from claims.pipeline.build import Pipeline


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
        # What spaCy remembers of each word that it meets would fill the memory in the course of a large import.
        with nlp.memory_zone():
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
