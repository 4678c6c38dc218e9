"""The small world that questions are asked of."""

from __future__ import annotations

import pytest

from claims.store.store import Store
from tests import worlds


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("world") / "world.db") as opened:
        worlds.build(opened)
        yield opened
