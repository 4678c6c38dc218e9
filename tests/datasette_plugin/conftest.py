"""A small world behind Datasette's own test client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from claims.datasette_plugin.serving import build, running
from claims.ingest import gather_decided
from claims.store.store import Store
from tests import worlds
from tests.datasette_plugin.addresses import ACTOR_HEADER
from tests.datasette_plugin.browsers import NoBrowserError, chromium

Get = Callable[..., Any]
_ASKED: list[Any] = []


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    """Datasette keeps a connection a thread and never closes it; a run of all tests would have too many files open."""
    yield
    for database in (one for datasette in _ASKED for one in datasette.databases.values()):
        database.close()
    _ASKED.clear()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a database of two articles; read-only by agreement."""
    path = tmp_path_factory.mktemp("site") / "world.db"
    with Store.open(path) as store:
        worlds.build(store)
        gather_decided(store)
    return str(path)


@pytest.fixture(scope="module")
def get(world: str) -> Get:
    """Ask the world's site for a path; options are httpx's."""
    return getter(build(world, review={"actor_header": ACTOR_HEADER}))


def getter(datasette: Any) -> Get:
    """A function that asks a Datasette for a path and gives httpx's response."""
    _ASKED.append(datasette)

    def get(path: str, *, method: str = "get", **options: Any) -> Any:
        async def ask() -> Any:
            await datasette.invoke_startup()
            return await getattr(datasette.client, method)(path, **options)

        # In a thread: Playwright keeps a loop running in this one.
        with ThreadPoolExecutor(1) as threads:
            return threads.submit(asyncio.run, ask()).result()

    return get


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Playwright's Browser, where there is one; not for the session, for a thread holds one Playwright only."""
    try:
        with chromium() as opened:
            yield opened
    except NoBrowserError as reason:
        pytest.skip(str(reason))


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page of the browser, which fails the test where a script of the site fails or is refused."""
    context = browser.new_context()
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    assert not faults


@pytest.fixture(scope="module")
def address(world: str) -> Iterator[str]:
    """Where the world's site is served, for a browser; who comes with REVIEWER may review."""
    with running(build(world, review={"actor_header": ACTOR_HEADER})) as served:
        yield served
