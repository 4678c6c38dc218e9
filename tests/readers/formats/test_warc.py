"""Web archives, written by warcio and read by fastwarc."""

from __future__ import annotations

import gzip
import io
import resource
import sys
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims.article import Article
from claims.readers import Failure
from tests.readers.documents import LEAD, SECOND
from tests.readers.helpers import every, failed, one

# warcio leaves its temporary files to the collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

AT = "2021-03-04T05:06:07Z"


def page(title: str = "Minister warns of drought", head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav><article>"
        f"<h1>{title}</h1><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
    ).encode()


def captured(
    writer: WARCWriter,
    body: bytes,
    *,
    url: str = "https://herald.example/1",
    status: str = "200 OK",
    headers: Iterable[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),),
    kind: str = "response",
) -> None:
    http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": AT}
    )
    writer.write_record(record)


def archive(path: Path, *bodies: bytes, packed: bool = True) -> Path:
    """An archive with a warcinfo record and these pages, each preceded by the request for it."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "warcio"}))
        for number, body in enumerate(bodies, 1):
            url = f"https://herald.example/{number}"
            request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "herald.example")], is_http_request=True)
            writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
            captured(writer, body, url=url)
    return path


@pytest.mark.parametrize("name", ["packed.warc.gz", "plain.warc", "packed.txt", "plain.txt"])
def test_a_captured_page_is_an_article_with_address_time_and_place(tmp_path: Path, name: str) -> None:
    packed = name.startswith("packed")
    path = archive(tmp_path / name, page(), page("Another warning"), packed=packed)
    first, second = every(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == f"Minister warns of drought\n\n{LEAD}\n\n{SECOND}"
    assert (first.url, first.retrieved_at) == ("https://herald.example/1", datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC))
    assert (second.title, second.url) == ("Another warning", "https://herald.example/2")
    offset = int(first.origin.removeprefix(f"{path}#"))
    data = path.read_bytes()[offset:]
    record = gzip.decompress(data)[:9] if packed else data[:9]
    assert record.startswith(b"WARC/1.")


@pytest.mark.parametrize(
    ("encode", "headers"),
    [
        (gzip.compress, [("Content-Encoding", "gzip")]),
        (lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body), [("Transfer-Encoding", "chunked")]),
    ],
    ids=["gzip", "chunked"],
)
def test_what_http_encoded_is_decoded(tmp_path: Path, encode: object, headers: list[tuple[str, str]]) -> None:
    with (tmp_path / "a.warc.gz").open("wb") as stream:
        captured(WARCWriter(stream), encode(page()), headers=[("Content-Type", "text/html"), *headers])  # type: ignore[operator]
    assert SECOND in one(tmp_path / "a.warc.gz").text


def test_the_charset_of_the_server_is_taken_where_the_page_says_none(tmp_path: Path) -> None:
    body = page().replace(b"cabinet", "caf\xe9".encode("latin-1"))
    with (tmp_path / "a.warc.gz").open("wb") as stream:
        captured(WARCWriter(stream), body, headers=[("Content-Type", "text/html; charset=iso-8859-1")])
    assert "café" in one(tmp_path / "a.warc.gz").text


def test_what_is_no_page_is_counted_and_told(tmp_path: Path) -> None:
    notices: list[str] = []
    with (tmp_path / "a.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream)
        captured(writer, b"\x89PNG\r\n\x1a\n", headers=[("Content-Type", "image/png")])
        captured(writer, page(), status="404 Not Found")
        captured(writer, b"", status="301 Moved")
        captured(writer, b"<html><body><a href='/'>Home</a></body></html>")
        captured(writer, page())
    assert len(every(tmp_path / "a.warc.gz", notify=notices.append)) == 1
    (notice,) = notices
    assert "2 responses without a page (redirects, errors)" in notice
    assert "1 not HTML" in notice
    assert "1 pages without an article" in notice


def test_an_address_of_another_site_that_a_page_gives_itself_is_not_believed(tmp_path: Path) -> None:
    foreign = page(head="<link rel='canonical' href='https://tribune.example/9'>")
    own = page("Another", head="<link rel='canonical' href='https://www.herald.example/9'>")
    urls = [item.url for item in every(archive(tmp_path / "a.warc.gz", foreign, own)) if isinstance(item, Article)]
    assert urls == ["https://herald.example/1", "https://www.herald.example/9"]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
@pytest.mark.parametrize("cut", [20, 300])
def test_of_an_archive_that_breaks_off_the_pages_before_are_kept(tmp_path: Path, name: str, cut: int) -> None:
    path = archive(tmp_path / name, page(), page("Two"), page("Three"), packed=name.endswith("gz"))
    path.write_bytes(path.read_bytes()[:-cut])
    items = every(path)
    titles = [item.title for item in items if isinstance(item, Article)]
    assert titles[:2] == ["Minister warns of drought", "Two"]
    last = items[-1]
    assert isinstance(last, Failure)
    assert "breaks off" in last.message or "damaged after byte" in last.message


def test_a_damaged_record_is_told_with_its_place_and_costs_no_other(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", page(), page("Two"), page("Three"))
    data = bytearray(path.read_bytes())
    place = int(every(path)[1].origin.rpartition("#")[2])
    data[place + 200] ^= 0xFF
    path.write_bytes(data)
    items = every(path)
    assert isinstance(items[0], Article)
    assert any(isinstance(item, Failure) and "damaged after byte" in item.message for item in items)
    assert any(isinstance(item, Article) and item.title == "Three" for item in items)


def test_an_archive_without_records_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n")
    assert failed(tmp_path / "a.warc").error_class in {"EmptyInputError", "FormatError"}


def test_a_page_that_unpacks_to_gigabytes_is_left_out_within_bounds(tmp_path: Path) -> None:
    zeros = io.BytesIO()
    with gzip.GzipFile(fileobj=zeros, mode="wb", compresslevel=1) as packing:
        for _ in range(500):
            packing.write(b"<p>" * 350_000)
    with (tmp_path / "a.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream)
        captured(writer, zeros.getvalue(), headers=[("Content-Type", "text/html"), ("Content-Encoding", "gzip")])
        captured(writer, page())
    unit = 1 if sys.platform == "darwin" else 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    assert len(every(tmp_path / "a.warc.gz")) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit - before < 200_000_000


def test_memory_stays_flat_over_an_archive(tmp_path: Path) -> None:
    filler = b"<!--" + b"x" * 200_000 + b"-->"
    short = archive(tmp_path / "a.warc.gz", *(page(f"Warning {n}") + filler for n in range(20)))
    long = archive(tmp_path / "b.warc.gz", *(page(f"Warning {n}") + filler for n in range(200)))
    unit = 1 if sys.platform == "darwin" else 1024
    every(short)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    assert len(every(long)) == 200
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit - before < 20_000_000


def test_a_wacz_file_is_read_through_its_archives(tmp_path: Path) -> None:
    inner = archive(tmp_path / "data.warc.gz", page())
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as outer:
        outer.write(inner, "archive/data.warc.gz")
        outer.writestr("datapackage.json", "{}")
    article = one(tmp_path / "a.wacz")
    assert article.url == "https://herald.example/1"
    assert article.origin.startswith(f"{tmp_path}/a.wacz/archive/data.warc.gz#")


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "a.warc.gz", page())
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    assert "pip install 'claims[formats]'" in failed(path).message
