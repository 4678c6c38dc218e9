"""What fact-checkers found stands on the cards of what it is about."""

from __future__ import annotations

import re
from datetime import date

from claims.datasette_plugin.serving import build
from claims.factchecks import record_verdict
from claims.ingest import gather_claims
from claims.store.store import Store
from tests import worlds
from tests.datasette_plugin.conftest import getter
from tests.datasette_plugin.test_search_page import ASKED


def test_a_card_bears_the_words_of_a_verdict_and_leads_to_it(tmp_path):
    path = tmp_path / "world.db"
    with Store.open(path) as store:
        worlds.build(store)
        for quotation, rating, link in (
            ("q1", "Mostly <i>false</i>", "https://desk.example/1"),
            ("q2", "False", "javascript:alert(1)"),
        ):
            record_verdict(store, quotation, rating=rating, link=link, publisher="The Desk", published=date(2021, 1, 2))
    get = getter(build(str(path)))
    page = get(ASKED).text
    assert 'Fact-check: <b><bdi>Mostly &lt;i&gt;false&lt;/i&gt;</bdi></b> — <a href="https://desk.example/1"' in page
    assert "<bdi>The Desk</bdi>" in page
    assert "javascript" not in page
    assert len(re.findall('class="verdict"', page)) == 2
    article = get("/quotations/q1", follow_redirects=True).text
    assert article.count('class="verdict"') == 2
    assert 'Fact-check: <b><bdi>Mostly &lt;i&gt;false&lt;/i&gt;</bdi></b> — <a href="https://desk.example/1"' in article


def test_the_page_of_a_claim_bears_the_verdicts_on_it(tmp_path):
    path = tmp_path / "world.db"
    with Store.open(path) as store:
        worlds.build(store)
        gather_claims(store)
        record_verdict(store, "c1", rating="Half <b>true", link="https://desk.example/1", publisher="The Desk")
    page = getter(build(str(path)))("/claims/c1").text
    assert page.count('Fact-check: <b><bdi>Half &lt;b&gt;true</bdi></b> — <a href="https://desk.example/1"') == 1
