"""Kill an import again and again, resume it each time, and compare with one that nobody disturbed.

    python -m benchmarks.kills --kills 200

Each import is a process of its own that runs what ``claims import`` runs. A server forks them, so that the language
model is loaded once. SIGKILL comes after a random time; where an import ends before the wanted number of kills, another
round begins with an empty database. Every round must end with exactly the rows of the undisturbed import, times aside.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait  # no select(): a long run of tests has more than 1,024 files open
from pathlib import Path
from typing import IO, Any

Rows = dict[str, list[tuple[Any, ...]]]

_ROOT = Path(__file__).resolve().parents[1]
_PEOPLE = (
    *("Joy Achieng", "Hassan Rouhani", "Mohammad Javad Zarif", "Muhammad Javad Zarif", "Ana López", "Olga Petrova"),
    *(
        "Fuad Hussein",
        "Nguyen Thi Lan",
        "Sean O'Brien",
        "Aung San",
        "Bo Li",
        "John Smith",
        "Mary Smith",
        "Kwame Mensah",
    ),
)
_TOPICS = ("the dam", "the trade deal", "the troops in the north", "the vaccine", "the new port", "the border")
# The same in every import: when it happened, and how often a failure was seen.
_TIMES = frozenset({"times", "first_seen", "last_seen", "resolved_at", "started_at", "created_at", "retrieved_at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the kills did.

    Args:
        kills: How many imports were killed.
        rounds: How many databases were filled.
        articles: Articles in each.
        quotations: Quotations in each.
        half_articles: Articles found after a kill with other results than in the end.
        different: Tables in which a round ended with other rows than the undisturbed import.
        seconds: How long all of it took.
    """

    kills: int
    rounds: int
    articles: int
    quotations: int
    half_articles: int
    different: tuple[str, ...]
    seconds: float


def run(folder: Path, *, kills: int, articles: int, seed: int) -> Report:
    """Import once undisturbed, then with kills.

    Args:
        folder: Where the input and the databases are kept; empty.
        kills: How many imports to kill.
        articles: How many records the input has.
        seed: Of the input and of the moments.
    """
    started = time.monotonic()
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    source = write_input(folder, articles, chance)
    with Server.started(folder / "errors.txt") as server:
        begun = time.monotonic()
        server.import_into(folder / "undisturbed.db", source)
        # A run has to outlive a batch or two, or nothing ever gets done.
        longest = 0.3 + 24 * (time.monotonic() - begun) / articles
        whole = dump(folder / "undisturbed.db")
        done = rounds = half = 0
        different: set[str] = set()
        while done < kills or not rounds:
            path = folder / f"round-{rounds}.db"
            while not server.import_into(path, source, within=chance.uniform(0, longest) if done < kills else None):
                done += 1
                if chance.random() < 0.25:  # not always: looking mends what the kill left for the next import to mend
                    half += half_articles(path, whole)
            different |= {table for table in whole if dump(path).get(table) != whole[table]}
            rounds += 1
    return Report(
        kills=done,
        rounds=rounds,
        articles=len(whole["articles"]),
        quotations=len(whole["quotations"]),
        half_articles=half,
        different=tuple(sorted(different)),
        seconds=time.monotonic() - started,
    )


def write_input(folder: Path, articles: int, chance: random.Random) -> Path:
    """Write the records that are imported; some lines are broken."""
    source = folder / "news.jsonl"
    source.write_text(
        "".join(json.dumps(record) + "\n" if record else "{broken\n" for record in _records(articles, chance))
    )
    return source


