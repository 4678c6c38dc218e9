"""The pages of claims: wordings side by side, in order of time, and where they are linked."""

from __future__ import annotations

import re
from html import unescape

import pytest

from claims.datasette_plugin.serving import build
from claims.ingest import gather_claims, gather_decided
from claims.store.store import Store
from tests.builders import article, keep, quotation
from tests.datasette_plugin.conftest import getter

TOLD = {
    "The Quay": ("2024-05-06", "“The dam is safe and was inspected four times this year,”"),
    "Bay News": ("2024-05-07", "“The dam is safe and was never inspected this year,”"),
    "Coast Herald": ("2024-05-09", "“The dam is safe,”"),
}


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.fixture
def told(sqlite_url):
    """A site on which three outlets tell one claim, the second with other words."""
    with Store.open(sqlite_url) as store:
        for outlet, (day, said) in TOLD.items():
            text = f"{said} Ana Ruiz said."
            printed = article(text, outlet=outlet, published=day, origin=outlet)
            keep(store, printed, quotation(text, said, kind="direct", speaker="Ana Ruiz", cue="said"))
        gather_decided(store)
        store.merge_claims(1, 2, by="Kim", note="the same press conference")
        gather_decided(store)
    return getter(build(sqlite_url))


def test_wordings_stand_side_by_side_with_the_differing_words_marked(told):
    page = told("/claims/c1")
    variants = re.findall(r'<article class="variant">(.*?)</article>', page.text, re.DOTALL)
    assert len(variants) == 3
    altered = next(one for one in variants if "Bay News" in one)
    assert re.findall(r"<(?:mark|ins)>(.*?)</(?:mark|ins)>", altered) == ["never"]
    assert "four times" in " ".join(re.findall(r"<del>(.*?)</del>", altered))


def test_quotations_stand_in_order_of_time(told):
    timeline = re.search(r'<ol class="timeline">(.*?)</ol>', told("/claims/c1").text, re.DOTALL)[1]
    assert re.findall(r'<time datetime="(.*?)">', timeline)[::2] == [day for day, _ in TOLD.values()]


def test_who_decided_that_it_is_one_claim_is_told(told):
    assert "One claim, by Kim : the same press conference" in words(told("/claims/c1").text)


def test_a_merged_claim_leads_to_the_one_that_stands_for_both(told):
    answer = told("/claims/c2", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "/claims/c1")


def test_cards_and_articles_lead_to_the_claim(told):
    assert 'href="/claims/c1">Told 3 times' in told("/?q=what+did+Ruiz+say+about+the+dam").text
    assert 'href="/claims/c1">told 3 times' in told("/articles/a1").text


def test_claims_are_listed_by_how_much_they_are_worth_checking(told):
    page = told("/claims/all")
    assert "Ana Ruiz · 3 quotations, 3 outlets" in words(page.text)


def test_outlets_are_not_counted_where_none_is_known(sqlite_url):
    with Store.open(sqlite_url) as store:
        text = "“The dam was inspected four times this year,” Ana Ruiz said."
        keep(store, article(text, outlet=None), quotation(text, text.partition(" Ana")[0], speaker="Ana Ruiz"))
        gather_decided(store)
    get = getter(build(sqlite_url))
    assert "Ana Ruiz · 1 quotation ·" in words(get("/claims/all").text)
    assert "Ana Ruiz · 1 quotation in 1 article · JSON" in words(get("/claims/c1").text)


def test_a_claim_that_is_not_there_is_not_found(get):
    assert get("/claims/c99").status_code == 404


def test_without_claims_the_list_says_how_to_get_them(sqlite_url):
    Store.open(sqlite_url).close()
    assert "claims gather" in getter(build(sqlite_url))("/claims/all").text


def test_a_search_over_time_tells_each_claim_once_and_what_may_contradict_it(sqlite_url):
    said = {"2024-05-06": "“The harbour bridge is safe,”", "2024-08-01": "“The harbour bridge is not safe,”"}
    with Store.open(sqlite_url) as store:
        for day, words_ in said.items():
            text = f"{words_} Ana Ruiz said."
            printed = article(text, published=day, origin=day)
            keep(store, printed, quotation(text, words_, kind="direct", speaker="Ana Ruiz", cue="said"))
        gather_claims(store)
    get = getter(build(sqlite_url))
    page = get("/over-time?q=what+did+Ruiz+say+about+the+bridge")
    timeline = re.search(r'<ol class="timeline">(.*?)</ol>', page.text, re.DOTALL)[1]
    assert re.findall(r'<p class="day">printed <time datetime="(.*?)">', timeline) == list(said)
    assert "One denies what the other says" in words(page.text)
    assert 'href="/over-time?q=' in get("/?q=what+did+Ruiz+say+about+the+bridge").text
    assert get("/over-time.json?q=what+did+Ruiz+say+about+the+bridge").json()["may_contradict"][0]["sort"] == "denial"
