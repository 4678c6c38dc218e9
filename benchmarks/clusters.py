"""Score who is who against people named by hand: B-cubed precision, recall and F1 over mentions of names.

    python benchmarks/clusters.py DATABASE [MENTIONS]

A mention is right with those of its entity that are the same person (precision) and of its person that are in the same
entity (recall), averaged over all mentions (Bagga & Baldwin 1998). A mention that the database has not is an entity of
its own. MENTIONS has one mention a line: the first 16 digits of the SHA-256 of the article's text, start and end in
characters, and who that is; no text of the articles. By default it is ``clusters.tsv`` beside this file: 400 mentions
drawn by chance (``--draw 400 --seed 4`` prints others of a database, with the words around them, to be named).
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import text

from claims.store.store import Store

MENTIONS = Path(__file__).with_suffix(".tsv")
Place = tuple[str, int, int]
"""The first 16 digits of the SHA-256 of an article's text, start and end."""

_QUERY = """
SELECT substr(a.text_sha256, 1, 16) AS article, m.start, m."end", e.canonical_id, a.text, c.name
FROM mentions m JOIN articles a ON a.id = m.article_id JOIN entities e ON e.id = m.entity_id
JOIN entities c ON c.id = e.canonical_id ORDER BY 1, 2, 3
"""


def b_cubed(found: Mapping[Place, object], gold: Mapping[Place, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering of the places in ``gold``.

    Args:
        found: The cluster of each place; one that is missing is alone.
        gold: Who each place names.
    """
    clusters: dict[object, set[Place]] = defaultdict(set)
    people: dict[str, set[Place]] = defaultdict(set)
    for place, person in gold.items():
        clusters[found.get(place, place)].add(place)
        people[person].add(place)
    precision = recall = 0.0
    for place, person in gold.items():
        cluster, same = clusters[found.get(place, place)], people[person]
        precision += len(cluster & same) / len(cluster)
        recall += len(cluster & same) / len(same)
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def gold_of(path: Path) -> dict[Place, str]:
    """The annotated mentions of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t")
        return {(article, int(start), int(end)): who for article, start, end, who in rows}


def mentions_of(database: str) -> Iterator[tuple[Place, int, str, str]]:
    """Place, entity, the entity's name and the article's text of each mention of a database."""
    with Store.open(database, create=False) as store, store.reading() as connection:
        for article, start, end, entity, words, name in connection.execute(text(_QUERY)):
            yield (article, start, end), entity, name, words


def draw(database: str, number: int, seed: int) -> None:
    """Print mentions drawn by chance, with the words around them."""
    everything = list(mentions_of(database))
    for (article, start, end), entity, name, words in sorted(random.Random(seed).sample(everything, number)):  # noqa: S311 (a sample)
        before, after = words[max(0, start - 80) : start], words[end : end + 60]
        line = f"{before}[[{words[start:end]}]]{after}".replace("\n", " ")
        print(f"{article}\t{start}\t{end}\ts{entity} {name}\t{line}")


def report(database: str, path: Path) -> None:
    """Print the figures, and whom the clusters mix or divide."""
    gold = gold_of(path)
    found = {place: entity for place, entity, _, _ in mentions_of(database) if place in gold}
    precision, recall, f1 = b_cubed(found, gold)
    print(
        f"{len(gold)} mentions, {len(gold) - len(found)} of them not in the database, {len(set(gold.values()))} people"
    )
    print(f"B-cubed precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    by_entity: dict[int, set[str]] = defaultdict(set)
    by_person: dict[str, set[int]] = defaultdict(set)
    for place, entity in found.items():
        by_entity[entity].add(gold[place])
        by_person[gold[place]].add(entity)
    for entity, people in sorted(by_entity.items()):
        if len(people) > 1:
            print(f"s{entity} is {', '.join(sorted(people))}")
    for person, entities in sorted(by_person.items()):
        if len(entities) > 1:
            print(f"{person} is {', '.join(f's{entity}' for entity in sorted(entities))}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("database")
    parser.add_argument("mentions", nargs="?", type=Path, default=MENTIONS)
    parser.add_argument("--draw", type=int, metavar="N", help="print so many mentions instead, to be named")
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    if options.draw:
        draw(options.database, options.draw, options.seed)
    else:
        report(options.database, options.mentions)


if __name__ == "__main__":
    main()
