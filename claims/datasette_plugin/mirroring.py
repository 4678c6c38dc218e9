"""A PostgreSQL database on the site: a copy of it in an SQLite file, which Datasette can open, kept fresh on demand."""

from __future__ import annotations

import logging
import os
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from claims.errors import ClaimsError
from claims.ingest import index_vectors
from claims.store.engines.engine import describe
from claims.store.mirror import Mirrored, default_path, mirror
from claims.store.store import Store

_LOG = logging.getLogger(__name__)


class Mirror:
    """A copy that is brought up to date when somebody visits and the last time is long ago.

    Args:
        source: The PostgreSQL database.
        path: The SQLite file; by default one in the user's cache.
        every: How many seconds a copy counts as fresh.
    """

    def __init__(self, source: Store, *, path: str | os.PathLike[str] | None = None, every: float = 60.0) -> None:
        self.source = source
        self.path = Path(path) if path is not None else default_path(source)
        self.name = describe(source.engine.url)
        self.as_of: datetime | None = None
        self._every = every
        self._next = 0.0
        self._busy = threading.Lock()

    def refresh(self) -> Mirrored:
        """Copy what has changed; a second call waits for the first.

        Raises:
            StoreError: The file holds something else.
            DatabaseUnavailableError: One of the databases cannot be used.
        """
        with self._busy:
            self._next = time.monotonic() + self._every
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with Store.open(self.path) as target:
                found = mirror(self.source, target)
                if "embeddings" in found.tables:
                    index_vectors(target)
            self.as_of = datetime.now(UTC)
            return found

    def refresh_if_due(self) -> None:
        """Copy what has changed, if the last time is long ago and nobody is at it; a failure is logged.

        The site goes on with the copy that it has, and says of when that is.
        """
        if time.monotonic() < self._next or self._busy.locked():
            return
        try:
            self.refresh()
        except ClaimsError as error:
            _LOG.warning("the copy stays as of %s: %s", self.as_of, error)
