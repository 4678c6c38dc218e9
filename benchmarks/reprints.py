"""How many reprints are found, and what is taken for one: a folder of articles, and copies of them as outlets edit.

    python benchmarks/reprints.py ../shared/polnear/train/text

Of each article copies are made: under another headline, cut to 60 %, with 4 % of its words replaced, with paragraphs in
another order; a copy is found where it shares a key with its original and has enough in common with it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from claims.article import Article
from claims.readers import read
from claims.resolve.reprints import ENOUGH, Shingles, keys_of_text, shared, shingles

Edit = Callable[[list[str], random.Random], list[str]]

EDITS: dict[str, Edit] = {
    "another headline": lambda lines, rng: ["An outlet's own headline", *lines[1:]],
    "cut to 60 %": lambda lines, rng: lines[: max(1, len(lines) * 6 // 10)],
    "4 % of the words replaced": lambda lines, rng: [_replaced(line, rng) for line in lines],
    "another order": lambda lines, rng: rng.sample(lines, len(lines)),
    "cut and replaced": lambda lines, rng: [_replaced(line, rng) for line in lines[: max(1, len(lines) * 6 // 10)]],
}


def main() -> None:
    """Measure, and print ratios."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("folder")
    texts = [item.text for item in read([arguments.parse_args().folder]) if isinstance(item, Article)]
    started = time.perf_counter()
    originals = [shingles(text) for text in texts]
    keys = [set(keys_of_text(one)) for one in originals]
    spent = time.perf_counter() - started
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts):,} articles, {words:,} words; {1000 * spent / len(texts):.1f} ms an article")
    for name, edit in EDITS.items():
        print(f"{name}: {_found(texts, originals, keys, edit):.1%} of copies found")
    _pairs(originals, keys)


def _found(texts: Sequence[str], originals: Sequence[Shingles], keys: Sequence[set[int]], edit: Edit) -> float:
    rng = random.Random(1)  # noqa: S311
    found = asked = 0
    for text, original, own in zip(texts, originals, keys, strict=True):
        copy = shingles("\n".join(edit([line for line in text.split("\n") if line.strip()], rng)))
        if own and keys_of_text(copy):
            asked += 1
            found += bool(own & set(keys_of_text(copy))) and shared(original, copy) >= ENOUGH
    return found / asked


def _replaced(line: str, rng: random.Random) -> str:
    return " ".join("replaced" if rng.random() < 0.04 else word for word in line.split(" "))


def _pairs(originals: Sequence[Shingles], keys: Sequence[set[int]]) -> None:
    """All pairs of the articles as they are: how much they share, and how many of those that share enough are found."""
    by_key: defaultdict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            by_key[key].append(number)
    compared = {pair for members in by_key.values() for pair in combinations(members, 2)}
    shares: Counter[str] = Counter()
    enough = 0
    for one, other in combinations(range(len(originals)), 2):
        share = shared(originals[one], originals[other])
        shares[f"{int(share * 10) / 10:.1f}"] += 1
        enough += share >= ENOUGH and (one, other) in compared
    total = sum(count for share, count in shares.items() if float(share) >= ENOUGH)
    print(f"pairs by what they share: {dict(sorted(shares.items()))}")
    print(
        f"of {total} pairs with {ENOUGH} or more, {enough} found; {len(compared)} pairs compared of {shares.total():,}"
    )


if __name__ == "__main__":
    main()
