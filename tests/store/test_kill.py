"""SIGKILL at any moment loses no article that was reported, and leaves none half written."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.store.store import Store
from tests.store.articles.test_write import everything, rows
from tests.store.importer import ARTICLES, write_one

KILLS = 2
ROOT = Path(__file__).parents[2]


def start(database: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.importer", database]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kill_soon(process: subprocess.Popen[str], chance: random.Random) -> int:
    """Kill it a moment after some article; how many it reported."""
    assert process.stdout is not None
    after = chance.randrange(1, ARTICLES // 2)
    reported = sum(1 for _ in zip(range(after), process.stdout, strict=False))
    time.sleep(chance.random() * 0.05)
    process.kill()
    reported += sum(1 for line in process.stdout if line.endswith("\n"))
    process.wait()
    process.stdout.close()
    return reported


def finish(database: str) -> None:
    with start(database) as process:
        assert process.stdout is not None
        process.stdout.read()
    assert process.returncode == 0


def content(store: Store) -> object:
    """All rows but the moments; on PostgreSQL numbers have gaps after a kill, so there it is what people see."""
    if store.engine.dialect.name == "sqlite":
        found = everything(store)
        found["runs"] = [row[:-1] for row in found["runs"]]
        return found
    return rows(store, "SELECT quotation, speaker, origin FROM quotes ORDER BY origin")


@pytest.mark.slow
def test_killed_and_resumed_import_ends_like_an_undisturbed_one(store, database_url, tmp_path):
    chance = random.Random(store.engine.dialect.name)  # noqa: S311 (moments, not secrets)
    for _ in range(KILLS):
        reported = kill_soon(start(database_url), chance)
        assert reported <= rows(store, "SELECT count(*) FROM articles")[0][0] <= ARTICLES
        assert store.check() == []
    finish(database_url)
    with Store.open(tmp_path / "undisturbed.db") as undisturbed:
        for number in range(ARTICLES):
            write_one(undisturbed, number)
        if store.engine.dialect.name == "sqlite":
            assert content(store) == content(undisturbed)
        else:
            seen = rows(undisturbed, "SELECT quotation, speaker, origin FROM quotes ORDER BY origin")
            assert sorted(content(store)) == sorted(seen)
