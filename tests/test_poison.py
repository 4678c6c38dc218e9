"""Inputs that were made to do harm, imported all at once beside a sound one: each fails alone, or is just a text."""

from __future__ import annotations

import gzip
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

SECONDS, MEGABYTES = 240, 900
"""What the whole import may take, on a busy machine; without any of the poison it takes about 4 s and 260 MB."""
# Runs a command and tells, as the last line of its errors, how many kilobytes it took at most: it alone, whatever other
# tests ran before in this process.
MEASURED = [
    sys.executable,
    "-c",
    (
        "import resource, subprocess, sys\n"
        "code = subprocess.run(sys.argv[1:], check=False).returncode\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)\n"
        "sys.exit(code)"
    ),
]

TRAPS = {
    "marks": "“" * 8_000,
    "spaces": f"Joy{' ' * 20_000}said",
    "letters": "a" * 20_000,
    "dots": "." * 20_000,
    "lists": "a, " * 4_000,
    "initials": "J. " * 2_000,
    "according": "according to " * 800,
    "days": "on Monday " * 1_000,
    "lines": "a\n" * 2_000,
    "addresses": "http://" * 3_000,
}
"""What patterns with nested repetition, or that begin anew at each place, would need hours for."""

FAILING = {
    "bomb.txt.gz": "more than one article may have",
    "nested.html": "no article found in this page",
    "line.jsonl#1": "line 1 is longer than 20,000,000 characters",
    "dates.csv#1": "there is no day '2021-02-31'",
    "dates.csv#2": "the date '99999-99-99' is in no format that is sure",
    "dates.csv#3": "there is no day '0000-00-00'",
}


@dataclass(frozen=True)
class Import:
    """What ``claims import --json`` did."""

    code: int
    summary: dict[str, object]
    errors: str
    megabytes: float


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("poison")
    (folder / "sound.txt").write_text("“It rained,” Joy Achieng said on Monday.\n")
    with gzip.open(folder / "bomb.txt.gz", "wb", compresslevel=1) as packing:
        for _ in range(300):
            packing.write(b"it rained " * 100_000)
    depth = 1_000_000
    (folder / "nested.html").write_text(f"<html><body>{'<div>' * depth}“It rained,” she said.{'</div>' * depth}")
    (folder / "line.jsonl").write_text(f'{{"text": "{"x" * 50_000_000}"}}\n')
    dates = ("2021-02-31", "99999-99-99", "0000-00-00")
    (folder / "dates.csv").write_text("text,date\n" + "".join(f"“It rained” she said.,{day}\n" for day in dates))
    for name, text in TRAPS.items():
        (folder / f"trap-{name}.txt").write_text(text)
    return folder


@pytest.fixture(scope="module")
def imports(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Import, Import]:
    """A database, and what the first and the second import into it did, each a process of its own."""
    path = tmp_path_factory.mktemp("database") / "claims.db"
    return path, import_(folder, path), import_(folder, path)


def import_(folder: Path, path: Path) -> Import:
    command = [sys.executable, "-m", "claims", "import", str(folder), "--db", str(path), "--workers", "1", "--json"]
    done = subprocess.run([*MEASURED, *command], capture_output=True, text=True, timeout=SECONDS, check=False)
    *errors, kilobytes = done.stderr.splitlines(keepends=True)
    return Import(done.returncode, json.loads(done.stdout), "".join(errors), int(kilobytes) / 1024)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


pytestmark = pytest.mark.slow


def test_what_is_sound_is_imported_and_what_is_not_is_told(folder: Path, imports: tuple[Path, Import, Import]) -> None:
    path, first, _ = imports
    assert first.code == 1
    assert rows(path, "SELECT speaker, quotation FROM quotes WHERE origin LIKE '%sound.txt'") == [
        ("Joy Achieng", "“It rained,”")
    ]
    told = {
        str(Path(failure["origin"]).relative_to(folder)): failure["message"]
        for failure in first.summary["failures"]  # type: ignore[attr-defined]
    }
    assert told.keys() == FAILING.keys()
    assert [name for name, words in FAILING.items() if words not in told[name]] == []
    # Each once, and nothing beside it.
    assert len([line for line in first.errors.splitlines() if not line.startswith("Error: ")]) <= 1, first.errors


def test_what_only_looks_like_an_attack_is_a_text(imports: tuple[Path, Import, Import]) -> None:
    path, _, _ = imports
    assert rows(path, "SELECT count(*) FROM articles") == [(1 + len(TRAPS),)]


def test_imported_again_nothing_is_doubled(imports: tuple[Path, Import, Import]) -> None:
    path, first, second = imports
    articles = {"new": 0, "unchanged": 1 + len(TRAPS), "superseding": 0, "failed": len(FAILING)}
    assert second.summary["articles"] == articles
    assert second.summary["failures"] == first.summary["failures"]
    assert rows(path, "SELECT times, count(*) FROM failures GROUP BY times") == [(2, len(FAILING))]


def test_memory_is_bounded(imports: tuple[Path, Import, Import]) -> None:
    _, first, _ = imports
    assert first.megabytes < MEGABYTES
