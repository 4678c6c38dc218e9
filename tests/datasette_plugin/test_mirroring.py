"""The site of a PostgreSQL database: a copy that follows it, decisions that go to the database itself."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import create_engine

from claims.datasette_plugin.mirroring import Mirror
from claims.datasette_plugin.serving import build
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation
from tests.datasette_plugin.conftest import getter

pytestmark = pytest.mark.postgresql


@pytest.fixture
def source(postgresql_url):
    with Store.open(postgresql_url) as opened:
        worlds.build(opened)
        yield opened


def add(source: Store) -> None:
    text = "“The fleet goes home,” Ilse Varga said."
    keep(source, article(text, origin="new.txt"), quotation(text, "“The fleet goes home,”", speaker="Ilse Varga"))


def test_the_copy_follows_the_database_when_it_is_visited(source, tmp_path, monkeypatch):
    copy = Mirror(source, path=tmp_path / "copies" / "claims.db", every=3600)
    copy.refresh()
    get = getter(build(copy.path, mirror=copy))
    assert "The presence of American armed forces" in get("/?q=what did Varga say about US troops").text
    add(source)
    first, hours = copy.as_of, time.monotonic() + 4000
    monkeypatch.setattr(time, "monotonic", lambda: hours)
    get("/")  # finds that the copy is old, and does not wait for the new one
    for _ in range(300):
        if copy.as_of != first:
            break
        time.sleep(0.1)
    assert "“The fleet goes home,”" in get("/?q=Varga on the fleet").text


def test_a_fresh_copy_is_left_alone(source, tmp_path):
    copy = Mirror(source, path=tmp_path / "claims.db", every=3600)
    copy.refresh()
    as_of = copy.as_of
    copy.refresh_if_due()
    assert copy.as_of == as_of


def test_pages_say_what_they_are_a_copy_of_without_a_password(source, tmp_path):
    copy = Mirror(source, path=tmp_path / "claims.db")
    copy.refresh()
    page = getter(build(copy.path, mirror=copy))("/")
    assert "This is a copy of" in page.text
    assert copy.name in page.text


def test_a_database_that_is_gone_leaves_the_site_with_the_copy(source, tmp_path, postgresql_url, caplog):
    copy = Mirror(source, path=tmp_path / "claims.db", every=0)
    copy.refresh()
    with Store(create_engine(postgresql_url.replace("/claims", "/no_such_database"))) as gone:
        copy.source = gone
        copy.refresh_if_due()
    assert "the copy stays as of" in caplog.text
    copy.source = source
    assert getter(build(copy.path, mirror=None))("/?q=Varga").status_code == 200
