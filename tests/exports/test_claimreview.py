"""Fact-checks as ClaimReview: valid, and the same when they are read back."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import SDO

from claims.exports.claimreview import claim_review
from claims.factcheck import FactCheck
from claims.factchecks import import_fact_checks, record_verdict
from claims.readers.claimreview import read_fact_checks
from claims.readers.claimreview.jsonld import fact_check
from claims.store.store import Store
from tests import worlds
from tests.exports.reading import check, exported
from tests.exports.test_formats import terms

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
said = texts.map(lambda words: words.strip() or "“No”")
perhaps = st.none() | said
addresses = st.sampled_from(["https://checks.example/ü?a=1", "urn:x:1", "checks.example/1"])
links = st.none() | addresses
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
numbers = st.none() | said | st.sampled_from(["1", "05", "2.50", "1e9", "-3", "NaN", "1.0", "12345678901234567890"])


@st.composite
def fact_checks(draw: st.DrawFn) -> FactCheck:
    publisher, speaker = draw(perhaps), draw(perhaps)
    kinds = st.none() | st.sampled_from(["person", "organisation"])
    return FactCheck(
        claim=draw(said),
        rating=draw(perhaps),
        rating_value=draw(numbers),
        best_rating=draw(numbers),
        worst_rating=draw(numbers),
        url=draw(links),
        publisher=publisher,
        publisher_kind=draw(kinds) if publisher else None,
        publisher_url=draw(links),
        title=draw(perhaps),
        summary=draw(perhaps),
        published=draw(days),
        language=draw(st.none() | st.sampled_from(["en", "pt-BR"])),
        speaker=speaker,
        speaker_kind=draw(kinds) if speaker else None,
        role=draw(perhaps),
        said=draw(days),
        appearances=tuple(draw(st.lists(addresses, unique=True, max_size=3))),
    )


def imported(store: Store, text: str) -> tuple[int, int]:
    summary = import_fact_checks(store, read_fact_checks(["-"], stdin=io.BytesIO(text.encode("utf-8"))))
    assert summary.failures == []
    return summary.new, summary.unchanged


@given(fact_checks())
def test_what_is_written_says_the_same_when_it_is_read(one: FactCheck):
    assert fact_check(json.loads(json.dumps(claim_review(one)))) == one


@settings(max_examples=15, deadline=None)
@given(st.lists(fact_checks(), unique=True, max_size=4))
def test_exporting_and_importing_again_is_a_fixed_point(sqlite_template, tmp_path_factory, several):
    folder = tmp_path_factory.mktemp("fixed")
    (folder / "one.db").write_bytes(sqlite_template.read_bytes())
    (folder / "other.db").write_bytes(sqlite_template.read_bytes())
    with Store.open(folder / "one.db") as store, Store.open(folder / "other.db") as other:
        for one in several:
            store.keep_fact_check(one, origin="here")
        first = exported(store, "claimreview")
        assert imported(store, first) == (0, len(several))
        assert exported(store, "claimreview") == first
        assert imported(other, first) == (len(several), 0)
        assert exported(other, "claimreview") == first


@pytest.fixture
def judged(store):
    worlds.build(store)
    record_verdict(
        store,
        "q2",
        rating="Unlikely",
        rating_value="2",
        best_rating="5",
        worst_rating="1",
        summary="No such plan",
        link="https://desk.example/1",
        published=date(2021, 1, 1),
        by="Ann",
    )
    store.keep_fact_check(FactCheck(claim="Taxes fell", rating="True", publisher="Harbour Checks"), origin="x.html")
    return store


def test_reviews_of_schema_org_are_valid(judged):
    feed = json.loads(exported(judged, "claimreview"))
    check(feed, "claimreview")
    assert [term for term in terms(feed) if term not in SDO] == []
    assert len(feed["dataFeedElement"]) == 2


def test_own_verdict_bears_the_publisher_that_the_export_names(judged):
    feed = json.loads(
        exported(judged, "claimreview", own=True, publisher="Our Desk", publisher_url="https://d.example")
    )
    ((review,),) = [element["item"] for element in feed["dataFeedElement"]]
    assert review["author"] == {"@type": "Organization", "name": "Our Desk", "url": "https://d.example"}
    assert review["itemReviewed"]["author"]["name"] == "Ilse Varga"


def test_own_verdict_that_comes_back_is_the_same(judged):
    text = exported(judged, "claimreview", publisher="Our Desk")
    assert imported(judged, text) == (0, 2)


def test_filters_choose_what_fact_checks_are_about(judged):
    feed = json.loads(exported(judged, "claimreview", speaker="Ilse Varga"))
    assert [element["item"][0]["url"] for element in feed["dataFeedElement"]] == ["https://desk.example/1"]
    assert json.loads(exported(judged, "claimreview", speaker="Tomas Reyk"))["dataFeedElement"] == []
