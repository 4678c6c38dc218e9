"""The database as Datasette sees it: search, labels and links without any configuration."""

from __future__ import annotations

import asyncio

import pytest

from tests.store.articles.test_write import write

datasette_app = pytest.importorskip("datasette.app", reason="the extra web is not installed")


@pytest.fixture
def get(sqlite_url, sqlite_store):
    write(sqlite_store)
    site = datasette_app.Datasette([sqlite_url])

    def fetch(path: str):
        response = asyncio.run(site.client.get(f"/claims/{path}"))
        assert response.status_code == 200
        return response

    return fetch


def test_view_of_quotes_shows_names(get):
    (row,) = get("quotes.json?_shape=array&_size=1&addressees=Omar+Haddad").json()
    assert (row["speaker"], row["relays"]) == ("Ana Ruiz", "Harbour News")


def test_search_finds_the_full_text_index(get):
    assert [row["quotation_id"] for row in get("search_texts.json?_shape=array&_search=lorries").json()] == [2]


def test_foreign_keys_are_shown_as_names(get):
    page = get("quotations").text
    assert "Ana Ruiz" in page
    assert "Bridge stays open" in page
