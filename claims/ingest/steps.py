"""What is made of articles once they are in the database: the one place where such a step is hooked into the import.

A step runs in the process that writes. It sees only whole articles, committed, and commits its own work; so an import
may end between the two at any moment. Therefore each step can tell from the database what it has still to do, and does
it when the next import begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from claims.factchecks.step import FactCheckMatches
from claims.ingest.claims import Claims
from claims.ingest.reprints import Reprints
from claims.ingest.vectors import MissingVectors

if TYPE_CHECKING:
    from claims.store.store import Store


class Step(Protocol):
    """Something that is made of articles once they are written."""

    def begin(self, store: Store) -> None:
        """Make up for what an import that was ended, or an older version, has left undone.

        Args:
            store: The database.
        """

    def written(self, store: Store, article_ids: Sequence[int]) -> None:
        """Do it for articles that were written since the last call: some at a time, in the order of reading.

        Args:
            store: The database.
            article_ids: Their numbers; never none.
        """

    def finish(self, store: Store) -> None:
        """Do what is done once, when everything is written.

        Args:
            store: The database.
        """


STEPS: tuple[Step, ...] = (MissingVectors(), Reprints(), Claims(), FactCheckMatches())
"""All steps, in the order in which they run; each finds what those before it have left in the database."""
