"""Time who is who over ever more articles: its share of an import, and whether it grows with them or faster.

    python benchmarks/resolve.py [PATH ...]

Extracts all articles once, then keeps them in a fresh SQLite database, in an order of chance (that of their hashes), so
that no part has the longer ones. After a quarter, after half and after all of them it prints the processor time until
then of extraction, of saying who is who (candidates looked up, names compared) and of writing, and how many times as
long as in the quarter it took to say who is who: 2 and 4 where it is linear. Without paths it takes the articles in
fixtures/, which are too few to tell much.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from claims.article import Article
from claims.ingest import extract_batch, resolve
from claims.pipeline.build import Pipeline, build
from claims.quotation import Extraction
from claims.readers import read
from claims.resolve import namesakes_apart
from claims.resources import bundled
from claims.store.records import AssignedEntity, KnownEntities
from claims.store.store import Store

PARTS = (4, 2, 1)


@dataclass
class Cost:
    """Processor time in seconds for some articles.

    Args:
        articles: How many.
        extraction: Time of the pipeline.
        resolution: Time of saying who is who.
        writing: Time of all else.
    """

    articles: int = 0
    extraction: float = 0.0
    resolution: float = 0.0
    writing: float = 0.0

    @property
    def share(self) -> float:
        """Resolution's part of the whole."""
        return self.resolution / (self.extraction + self.resolution + self.writing)


Extracted = tuple[Article, Extraction, float]
"""An article, what was taken from it, and how many seconds that took."""


def extracted(paths: Sequence[str], nlp: Pipeline) -> list[Extracted]:
    """The articles with what the pipeline takes from them."""
    found: list[Extracted] = []
    for article in read(paths):
        if isinstance(article, Article):
            started = time.process_time()
            (result,) = extract_batch([article], nlp=nlp)
            if isinstance(result, Extraction):
                found.append((article, result, time.process_time() - started))
    return found


def costs(articles: Sequence[Extracted]) -> Iterator[Cost]:
    """What it has cost to keep these articles in a fresh database, after each of :data:`PARTS`."""
    stops = {len(articles) // part for part in PARTS}
    total = Cost()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "claims.db") as store:
        run_id = store.run(version="benchmark", model="", components="")
        for article, result, seconds in sorted(articles, key=lambda one: one[0].sha256):
            started, before = time.process_time(), total.resolution
            apart = namesakes_apart(result, article.text)
            resolver = partial(_timed, total, apart, article)
            store.write_article(article, apart, run_id=run_id, assignments=resolver)
            total.writing += time.process_time() - started - (total.resolution - before)
            total.extraction += seconds
            total.articles += 1
            if total.articles in stops:
                yield replace(total)


def _timed(total: Cost, extraction: Extraction, article: Article, known: KnownEntities) -> tuple[AssignedEntity, ...]:
    started = time.process_time()
    try:
        return resolve(known, extraction, text=article.text, published=article.published)
    finally:
        total.resolution += time.process_time() - started


def report(articles: Sequence[Extracted]) -> None:
    """Print the costs after a quarter, half and all."""
    print("articles  extraction  resolution  writing  share  against a quarter")
    first = None
    for one in costs(articles):
        first = first or one
        print(
            f"{one.articles:8,}  {one.extraction:8.1f} s  {one.resolution:8.2f} s  {one.writing:5.1f} s  "
            f"{one.share:5.1%}  {one.resolution / first.resolution:17.2f}"
        )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", default=[str(bundled("fixtures") / "articles")])
    report(extracted(parser.parse_args().paths, build()))


if __name__ == "__main__":
    main()
