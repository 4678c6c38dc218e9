"""The frame of all pages: routes, headers, errors."""

from __future__ import annotations

import pytest
from datasette.app import Datasette

from claims.datasette_plugin.serving import build
from claims.store.store import Store
from tests.datasette_plugin.conftest import getter


def test_the_search_page_is_at_the_root(get):
    page = get("/?q=what did Varga say about US troops")
    assert page.status_code == 200
    assert "The presence of American armed forces" in page.text


def test_a_quotations_number_leads_to_its_place_in_its_article(get):
    page = get("/quotations/q2")
    assert page.status_code == 302
    assert page.headers["location"] == "/articles/a1#q2"


def test_what_there_is_not_is_a_page_that_says_so(get):
    page = get("/articles/a999")
    assert page.status_code == 404
    assert "There is no article a999" in page.text


@pytest.mark.parametrize(
    ("path", "where", "label"),
    [
        ("/speakers/s99", "/speakers", "All speakers"),
        ("/relays/r99", "/relays", "All relays"),
        ("/outlets/o99", "/outlets", "All outlets"),
        ("/claims/c99", "/claims/all", "All claims"),
        ("/articles/a99", "/world/articles", "All articles"),
        ("/quotations/q99", "/world/quotes", "All quotations"),
    ],
)
def test_for_what_there_is_not_the_list_of_its_sort_is_linked_and_no_command_named(get, path, where, label):
    page = get(path)
    assert page.status_code == 404
    said = page.text.partition('role="alert"')[2].partition("</main>")[0]
    assert f'<a href="{where}">{label}</a>' in said
    assert "claims " not in said.replace("All claims", "")
    assert get(where).status_code == 200


def test_a_hint_that_is_no_command_stays_beside_the_link(get):
    assert "Search for what it says" in get("/articles/a99").text


def test_for_programs_what_there_is_not_is_told_as_before(get):
    assert "claims speakers list" in get("/speakers/s99.json").json()["error"]


def test_the_json_has_the_shape_of_the_command(get):
    answers = get("/search.json?q=what did Varga say about US troops").json()
    assert answers["understood"]["speaker"] == "Ilse Varga"
    assert answers["answers"][0]["quotation"]["speaker"] == "Ilse Varga"


@pytest.mark.parametrize("path", ["/", "/articles/a1", "/articles/a999", "/search.json?q=Varga"])
def test_our_pages_allow_no_script_and_no_style_in_the_page(get, path):
    policy = get(path).headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/world", "/world/quotes", "/world/quotes.json", "/-/nothing", "/world/nothing"])
def test_every_response_has_the_security_headers(get, path):
    headers = get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"


def test_of_datasettes_scripts_in_the_page_only_its_templates_own_may_run(get):
    import re
    from base64 import b64encode
    from hashlib import sha256

    for path in ("/world", "/world/articles", "/world?sql=select+1", "/world/articles/1"):
        page = get(path)
        script_sources = re.search(r"script-src ([^;]+);", page.headers["content-security-policy"])[1]
        assert "unsafe-inline" not in script_sources
        for script in re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL):
            digest = b64encode(sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in script_sources, f"{path}: {script[:80]}"


def test_pages_answer_reading_methods_only(get):
    page = get("/articles/a1", method="put")
    assert page.status_code == 405


def test_a_second_database_has_its_pages_below_its_name(world, tmp_path):
    other = tmp_path / "other.db"
    with Store.open(other):
        pass
    get = getter(Datasette([world, str(other)]))
    assert get("/-/claims/other/articles/a1").status_code == 404
    assert 'href="/-/claims/other/speakers">All speakers</a>' in get("/-/claims/other/speakers/s1").text
    assert "no such database" in get("/-/claims/nothing/speakers/s1").text
    page = get("/-/claims/world/quotations/q1")
    assert page.headers["location"] == "/-/claims/world/articles/a1#q1"


def test_without_a_database_of_ours_the_root_is_datasettes():
    page = getter(Datasette([], memory=True))("/")
    assert page.status_code == 200
    assert "_memory" in page.text


def test_pages_stand_below_the_path_of_a_reverse_proxy(world):
    get = getter(build(world, base_url="/quotes/"))
    assert 'href="/quotes/articles/a1#q' in get("/?q=Varga").text


def test_pages_cannot_write(world):
    from sqlalchemy import text

    from claims.errors import DatabaseUnavailableError

    with (
        Store.open(world, read_only=True) as store,
        pytest.raises(DatabaseUnavailableError, match="read-only"),
        store.reading() as connection,
    ):
        connection.execute(text("DELETE FROM quotations"))


def test_an_older_schema_is_told_instead_of_upgraded(world, tmp_path):
    import shutil
    import sqlite3

    old = tmp_path / "old.db"
    shutil.copy(world, old)
    with sqlite3.connect(old) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    page = getter(Datasette([str(old)]))("/")
    assert page.status_code == 503
    assert "claims db upgrade" in page.text


def test_no_page_hides_the_tables_of_the_default_database(tmp_path):
    with Store.open(tmp_path / "claims.db"):
        pass
    page = getter(build(tmp_path / "claims.db"))("/claims")
    assert "quotes" in page.text
    assert "said_about" in page.text
