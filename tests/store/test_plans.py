"""What pages read is found by indexes: the plan of every statement says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import event, inspect

from claims.store.quotations.filters import Filters
from claims.store.reader import Reader, open_reader
from tests import worlds
from tests.store.builders import article, extraction, run

READS: dict[str, Callable[[Reader], object]] = {
    "speaker": lambda reader: reader.profile(Filters(speakers=(1,))),
    "relay": lambda reader: reader.profile(Filters(relay_channels=(1,))),
    "outlet": lambda reader: reader.profile(Filters(outlets=(1,))),
    "roles": lambda reader: reader.roles(1),
    "spellings": lambda reader: reader.spellings(1),
    "decisions": lambda reader: reader.decisions(1),
    "speakers": lambda reader: reader.speakers_listed(),
    "relays": lambda reader: reader.relays_listed(),
    "outlets": lambda reader: reader.outlets_listed(),
    "queue": lambda reader: reader.doubtful(Filters()),
    "queue after": lambda reader: reader.doubtful(Filters(), after=3),
    "queue of a speaker": lambda reader: reader.doubtful(Filters(speakers=(1,))),
    "candidates": lambda reader: reader.candidates(2),
    "history": lambda reader: reader.history(2),
    "reviews": lambda reader: reader.reviews(),
    "quotation": lambda reader: reader.quoted(2),
}
# Tables of a few rows each: kinds of things, not things.
SMALL = {"outlets", "runs", "alembic_version"}


@pytest.mark.parametrize("name", READS)
def test_every_statement_of_a_page_uses_indexes(sqlite_store, name):
    worlds.build(sqlite_store)
    sqlite_store.accept(1)
    said: list[tuple[str, object]] = []

    def listen(connection, cursor, statement, parameters, *_):
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            said.append((statement, parameters))

    event.listen(sqlite_store.engine, "before_cursor_execute", listen)
    with open_reader(sqlite_store.engine) as reader:
        READS[name](reader)
        event.remove(sqlite_store.engine, "before_cursor_execute", listen)
        tables = set(inspect(reader.connection).get_table_names())
        assert said
        for statement, parameters in said:
            plan = reader.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            steps = [step[3] for step in plan]
            # An alias is the table's name with a number behind it.
            scans = [re.fullmatch(r"SCAN (\w+?)(?:_\d+)?( .*)?", step) for step in steps]
            scanned = {scan[1] for scan in scans if scan and "USING" not in (scan[2] or "")}
            assert scanned & tables <= SMALL, f"{statement}\n" + "\n".join(steps)


@pytest.mark.parametrize("url", ["https://quay.example/2", None])
def test_writing_an_article_does_not_walk_through_all_of_its_outlet(sqlite_store, url):
    number = run(sqlite_store)
    said: list[tuple[str, object]] = []

    def listen(connection, cursor, statement, parameters, *_):
        if statement.startswith("SELECT"):
            said.append((statement, parameters))

    event.listen(sqlite_store.engine, "before_cursor_execute", listen)
    sqlite_store.write_article(article(url=url), extraction(), run_id=number, assignments=())
    event.remove(sqlite_store.engine, "before_cursor_execute", listen)
    with sqlite_store.reading() as connection:
        steps = [
            step[3]
            for statement, parameters in said
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        ]
    assert steps
    assert not [step for step in steps if "ix_articles_outlet_id" in step or re.match(r"SCAN articles\b", step)]
