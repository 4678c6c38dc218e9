"""How long it takes to gather quotations into claims, and whether it grows with their number alone.

    python benchmarks/gathering.py TRAIN.db

TRAIN.db is any database; the figures in the notes are of the training part of PolNeAR, imported whole. Its articles are
gathered from the start: a quarter of them, half of them, and all, on copies that are deleted again. Then one more
article is taken as new, as at an import that adds one: that must not cost what all cost.

Printed are claims, pairs of quotations that are one claim, and seconds of the processor; and of each step the ratio
to the one before, for quotations and for seconds. Where the second is no larger, time grows no faster than what is
gathered.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from claims.ingest import gather_claims
from claims.store.store import Store

SHARES = (4, 2, 1)
RUNS = 3


def main() -> None:
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for share in SHARES:
            path = Path(folder) / "some.db"
            copied(Path(sys.argv[1]), path, share=share)
            seconds = min(gathered(path, again=True) for _ in range(RUNS))
            named, claims, pairs = counts(path)
            print(f"1/{share}: {named:,} named quotations, {claims:,} claims, {pairs:,} pairs, {seconds:.2f} s", end="")
            print(f"; x{named / before[0]:.2f} quotations, x{seconds / before[1]:.2f} seconds" if before else "")
            before = named, seconds
            if share == 1:
                one_more = min(after_one_more(path) for _ in range(RUNS))
                print(f"one article more: {one_more:.2f} s, {one_more / seconds:.1%} of all")
            path.unlink()


def copied(database: Path, path: Path, *, share: int) -> None:
    """A copy with every second, fourth, … article."""
    source, target = sqlite3.connect(f"file:{database}?mode=ro", uri=True), sqlite3.connect(path)
    source.backup(target)
    target.close()
    source.close()
    Store.open(path).close()
    writing = sqlite3.connect(path)
    writing.execute("PRAGMA foreign_keys = ON")
    writing.execute("UPDATE articles SET supersedes_id = NULL WHERE supersedes_id % ? > 0", (share,))
    writing.execute("DELETE FROM articles WHERE id % ? > 0", (share,))
    writing.commit()
    writing.close()
    gathered(path)  # what there is to write is written; the times below are of finding


def gathered(path: Path, *, again: bool = False) -> float:
    with Store.open(path) as store:
        begin = time.process_time()
        gather_claims(store, again=again)
        return time.process_time() - begin


def after_one_more(path: Path) -> float:
    with sqlite3.connect(path) as writing:
        writing.execute(
            "INSERT OR IGNORE INTO ungathered (quotation_id, claim_id) SELECT id, claim_id FROM quotations "
            "WHERE article_id = (SELECT max(article_id) FROM quotations)"
        )
    return gathered(path)


def counts(path: Path) -> tuple[int, int, int]:
    with sqlite3.connect(path) as reading:
        of_claims = reading.execute("SELECT count(*) FROM quotations WHERE claim_id > 0 GROUP BY claim_id")
        sizes = [size for (size,) in of_claims]
    return sum(sizes), len(sizes), sum(size * (size - 1) // 2 for size in sizes)


if __name__ == "__main__":
    main()
