"""Pages, feeds and sitemaps by address, from a real server on loopback that behaves."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from claims.article import Article
from claims.readers import Failure, WebSettings, read
from claims.readers.options import Entry
from tests.readers.documents import press_release, word
from tests.readers.feeds import BODY, LEAD, SECOND, atom, entry, item, rss, sitemap, sitemap_index
from tests.readers.outlet import Outlet, Visit, outlet

HERE = WebSettings(allow_private=True, delay=0.0, seconds=5.0)


@pytest.fixture
def herald() -> Iterator[Outlet]:
    with outlet() as server:
        yield server


def page(title: str = "Minister warns of drought", *, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
    ).encode()


def every(*addresses: str, web: WebSettings = HERE, **options: Any) -> list[Article | Failure]:
    options.setdefault("notify", lambda message: None)
    return list(read(addresses, web=web, **options))


def one(address: str, **options: Any) -> Article:
    (found,) = every(address, **options)
    assert isinstance(found, Article), found
    return found


def failed(address: str, **options: Any) -> Failure:
    (found,) = every(address, **options)
    assert isinstance(found, Failure), found
    return found


def test_a_page_is_an_article_with_its_address_and_time(herald: Outlet) -> None:
    herald.pages["/1?a=b"] = page()
    before = datetime.now(UTC)
    article = one(herald.url("/1?a=b") + "#comments")
    assert article.text == f"Minister warns of drought\n\n{LEAD}\n\n{SECOND}"
    assert (article.origin, article.url) == (herald.url("/1?a=b") + "#comments", herald.url("/1?a=b"))
    assert article.retrieved_at is not None
    assert before <= article.retrieved_at <= datetime.now(UTC)


def test_redirects_are_followed_and_the_last_address_counts(herald: Outlet) -> None:
    herald.pages["/old"] = lambda visit: visit.send(b"", status=301, Location="/new")
    herald.pages["/new"] = page()
    article = one(herald.url("/old"))
    assert (article.origin, article.url) == (herald.url("/old"), herald.url("/new"))


def test_who_asks_says_so(herald: Outlet) -> None:
    herald.pages["/1"] = page()
    one(herald.url("/1"))
    assert all(headers["User-Agent"].startswith("claims/") for _, headers in herald.requests)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compressed_answers_are_unpacked(herald: Outlet, encoding: str) -> None:
    import zlib

    packed = gzip.compress(page()) if encoding == "gzip" else zlib.compress(page())
    herald.pages["/1"] = lambda visit: visit.send(packed, Content_Encoding=encoding)
    assert SECOND in one(herald.url("/1")).text


def test_chunks_are_put_together(herald: Outlet) -> None:
    def chunked(visit: Visit) -> None:
        visit.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        for start in range(0, len(page()), 100):
            piece = page()[start : start + 100]
            visit.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        visit.wfile.write(b"0\r\n\r\n")

    herald.pages["/1"] = chunked
    assert SECOND in one(herald.url("/1")).text


def test_documents_are_read_by_address_too(herald: Outlet, tmp_path: Path) -> None:
    pdf, docx = (
        press_release(tmp_path / "a.pdf", LEAD.replace("“", '"').replace("”", '"').replace("—", "--")),
        word(tmp_path / "a.docx", LEAD),
    )
    herald.pages["/a"] = lambda visit: visit.send(pdf.read_bytes(), kind="application/pdf")
    herald.pages["/b"] = lambda visit: visit.send(docx.read_bytes(), kind="application/octet-stream")
    assert [isinstance(found, Article) for found in every(herald.url("/a"), herald.url("/b"))] == [True, True]


def test_the_encoding_that_the_server_names_is_taken_where_the_page_names_none(herald: Outlet) -> None:
    body = page().decode().replace("cabinet", "café").encode("cp1252")
    herald.pages["/1"] = lambda visit: visit.send(body, kind="text/html; charset=windows-1252")
    assert "café" in one(herald.url("/1")).text


def test_entries_of_a_feed_are_fetched_and_what_it_says_fills_what_they_do_not(herald: Outlet) -> None:
    herald.pages["/feed"] = rss(item(link=herald.url("/1")), item(link="/2"), item(link=herald.url("/3"), body=BODY))
    herald.pages["/1"], herald.pages["/2"] = page("One"), page("Two")
    items = every(herald.url("/feed"))
    assert [found.title for found in items if isinstance(found, Article)] == ["One", "Two", "Minister warns of drought"]
    assert [found.origin for found in items] == [herald.url(path) for path in ("/1", "/2", "/3")]
    assert {found.published for found in items if isinstance(found, Article)} == {date(2021, 3, 3)}
    assert herald.paths == ["/feed", "/1", "/2"]


def test_an_entry_that_fails_costs_no_other(herald: Outlet) -> None:
    herald.pages["/feed"] = atom(entry(link=herald.url("/gone"), body=None), entry(link=herald.url("/1"), body=None))
    herald.pages["/1"] = page()
    gone, found = every(herald.url("/feed"))
    assert isinstance(gone, Failure)
    assert gone.message.startswith("there is no such page (HTTP 404)")
    assert isinstance(found, Article)


def test_a_sitemap_and_those_that_it_lists_are_read(herald: Outlet) -> None:
    herald.pages["/index.xml"] = sitemap_index(herald.url("/a.xml"), herald.url("/b.xml.gz"))
    herald.pages["/a.xml"] = sitemap(herald.url("/1"), news="2021-03-04")
    herald.pages["/b.xml.gz"] = lambda visit: visit.send(
        gzip.compress(sitemap(herald.url("/2"), herald.url("/3"))), kind="application/gzip"
    )
    for number in (1, 2, 3):
        herald.pages[f"/{number}"] = page(f"Number {number}")
    items = every(herald.url("/index.xml"))
    assert [found.title for found in items if isinstance(found, Article)] == ["Number 1", "Number 2", "Number 3"]
    assert isinstance(items[0], Article)
    assert items[0].published == date(2021, 3, 4)
    assert len(every(herald.url("/index.xml"), most=2)) == 2
    assert every(herald.url("/index.xml"), since=date(2021, 3, 5)) == []


def test_lists_of_lists_have_an_end(herald: Outlet) -> None:
    herald.pages["/index.xml"] = sitemap_index(herald.url("/index.xml"))
    assert failed(herald.url("/index.xml")).message.startswith("a list of lists of lists")


def test_a_feed_in_a_file_is_followed_where_that_is_asked(herald: Outlet, tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(rss(item(link=herald.url("/1"))))
    herald.pages["/1"] = page()
    assert one(str(tmp_path / "a.rss"), fetch=True).url == herald.url("/1")


def test_an_entry_that_the_caller_has_is_not_fetched(herald: Outlet) -> None:
    herald.pages["/feed"] = rss(item(link=herald.url("/1")), item(link=herald.url("/2")))
    herald.pages["/2"] = page()

    def skip(found: Entry) -> bool:
        return found.url.endswith("/1")

    assert len(every(herald.url("/feed"), web=WebSettings(allow_private=True, delay=0.0, skip=skip))) == 1
    assert herald.paths == ["/feed", "/2"]


def test_a_front_page_without_an_article_names_its_feed(herald: Outlet) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/rss'>"
    herald.pages["/"] = f"<html><head>{link}</head><body><a href='/1'>One</a></body></html>".encode()
    assert failed(herald.url("/")).message.endswith(f"It names a feed: claims import {herald.url('/rss')}")


def test_robots_txt_is_obeyed_with_its_wildcards(herald: Outlet) -> None:
    herald.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n\nUser-agent: claims\nDisallow: /*/print\nAllow: /\n"
    herald.pages["/1"] = page()
    assert one(herald.url("/1")).title == "Minister warns of drought"
    assert "robots.txt forbids it" in failed(herald.url("/1/print")).message
    assert herald.paths == ["/1"]


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(herald: Outlet) -> None:
    herald.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private\n"
    herald.pages["/1"] = lambda visit: visit.send(b"", status=302, Location="/private/1")
    herald.pages["/private/1"] = page()
    assert "robots.txt forbids it" in failed(herald.url("/1")).message
    assert herald.paths == ["/1"]


def test_a_host_that_cannot_tell_what_it_allows_allows_nothing(herald: Outlet) -> None:
    herald.pages["/robots.txt"] = lambda visit: visit.send(b"", status=500)
    herald.pages["/1"] = page()
    assert "forbids everything" in failed(herald.url("/1")).message
    assert herald.paths == []


def test_a_robots_txt_is_asked_for_once_a_host(herald: Outlet) -> None:
    herald.pages["/1"], herald.pages["/2"] = page(), page("Two")
    every(herald.url("/1"), herald.url("/2"))
    assert [path for path, _ in herald.requests] == ["/robots.txt", "/1", "/2"]


def test_what_has_not_changed_is_not_sent_again_and_read_all_the_same(herald: Outlet, tmp_path: Path) -> None:
    def act(visit: Visit) -> None:
        if visit.headers.get("If-None-Match") == '"v1"':
            visit.send(b"", status=304)
        else:
            visit.send(page(), ETag='"v1"')

    herald.pages["/1"] = act
    web = WebSettings(allow_private=True, delay=0.0, cache=tmp_path / "cache")
    first, second = one(herald.url("/1"), web=web), one(herald.url("/1"), web=web)
    assert first.text == second.text
    assert herald.requests[-1][1]["If-None-Match"] == '"v1"'


def test_a_damaged_cache_is_as_good_as_none(herald: Outlet, tmp_path: Path) -> None:
    herald.pages["/1"] = lambda visit: visit.send(page(), Last_Modified="Wed, 03 Mar 2021 10:00:00 GMT")
    web = WebSettings(allow_private=True, delay=0.0, cache=tmp_path)
    one(herald.url("/1"), web=web)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    assert one(herald.url("/1"), web=web).title == "Minister warns of drought"
    assert "If-Modified-Since" not in herald.requests[-1][1]


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert "pip install 'claims[formats]'" in failed("https://herald.example/1").message
