"""Connections: SQLite and PostgreSQL set up alike, and the engines' errors in our words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)

from claims.arguments import path_of
from claims.errors import ClaimsError, DatabaseUnavailableError

DEFAULT_PATH = "claims.db"
BUSY_TIMEOUT_MS = 30_000
"""How long a connection waits for another one's transaction: the longest write is one article."""
# SQLite keeps 2 MB of pages by default, less than one question touches in a large database.
_CACHE_KIB = 65_536

_WRITING = "claims_writing"
# Any fixed number: whoever holds this lock of a PostgreSQL database says who is who in one article.
_RESOLVING = 0x636C61696D74


def locate(path_or_url: str | os.PathLike[str] | None) -> URL:
    """The SQLAlchemy URL of a database.

    Args:
        path_or_url: A path (SQLite) or an SQLAlchemy URL; None for ``$CLAIMS_DB``, else ``./claims.db``.

    Raises:
        DatabaseUnavailableError: It is blank, a URL that cannot be read, or names an engine that we do not support.
    """
    if path_or_url is None:
        path_or_url = os.environ.get("CLAIMS_DB") or DEFAULT_PATH
    given = path_of(path_or_url, where="the database")
    if not given.strip():
        raise DatabaseUnavailableError("the name of the database is empty", hint="Give a path or a URL, or none")
    if "://" not in given:
        return URL.create("sqlite", database=str(Path(given).expanduser()))
    try:
        url = make_url(given)
    except ArgumentError:
        raise DatabaseUnavailableError("this is no database URL", where=given.split("@")[-1]) from None
    if url.drivername in {"postgresql", "postgres"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise DatabaseUnavailableError(
            f"{url.get_backend_name()} is not supported",
            where=url.render_as_string(),
            hint="Give a path for SQLite or a postgresql:// URL",
        )
    return url


def describe(url: URL) -> str:
    """How messages name a database: the path of a file, a URL without its password."""
    if url.get_backend_name() == "sqlite":
        return (url.database or ":memory:").removeprefix("file:")  # SQLite's URI of a file that is only read
    return url.render_as_string(hide_password=True)


def is_missing(url: URL) -> bool:
    """Whether this is an SQLite file that does not exist."""
    return url.get_backend_name() == "sqlite" and bool(url.database) and not Path(str(url.database)).exists()


def open_engine(url: URL, *, read_only: bool = False) -> Engine:
    """An engine whose connections are set up: foreign keys on, waiting for locks, transactions that hold DDL too.

    Args:
        url: Where.
        read_only: Let the engine itself refuse every statement that writes.

    Raises:
        DatabaseUnavailableError: The driver is not installed, or the path is a folder's.
    """
    try:
        engine = _sqlite_engine(url) if url.get_backend_name() == "sqlite" else create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise DatabaseUnavailableError(
            "the driver for PostgreSQL is not installed", where=describe(url), hint='pip install "claims[postgresql]"'
        ) from None
    if read_only:
        event.listen(engine, "connect", _refuse_writes)
    return engine


def _sqlite_engine(url: URL) -> Engine:
    path = Path(url.database) if url.database and url.database != ":memory:" else None
    if path and path.is_dir():
        raise DatabaseUnavailableError(
            "the database cannot be opened: this is a folder", where=describe(url), hint="Name a file in it"
        )
    if path and path.exists() and not os.access(path, os.W_OK):
        url = _read_only(url, path)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _read_only(url: URL, path: Path) -> URL:
    """A file that we may only read; where no log can lie beside it either, nobody else can be writing to it."""
    frozen = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
    query = {"uri": "true", "mode": "ro"} | ({"immutable": "1"} if frozen else {})
    return url.set(database=f"file:{path.resolve().as_posix()}", query=query)


def _set_up_sqlite(connection: sqlite3.Connection, record: object) -> None:
    del record
    # The driver's own transactions leave DDL out and begin too late; _begin_sqlite begins ours.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")


def _refuse_writes(connection: DBAPIConnection, record: object) -> None:
    """Make a driver's connection one that only reads."""
    del record
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.read_only = True  # psycopg's


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later can fail at once when another has written in between;
    # one that takes the write lock at its beginning waits instead.
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def use_write_ahead_log(engine: Engine) -> None:
    """Let SQLite's readers go on while one writes; the setting stays in the file."""
    if engine.dialect.name == "sqlite":
        with in_our_words(engine.url), closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode = WAL")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for reading one state of the database.

    Raises:
        DatabaseUnavailableError: It cannot be opened or read.
    """
    with in_our_words(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction: everything is kept, or nothing where an exception leaves the block.

    Raises:
        DatabaseUnavailableError: It cannot be opened or written, or stays locked for too long.
    """
    with in_our_words(engine.url), engine.connect() as plain:
        connection = plain.execution_options(**{_WRITING: True})
        with connection.begin():
            yield connection


def wait_for_other_writers(connection: Connection) -> None:
    """Let nobody else say who is who before this transaction ends; in SQLite only one writes anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _RESOLVING})


@contextmanager
def in_our_words(url: URL) -> Iterator[None]:
    """Turn what the engines say about a database that cannot be used into a DatabaseUnavailableError."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        raise _translated(error.orig, describe(url)) from error
    except DataError as error:
        if "out of range" not in str(error.orig):
            raise
        raise _too_large(describe(url)) from error
    except OverflowError as error:
        if "SQLite" not in str(error):
            raise
        raise _too_large(describe(url)) from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # a broken constraint and its like: a fault of ours, or a race
            raise
        raise _translated(error.orig, describe(url)) from error
    except sqlite3.Error as error:  # from those who talk to the driver itself
        raise _translated(error, describe(url)) from error


def is_transient(error: DatabaseUnavailableError) -> bool:
    """Whether PostgreSQL ended a transaction only because of another one, so that it may be tried again at once."""
    driver = getattr(error.__cause__, "orig", None)
    return getattr(driver, "sqlstate", None) in {"40001", "40P01"}  # serialization_failure, deadlock_detected


def is_lost(error: DatabaseUnavailableError) -> bool:
    """Whether the connection to PostgreSQL was lost, or its server is away for the moment."""
    cause = error.__cause__
    if getattr(cause, "connection_invalidated", False):
        return True
    driver = getattr(cause, "orig", None)
    said = str(driver).lower()
    return type(driver).__module__.startswith("psycopg") and any(
        part in said for part in ("connection refused", "starting up", "shutting down", "terminating connection")
    )


def _too_large(where: str) -> DatabaseUnavailableError:
    return DatabaseUnavailableError(
        "a number that was asked for is larger than any that a database has", where=where, hint="Give a smaller one"
    )


def _translated(error: BaseException | None, where: str) -> ClaimsError:
    said = str(error).strip()
    for part, what, hint in _KNOWN:
        if part in said.lower():
            return DatabaseUnavailableError(what, where=where, hint=hint)
    return DatabaseUnavailableError(f"the database cannot be used: {said}", where=where)


_KNOWN = (
    ("file is not a database", "this file is no SQLite database", "Give another path, or move the file away"),
    (
        "malformed",
        "the database file is damaged",
        "Remove it and the files of its name with -wal and -shm, then put a copy in its place",
    ),
    ("unable to open", "the database cannot be opened", "Check that the folder exists and that you may write there"),
    ("readonly database", "the database is read-only", "Check the permissions of the file and of its folder"),
    ("read-only", "the database is read-only", "Check the permissions of the file and of its folder"),
    (
        "locked",
        f"another process has kept the database locked for {BUSY_TIMEOUT_MS // 1000} seconds",
        "Wait until it ends, or end it",
    ),
    ("disk is full", "the disk is full", "Make room; nothing that was kept before is lost"),
    ("no space left on device", "the server's disk is full", "Make room there; nothing that was kept before is lost"),
    ("password authentication", "the server refuses this user and password", "Check the URL"),
    ("does not exist", "the server knows no such database or user", "Create it, or check the URL"),
    ("terminating connection", "the server ended the connection", "The same command goes on from there"),
    ("server closed the connection", "the connection to the server was lost", "The same command goes on from there"),
    ("connection refused", "no server answers there", "Start PostgreSQL, or check host and port in the URL"),
)
