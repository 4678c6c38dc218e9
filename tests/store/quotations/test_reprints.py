"""Articles that print nearly the same words, linked as they are written."""

from __future__ import annotations

import random

import pytest

from claims.ingest.reprints import Reprints, link_reprints
from claims.quotation import Extraction
from claims.resolve.reprints import keys_of_text, shingles
from claims.store.quotations.reprints import reprints_of, without_keys
from claims.store.reader import open_reader
from claims.store.store import Store
from claims.store.stored import Reprint
from tests.store.builders import TEXT as QUOTING
from tests.store.builders import article, extraction, run

RNG = random.Random(3)  # noqa: S311
COPY = "\n\n".join(" ".join(RNG.choices([f"word{n}" for n in range(900)], k=40)) for _ in range(8))
OTHER = "\n\n".join(" ".join(RNG.choices([f"term{n}" for n in range(900)], k=40)) for _ in range(8))


def write(store: Store, text: str, outlet: str, *, url: str | None = None, origin: str | None = None) -> int:
    made = article(text, outlet=outlet, url=url, origin=origin or f"{outlet}.txt")
    return store.write_article(made, Extraction(quotations=(), mentions=()), run_id=run(store)).article_id


def linked(store: Store, article_id: int) -> tuple[Reprint, ...]:
    with store.reading() as connection:
        return reprints_of(connection, article_id)


def test_an_agencys_text_in_several_outlets_is_linked_both_ways_and_all_stay(store: Store) -> None:
    numbers = [
        write(store, COPY, "Herald"),
        write(store, OTHER, "Quay"),
        write(store, f"Own headline\n\n{COPY}", "Tribune"),
        write(store, COPY[: len(COPY) * 2 // 3], "Post"),
    ]
    link_reprints(store, numbers)
    herald, quay, tribune, post = numbers
    assert [one.article_id for one in linked(store, herald)] == [tribune, post]
    assert [one.article_id for one in linked(store, tribune)] == [herald, post]
    assert {one.outlet for one in linked(store, post)} == {"Herald", "Tribune"}
    assert linked(store, quay) == ()
    assert linked(store, herald)[0].shared == 1.0


def test_the_order_in_which_they_are_compared_does_not_matter(store: Store) -> None:
    first, second = write(store, COPY, "Herald"), write(store, COPY, "Tribune")
    link_reprints(store, [second, first])
    assert [one.article_id for one in linked(store, second)] == [first]


def test_compared_again_nothing_changes(store: Store) -> None:
    numbers = [write(store, COPY, "Herald"), write(store, COPY, "Tribune")]
    link_reprints(store, numbers)
    link_reprints(store, numbers)
    assert len(linked(store, numbers[0])) == 1


def test_compared_by_two_importers_at_once_a_pair_is_kept_once(store: Store) -> None:
    numbers = [write(store, COPY, "Herald"), write(store, COPY, "Tribune")]
    keys = keys_of_text(shingles(COPY))
    for _ in range(2):  # both have read that it is not compared yet, before either of them keeps what it found
        store.link_reprints(numbers[1], keys, lambda text: 1.0 if text == COPY else None)
        store.link_reprints(numbers[0], keys, lambda text: 1.0 if text == COPY else None)
    assert [one.article_id for one in linked(store, numbers[0])] == [numbers[1]]


def test_what_an_ended_import_left_is_made_up_for(store: Store) -> None:
    numbers = [write(store, COPY, "Herald"), write(store, COPY, "Tribune"), write(store, "Too short to tell.", "Post")]
    link_reprints(store, numbers[:1])
    with store.reading() as connection:
        assert without_keys(connection) == numbers[1:]
    Reprints().begin(store)
    with store.reading() as connection:
        assert without_keys(connection) == []
    assert len(linked(store, numbers[0])) == 1


@pytest.mark.parametrize("url", ["https://herald.example/1", None])
def test_versions_of_one_article_are_no_reprints(store: Store, url: str | None) -> None:
    old = write(store, COPY, "Herald", url=url)
    new = write(store, f"{COPY}\n\nCorrected.", "Herald", url=url)
    link_reprints(store, [old, new])
    assert linked(store, new) == ()


def test_of_an_article_with_versions_the_latest_is_shown(store: Store) -> None:
    old = write(store, COPY, "Herald", url="https://herald.example/1")
    tribune = write(store, COPY, "Tribune")
    new = write(store, f"{COPY}\n\nCorrected.", "Herald", url="https://herald.example/1")
    link_reprints(store, [old, tribune, new])
    assert [one.article_id for one in linked(store, tribune)] == [new]


def test_a_quotation_in_its_context_names_where_its_article_is_reprinted(store: Store) -> None:
    text = f"{QUOTING}\n\n{COPY}"
    made = article(text, outlet="The Quay")
    store.write_article(made, extraction(text), run_id=run(store))
    tribune = write(store, text, "Tribune")
    link_reprints(store, [1, tribune])
    with open_reader(store.engine) as reader:
        (found,) = reader.quotation(1).reprints
    assert found.to_dict() == {
        "id": tribune,
        "outlet": "Tribune",
        "title": "Bridge stays open",
        "published": "2024-05-06",
        "url": None,
        "origin": "Tribune.txt",
        "shared": 1.0,
    }
