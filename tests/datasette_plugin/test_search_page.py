"""The search page: answers, chips, facets, addresses."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from claims.datasette_plugin.serving import build
from claims.store.store import Store
from tests import worlds
from tests.datasette_plugin.conftest import getter

ASKED = "/?q=what+did+Varga+say+about+US+troops"


def links(page, pattern: str) -> list[str]:
    """The addresses of links whose text fits."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', page.text, re.DOTALL)
    return [
        unescape(address) for address, words in found if re.search(pattern, unescape(re.sub(r"<[^>]*>", "", words)))
    ]


def cards(page) -> list[str]:
    """The words of each card."""
    found = re.findall(r"<article.*?</article>", page.text, re.DOTALL)
    return [unescape(" ".join(re.sub(r"<[^>]*>", "", card).split())) for card in found]


def test_a_card_says_who_in_what_role_to_whom_when_through_whom_and_where(get):
    card = cards(get(ASKED))[0]
    assert card.startswith("Ilse Varga, Norland's President to Tomas Reyk, 26 September 2020 indirect")
    assert "The presence of American armed forces harms the whole coast" in card
    assert "via NNA (agency) → Norland's president wants American soldiers gone, The Daily Tern" in card


def test_words_that_match_are_marked(get):
    assert "of <mark>American armed forces</mark> harms" in get(ASKED).text


def test_a_card_leads_to_its_place_in_the_article(get):
    page = get(ASKED)
    assert "/articles/a1#q1" in links(page, "Norland's president wants")


def test_a_chip_lets_go_of_what_was_understood(get):
    page = get(ASKED)
    (without_speaker,) = links(page, "Search without speaker")
    assert parse_qs(urlsplit(without_speaker).query) == {
        "q": ["what did Varga say about US troops"],
        "without": ["speaker"],
    }
    assert not links(get(without_speaker), "Search without speaker")


def test_a_chip_of_an_option_removes_the_option(get):
    page = get("/?q=harbours&kind=direct")
    (without_kind,) = links(page, "Search without kind")
    assert parse_qs(urlsplit(without_kind).query) == {"q": ["harbours"]}


def test_a_facet_narrows_down_and_is_a_chip_with_the_name(get):
    everything = get("/?since=1900")
    (narrowed,) = links(everything, "^Ilse Varga$")[:1] and [
        address for address in links(everything, "^Ilse Varga$") if "speaker=s" in address
    ]
    page = get(narrowed)
    assert len(cards(page)) == 4
    assert all(card.startswith("Ilse Varga") for card in cards(page))
    assert links(page, "Search without speaker Ilse Varga")


def test_the_year_is_a_facet(get):
    (of_2021,) = links(get("/?since=1900"), "^2021$")
    assert "since=2021&until=2021" in of_2021
    assert len(cards(get(of_2021))) == 3


def test_a_relay_is_asked_for_by_its_number(get):
    (narrowed,) = [address for address in links(get("/?since=1900"), "^NNA$") if "relay=r" in address]
    (card,) = cards(get(narrowed))
    assert "NNA" in card


@pytest.mark.parametrize("order", ["latest", "earliest"])
def test_answers_are_sorted_by_date_on_demand(get, order):
    by_date = get(f"/?q=budget+deficit+harbours&sort={order}")
    days = re.findall(r'class="place".*?<time datetime="([^"]*)"', by_date.text, re.DOTALL)
    assert days == sorted(days, reverse=order == "latest")


def test_nothing_found_says_what_there_is(get):
    page = get("/?q=what+did+Varga+say+about+football")
    assert page.status_code == 200
    assert "Nothing found" in page.text
    assert "4 quotations by Ilse Varga, none on football" in page.text


def test_an_option_that_cannot_be_understood_is_told_on_the_page(get):
    page = get("/?q=harbours&since=soonish")
    assert page.status_code == 400
    assert "is no day" in page.text
    assert 'value="harbours"' in page.text


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999", "٣", "1.5"])
def test_a_page_that_there_is_not_is_the_first(get, number):
    assert cards(get(f"/?q=harbours&page={number}")) == cards(get("/?q=harbours"))


def test_without_a_question_the_page_shows_what_there_is(get):
    page = get("/")
    assert "8 quotations from 2 articles" in page.text
    assert links(page, "^Ilse Varga$")


def test_the_json_follows_the_page(get):
    (address,) = links(get(ASKED + "&kind=indirect"), "^JSON$")
    assert {one["quotation"]["kind"] for one in get(address).json()["answers"]} == {"indirect"}


def test_the_address_alone_gives_the_same_page(get):
    assert get(ASKED).text == get(ASKED).text


@pytest.mark.parametrize("path", ["/", "/over-time"])
def test_a_card_of_a_source_without_a_name_says_that_it_may_be_anothers(path, sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build_unnamed(store)
    get = getter(build(sqlite_url))
    shown = {
        card.partition(" indirect")[0].partition(",")[0]: worlds.NOT_KNOWN in card
        for card in cards(get(f"{path}?q=what did Varga say about the American fleet"))
    }
    assert shown == {"Ilse Varga": False, "a senior official": True, "he": True, "Varga and Reyk": False}
    assert worlds.NOT_KNOWN not in get(f"{path}?q=the American fleet in the harbour").text
