"""Bringing a database's schema to the version of this program, through Alembic."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from claims.errors import DatabaseUnavailableError, NoSchemaError, SchemaVersionError
from claims.resources import bundled
from claims.store.engines.engine import (
    describe,
    in_our_words,
    is_missing,
    locate,
    open_engine,
    reading,
    use_write_ahead_log,
)
from claims.store.tables import Base

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0012"
"""The newest revision in ``migrations/versions``: known here, so that reading commands need no Alembic."""

# Any fixed number: whoever holds this lock of a PostgreSQL database is migrating it.
_LOCK = 0x636C61696D73


def revision(engine: Engine) -> str | None:
    """The revision that a database's schema has; None for an empty database.

    Raises:
        SchemaVersionError: It holds tables, but not by Claims.
        DatabaseUnavailableError: It cannot be opened, or is no database.
    """
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" in tables:
            found = current(connection)
            if found or not tables & set(Base.metadata.tables):
                return found
        elif not (tables if engine.dialect.name == "sqlite" else tables & set(Base.metadata.tables)):
            return None
    raise SchemaVersionError(
        "this database holds tables that Claims did not make", where=describe(engine.url), hint="Give another one"
    )


def current(connection: Connection) -> str | None:
    """The revision that Alembic has noted in a database; None where there is none, or was taken back to nothing."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """The revisions of a schema before and after a command; None where there was or is none."""

    before: str | None
    after: str | None


def upgrade_database(path_or_url: str | os.PathLike[str] | None = None, *, to: str = "head") -> Change:
    """Create a database or bring its schema to a newer revision.

    Args:
        path_or_url: A path (SQLite) or an SQLAlchemy URL; by default ``$CLAIMS_DB``, else ``./claims.db``.
        to: A revision, or ``head``.

    Raises:
        DatabaseUnavailableError: It cannot be opened, or is no database.
        SchemaVersionError: There is no such revision, or the schema is newer than this version of Claims.
    """
    return _change(open_engine(locate(path_or_url)), upgrade, to)


def downgrade_database(path_or_url: str | os.PathLike[str] | None = None, *, to: str) -> Change:
    """Bring the schema of a database back to an older revision; what that one cannot hold is deleted.

    Args:
        path_or_url: A path (SQLite) or an SQLAlchemy URL; by default ``$CLAIMS_DB``, else ``./claims.db``.
        to: A revision, or ``base`` to drop everything.

    Raises:
        DatabaseUnavailableError: It is missing, cannot be opened, or is no database.
        SchemaVersionError: There is no such revision, or the schema is newer than this version of Claims.
    """
    url = locate(path_or_url)
    if is_missing(url):
        raise DatabaseUnavailableError("there is no such database", where=describe(url))
    return _change(open_engine(url), downgrade, to)


def _change(engine: Engine, action: Callable[[Engine, str], None], to: str) -> Change:
    try:
        before = revision(engine)
        action(engine, to)
        return Change(before, revision(engine))
    finally:
        engine.dispose()


def upgrade(engine: Engine, to: str = "head") -> None:
    """Create the schema or bring it to a newer revision, in one transaction; at that revision nothing changes.

    Raises:
        SchemaVersionError: Its revision is none that this version of Claims knows.
    """
    use_write_ahead_log(engine)
    _run(engine, "upgrade", to)


def downgrade(engine: Engine, to: str) -> None:
    """Bring the schema back to an older revision, in one transaction; ``base`` drops everything.

    Raises:
        SchemaVersionError: There is no such revision.
    """
    _run(engine, "downgrade", to)


def configuration() -> Config:
    """Alembic's configuration for the migrations of this installation."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _run(engine: Engine, direction: str, to: str) -> None:
    from alembic import command
    from alembic.util import CommandError

    config = configuration()
    with in_our_words(engine.url), transaction(engine) as connection:
        config.attributes["connection"] = connection
        try:
            getattr(command, direction)(config, to)
        except CommandError as error:
            raise _refusal(config, current(connection), to, where=describe(engine.url)) from error


def _refusal(config: Config, now: str | None, to: str, *, where: str) -> SchemaVersionError:
    """Why a schema cannot be brought to a revision, without the words of Alembic."""
    from alembic.script import ScriptDirectory

    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    if now and now not in known:
        return SchemaVersionError(
            f"the schema is at {now}, newer than any that this version of Claims knows ({HEAD})",
            where=where,
            hint="Update Claims: a newer version wrote this database",
        )
    if to in known:
        return SchemaVersionError(f"the schema is at {now or 'nothing'}, which is older than {to}", where=where)
    return NoSchemaError(f"there is no schema {to!r}", where=where, hint=f"Give one of {known[-1]} to {HEAD}")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction for changing the schema: alone, and in SQLite with foreign keys checked at its end.

    SQLite cannot alter most of a table, so a migration copies it and drops the old one, which would delete every row
    that refers to it if foreign keys were on; and they can only be switched outside a transaction.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as plain:
        raw = plain.connection.driver_connection
        if is_sqlite and raw is not None:
            raw.execute("PRAGMA foreign_keys = OFF")
        connection = plain.execution_options(claims_writing=True)
        try:
            with connection.begin():
                if not is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
                if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise SchemaVersionError(
                        "the migration would leave rows that refer to nothing", where=describe(engine.url)
                    )
        finally:
            if is_sqlite and raw is not None:
                raw.execute("PRAGMA foreign_keys = ON")


def statements(path: Path) -> list[str]:
    """The statements of an SQL script; each ends with a semicolon and an empty line."""
    script = path.read_text(encoding="utf-8").strip()
    return [statement.rstrip().removesuffix(";") for statement in script.split(";\n\n")]


@contextmanager
def without_dependants(connection: Connection) -> Iterator[None]:
    """Drop all views and triggers of an SQLite database and create them again afterwards, as they were.

    Every migration that uses Alembic's batch mode needs this around it: batch mode loses the triggers of the table
    that it copies (the full-text index would go stale), and fails on a table that a view names. On PostgreSQL it does
    nothing.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    dependants = connection.execute(
        text("SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY rowid")
    ).all()
    # The last created goes first: a trigger of a view before its view.
    for kind, name, _ in reversed(dependants):
        connection.exec_driver_sql(f'DROP {kind} "{name}"')
    yield
    for _, _, sql in dependants:
        connection.exec_driver_sql(sql)
