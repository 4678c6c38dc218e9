"""The store: opening a database, and everything that is written to it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from claims.errors import DatabaseUnavailableError, SchemaVersionError
from claims.on_demand import OnDemand
from claims.store.engines.engine import (
    describe,
    is_lost,
    is_missing,
    is_transient,
    locate,
    open_engine,
    reading,
    wait_for_other_writers,
    writing,
)
from claims.store.store_claims import ClaimGathering
from claims.store.store_decisions import Deciding
from claims.store.store_factchecks import FactChecking
from claims.store.upkeep import migrate

if TYPE_CHECKING:
    from claims.article import Article
    from claims.quotation import Extraction
    from claims.store.articles import fetched, runs, write
    from claims.store.decisions import on_entities
    from claims.store.entities import known, resolutions
    from claims.store.quotations import reprints
    from claims.store.quotations.embeddings import Vectors
    from claims.store.records import (
        AssignedEntity,
        Company,
        Decisions,
        Fetches,
        KnownEntity,
        Problem,
        Resolver,
        WikidataItem,
        Written,
    )
    from claims.store.upkeep import check, maintenance
else:
    # What a database that is only read from does not need.
    check = OnDemand("claims.store.upkeep.check")
    fetched = OnDemand("claims.store.articles.fetched")
    known = OnDemand("claims.store.entities.known")
    maintenance = OnDemand("claims.store.upkeep.maintenance")
    reprints = OnDemand("claims.store.quotations.reprints")
    resolutions = OnDemand("claims.store.entities.resolutions")
    on_entities = OnDemand("claims.store.decisions.on_entities")
    runs = OnDemand("claims.store.articles.runs")
    write = OnDemand("claims.store.articles.write")

# A race is lost to a writer that has committed, so a second try sees its rows; more are for crowds.
_TRIES = 10
# Seconds before each further try where the connection was lost: half a minute in all.
_PAUSE, _LONGEST_PAUSE = 0.5, 5.0

T = TypeVar("T")


class Store(Deciding, FactChecking, ClaimGathering):
    """A database of articles and quotations; open it with :meth:`open`.

    Args:
        engine: Connections to a database whose schema is current.
        upgraded_from: The revision that the schema had before it was upgraded just now, if it was.
    """

    def __init__(self, engine: Engine, *, upgraded_from: str | None = None) -> None:
        self.engine = engine
        self.upgraded_from = upgraded_from
        self._decided: tuple[int, Decisions] | None = None

    @classmethod
    def open(
        cls,
        path_or_url: str | os.PathLike[str] | None = None,
        *,
        create: bool = True,
        upgrade: bool = True,
        read_only: bool = False,
    ) -> Self:
        """Open a database.

        Args:
            path_or_url: A path (SQLite) or an SQLAlchemy URL; by default ``$CLAIMS_DB``, else ``./claims.db``.
            create: Create it where it is missing or empty.
            upgrade: Bring an older schema to this version's; ``upgraded_from`` tells that it happened.
            read_only: Neither create nor upgrade it, and let the engine itself refuse every statement that writes.

        Raises:
            DatabaseUnavailableError: It is missing, cannot be opened, or is no database.
            SchemaVersionError: Its schema is newer than this version, older and not to be upgraded, or not ours.
        """
        url = locate(path_or_url)
        create, upgrade = create and not read_only, upgrade and not read_only
        if not create and is_missing(url):
            raise DatabaseUnavailableError(
                "there is no such database",
                where=describe(url),
                hint="claims import creates it; --db names another one",
            )
        engine = open_engine(url, read_only=read_only)
        try:
            return cls(engine, upgraded_from=_make_current(engine, create=create, upgrade=upgrade))
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for reading one state of the database."""
        return reading(self.engine)

    def run(self, *, version: str, model: str, components: str) -> int:
        """The number of the run with this configuration; the same configuration is the same run.

        Args:
            version: The version of Claims.
            model: The language model and its version.
            components: The components of the pipeline.
        """
        return self._write(
            lambda connection: write.write_run(connection, version=version, model=model, components=components)
        )

    def is_known(self, article: Article, *, run_id: int | None = None) -> bool:
        """Whether this article is in the store; with a run: with the results of that run."""
        with self.reading() as connection:
            found = write.find_article(connection, article)
        return found is not None and run_id in {None, found[1]}

    def known_articles(self, identities: Sequence[str]) -> set[str]:
        """Which of these articles are in the store.

        Args:
            identities: What :func:`claims.store.identity.of_article` says of each.
        """
        with self.reading() as connection:
            return write.known_articles(connection, identities)

    def fetches(self, url: str) -> Fetches:
        """What is known of an address: how many articles came from there and when, how often it failed."""
        with self.reading() as connection:
            return fetched.fetches(connection, url)

    def find_candidates(self, block_keys: Collection[str]) -> list[KnownEntity]:
        """The entities that were written with any of these keys, those merged into them included."""
        with self.reading() as connection:
            return known.candidates(connection, block_keys)

    def decisions(self) -> Decisions:
        """What persons have decided about who is who."""
        with self.reading() as connection:
            return self._decisions(connection)

    def company(self, entity_ids: Sequence[int]) -> Mapping[int, Company]:
        """In what articles each of these entities is named: the latest read."""
        with self.reading() as connection:
            return resolutions.company(connection, entity_ids)

    def write_article(
        self,
        article: Article,
        extraction: Extraction,
        *,
        run_id: int,
        assignments: Iterable[AssignedEntity] | Resolver = (),
        vectors: Vectors | None = None,
    ) -> Written:
        """Keep an article with all that was extracted from it, in one transaction.

        The same article from the same run changes nothing; from another run its results replace the old ones, found
        again quotations keep their numbers, and persons' reviews stay.

        Args:
            article: The article.
            extraction: What the pipeline took from it.
            run_id: The run, see :meth:`run`.
            assignments: The article's persons and organisations; a name of the extraction that is none of theirs is
                kept as a name only. A function gets whom the database knows and says who they are; it is called in
                the transaction that writes, so that two importers cannot both take somebody for new.
            vectors: The quotations as vectors, in their order.

        Raises:
            ArticleError: It holds a character that a database cannot keep.
            NotFoundError: There is no such run, or an entity that is assigned does not exist.
            DatabaseUnavailableError: The database cannot be written.
        """
        if not callable(assignments):
            assignments = tuple(assignments)

        def keep(connection: Connection) -> Written:
            def resolved() -> Sequence[AssignedEntity]:
                if not callable(assignments):
                    return tuple(assignments)
                wait_for_other_writers(connection)
                return tuple(assignments(known.KnownNow(connection, self._decisions)))

            return write.write_article(
                connection, article, extraction, run_id=run_id, resolve=resolved, vectors=vectors
            )

        return self._write(keep)

    def record_failure(self, origin: str, error_class: str, message: str) -> None:
        """Remember that an input could not be imported.

        Args:
            origin: Where it lies.
            error_class: The name of the error's class.
            message: What happened and what to do.
        """
        self._write(
            lambda connection: write.write_failure(connection, origin=origin, error=error_class, message=message)
        )

    def unresolved_failures(self) -> set[str]:
        """Where inputs lie that could not be imported, and have not been since."""
        with reading(self.engine) as connection:
            return write.unresolved_failures(connection)

    def resolve_failures(self, origin: str) -> None:
        """Mark what failed at this place as imported; :meth:`write_article` does it for its article."""
        self._write(lambda connection: write.resolve_failures(connection, origin))

    def link_reprints(self, article_id: int, keys: Sequence[int], compare: Callable[[str], float | None]) -> None:
        """Keep which articles print nearly the same words as one, in one transaction.

        Args:
            article_id: The article.
            keys: The keys of its text; none where it is too short to compare.
            compare: What the article has in common with a text, if that is enough.
        """

        def keep(connection: Connection) -> None:
            wait_for_other_writers(connection)  # else two importers miss what the other writes at the same time
            if reprints.is_compared(connection, article_id):  # by the other one, while this one waited
                return
            others = reprints.with_keys(connection, article_id, keys) if keys else []
            found = [(other, share) for other, text in others if (share := compare(text)) is not None]
            reprints.keep(connection, article_id, keys, found)

        self._write(keep)

    def link(self, items: Mapping[int, WikidataItem]) -> None:
        """Keep which item of Wikidata entities are, by their numbers after merges.

        Raises:
            NotFoundError: There is no such entity.
        """
        self._write(lambda connection: known.link(connection, items))

    def propose(self, article_id: int, run_id: int, proposed: runs.Proposed) -> None:
        """Keep what a run took from an article, beside what is shown, until it is accepted or dropped.

        Raises:
            DatabaseUnavailableError: The database cannot be written.
        """
        self._write(lambda connection: runs.propose(connection, article_id, run_id, proposed))

    def drop_proposals(self, run_id: int) -> int:
        """Drop all that a run proposes; how many articles it was for.

        Raises:
            NotFoundError: There is no such run.
        """

        def drop(connection: Connection) -> int:
            runs.require(connection, run_id)
            return runs.drop(connection, run_id)

        return self._write(drop)

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Copy an SQLite database while it is in use; see :func:`claims.store.upkeep.maintenance.backup`.

        Returns:
            The size of the copy in bytes.

        Raises:
            StoreError: It is no SQLite database, or something lies at the path.
            DatabaseUnavailableError: It cannot be read, or the copy cannot be written.
        """
        return maintenance.backup(self.engine, Path(path))

    def vacuum(self) -> tuple[int, int]:
        """Give back the space of what was deleted; the sizes in bytes before and after.

        Raises:
            DatabaseUnavailableError: It cannot be written, or stays locked for too long.
        """
        return maintenance.vacuum(self.engine)

    def statistics(self) -> maintenance.Statistics:
        """How much the database holds."""
        return maintenance.statistics(self.engine)

    def check(self) -> list[Problem]:
        """Look for damage: rows that refer to nothing, offsets outside texts, a stale full-text index, wrong hashes."""
        return check.problems(self.engine)

    def _decisions(self, connection: Connection) -> Decisions:
        """What persons have decided, read again only when they have decided more."""
        newest = on_entities.newest(connection)
        if self._decided is None or self._decided[0] != newest:
            self._decided = (newest, on_entities.decisions(connection))
        return self._decided[1]

    def _write(self, action: Callable[[Connection], T]) -> T:
        """Run in one transaction, and again where another writer came first with the same rows."""
        for attempt in range(1, _TRIES + 1):
            try:
                with writing(self.engine) as connection:
                    return action(connection)
            except IntegrityError:
                if self.engine.dialect.name == "sqlite" or attempt == _TRIES:
                    raise
            except DatabaseUnavailableError as error:
                lost = is_lost(error)
                if attempt == _TRIES or not (lost or is_transient(error)):
                    raise
                if lost:  # what was not committed is rolled back there; a server that starts again needs a while
                    self.engine.dispose()
                    time.sleep(min(_PAUSE * attempt, _LONGEST_PAUSE))
        raise AssertionError("unreachable: the last try returns or raises")


def _make_current(engine: Engine, *, create: bool, upgrade: bool) -> str | None:
    """Bring the schema to this version's; the revision that it had before, if that was an older one."""
    found = migrate.revision(engine)
    if found == migrate.HEAD:
        return None
    if found is None and not create:
        raise DatabaseUnavailableError(
            "this database is empty", where=describe(engine.url), hint="claims import fills it"
        )
    if found is not None and not upgrade:
        raise SchemaVersionError(
            f"the schema is at {found}, this version of Claims needs {migrate.HEAD}",
            where=describe(engine.url),
            hint="claims db upgrade",
        )
    try:
        migrate.upgrade(engine)
    except DatabaseUnavailableError as refused:
        if found is None:
            raise
        raise DatabaseUnavailableError(
            f"its schema is {found} and has to be upgraded to {migrate.HEAD}: {refused.what}",
            where=refused.where,
            hint=refused.hint,
        ) from refused.__cause__  # is_lost and is_transient look there
    return found
