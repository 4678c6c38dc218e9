"""Time ``claims import`` against spaCy's own ``nlp.pipe`` on the same articles, and again when nothing has changed.

    python benchmarks/import.py [PATH ...]

spaCy gets the texts in one process, with the model as spaCy itself loads it; loading counts for neither. The import
reads, extracts, says who is whom and writes to a fresh SQLite database: in this process alone, then with workers, who
are started before. Wall time is what a user waits, processor time (of all processes together) what other programs on
the machine disturb less. Without paths it takes the articles in fixtures/.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from claims.article import Article
from claims.ingest import BATCH_SIZE, Workers, ingest, sensible_workers
from claims.pipeline.build import MODELS, build
from claims.pipeline.extract import default_pipeline
from claims.readers import read
from claims.resources import bundled
from claims.store.store import Store


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds on the wall, and of processors in all processes."""

    wall: float
    processor: float


def compare(paths: Sequence[str], *, rounds: int, workers: int) -> None:
    """Time all and print what came out."""
    articles = [item for item in read(paths) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    plain = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)), exclude=["senter"])
    nlp = build()
    times: dict[str, Time] = {}

    def record(name: str, action: Callable[[], None]) -> None:
        took = timed(action)
        before = times.get(name, took)
        times[name] = Time(min(took.wall, before.wall), min(took.processor, before.processor))

    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            one, many = Path(folder) / f"one-{number}.db", Path(folder) / f"many-{number}.db"
            record("nlp.pipe", lambda: _parse(plain, articles))
            record("import", lambda path=one: _import(path, paths, nlp=nlp))  # type: ignore[misc]
            with _started(workers) as crew:
                record(f"{workers} workers", lambda path=many: _import(path, paths, extractor=crew))  # type: ignore[misc]
                crew.stop_for_good()
            record("unchanged", lambda path=many: _import(path, paths, nlp=nlp))  # type: ignore[misc]
    print(f"{len(articles)} articles, {words:,} words, best of {rounds}")
    print(f"{'':12}{'wall s':>9}{'words/s':>10}{'of nlp.pipe':>13}{'processor s':>13}{'of nlp.pipe':>13}")
    base = times["nlp.pipe"]
    for name, took in times.items():
        print(
            f"{name:12}{took.wall:9.2f}{words / took.wall:10,.0f}{took.wall / base.wall:13.2f}"
            f"{took.processor:13.2f}{took.processor / base.processor:13.2f}"
        )
    own, children = (resource.getrusage(who).ru_maxrss / 1024 for who in _WHO)
    print(f"peak memory: this process {own:,.0f} MB, the largest worker {children:,.0f} MB")


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


class _Crew(Workers):
    """Workers that outlive an import, so that their start is not timed."""

    def close(self) -> None:
        """Stay."""

    def stop_for_good(self) -> None:
        """End them."""
        super().close()


@contextmanager
def _started(count: int) -> Iterator[_Crew]:
    crew = _Crew(count, default_pipeline)
    crew.wait_until_ready()
    yield crew


def timed(action: Callable[[], None]) -> Time:
    """How long it takes."""
    wall, processor = time.perf_counter(), _processor_seconds()
    action()
    return Time(time.perf_counter() - wall, _processor_seconds() - processor)


def _processor_seconds() -> float:
    """Of this process and of all its living and ended children."""
    total = sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, _WHO))
    ticks = os.sysconf("SC_CLK_TCK")
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            total += (int(fields[11]) + int(fields[12])) / ticks
    return total


def _parse(nlp: Language, articles: Sequence[Article]) -> None:
    for _ in nlp.pipe((article.text for article in articles), batch_size=BATCH_SIZE):
        pass


def _import(path: Path, paths: Sequence[str], *, nlp: Language | None = None, extractor: _Crew | None = None) -> None:
    with Store.open(path) as store:
        summary = ingest(store, read(paths), nlp=nlp, extractor=extractor)
        assert not summary.failures


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", default=[str(bundled("fixtures") / "articles")])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, default=sensible_workers())
    options = parser.parse_args()
    compare(options.paths, rounds=options.rounds, workers=options.workers)


if __name__ == "__main__":
    main()
