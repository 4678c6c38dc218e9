"""Feeds and sitemaps in files; what is fetched is in test_web.py."""

from __future__ import annotations

import gzip
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.readers import Failure
from tests.readers.feeds import BODY, LEAD, SECOND, THIRD, atom, entry, item, rss, sitemap, sitemap_index
from tests.readers.helpers import every, failed, one


def saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt", "a.html"])
def test_an_entry_with_the_whole_text_is_an_article(tmp_path: Path, name: str) -> None:
    article = one(saved(tmp_path / name, rss(item(body=BODY))))
    assert article.text == f"Minister warns of drought\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert (article.title, article.byline, article.outlet) == ("Minister warns of drought", "Ana Lopez", "The Herald")
    assert (article.url, article.published) == ("https://herald.example/1", date(2021, 3, 3))
    assert (article.origin, article.language) == (f"{tmp_path}/{name}#1", "en")


def test_atom_is_read_too_and_a_section_is_no_outlet(tmp_path: Path) -> None:
    article = one(saved(tmp_path / "a.atom", atom(entry())))
    assert article.text == f"Minister warns of drought\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert (article.byline, article.published, article.outlet) == ("Ana Lopez", date(2021, 3, 4), None)


def test_rdf_is_read_too(tmp_path: Path) -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:'
        'content="http://purl.org/rss/1.0/modules/content/"><channel><title>Herald</title></channel><item><title>Drought</title>'
        f"<link>https://herald.example/1</link><content:encoded><![CDATA[{BODY}]]></content:encoded></item></rdf:RDF>"
    )
    assert one(saved(tmp_path / "a.rdf", feed.encode())).title == "Drought"


def test_entries_that_only_have_an_address_are_counted_with_what_to_do(tmp_path: Path) -> None:
    items = every(saved(tmp_path / "a.rss", rss(item(), item(body=BODY), item())))
    assert isinstance(items[0], Article)
    assert isinstance(items[1], Failure)
    assert items[1].message.startswith("2 of 3 entries give an address instead of the text. --fetch reads")


@pytest.mark.parametrize(
    "body",
    [
        f"{BODY}<p>The government … <a href='/1'>Continue reading</a></p>",
        f"{BODY}<p>Read more »</p>",
        f"{BODY}<p>And then […]</p>",
        "<p>Short.</p>",
    ],
)
def test_a_teaser_is_not_taken_for_the_article(tmp_path: Path, body: str) -> None:
    assert "give an address" in failed(saved(tmp_path / "a.rss", rss(item(body=body)))).message


def test_an_entry_without_text_and_address_says_so(tmp_path: Path) -> None:
    failure = failed(saved(tmp_path / "a.rss", rss(item(link=""))))
    assert failure.message == "this entry gives neither the text nor an address"
    assert failure.origin == f"{tmp_path}/a.rss#1"


def test_only_the_newest_are_taken_where_that_is_wanted(tmp_path: Path) -> None:
    old = item(body=BODY, date="Mon, 01 Feb 2021 10:00:00 GMT", title="Old")
    path = saved(tmp_path / "a.rss", rss(item(body=BODY), old, item(body=BODY), item(body=BODY)))
    assert len(every(path, since=date(2021, 3, 1))) == 3
    assert len(every(path, most=2)) == 2
    assert len(every(path, most=2, since=date(2021, 3, 1))) == 2


def test_a_date_that_is_none_dates_nothing(tmp_path: Path) -> None:
    assert one(saved(tmp_path / "a.rss", rss(item(body=BODY, date="Smarch 40th")))).published is None


def test_a_feed_without_entries_says_so(tmp_path: Path) -> None:
    assert failed(saved(tmp_path / "a.rss", rss())).message == "the feed has no entries"


def test_a_feed_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = rss(item(body=BODY), item(body=BODY, title="Another"))
    notices: list[str] = []
    items = every(saved(tmp_path / "a.rss", whole[: whole.index(b"Another") + 3]), notify=notices.append)
    assert isinstance(items[0], Article)
    assert any("the feed is broken" in notice for notice in notices)


def test_a_feed_may_be_compressed(tmp_path: Path) -> None:
    assert one(saved(tmp_path / "a.rss.gz", gzip.compress(rss(item(body=BODY))))).title == "Minister warns of drought"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "data",
    [
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><item>&l11;</item></rss>'.encode(),
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
        b"<rss>" + b"<item>" * 200_000,
        b"<rss><channel><item><title>" + b"<![CDATA[" * 100_000,
        b"<feed>" + b"<entry><link href='" * 50_000,
        b"<rss><channel><item><description>" + b"&lt;p&gt;" * 50_000 + b"</description></item></channel></rss>",
    ],
    ids=["laughs", "external", "nested", "cdata", "unclosed", "markup"],
)
def test_feeds_made_to_stall_or_to_read_files_do_neither(tmp_path: Path, data: bytes) -> None:
    started = time.process_time()
    for found in every(saved(tmp_path / "a.rss", data)):
        assert "root:" not in str(found)
    assert time.process_time() - started < 20


def test_a_sitemap_in_a_file_counts_its_addresses_and_says_what_to_do(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xml", sitemap("https://herald.example/1", "https://herald.example/2"))
    assert failed(path).message.startswith("2 of 2 entries give an address instead of the text. --fetch reads")
    path = saved(tmp_path / "a.xml", sitemap_index("https://herald.example/a.xml"))
    assert failed(path).message.startswith("1 of 1 entries give an address")


def test_a_sitemap_without_addresses_says_so(tmp_path: Path) -> None:
    assert failed(saved(tmp_path / "a.xml", sitemap())).message == "the sitemap lists nothing"
    assert failed(saved(tmp_path / "a.xml", sitemap("javascript:alert(1)"))).message == "the sitemap lists nothing"


@pytest.mark.parametrize("data", [sitemap("https://herald.example/1")[:-20], b"<urlset>" + b"<url>" * 1_000_000])
def test_a_broken_sitemap_says_so(tmp_path: Path, data: bytes) -> None:
    first = every(saved(tmp_path / "a.xml", data))[0]
    assert isinstance(first, Failure)
    assert first.message.startswith("a broken sitemap")


def test_a_list_of_feeds_says_which_command_reads_it(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.opml", b"<?xml version='1.0'?><opml version='2.0'><body/></opml>")
    assert "claims watch" in failed(path).message


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path / "a.rss", rss(item(body=BODY)))
    monkeypatch.setitem(sys.modules, "feedparser", None)
    assert "pip install 'claims[formats]'" in failed(path).message
