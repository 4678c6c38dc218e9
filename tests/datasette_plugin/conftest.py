"""A small world behind Datasette's own test client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from claims.datasette_plugin.serving import build
from claims.store.store import Store
from tests import worlds

Get = Callable[..., Any]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a database of two articles; read-only by agreement."""
    path = tmp_path_factory.mktemp("site") / "world.db"
    with Store.open(path) as store:
        worlds.build(store)
    return str(path)


@pytest.fixture(scope="module")
def get(world: str) -> Get:
    """Ask the world's site for a path; options are httpx's."""
    return getter(build(world))


def getter(datasette: Any) -> Get:
    """A function that asks a Datasette for a path and gives httpx's response."""

    def get(path: str, *, method: str = "get", **options: Any) -> Any:
        async def ask() -> Any:
            await datasette.invoke_startup()
            return await getattr(datasette.client, method)(path, **options)

        return asyncio.run(ask())

    return get
