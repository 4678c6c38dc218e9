"""Two importers fill one database and are killed again and again; in the end it holds what one undisturbed would leave.

    python -m benchmarks.kills_together --kills 500 --engine postgresql

Both read the same input. Who writes which article is left to chance, so numbers are not compared, but everything that
people see: every article once, its quotations with all that belongs to them, every entity with its spellings and the
articles that it is named in, every failure. Which of two versions of a page came first is chance too, and left out.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from benchmarks.kills import Server, write_input
from claims.store.store import Store
from tests.servers import postgresql

_QUERIES = {
    "articles": "SELECT identity_sha256, origin, text_sha256, run_id IS NULL FROM articles",
    "quotations": (
        "SELECT q.identity_sha256, q.position, q.kind, q.content_text, q.speaker_name, q.role, q.said_from, e.name"
        " FROM quotations q LEFT JOIN entities e ON e.id = q.speaker_id"
    ),
    "spans": (
        "SELECT q.identity_sha256, s.role, s.position, s.start, s.end FROM quotation_spans s"
        " JOIN quotations q ON q.id = s.quotation_id"
    ),
    "relays": (
        "SELECT q.identity_sha256, r.position, c.kind, c.name FROM quotation_relays r"
        " JOIN quotations q ON q.id = r.quotation_id JOIN channels c ON c.id = r.channel_id"
    ),
    "addressees": (
        "SELECT q.identity_sha256, a.position, a.name, e.name FROM quotation_addressees a"
        " JOIN quotations q ON q.id = a.quotation_id LEFT JOIN entities e ON e.id = a.entity_id"
    ),
    "vectors": "SELECT q.identity_sha256, v.model FROM embeddings v JOIN quotations q ON q.id = v.quotation_id",
    "entities": "SELECT kind, name, id = canonical_id FROM entities",
    "names": (
        "SELECT e.name, n.name, n.normalised, n.articles FROM entity_names n JOIN entities e ON e.id = n.entity_id"
    ),
    "mentions": (
        "SELECT a.identity_sha256, m.start, m.end, m.name, e.name FROM mentions m"
        " JOIN articles a ON a.id = m.article_id JOIN entities e ON e.id = m.entity_id"
    ),
    # Both ways: which of two came first is chance.
    "reprints": (
        "SELECT a.identity_sha256, b.identity_sha256, r.shared FROM reprints r JOIN articles a"
        " ON a.id IN (r.article_id, r.other_id) JOIN articles b ON b.id = r.article_id + r.other_id - a.id"
    ),
    "failures": "SELECT origin, error FROM failures",
    "outlets": "SELECT name FROM outlets",
    "runs": "SELECT version, model, components FROM runs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the kills did.

    Args:
        engine: The engine.
        kills: How many imports were killed.
        rounds: How many databases were filled.
        articles: Articles in each.
        quotations: Quotations in each.
        different: What a round ended with otherwise than the undisturbed import.
        problems: What ``claims db check`` found at the ends of rounds.
        seconds: How long all of it took.
    """

    engine: str
    kills: int
    rounds: int
    articles: int
    quotations: int
    different: tuple[str, ...]
    problems: int
    seconds: float


def run(folder: Path, *, kills: int, articles: int, seed: int, engine: str = "sqlite") -> Report:
    """Import once undisturbed, then by two at a time with kills.

    Args:
        folder: Where the input and the databases are kept; empty.
        kills: How many imports to kill.
        articles: How many records the input has.
        seed: Of the input and of the moments.
        engine: ``sqlite`` or ``postgresql``.
    """
    started, chance = time.monotonic(), random.Random(seed)  # noqa: S311 - moments, not secrets
    source = write_input(folder, articles, chance)
    with ExitStack() as stack:
        databases = stack.enter_context(_databases(folder, engine))
        servers = [stack.enter_context(Server.started(folder / f"errors-{number}.txt")) for number in range(2)]
        begun = time.monotonic()
        servers[0].import_into(undisturbed := next(databases), source)
        longest = 0.5 + 30 * (time.monotonic() - begun) / articles
        whole = content(undisturbed)
        done = rounds = problems = 0
        different: set[str] = set()
        while done < kills or not rounds:
            url = next(databases)
            done += fill(servers, url, source, chance, longest=longest, kills=kills - done)
            found = content(url)
            different |= {name for name in whole if found[name] != whole[name]}
            with Store.open(url) as store:
                problems += len(store.check())
            rounds += 1
    return Report(
        engine=engine,
        kills=done,
        rounds=rounds,
        articles=len(whole["articles"]),
        quotations=len(whole["quotations"]),
        different=tuple(sorted(different)),
        problems=problems,
        seconds=time.monotonic() - started,
    )


def fill(servers: list[Server], url: str, source: Path, chance: random.Random, *, longest: float, kills: int) -> int:
    """Let all import into one database until each has come to its end; how many were killed before."""
    killed = 0
    going: dict[Server, tuple[int, float]] = {}
    left = set(servers)
    while left or going:
        for server in left - going.keys():
            within = chance.uniform(0, longest) if killed < kills else float("inf")
            going[server] = (server.begin(url, source), time.monotonic() + within)
        soonest = min(until for _, until in going.values()) - time.monotonic()
        ready = wait([one.answers.fileno() for one in going], None if soonest == float("inf") else max(soonest, 0))
        for server, (pid, until) in list(going.items()):
            if server.answers.fileno() in ready:
                del going[server]
                if server.ended_well():
                    left.discard(server)
            elif time.monotonic() > until:
                os.kill(pid, signal.SIGKILL)
                going[server] = (pid, float("inf"))
                killed += 1
    return killed


def content(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """What people see of a database, sorted."""
    with Store.open(url) as store, store.reading() as connection:
        return {
            name: sorted(tuple(map(str, row)) for row in connection.execute(text(query)))
            for name, query in _QUERIES.items()
        }


@contextmanager
def _databases(folder: Path, engine: str) -> Iterator[Iterator[str]]:
    """The URLs of databases that do not exist yet, or are empty."""
    if engine == "sqlite":
        yield (str(folder / f"{number}.db") for number in itertools.count())
        return
    with postgresql() as server:

        def fresh() -> Iterator[str]:
            for number in itertools.count():
                owner = create_engine(server, isolation_level="AUTOCOMMIT")
                with owner.connect() as connection:
                    connection.execute(text(f"CREATE DATABASE kills_{number}"))
                owner.dispose()
                yield make_url(server).set(database=f"kills_{number}").render_as_string()

        yield fresh()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(
            Path(folder), kills=options.kills, articles=options.articles, seed=options.seed, engine=options.engine
        )
    print(report)
    if report.different or report.problems:
        sys.exit(1)


if __name__ == "__main__":
    main()
