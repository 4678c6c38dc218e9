"""Import many articles in one go with worker processes: does it become slower, does memory grow; then all again.

    python -m benchmarks.soak PATH ... --articles 20000 [--characters 1000] [--workers 2] [--db URL] [--after N]

The articles at the paths come again and again in other words (perturbed.py). A tenth's rate is told by the wall and by
processor time of all processes together; the second tells whether the import itself becomes slower where other programs
take the processors. Memory is resident now, of this process and of its largest worker. With --after the articles are
those that come after so many, for a database that has these: what becomes of its next ones, without the hour before.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import perturbed
from claims.article import Article
from claims.ingest import Workers, ingest, sensible_workers
from claims.ingest.summary import Summary
from claims.pipeline.extract import default_pipeline
from claims.readers import read
from claims.store.store import Store

TENTHS = 10


def many(articles: Sequence[Article], numbers: range, characters: int | None) -> Iterator[Article]:
    """An article for each number, all different, cut after a paragraph where one is longer than wanted."""
    for number in numbers:
        one = perturbed.article(articles[number % len(articles)], number)
        end = one.text.find("\n\n", characters) if characters else -1
        yield replace(one, text=one.text[:end]) if end > 0 else one


def processes() -> list[int]:
    """This process and its children."""
    own, found = os.getpid(), [os.getpid()]
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
        if parent == own:
            found.append(int(path.parent.name))
    return found


def processor_seconds() -> float:
    """Of all of them."""
    total, ticks = 0.0, os.sysconf("SC_CLK_TCK")
    for number in processes():
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / ticks
    return total


def megabytes() -> list[float]:
    """Resident now: of this process, and of the others."""
    page = os.sysconf("SC_PAGE_SIZE") / 2**20
    return [int(Path(f"/proc/{number}/statm").read_text().split()[1]) * page for number in processes()]


def soak(url: str, articles: Sequence[Article], *, numbers: range, characters: int | None, workers: int) -> None:
    """Import them and print a line a tenth; then import them again."""
    count = len(numbers)
    marks = [(time.perf_counter(), processor_seconds())]

    def progress(summary: Summary) -> None:
        if summary.done % max(count // TENTHS, 1):
            return
        marks.append((time.perf_counter(), processor_seconds()))
        wall, processor = (after - before for before, after in zip(marks[-2], marks[-1], strict=True))
        own, *others = megabytes()
        print(
            f"{summary.done:8,} articles {count / TENTHS / wall:8.2f} a second"
            f" {count / TENTHS / processor:8.2f} a processor second {own:6.0f} MB"
            f" {max(others, default=0.0):6.0f} MB the largest worker",
            flush=True,
        )

    with Store.open(url) as store:
        crew = Workers(workers, default_pipeline)
        crew.wait_until_ready()
        marks[0] = time.perf_counter(), processor_seconds()
        summary = ingest(store, many(articles, numbers, characters), extractor=crew, workers=workers, progress=progress)
        first = time.perf_counter() - marks[0][0]
        print(f"{summary.new:,} new, {summary.quotations:,} quotations, {len(summary.failures)} failed: {first:,.0f} s")
        again = time.perf_counter()
        summary = ingest(store, many(articles, numbers, characters), load=default_pipeline, workers=workers)
        took = time.perf_counter() - again
        print(f"again: {summary.unchanged:,} unchanged, {took:,.1f} s, {first / took:,.0f} times the rate")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--characters", type=int, help="cut longer ones after the paragraph in which this many end")
    parser.add_argument("--workers", type=int, default=sensible_workers())
    parser.add_argument("--db")
    parser.add_argument("--after", type=int, default=0, help="how many of these articles the database has")
    options = parser.parse_args()
    articles = [item for item in read(options.paths) if isinstance(item, Article)]
    with tempfile.TemporaryDirectory() as folder:
        url = options.db or os.fspath(Path(folder) / "claims.db")
        numbers = range(options.after, options.after + options.articles)
        soak(url, articles, numbers=numbers, characters=options.characters, workers=options.workers)


if __name__ == "__main__":
    main()
