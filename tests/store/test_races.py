"""Several writers at once: each article is kept once, whoever comes first."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from claims.store.store import Store
from tests.store.articles.test_write import rows
from tests.store.builders import article, person, quoting, run

WRITERS, ARTICLES = 4, 8


def test_same_articles_from_several_writers_are_kept_once(store, database_url):
    def work(writer: int) -> list[str]:
        with Store.open(database_url) as own:
            order = range(ARTICLES) if writer % 2 else reversed(range(ARTICLES))
            return [write_numbered(own, number) for number in order]

    with ThreadPoolExecutor(WRITERS) as pool:
        outcomes = Counter(outcome for found in pool.map(work, range(WRITERS)) for outcome in found)
    assert outcomes == {"new": ARTICLES, "unchanged": (WRITERS - 1) * ARTICLES}
    assert rows(store, "SELECT count(*), count(DISTINCT outlet_id) FROM articles") == [(ARTICLES, 2)]
    assert store.check() == []


def write_numbered(store: Store, number: int) -> str:
    words, taken = quoting("Ana Ruiz", f"“Sentence {number},”")
    one = article(words, origin=f"{number}.txt", outlet=f"The {('Quay', 'Pier')[number % 2]}")
    return store.write_article(one, taken, run_id=run(store), assignments=[person("Ana Ruiz")]).outcome


def test_failures_of_several_writers_are_counted(store, database_url):
    def work(_: int) -> None:
        with Store.open(database_url) as own:
            own.record_failure("a.txt", "EncodingError", "no encoding fits")

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))
    assert rows(store, "SELECT origin, times FROM failures") == [("a.txt", WRITERS)]


def test_database_is_created_once_by_several_at_a_time(empty_url):
    def work(_: int) -> None:
        Store.open(empty_url).close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))
    with Store.open(empty_url) as store:
        assert rows(store, "SELECT count(*) FROM alembic_version") == [(1,)]
