"""Vectors of quotations, and their index beside the database: search and store put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from claims.search.meaning.cells import EXACT, Batch, load
from claims.search.meaning.cells import build as build_index
from claims.search.meaning.context import quotation_vectors
from claims.search.meaning.embed import encoder_name, sentence_encoder
from claims.search.meaning.vectors import pack, unpack
from claims.store.quotations import embeddings
from claims.store.records import Problem

if TYPE_CHECKING:
    from claims.store.store import Store

GROWN = 0.2
"""The share of all vectors that may be missing from the index beside the database before it is built again."""


_COMPARED, _TOLD = 5_000, 10


class MissingVectors:
    """The step that gives vectors to quotations that have none; the import writes those of an article with it."""

    def begin(self, store: Store) -> None:
        """See :class:`claims.ingest.steps.Step`."""
        embed_missing(store)

    def written(self, store: Store, article_ids: Sequence[int]) -> None:
        """See :class:`claims.ingest.steps.Step`."""
        del store, article_ids  # they have theirs

    def finish(self, store: Store) -> None:
        """See :class:`claims.ingest.steps.Step`."""
        embed_missing(store)  # what a person decided on and the machine no longer finds is written anew
        index_vectors(store)


def embed_missing(store: Store) -> None:
    """Give vectors to quotations that an older version, or an import that was ended, has left without.

    Args:
        store: The database.

    Raises:
        ModelError: The sentence encoder is missing or damaged.
    """
    with store.reading() as connection:
        left = embeddings.articles_without_vectors(connection, encoder_name())
    embed_articles(store, left)


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


def index_problems(store: Store) -> list[Problem]:
    """What is wrong with the index of vectors beside the database; it may lack the newest, and there may be none.

    Args:
        store: The database.
    """
    path = embeddings.index_path(store.engine)
    if not path.exists():
        return []
    index = load(path)
    if index is None:
        return [Problem(str(path), "is no index of vectors that can be read; the next import builds it again")]
    wrong: list[int] = []
    with store.reading() as connection:
        for start in range(0, len(index.ids), _COMPARED):
            numbers = index.ids[start : start + _COMPARED].tolist()
            kept = embeddings.packed_vectors(connection, numbers)
            indexed = index.vectors[start : start + _COMPARED]
            wrong += [
                number
                for number, vector in zip(numbers, indexed, strict=True)
                if number in kept and kept[number] != vector.tobytes()
            ]
        last = embeddings.last_vector(connection)
    if index.last > last:
        wrong.append(index.last)
    return [
        Problem(str(path), f"vector {number} is not that of the database; delete the file, the next import builds it")
        for number in wrong[:_TOLD]
    ]


def embed_articles(store: Store, article_ids: Iterable[int]) -> None:
    """Give vectors to the quotations of some articles that have none.

    Args:
        store: The database.
        article_ids: The numbers of the articles.

    Raises:
        ModelError: The sentence encoder is missing or damaged.
    """
    for article_id in article_ids:
        with store.reading() as connection:
            contents = embeddings.contents(connection, article_id, lacking=encoder_name())
        if contents.quotations:
            encoder = sentence_encoder()
            places = [(said.text, said.start, said.end) for said in contents.quotations]
            packed = tuple(map(pack, quotation_vectors(encoder, contents.text, places)))
            vectors = embeddings.Vectors(encoder.name, encoder.dimensions, packed)
            embeddings.keep_vectors(store.engine, [said.id for said in contents.quotations], vectors)


def _columns(batch: Sequence[embeddings.KeptVector]) -> Batch:
    """Numbers and vectors as arrays."""
    return Batch(
        np.array([one.id for one in batch], dtype=np.int64),
        np.array([one.quotation_id for one in batch], dtype=np.int64),
        unpack([one.packed for one in batch], len(batch[0].packed)),
    )
