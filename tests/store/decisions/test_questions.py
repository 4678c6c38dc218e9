"""Why who is who: scores and reasons are kept, doubts become questions, and answers end them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from claims.errors import StoreError
from claims.ingest import resolve
from claims.store.decisions.questions import Link
from claims.store.reader import open_reader
from claims.store.records import WikidataItem
from claims.store.store import Store
from tests.builders import article, extraction, quotation
from tests.store.articles.test_write import rows
from tests.store.entities.test_resolution import keep


def asked(store: Store) -> list[tuple[int, int]]:
    with open_reader(store.engine) as reader:
        return [question.pair for question in reader.questions()]


def links(store: Store, speaker_id: int) -> list[Link]:
    with open_reader(store.engine) as reader:
        return reader.links(speaker_id)


def test_score_and_reasons_of_each_name_are_kept(store: Store) -> None:
    zarif = keep(store, "Mohammad Javad Zarif", "Foreign Minister")
    keep(store, "Muhammad Javad Zarif", "Foreign Minister")
    keep(store, "Muhammad Javad Zarif", "Foreign Minister")
    first, *others = sorted(links(store, zarif), key=lambda link: link.first_article)
    assert (first.name, first.score, first.reasons) == ("Mohammad Javad Zarif", 0.0, ("nobody known resembles",))
    assert [link.name for link in others] == ["Muhammad Javad Zarif", "Muhammad Javad Zarif"]
    assert others[0].reasons == ("same surname", "first names are spellings of one another", "roles agree")


def test_a_name_that_fits_several_is_a_question(store: Store) -> None:
    bill, hillary = keep(store, "Bill Clinton"), keep(store, "Hillary Clinton")
    clinton = keep(store, "Clinton")
    assert asked(store) == [(bill, clinton), (hillary, clinton)]


def test_an_answer_ends_the_question(store: Store) -> None:
    bill, hillary = keep(store, "Bill Clinton"), keep(store, "Hillary Clinton")
    clinton = keep(store, "Clinton")
    no = store.answer(bill, clinton, "no")
    assert asked(store) == [(hillary, clinton)]
    store.answer(hillary, clinton, "unsure")
    assert asked(store) == []
    store.undo(no.review_id)
    assert asked(store) == [(bill, clinton)]


def test_yes_merges_and_outranks_later_articles(store: Store) -> None:
    hillary = keep(store, "Hillary Clinton")
    keep(store, "Bill Clinton")
    store.answer(keep(store, "Clinton"), hillary, "yes")  # in this order, and yet the full name is shown
    assert keep(store, "Clinton") == hillary
    assert asked(store) == []


def test_no_outranks_a_better_score(store: Store) -> None:
    one, other = keep(store, "Ann B. Miller"), keep(store, "Ann C. Miller")
    store.answer(one, other, "no")
    assert keep(store, "Ann C. Miller", also=("Ann B. Miller",)) == other
    with pytest.raises(StoreError, match="not the same"):
        store.answer(one, other, "yes")


def test_two_whom_an_article_names_side_by_side_are_no_question(sqlite_store: Store) -> None:
    king = keep(sqlite_store, "Martin Luther King")
    junior = keep(sqlite_store, "Martin Luther King Jr.")
    assert asked(sqlite_store) == [(king, junior)]
    keep(sqlite_store, "Martin Luther King Jr.", also=("Martin Luther King",))
    assert asked(sqlite_store) == []


def test_two_speakers_of_one_item_are_a_question(store: Store) -> None:
    one, other = keep(store, "Mahmoud Abbas"), keep(store, "Abu Mazen")
    item = WikidataItem("Q127998", "Palestinian president")
    store.link({one: item, other: item})
    assert asked(store) == [(one, other)]
    with open_reader(store.engine) as reader:
        assert reader.wikidata(one) == item
        assert reader.questions()[0].reasons == ("both are Q127998 in Wikidata",)


def test_the_name_of_most_articles_is_shown(store: Store) -> None:
    paul = keep(store, "Kentuckian Rand Paul")
    assert {keep(store, "Rand Paul") for _ in range(2)} == {paul}
    assert rows(store, "SELECT name FROM entities") == [("Rand Paul",)]


def test_a_surname_is_shown_only_where_there_is_no_full_name(store: Store) -> None:
    rouhani = keep(store, "Rouhani")
    keep(store, "Rouhani")
    assert rows(store, "SELECT name FROM entities") == [("Rouhani",)]
    assert keep(store, "Hassan Rouhani") == rouhani
    assert rows(store, "SELECT name FROM entities") == [("Hassan Rouhani",)]


def test_an_article_extracted_again_counts_once(store: Store) -> None:
    text = "Ana Ruiz said the harbour opens."
    taken = extraction(quotation(text, "the harbour opens", speaker="Ana Ruiz"))
    for version in ("1", "2", "3"):
        run = store.run(version=version, model="none", components="test")
        store.write_article(article(text), taken, run_id=run, assignments=partial(resolve, extraction=taken))
    assert rows(store, "SELECT name, articles FROM entity_names") == [("Ana Ruiz", 1)]
    assert rows(store, "SELECT count(*) FROM resolutions") == [(1,)]


def test_names_are_found_by_words_and_beginnings(store: Store) -> None:
    keep(store, "Éva Łuczak")
    keep(store, "Omar Haddad")
    with open_reader(store.engine) as reader:
        for word, beginnings, names in (
            ("luczak", False, ["Éva Łuczak"]),
            ("eva", False, ["Éva Łuczak"]),
            ("lucz", False, []),
            ("lucz", True, ["Éva Łuczak"]),
            ("uczak", True, []),
        ):
            found = reader.vocabulary.entities([word], beginnings=beginnings)
            assert [name.name for name in found] == names, word


def test_several_importers_take_nobody_for_new_twice(store: Store, database_url: str) -> None:
    def work(writer: int) -> None:
        with Store.open(database_url) as own:
            for number in range(4):
                text = f"Ana Ruiz said thing {number} of {writer}."
                taken = extraction(quotation(text, f"thing {number} of {writer}", speaker="Ana Ruiz"))
                run = own.run(version="1", model="none", components="test")
                own.write_article(
                    article(text, origin=f"{writer}-{number}.txt"),
                    taken,
                    run_id=run,
                    assignments=partial(resolve, extraction=taken),
                )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert rows(store, "SELECT name, count(*) FROM entities GROUP BY name") == [("Ana Ruiz", 1)]
    assert rows(store, "SELECT articles FROM entity_names") == [(16,)]
