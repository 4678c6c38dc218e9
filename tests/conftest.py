"""Databases for the tests: each test finds an empty one; the schema is migrated once a session."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, make_url, text

from claims.store.store import Store
from claims.store.tables import Base
from tests.servers import NoServerError, postgresql

# A busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite database."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    with Store.open(path):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The path of a fresh SQLite database with the current schema."""
    return shutil.copy(sqlite_template, tmp_path / "claims.db").as_posix()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of the database ``postgres`` of a server that runs for this session."""
    try:
        with postgresql() as url:
            yield url
    except NoServerError as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: str) -> str:
    """The URL of a migrated database of the server."""
    url = create_database(postgresql_server, "claims")
    with Store.open(url):
        pass
    return url


@pytest.fixture
def postgresql_url(postgresql_database: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database with the current schema.

    It is one database, emptied after each test: that takes a tenth of the time of copying one.
    """
    yield postgresql_database
    names = ", ".join(Base.metadata.tables)
    # As a replica the server runs no triggers, which would keep the reviews.
    _execute(postgresql_database, f"SET session_replication_role = replica; TRUNCATE {names} RESTART IDENTITY")


@pytest.fixture
def empty_postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The URL of a PostgreSQL database without any table."""
    name = f"empty_{next(_NUMBERS)}"
    yield create_database(postgresql_server, name)
    _execute(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with the current schema, on each engine."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without any table, on each engine; the SQLite file does not exist yet."""
    if request.param == "sqlite":
        return str(tmp_path / "empty.db")
    return str(request.getfixturevalue("empty_postgresql_url"))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store, on each engine."""
    with Store.open(database_url) as opened:
        yield opened


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """An empty store on SQLite, for what does not depend on the engine."""
    with Store.open(sqlite_url) as opened:
        yield opened


def create_database(server: str, name: str) -> str:
    """Create a database on the server and give its URL."""
    _execute(server, f"CREATE DATABASE {name} TEMPLATE template0")
    return make_url(server).set(database=name).render_as_string()


def _execute(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
