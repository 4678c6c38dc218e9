"""The pages of speakers, relays and outlets, and their lists."""

from __future__ import annotations

import re
from html import unescape

import pytest

from claims.datasette_plugin.charts import over_time
from claims.datasette_plugin.serving import build
from claims.store.store import Store
from tests.builders import article, keep, quotation
from tests.datasette_plugin.conftest import getter
from tests.store.entities import test_joint as joint


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def section(page, title: str) -> str:
    """The words of the section below a heading."""
    return words(re.search(rf"<h2>{title}</h2>(.*?)</section>", page.text, re.DOTALL)[1])


def test_a_speaker_has_counts_roles_relays_addressees_and_statements(get):
    page = get("/speakers/s1")
    assert "<h1><bdi>Ilse Varga</bdi></h1>" in page.text
    assert "4 quotations in 2 articles" in words(page.text)
    assert "Norland's President 26 September 2020" in section(page, "Called, over time")
    assert "NNA agency 1" in section(page, "Through")
    assert "Tomas Reyk 1" in section(page, "To whom")
    assert section(page, "Printed in") == "The Daily Tern 3 Coast Herald 1"
    assert "praised the new tax law" in section(page, "Latest")


def test_a_speakers_box_asks_about_that_speaker(get):
    form = re.search(r'<form class="find".*?</form>', get("/speakers/s1").text, re.DOTALL)[0]
    assert 'name="speaker" value="s1"' in form
    found = get("/?speaker=s1&q=fleet")
    assert 'id="q2"' in found.text


def test_a_relay_shows_what_came_through_it(get):
    page = get("/relays/r1")
    assert "What reached us through" in page.text
    assert "1 quotation in 1 article" in words(page.text)
    assert "Ilse Varga 1" in section(page, "Who says it")


def test_an_outlet_shows_whom_it_quotes_and_through_whom(get):
    page = get("/outlets/o1")
    assert "5 quotations in 1 article" in words(page.text)
    assert "Ilse Varga 3" in section(page, "Who says it")
    assert "NNA agency 1" in section(page, "Through")


@pytest.mark.parametrize(
    ("path", "first"), [("/speakers", "Ilse Varga"), ("/relays", "NNA"), ("/outlets", "The Daily Tern")]
)
def test_lists_name_all_with_links(get, path, first):
    page = get(path)
    assert first in re.search(r'<ol class="listed">(.*?)</ol>', page.text, re.DOTALL)[1]
    assert 'aria-current="page"' in page.text


def test_speakers_are_found_by_the_beginning_of_a_name(get):
    listed = re.search(r'<ol class="listed">(.*?)</ol>', get("/speakers?q=rey").text, re.DOTALL)[1]
    assert words(listed) == "Lena Reyk person Tomas Reyk person"
    assert "Nobody here" in get("/speakers?q=zzz").text


@pytest.mark.parametrize("path", ["/speakers/s99", "/relays/r99", "/outlets/o99"])
def test_what_is_not_there_is_not_found(get, path):
    assert get(path).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", "²"])
def test_pages_that_there_are_not_are_no_error(get, page):
    assert get("/speakers", params={"page": page}).status_code == 200


def test_a_merged_speaker_leads_to_the_one_that_is_shown(sqlite_url):
    with Store.open(sqlite_url) as store:
        for name in ("Ilse Varga", "Ilse Vargas"):
            text = f"{name} said: it rains."
            keep(store, article(text, outlet=name), quotation(text, "it rains", speaker=name))
        store.merge(1, 2)
    get = getter(build(sqlite_url))
    assert get("/speakers/s2").headers["location"] == "/speakers/s1"
    assert "2 quotations" in get("/speakers/s1").text


def test_those_who_spoke_together_are_linked_by_name(sqlite_url):
    with Store.open(sqlite_url) as store:
        joint.write(store)
        numbers = [joint.by(store, name) for name in ("Ana Ruiz", "Karl Weber")]
    get = getter(build(sqlite_url))
    for number in numbers:
        page = get(f"/speakers/s{number}").text
        who = re.search(r'<span class="speaker">(<a.*? and .*?)</span>', page, re.DOTALL)[1]
        assert words(who) == "Ana Ruiz and Karl Weber"
        assert re.findall(r'href="[^"]*/s(\d+)"', who) == [str(one) for one in numbers]


def test_hostile_names_are_shown_as_text(sqlite_url):
    name = "<script>alert(1)</script> \u202eEvil"
    text = f"{name} said it rains, according to <img src=x onerror=alert(2)>."
    said = quotation(
        text, "it rains", speaker=name, speaker_kind="organisation", role="\"><script>alert(3)</script>",
        relays=[("<img src=x onerror=alert(2)>", "agency")],
    )  # fmt: skip
    with Store.open(sqlite_url) as store:
        keep(store, article(text, outlet="<b>Bold</b> Outlet"), said)
    get = getter(build(sqlite_url))
    for path in ("/speakers", "/speakers/s1", "/relays", "/relays/r1", "/outlets", "/outlets/o1"):
        page = get(path)
        assert page.status_code == 200
        assert re.findall(r"<script>alert|<img src=x|<b>Bold|\u202e", page.text) == []


def test_a_chart_says_how_many_quotations_it_leaves_out_for_want_of_a_day(sqlite_url):
    with Store.open(sqlite_url) as store:
        for number, day in enumerate(("2020-02-01", "2020-03-01", None)):
            text = f"Ilse Varga said: it rains {number}."
            said = (day, day, "it rains") if day else None
            keep(
                store,
                article(text, origin=f"{number}.txt", published=None),
                quotation(text, f"it rains {number}", speaker="Ilse Varga", said=said),
            )
    page = getter(build(sqlite_url))("/speakers/s1")
    before_the_table = re.search(r"<h2>By month</h2>(.*?)<details", page.text, re.DOTALL)[1]
    assert "1 quotation more without a known day." in words(before_the_table)


# Charts


def test_months_without_any_are_columns_of_nothing():
    chart = over_time([("2019-11", 3), ("2020-02", 7)], "quotations")
    assert [count for _, count in chart.rows] == [3, 0, 0, 7]
    assert chart.svg.count("<rect") == 1 + 4


def test_a_chart_says_in_words_what_it_shows():
    chart = over_time([("2019-11", 3), ("2020-02", 7)], "quotations")
    said = "Columns: quotations a month, November 2019 to February 2020; most in February 2020, 7"
    assert chart.alternative == said
    assert f'aria-label="{said}"' in chart.svg


def test_very_many_months_become_years():
    chart = over_time([("1990-01", 1), ("2020-02", 7)], "quotations")
    assert (chart.unit, len(chart.rows)) == ("year", 31)


def test_a_few_from_long_before_do_not_press_the_others_together():
    chart = over_time([("1977-05", 1), ("2015-11", 40), ("2016-02", 60)], "quotations")
    assert (chart.unit, chart.rows[0], len(chart.rows), chart.earlier) == ("month", ("November 2015", 40), 4, 1)


@pytest.mark.parametrize("months", [[], [("2020-01", 5)]])
def test_one_month_needs_no_chart(months):
    assert over_time(months, "quotations") is None
