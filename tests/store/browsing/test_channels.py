"""Channels that are one under several names stand together where they are listed and counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.ask import quotes
from claims.ask.naming import with_names
from claims.search.questions.options import Asked
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader, open_reader
from claims.store.store import Store
from tests.builders import article, keep, quotation

RAIN = "Ana Ruiz tweeted that it rains. In a tweet she said it snows. Tom Berg tweeted that it hails."


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    keep(
        store,
        article(RAIN),
        quotation(RAIN, "it rains", speaker="Ana Ruiz", relays=[("tweeted", "social")]),
        quotation(RAIN, "it snows", speaker="Ana Ruiz", relays=[("tweeted", "social"), ("tweet", "social")]),
        quotation(RAIN, "it hails", speaker="Tom Berg", relays=[("tweeted", "social")]),
    )
    with open_reader(store.engine) as opened:
        yield opened


def test_a_verb_and_its_noun_are_one_source_that_counts_a_quotation_once(reader: Reader) -> None:
    (one,) = reader.sources()
    assert (one.name, one.kind, one.quotations, one.articles) == ("tweet", "social", 3, 1)


@pytest.mark.usefixtures("reader")
def test_a_rejected_quotation_does_not_count_for_a_source(store: Store) -> None:
    store.reject(3)
    with open_reader(store.engine) as opened:
        assert [one.quotations for one in opened.sources()] == [2]


@pytest.mark.usefixtures("reader")
def test_a_version_that_was_superseded_does_not_count_for_a_source(store: Store) -> None:
    later = f"{RAIN} It rained."  # under the same path
    keep(store, article(later), quotation(later, "it hails", relays=[("tweeted", "social")]))
    with open_reader(store.engine) as opened:
        assert [(one.quotations, one.articles) for one in opened.sources()] == [(1, 1)]


def test_they_are_one_in_the_list_and_at_a_glance(reader: Reader) -> None:
    (one,) = reader.relays_listed().names
    assert one.name == "tweet"
    assert [shown.name for shown in reader.overview().relays] == ["tweet"]


def test_they_are_one_value_of_a_facet(reader: Reader) -> None:
    (one,) = reader.facets([1, 2, 3])["relay"]
    assert (one.label, one.count) == ("tweet", 3)


def test_who_asks_for_one_gets_both(reader: Reader) -> None:
    assert reader.channels_together(1) == reader.channels_together(2) == (1, 2)
    assert reader.profile(Filters(relay_channels=reader.channels_together(2))).quotations == 3


def test_an_option_by_number_finds_both_and_is_told_by_the_noun(store: Store, reader: Reader) -> None:
    found = quotes(store, Asked(relay="r1"))
    assert len(found.answers) == 3
    understood = with_names(reader, found.query).relay
    assert understood is not None
    assert understood.name == "tweet"


@pytest.mark.parametrize(
    ("spellings", "shown"),
    [
        (("CHIRPER", "Chirper"), "Chirper"),
        (("Report", "report"), "report"),
        (("The Baltic Post", "Baltic Post"), "The Baltic Post"),
        (("tweeting", "tweeted"), "tweet"),
        (("Tweeted", "a tweet"), None),
    ],
)
def test_spellings_of_one_name_are_one_channel(store: Store, spellings: tuple[str, str], shown: str | None) -> None:
    for number, spelling in enumerate(spellings):
        text = f"Ana Ruiz, by {spelling}: it rains."
        keep(
            store,
            article(text, origin=f"{number}.txt"),
            quotation(text, "it rains", speaker="Ana Ruiz", relays=[(spelling, "social")]),
        )
    called = [shown] if shown else sorted(spellings)
    with open_reader(store.engine) as opened:
        assert sorted(one.name for one in opened.sources()) == called
        assert sorted(one.name for one in opened.relays_listed().names) == called
        assert sorted(one.label for one in opened.facets([1, 2])["relay"]) == called
        assert sorted(one.name for one in opened.overview().relays) == called
        view = opened.connection.exec_driver_sql("SELECT name FROM relays_summary ORDER BY name").scalars().all()
        assert sorted(view) == called
        assert opened.channels_together(1) == ((1, 2) if shown else (1,))


def test_a_channel_that_is_not_there_stands_alone(reader: Reader) -> None:
    assert reader.channels_together(99) == (99,)


def test_those_of_two_owners_stay_two_and_are_named_by_them(store: Store) -> None:
    text = "Ana Ruiz said on her website that it rains. Tom Berg said on his website that it snows."
    keep(
        store,
        article(text),
        quotation(text, "it rains", speaker="Ana Ruiz", relays=[("website", "website")]),
    )
    with store.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO channels (kind, name, folded, owner_entity_id) VALUES ('website', 'website', 'website', 1)"
        )
        connection.exec_driver_sql("UPDATE quotation_relays SET channel_id = 2")
    with open_reader(store.engine) as opened:
        assert [one.name for one in opened.relays_listed().names] == ["Ana Ruiz’s website"]
        assert [(one.name, one.owner) for one in opened.sources()] == [("website", "Ana Ruiz")]
        assert opened.channels_together(1) == (1,)
        assert opened.channels_together(2) == (2,)
