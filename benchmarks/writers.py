"""How fast articles are written, how big they become, and whether either changes as the database grows.

    python -m benchmarks.writers PATH ... --articles 20000 [--db URL] [--importers 2]

The articles at the paths are extracted once; the results are then written again and again in other words (see
perturbed.py), as an import with enough workers would. So this measures the process that writes: resolving speakers,
inserting, comparing with reprints.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import pickle
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import text

from benchmarks import perturbed
from claims.article import Article
from claims.ingest import BATCH_SIZE, ingest
from claims.ingest.extraction import Batch, Result, Taken, take
from claims.ingest.summary import Summary
from claims.pipeline.extract import default_pipeline
from claims.readers import read
from claims.store.store import Store

TENTHS = 10


Pairs = Sequence[tuple[Article, Result]]


class Ready:
    """Gives results that are there already."""

    capacity = 1

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._waiting: list[Batch] = []

    def describe(self) -> dict[str, str]:
        return {"version": "benchmark", "model": "canned", "components": ""}

    def submit(self, batch: Batch) -> None:
        self._waiting.append(batch)

    def results(self, *, wait: bool) -> Iterable[tuple[Batch, Sequence[Result]]]:
        del wait
        done, self._waiting = self._waiting, []
        return [(batch, [self._result(one) for one in batch.articles]) for batch in done]

    def _result(self, article: Article) -> Result:
        number = int((article.url or "").rpartition("/")[2])
        result = self._pairs[number % len(self._pairs)][1]
        return perturbed.taken(result, number) if isinstance(result, Taken) else result

    def close(self) -> None:
        pass


def extracted(paths: Sequence[str], kept: Path | None) -> list[tuple[Article, Result]]:
    """Articles with what was taken from them; kept in a file, if one is given, for the next time."""
    if kept and kept.exists():
        return list(pickle.loads(kept.read_bytes()))  # noqa: S301 - our own file
    articles = [item for item in read(paths) if isinstance(item, Article)]
    nlp = default_pipeline()
    pairs: list[tuple[Article, Result]] = []
    for first in range(0, len(articles), BATCH_SIZE):  # of all at once the parses would take gigabytes
        batch = articles[first : first + BATCH_SIZE]
        pairs += zip(batch, take(batch, nlp=nlp), strict=True)
    if kept:
        kept.write_bytes(pickle.dumps(pairs))
    return pairs


def copies(pairs: Pairs, numbers: Iterable[int]) -> Iterator[Article]:
    """The articles again and again, each time at another address and in other words."""
    for number in numbers:
        yield perturbed.article(pairs[number % len(pairs)][0], number)


def write(url: str, pairs: Pairs, numbers: range, *, told: bool) -> None:
    """Write copies, and tell each tenth's rate and the memory."""
    marks = [time.perf_counter()]
    processor = [time.process_time()]

    def progress(summary: Summary) -> None:
        if told and summary.done % max(len(numbers) // TENTHS, 1) == 0:
            marks.append(time.perf_counter())
            processor.append(time.process_time())
            done = len(numbers) // TENTHS
            print(
                f"{summary.done:9,} articles {done / (marks[-1] - marks[-2]):8.1f} articles/s"
                f" {done / (processor[-1] - processor[-2]):8.1f} a processor second"
                f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB",
                flush=True,
            )

    with Store.open(url) as store:
        ingest(store, copies(pairs, numbers), extractor=Ready(pairs), progress=progress)


def sizes(url: str) -> None:
    """Rows of each table, and bytes where the engine tells."""
    with Store.open(url) as store:
        found = store.statistics()
        print(f"{found.bytes / 1e6:,.1f} MB", {name: count for name, count in found.rows.items() if count})
        print(f"{found.bytes / max(found.rows['quotations'], 1):,.0f} bytes a quotation")
        with store.reading() as connection:
            if store.engine.dialect.name == "postgresql":
                query = (
                    "SELECT relname, n_live_tup, pg_table_size(relid), pg_indexes_size(relid) FROM pg_stat_user_tables"
                    " ORDER BY pg_total_relation_size(relid) DESC LIMIT 14"
                )
            else:
                query = "SELECT name, 0, sum(pgsize), 0 FROM dbstat GROUP BY name ORDER BY 3 DESC LIMIT 14"
            try:
                for name, rows, own, indexes in connection.execute(text(query)):
                    print(f"{name:36} {rows:10,} rows {own / 1e6:10.2f} MB {indexes / 1e6:10.2f} MB of indexes")
            except Exception as error:  # noqa: BLE001 - not every SQLite is built with dbstat
                print(f"sizes of tables are not to be had: {error}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--db")
    parser.add_argument("--importers", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a file that keeps what was extracted")
    options = parser.parse_args()
    pairs = extracted(options.paths, options.keep)
    with tempfile.TemporaryDirectory() as folder:
        url = options.db or os.fspath(Path(folder) / "claims.db")
        Store.open(url).close()
        started = time.perf_counter()
        share = options.articles // options.importers
        jobs = [range(number * share, (number + 1) * share) for number in range(options.importers)]
        others = [
            multiprocessing.get_context("spawn").Process(target=write, args=(url, pairs, job), kwargs={"told": False})
            for job in jobs[1:]
        ]
        for other in others:
            other.start()
        write(url, pairs, jobs[0], told=True)
        for other in others:
            other.join()
        took = time.perf_counter() - started
        print(
            f"{options.importers} importers, {options.articles:,} articles: {options.articles / took:,.1f} articles/s"
        )
        again = time.perf_counter()
        write(url, pairs, jobs[0], told=False)
        print(f"again, unchanged: {len(jobs[0]) / (time.perf_counter() - again):,.0f} articles/s")
        sizes(url)


if __name__ == "__main__":
    main()
