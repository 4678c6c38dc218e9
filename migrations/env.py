"""How Alembic runs our migrations: from ``claims`` on its own connection, or from ``alembic`` with ``-x db=``."""

from __future__ import annotations

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Column, Connection
from sqlalchemy.schema import SchemaItem

from claims.store.engines.engine import locate, open_engine
from claims.store.tables import Base, UtcDateTime


def include_object(item: SchemaItem, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:  # noqa: FBT001
    """Leave out what the migrations make with SQL: the full-text index with its own tables, a partial index."""
    del compare_to
    if not reflected or name is None:
        return True
    if kind == "table":
        return not name.startswith("search_index")
    if isinstance(item, Column):
        return (item.table.name, name) != ("search_texts", "document")
    return name not in {"ix_search_texts_document", "uq_channels_kind_name_unowned"}


def render_item(kind: str, item: object, autogen_context: AutogenContext) -> str | Literal[False]:
    """Write our type as the one that it stands for: a migration must not change when our classes do."""
    del autogen_context
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def migrate(connection: Connection) -> None:
    """Run the migrations that the command asks for, in the transaction of this connection."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=include_object,
        render_item=render_item,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def run() -> None:
    """Take the connection that ``claims`` hands over, or open the database that the command line names."""
    database = context.get_x_argument(as_dictionary=True).get("db")
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
    elif context.is_offline_mode():
        url = locate(database)
        context.configure(url=url, target_metadata=Base.metadata, literal_binds=True)
        with context.begin_transaction():
            context.run_migrations()
    else:
        engine = open_engine(locate(database))
        with engine.connect() as connection, connection.begin():
            migrate(connection)


run()
