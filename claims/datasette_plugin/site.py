"""Which of Datasette's databases are ours, and the open stores that the pages read from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.app import Datasette

from claims.datasette_plugin.mirroring import Mirror
from claims.errors import NotFoundError
from claims.store.store import Store

T = TypeVar("T")

STATIC = Path(__file__).parent / "static"

# Tables that no other application's database has together.
_OURS = frozenset({"articles", "quotations", "quotation_spans", "search_texts", "reviews"})
# SQLite reads in parallel, Python does not: more threads would only wait for each other.
_THREADS = 4


class Site:
    """What the pages know of one Datasette.

    Args:
        datasette: The application.

    Attributes:
        review: The settings of reviewing, where whoever built the site has turned it on; they hold a secret.
        mirror: What keeps the database fresh, where it is the copy of another one; reviews are written to that one.
    """

    def __init__(self, datasette: Datasette) -> None:
        self.datasette = datasette
        self._stores: dict[str, Store] = {}
        self._writable: dict[str, Store] = {}
        self._known: dict[str, bool] = {}
        self.review: Mapping[str, object] | None = None
        self.mirror: Mirror | None = None
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="claims-pages")

    async def served(self) -> Mapping[str, Any]:
        """Datasette's databases that are ours, by name, in their order."""
        found = {}
        for name, database in list(self.datasette.databases.items()):
            if name not in self._known:
                self._known[name] = bool(database.path) and set(await database.table_names()) >= _OURS
            if self._known[name]:
                found[name] = database
        return found

    def is_ours(self, name: str | None) -> bool:
        """Whether a database is ours, as far as is known: startup looks at all, :meth:`served` at later ones."""
        return name is not None and self._known.get(name, False)

    async def name(self, asked: str | None) -> str:
        """The name of a database: the one asked for, else the first.

        Raises:
            NotFoundError: There is none.
        """
        served = await self.served()
        if asked is None and served:
            return next(iter(served))
        if asked is not None and asked in served:
            return asked
        raise NotFoundError("there is no such database of quotations", where=asked)

    def store(self, name: str) -> Store:
        """The store for reading one database; opened at the first call and kept.

        Raises:
            SchemaVersionError: Its schema is not this version's.
            DatabaseUnavailableError: It cannot be read.
        """
        if name not in self._stores:
            self._stores[name] = Store.open(self.datasette.databases[name].path, read_only=True)
        return self._stores[name]

    def writable(self, name: str) -> Store:
        """The store for writing what persons decide; opened at the first call and kept.

        Raises:
            SchemaVersionError: Its schema is not this version's.
            DatabaseUnavailableError: It cannot be opened.
        """
        if self.mirror is not None:
            return self.mirror.source
        if name not in self._writable:
            path = self.datasette.databases[name].path
            self._writable[name] = Store.open(path, create=False, upgrade=False)
        return self._writable[name]

    async def keep_fresh(self, *, now: bool = False) -> None:
        """Bring a copy up to date: now, or behind the visitor's back when the last time is long ago."""
        if self.mirror is None:
            return
        if now:
            await self.in_thread(self.mirror.refresh)
        else:
            self._threads.submit(self.mirror.refresh_if_due)

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Do what blocks in a thread of the pages' own."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def static(self, name: str) -> str:
        """The address of one of our static files; it changes with the file, so that browsers may keep it."""
        version = _version(name, (STATIC / name).stat().st_mtime_ns)
        return str(self.datasette.urls.static_plugins("claims", name)) + f"?{version}"


def site_of(datasette: Datasette) -> Site:
    """The site of a Datasette; the same one at every call."""
    if datasette not in _SITES:
        _SITES[datasette] = Site(datasette)
    return _SITES[datasette]


def _version(name: str, changed: int) -> str:
    key = (name, changed)
    if key not in _VERSIONS:
        _VERSIONS[key] = sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return _VERSIONS[key]


_SITES: WeakKeyDictionary[Datasette, Site] = WeakKeyDictionary()
_VERSIONS: dict[tuple[str, int], str] = {}
