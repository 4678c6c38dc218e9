"""A program that writes articles until it is done or killed: ``python -m tests.store.importer DATABASE``."""

from __future__ import annotations

import sys

from claims.store.store import Store
from tests.store.builders import article, person, quoting, run

PEOPLE = ("Ana Ruiz", "Omar Haddad", "Li Wei", "Bo Lind")
ARTICLES = 40


def main(database: str) -> None:
    """Say after each article that it is there."""
    with Store.open(database) as store:
        for number in range(ARTICLES):
            write_one(store, number)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def write_one(store: Store, number: int) -> None:
    name = PEOPLE[number % len(PEOPLE)]
    words, taken = quoting(name, f"“This is sentence {number},”")
    known = store.find_candidates({name.rsplit(maxsplit=1)[-1].casefold()})
    assigned = person(name, entity_id=known[0].entity_id if known else None)
    store.write_article(article(words, origin=f"{number}.txt"), taken, run_id=run(store), assignments=[assigned])


if __name__ == "__main__":
    main(sys.argv[1])
