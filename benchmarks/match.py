"""How often ``claims match`` finds a statement that was reworded, and how fast, among all quotations of a database.

    python benchmarks/match.py TRAIN.db

TRAIN.db holds the training part of PolNeAR, imported whole. ``match.tsv`` has 200 statements, each a rewording of one
of its quotations, written by hand before anything was measured; the quotation is named by the SHA-256 of its words. The
rank of a statement is the place of the first claim that holds the quotation, or repeats it; the figure is the mean of
the reciprocal ranks (MRR). Every second statement was used to choose weights and thresholds, the others were not.

Printed are MRR and hits of each half, how often what is called a match is right, the same where the true quotation is
taken out of the database's answers (then no match is right), and the time of a query that is not the first.
"""

from __future__ import annotations

import hashlib
import statistics
import sys
import time
from pathlib import Path

from sqlalchemy import text

from claims.factchecks.match import Scored, grouped, match, scored
from claims.search.meaning.embed import sentence_encoder
from claims.search.ranking.statement import LEAST_MATCH
from claims.store.reader import Reader, open_reader
from claims.store.store import Store

STATEMENTS = Path(__file__).with_suffix(".tsv")
DEEPEST = 100
TIMED = 60


def main() -> None:
    statements = [line.split("\t") for line in STATEMENTS.read_text("utf-8").splitlines()]
    with Store.open(sys.argv[1], create=False) as store:
        with open_reader(store.engine) as reader:
            by_words = quotations_by_words(reader)
            results = [(result(reader, by_words[sha], words)) for sha, words in statements]
        for name, part in (("chosen on", results[0::2]), ("held out", results[1::2]), ("all", results)):
            tell(name, part)
        tell_times(store, [words for _, words in statements[:TIMED]])


def quotations_by_words(reader: Reader) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, words in reader.connection.execute(text("SELECT id, content_text FROM quotations")):
        found.setdefault(hashlib.sha256(words.encode("utf-8")).hexdigest(), set()).add(number)
    return found


def result(reader: Reader, wanted: set[int], words: str) -> tuple[int, float, float]:
    """The rank of the right claim (0: not found), the score of the first claim, and of the first wrong one."""
    groups = grouped(scored(reader, words), limit=DEEPEST)
    right = [place for place, group in enumerate(groups, 1) if holds(group, wanted)]
    wrong = [group[0].score for place, group in enumerate(groups, 1) if place not in right]
    return (right[0] if right else 0), (groups[0][0].score if groups else 0.0), (wrong[0] if wrong else 0.0)


def holds(group: list[Scored], wanted: set[int]) -> bool:
    return any(one.said.id in wanted for one in group)


def tell(name: str, results: list[tuple[int, float, float]]) -> None:
    ranks = [rank for rank, _, _ in results]
    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    first, five = (sum(0 < rank <= place for rank in ranks) / len(ranks) for place in (1, 5))
    matched = [rank for rank, score, _ in results if score >= LEAST_MATCH]
    right = sum(rank == 1 for rank in matched) / max(len(matched), 1)
    false = sum(wrong >= LEAST_MATCH for _, _, wrong in results) / len(results)
    print(
        f"{name:>10}: {len(results)} statements, MRR {mrr:.3f}, first {first:.0%}, among five {five:.0%}; "
        f"called a match {len(matched) / len(results):.0%}, of these right {right:.0%}; "
        f"called one without the right one there {false:.0%}"
    )


def tell_times(store: Store, statements: list[str]) -> None:
    match(store, "a first question loads everything")
    times, busy = [], time.process_time()
    for words in statements:
        started = time.perf_counter()
        match(store, words)
        times.append(1000 * (time.perf_counter() - started))
    busy = 1000 * (time.process_time() - busy) / len(statements)
    started = time.process_time()
    for words in statements:
        sentence_encoder().vector(f"{words}, it is said")
    encoding = 1000 * (time.process_time() - started) / len(statements)
    ordered = sorted(times)
    ninth = ordered[int(0.9 * len(ordered))]
    print(
        f"      time: median {statistics.median(times):.0f} ms, nine in ten below {ninth:.0f} ms; "
        f"{busy:.0f} ms of a processor, {busy / encoding:.0f} times what the vector of a sentence takes"
    )


if __name__ == "__main__":
    main()