def dump(path: Path) -> Rows:
    """All rows of all tables, the full-text index included, without what tells the time."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA integrity_check").fetchone()
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {name: _rows(connection, name) for (name,) in names if not name.startswith("sqlite_")}


def half_articles(path: Path, whole: Rows) -> int:
    """How many articles of a killed import have other results than they have in the end."""
    counts = "SELECT article_id, count(*) FROM {} GROUP BY article_id"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        there = connection.execute("SELECT name FROM sqlite_master WHERE name = 'articles'").fetchone()
        if not there:
            return 0
        ids = {row[0] for row in connection.execute("SELECT id FROM articles")}
        found = {
            table: dict(connection.execute(counts.format(table)).fetchall()) for table in ("quotations", "mentions")
        }
        column = {table: _columns(connection, table).index("article_id") for table in found}
    expected: dict[str, dict[int, int]] = {table: {} for table in found}
    for table, by_article in expected.items():
        for row in whole[table]:
            by_article[row[column[table]]] = by_article.get(row[column[table]], 0) + 1
    return sum(
        any(found[table].get(article, 0) != expected[table].get(article, 0) for table in found) for article in ids
    )


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    return [name for name in names if name not in _TIMES]


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    if "_fts_" in table or table.endswith(("_data", "_idx", "_docsize", "_config")):
        return []  # the index's own pages: what they say is compared, how they are filled is not
    columns = ", ".join(f'"{name}"' for name in _columns(connection, table))
    return sorted(connection.execute(f'SELECT {columns} FROM "{table}"').fetchall(), key=repr)  # noqa: S608 - our names


def _records(count: int, chance: random.Random) -> Iterator[dict[str, str] | None]:
    """Short articles with everything that an import can meet; None for a line that is broken."""
    for number in range(count):
        person, other = chance.sample(_PEOPLE, 2)
        topic = chance.choice(_TOPICS)
        surname = person.split()[-1]
        text = (
            f"{person} speaks of {topic}\n\nNAIROBI, Kenya — Foreign minister {person} told {other} on Monday that"
            f" {topic} would cost {number} million.\n\n“We shall see to {topic},” {surname} said in a statement.\n"
        )
        record = {"text": text, "title": f"{person} speaks of {topic}", "outlet": "The Herald", "date": "2021-02-03"}
        if number % 20 == 7:  # new versions of one page
            record["url"] = f"https://herald.example/{number % 3}"
        yield None if number % 25 == 11 else record


class Server:
    """A process with the language model loaded, which forks an import whenever it is told to."""

    def __init__(self, process: subprocess.Popen[str], errors: Path) -> None:
        self._process = process
        self._errors = errors
        self.answers: IO[str] = process.stdout  # type: ignore[assignment]  # it is a pipe

    @classmethod
    @contextmanager
    def started(cls, errors: Path) -> Iterator[Server]:
        """Start one, and end it after use."""
        with errors.open("w") as log:
            command = [sys.executable, "-m", "benchmarks.kills", "--serve"]
            process = subprocess.Popen(
                command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, bufsize=1
            )
        with process:
            yield cls(process, errors)
            process.stdin.close()  # type: ignore[union-attr]

    def begin(self, database: Path | str, source: Path) -> int:
        """Begin an import; the number of its process."""
        self._process.stdin.write(json.dumps([str(source), str(database)]) + "\n")  # type: ignore[union-attr]
        return self._answer()

    def ended_well(self) -> bool:
        """Wait until the import ends; whether it came to its end before it was killed."""
        status = self._answer()
        if status not in {0, -signal.SIGKILL}:
            raise RuntimeError(f"the import broke off by itself with {status}: {self._errors.read_text()}")
        return status == 0

    def import_into(self, database: Path | str, source: Path, *, within: float | None = None) -> bool:
        """Whether an import came to its end before it was killed."""
        pid = self.begin(database, source)
        if within is not None and not wait([self.answers.fileno()], within):
            os.kill(pid, signal.SIGKILL)
        return self.ended_well()

    def _answer(self) -> int:
        line = self.answers.readline()
        if not line:
            raise RuntimeError(f"the server ended: {self._errors.read_text()}")
        return int(line)


def _serve() -> None:
    """Fork an import for each line on stdin; answer with its process number, then with how it ended."""
    import claims.cli.importing
    import claims.ingest  # noqa: F401 - so that no fork has to
    from claims.pipeline.extract import extract
    from claims.store.store import Store

    extract("“It rained,” Joy Achieng said on Monday.")
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "first.db"):
        pass
    for line in sys.stdin:
        source, database = json.loads(line)
        pid = os.fork()
        if not pid:
            os._exit(_import(source, database))
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _import(source: str, database: str) -> int:
    """What ``claims import`` runs; 0 where it came to its end, failed records or not."""
    import typer

    from claims.cli.importing import import_articles

    try:
        import_articles([source], db=database, workers=1, quiet=True)
    except typer.Exit as ended:
        return 0 if ended.exit_code == 1 else 2  # 1: the broken lines are reported
    except BaseException:  # noqa: BLE001 - a forked child must not go on as the server
        traceback.print_exc()
    return 2


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        _serve()
        return
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), kills=options.kills, articles=options.articles, seed=options.seed)
    print(report)
    if report.different or report.half_articles:
        sys.exit(1)


if __name__ == "__main__":
    main()
