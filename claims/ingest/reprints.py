"""The step that finds articles which print nearly the same words: resolve and store put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from claims.resolve.reprints import ENOUGH, Shingles, keys_of_text, shared, shingles
from claims.store.quotations import reprints

if TYPE_CHECKING:
    from claims.store.store import Store


class Reprints:
    """The step that links articles to those that print nearly the same words; all of them stay."""

    def begin(self, store: Store) -> None:
        """See :class:`claims.ingest.steps.Step`."""
        with store.reading() as connection:
            left = reprints.without_keys(connection)
        link_reprints(store, left)

    def written(self, store: Store, article_ids: Sequence[int]) -> None:
        """See :class:`claims.ingest.steps.Step`."""
        link_reprints(store, article_ids)

    def finish(self, store: Store) -> None:
        """See :class:`claims.ingest.steps.Step`."""


def link_reprints(store: Store, article_ids: Iterable[int]) -> None:
    """Compare articles with those in the database; what has been compared stays as it is.

    Args:
        store: The database.
        article_ids: Their numbers.

    Raises:
        StoreError: The database cannot be written.
    """
    for article_id in article_ids:
        with store.reading() as connection:
            text = reprints.text_of(connection, article_id)
        if text is None:
            continue
        own = shingles(text)
        store.link_reprints(article_id, keys_of_text(own), partial(_common, own))


def _common(own: Shingles, other: str) -> float | None:
    share = shared(own, shingles(other))
    return share if share >= ENOUGH else None
