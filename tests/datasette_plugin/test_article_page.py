"""The article page: the whole text, every quotation marked, nothing of it alive."""

from __future__ import annotations

import re
from html import unescape

import pytest

from claims.datasette_plugin.serving import build
from claims.datasette_plugin.wording import visible
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation
from tests.datasette_plugin.conftest import getter
from tests.datasette_plugin.hostile import HOSTILE


def words_of(page) -> str:
    """The article's text as the page shows it."""
    paragraphs = re.findall(r'<p class="text">(.*?)</p>', page.text, re.DOTALL)
    return "\n".join(unescape(re.sub(r"<[^>]*>", "", paragraph)) for paragraph in paragraphs)


def marked(page, role: str) -> list[str]:
    found = re.findall(r'<span class="m ([^"]*)" data-q[^>]*>(.*?)</span>', page.text, re.DOTALL)
    return [unescape(words) for roles, words in found if role in roles.split()]


@pytest.fixture
def site(sqlite_url):
    """A function from articles with quotations to a function that gets pages."""

    def of(*articles):
        with Store.open(sqlite_url) as store:
            for one in articles:
                keep(store, *one)
        return getter(build(sqlite_url))

    return of


def test_the_whole_text_is_shown(get):
    assert words_of(get("/articles/a1")).split() == worlds.HARBOUR.split()


def test_source_cue_content_and_relay_are_marked(get):
    page = get("/articles/a1")
    assert "“The United States should withdraw its fleet,”" in marked(page, "content")
    assert {"told", "tweeted"} <= set(marked(page, "cue"))
    assert "Norland's President Ilse Varga" in marked(page, "source")
    assert "NNA" in marked(page, "relay")


def test_reprints_are_named_with_where_they_stand(sqlite_url):
    with Store.open(sqlite_url) as store:
        for outlet in ("Herald", "Tribune"):
            number = keep(store, article("It rained.", outlet=outlet, title="Rain", origin=f"{outlet}.txt")).article_id
            store.link_reprints(number, [7], lambda text: 0.97)
    get = getter(build(sqlite_url))
    shown = " ".join(re.sub(r"<[^>]*>", "", get("/articles/a1").text).split())
    assert "Printed nearly word for word in 1 other article" in shown
    assert "Rain, Tribune, 3 February 2021 (97 % of the wording)" in shown
    assert 'href="/articles/a1"' in get("/articles/a2").text


def test_a_note_shows_the_chain_and_leads_to_the_place(get):
    note = re.search(r'<li class="note indirect" id="n1".*?</li>', get("/articles/a1").text, re.DOTALL)[0]
    shown = " ".join(re.sub(r"<[^>]*>", "", note).split())
    assert "Ilse Varga, Norland&#39;s President to Tomas Reyk via NNA (agency) → The Daily Tern" in shown
    assert 'href="#q1"' in note


def test_each_quotation_has_an_address_in_the_page(get):
    page = get("/articles/a1")
    assert re.findall(r' id="q(\d+)"', page.text) == ["1", "2", "3", "4", "5"]


def test_a_quotation_inside_another_is_marked_as_such(site):
    text = "“He told me ‘go home’ twice,” Varga said."
    outer = quotation(text, "“He told me ‘go home’ twice,”", speaker="Ilse Varga", cue="said", kind="direct")
    inner = quotation(text, "‘go home’", source="He", cue="told", kind="direct", inside=0)
    page = site((article(text), outer, inner))("/articles/a1")
    assert marked(page, "nested") == ["‘go home’"]
    assert 'inside <a href="#q1">' in page.text


def hostile(words: str, number: int):
    """An article whose text, title, outlet and names are these words."""
    text = f"“{number} {words} is fine,” said {words} of Varga, {words} reported.\n"
    return article(text, title=f"{words} {number}", outlet=words, origin=f"{number}{words}.txt"), quotation(
        text, f"“{number} {words} is fine,”", speaker=f"Ana {words}", role=words, cue="said", to=[words],
        relays=[(words, "website")],
    )  # fmt: skip


def test_hostile_text_is_shown_as_text(site):
    assert len(set(HOSTILE)) == 40
    get = site(*(hostile(words, number) for number, words in enumerate(HOSTILE, 1)))
    for number, words in enumerate(HOSTILE, 1):
        page = get(f"/articles/a{number}")
        assert page.status_code == 200
        assert words_of(page).split() == visible(hostile(words, number)[0].text).split()
        alive = re.sub(r'<script src="/-/static-plugins/claims/article\.js[^"]*" defer></script>', "", page.text)
        assert re.findall(r"<(script|img|svg|iframe|style|base|object|form|input|meta http)", alive) == []
        assert "<h1>broken" not in alive


def test_what_turns_the_direction_of_writing_is_seen_and_does_nothing(site):
    page = site((article("Abc \u202edef\u2066 ghi \x1b[31m."),))("/articles/a1")
    assert "Abc ⟦U+202E⟧def⟦U+2066⟧ ghi ⟦U+001B⟧[31m." in page.text


def test_an_address_that_is_a_script_is_no_link(site):
    page = site((article("Text.", url="javascript:alert(1)"),))("/articles/a1")
    assert "javascript:" not in page.text


def test_two_megabytes_in_one_paragraph_are_shown(site):
    text = "“We stay,” Varga said. " * 90_000
    page = site((article(text), quotation(text, "“We stay,”", speaker="Ilse Varga", cue="said")))("/articles/a1")
    assert page.status_code == 200
    assert len(words_of(page)) >= len(text.rstrip())


def test_a_version_that_was_replaced_says_so(site):
    old, new = article("Old text.", url="https://example.org/1"), article("New text.", url="https://example.org/1")
    get = site((old,), (new,))
    assert "/articles/a2" in get("/articles/a1").text
    assert "replaces an earlier one" in get("/articles/a2").text
