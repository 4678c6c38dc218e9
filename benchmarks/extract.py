"""How fast quotations are found: the tagger alone, spaCy alone, and all of ``claims extract``, on the same articles.

    python -m benchmarks.extract [FOLDER] [--repeat N]

FOLDER holds ``*.txt``; by default the articles of our own fixtures. Each figure is the best of N runs, since other
programs only ever make a run slower. The last lines are what counts: ratios, which do not depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from claims.article import Article
from claims.evaluate.corpora import read_corpus
from claims.pipeline.build import MODELS
from claims.pipeline.extract import default_pipeline, extract_all
from claims.pipeline.tagger.model import load_tagger
from claims.resources import bundled


def texts_of(folder: Path | None) -> list[str]:
    """The articles to run over."""
    if folder is None:
        return [one.article.text for one in read_corpus(bundled("fixtures")).articles]
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def best(run: Callable[[], object], repeat: int) -> float:
    """The shortest time of some runs, in seconds."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def growth(make: Callable[[int], str]) -> str:
    """Times of texts of 1, 2 and 4 units, as multiples of the first."""
    times = [_seconds(make(n)) for n in (1, 2, 4)]
    return " : ".join(f"{one / times[0]:.1f}" for one in times)


def _seconds(text: str) -> float:
    return best(lambda: list(extract_all([Article(text=text, origin="-")])), 1)


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    texts = texts_of(given.folder)
    words = sum(len(text.split()) for text in texts)
    model = next(name for name in MODELS if spacy.util.is_package(name))
    nlp, pipeline = spacy.load(model), default_pipeline()
    one, two = load_tagger(threads=1), load_tagger(threads=2)
    articles = [Article(text=text, origin=str(i)) for i, text in enumerate(texts)]
    seconds = {
        f"spaCy {model}, nlp.pipe": best(lambda: list(nlp.pipe(texts)), given.repeat),
        "tagger, one thread": best(lambda: list(one.tag_all(texts)), given.repeat),
        "tagger, two threads": best(lambda: list(two.tag_all(texts)), given.repeat),
        "claims extract": best(lambda: list(extract_all(articles, nlp=pipeline)), given.repeat),
    }
    print(f"{len(texts)} articles, {words} words, {len(os.sched_getaffinity(0))} cores")
    for name, took in seconds.items():
        print(f"{name:40} {words / took:7.0f} words/s")
    spacy_seconds = next(iter(seconds.values()))
    for name, took in list(seconds.items())[1:]:
        print(f"{name:40} {spacy_seconds / took:7.2f} x spaCy")
    article = "\n\n".join(texts)
    article *= 800_000 // len(article) + 1
    print("a text of 1, 2 and 4 times 200,000 characters takes", growth(lambda n: article[: n * 200_000]))
    print("a word of 1, 2 and 4 times 100,000 letters takes", growth(lambda n: "a" * (n * 100_000)))


if __name__ == "__main__":
    main()
