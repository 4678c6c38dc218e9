"""No page runs a query without an index: the plans of all its statements are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from claims.datasette_plugin.pages import PAGES
from claims.datasette_plugin.serving import build
from claims.datasette_plugin.site import site_of
from tests.datasette_plugin.addresses import ACTOR_HEADER, OURS, REVIEWER
from tests.datasette_plugin.conftest import getter

SEARCHES = [
    "/?q=what+did+Varga+say+about+US+troops&sort=date&page=2",
    "/?q=what+did+the+president+of+Norland+say+in+2020",
    "/?q=who+told+Reyk+anything",
    "/?q=taxes&without=topic",
    "/?since=2020",
    "/?until=2020&kind=direct",
    "/?q=soldiers+via+her+website",
    "/?q=two+officials+on+talks",
    "/?speaker=s1",
    "/?speaker=Varga&kind=direct&since=2020&until=2020",
    "/?relay=r1",
    "/?outlet=o1",
    "/?addressee=Reyk",
    "/articles/a999",
    "/speakers?page=2",
]

WITHOUT_STATEMENTS = {"/?q=who+said+%22", "/review/enter", "/-/x", "/over-time"}

# A scan that reads an index, the full-text index, or what another step of the plan has made.
_INDEXED = re.compile(
    r"USING (COVERING )?INDEX|VIRTUAL TABLE INDEX|^SCAN (\(|subquery|anon|CONSTANT|told$)|^SCAN \d+ CONSTANT"
)

# Names of channels and outlets are compared with the words of a question inside them, which no index helps: these are
# tables of hundreds, where quotations are tens of thousands.
_SMALL = ("SCAN channels", "SCAN outlets")


@contextmanager
def statements_of(engine) -> Iterator[list[tuple[str, object]]]:
    """The statements that an engine executes in the block, with their parameters."""
    found: list[tuple[str, object]] = []

    def keep(*execution):
        found.append(execution[2:4])

    event.listen(engine, "before_cursor_execute", keep)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", keep)


def _fine(step: str) -> bool:
    return step in _SMALL or _INDEXED.search(step) is not None


def scans(engine, statements) -> list[tuple[str, str]]:
    """The steps of their plans that read a whole table."""
    found = []
    with engine.connect() as connection:
        for statement, parameters in statements:
            if not statement.lstrip().upper().startswith(("SELECT", "WITH")):
                continue
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [row[3] for row in plan]
            found += [(step, statement) for step in steps if step.startswith("SCAN") and not _fine(step)]
    return found


@pytest.mark.parametrize("path", [*(path for path in OURS if path not in WITHOUT_STATEMENTS), *SEARCHES])
def test_no_page_reads_a_whole_table(world, path):
    datasette = build(world, review={"actor_header": ACTOR_HEADER})
    engine = site_of(datasette).store("world").engine
    get = getter(datasette)
    with statements_of(engine) as statements:
        assert get(path, headers=REVIEWER).status_code < 500
    assert statements
    assert scans(engine, statements) == []


@pytest.mark.parametrize("page", [page for page in PAGES if "GET" in page.methods], ids=lambda page: page.path)
def test_every_page_of_the_site_is_looked_at(page):
    assert any(re.fullmatch(page.path, path.partition("?")[0]) for path in OURS)


def test_a_whole_table_is_noticed(world):
    engine = site_of(build(world)).store("world").engine
    assert scans(engine, [("SELECT text FROM articles WHERE byline = 'x'", ())])
