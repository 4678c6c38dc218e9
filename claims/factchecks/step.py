"""The step of the import that looks whether what was said now is what a fact-check judges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.factchecks.matching import match_again, near_new

if TYPE_CHECKING:
    from claims.store.store import Store


class FactCheckMatches:
    """The step that matches fact-checks with new quotations (:class:`claims.ingest.steps.Step`)."""

    def begin(self, store: Store) -> None:
        """Match fact-checks that an import which was ended has left without a vector."""
        from claims.search.meaning.embed import encoder_name
        from claims.store.factchecks import matching

        with store.reading() as connection:
            left = [one.id for one in matching.checked(connection, encoder_name()) if one.vector is None]
        match_again(store, left)

    def written(self, store: Store, article_ids: Sequence[int]) -> None:
        """Match again the fact-checks that what was written is near to."""
        match_again(store, sorted(near_new(store, article_ids)))

    def finish(self, store: Store) -> None:
        """Nothing is left to do."""
        del store
