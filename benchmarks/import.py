"""Time ``claims import`` against spaCy's own ``nlp.pipe`` on the same articles.

    python benchmarks/import.py [PATH ...]

Both get the same texts in the same batches, with the same model, in one process; loading the model counts for neither.
The import reads, extracts, says who is whom and writes to a fresh SQLite database. Without paths it takes the articles
in fixtures/. Best of several rounds, so that other programs on the machine count less.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language

from claims.article import Article
from claims.ingest import BATCH_SIZE, ingest
from claims.pipeline.build import build
from claims.readers import read
from claims.resources import bundled
from claims.store.store import Store

# What our pipeline adds to the model; without these it is spaCy's own.
_OURS = "claims_"


def compare(paths: Sequence[str], *, rounds: int) -> None:
    """Time both and print what came out."""
    nlp = build()
    articles = [item for item in read(paths) if isinstance(item, Article)]
    words = sum(len(article.text.split()) for article in articles)
    parse = best(lambda: _parse(nlp, articles), rounds)
    everything = best(lambda: _import(nlp, paths), rounds)
    print(f"{len(articles)} articles, {words:,} words, best of {rounds}")
    for name, seconds in (("nlp.pipe", parse), ("import", everything)):
        print(f"{name:10} {seconds:8.2f} s {len(articles) / seconds:8.1f} articles/s {words / seconds:10,.0f} words/s")
    print(f"ratio      {everything / parse:8.2f}")


def best(action: Callable[[], None], rounds: int) -> float:
    """The shortest time in seconds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return min(times)


def _parse(nlp: Language, articles: Sequence[Article]) -> None:
    ours = [name for name in nlp.pipe_names if name.startswith(_OURS)]
    with nlp.select_pipes(disable=ours):
        for _ in nlp.pipe((article.text for article in articles), batch_size=BATCH_SIZE):
            pass


def _import(nlp: Language, paths: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "claims.db") as store:
        ingest(store, read(paths), nlp=nlp)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", default=[str(bundled("fixtures") / "articles")])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    compare(options.paths, rounds=options.rounds)


if __name__ == "__main__":
    main()
