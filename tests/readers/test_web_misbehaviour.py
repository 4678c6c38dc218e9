"""Servers that misbehave: each costs a bounded time, gives a clear failure, and never a look inside a network."""

from __future__ import annotations

import gzip
import io
import ipaddress
import resource
import socket
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from claims.article import Article
from claims.readers import WebSettings
from claims.readers.options import ReadOptions
from claims.readers.web import guard
from claims.readers.web.client import Client
from claims.readers.web.guard import is_public
from tests.readers.feeds import rss
from tests.readers.outlet import Outlet, Visit, outlet
from tests.readers.test_web import every, failed, one, page

QUICK = WebSettings(allow_private=True, delay=0.0, seconds=1.5)
PUBLIC = "127.0.0.2"  # plays a public address: Linux listens on all of 127.0.0.0/8


@pytest.fixture
def herald() -> Iterator[Outlet]:
    with outlet() as server:
        yield server


def slow_headers(visit: Visit) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" * 100:
        visit.wfile.write(bytes([byte]))
        time.sleep(0.05)


def slow_body(visit: Visit) -> None:
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    for byte in page() * 10:
        visit.wfile.write(bytes([byte]))
        time.sleep(0.05)


def silent(visit: Visit) -> None:
    del visit
    time.sleep(10)


def endless_body(visit: Visit) -> None:
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        visit.wfile.write(b"<p>more" * 10_000)


def endless_headers(visit: Visit) -> None:
    visit.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        visit.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")


def breaks_off(visit: Visit) -> None:
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n" + page())
    visit.close_connection = True


def reset(visit: Visit) -> None:
    visit.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    socket.close(visit.connection.detach())


def noise(visit: Visit) -> None:
    visit.wfile.write(bytes(range(256)) * 20)
    visit.close_connection = True


def bomb(visit: Visit) -> None:
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", compresslevel=1) as packing:
        for _ in range(300):
            packing.write(b"<p>" * 350_000)
    visit.send(data.getvalue(), Content_Encoding="gzip")


def redirects(status: int, to: str) -> Callable[[Visit], None]:
    return lambda visit: visit.send(b"", status=status, Location=to)


CASES: dict[str, tuple[Callable[[Visit], None], str]] = {
    "slow headers": (slow_headers, "it takes more than 1.5 seconds"),
    "slow body": (slow_body, "it takes more than 1.5 seconds"),
    "silence": (silent, "it takes more than 1.5 seconds"),
    "endless body": (endless_body, "it has more than 20,000,000 bytes"),
    "endless headers": (endless_headers, "it cannot be fetched"),
    "huge": (lambda visit: visit.send(b"", Content_Length="99999999999"), "it has more than 20,000,000 bytes"),
    "a length that is a lie": (breaks_off, "it cannot be fetched: peer closed connection without sending complete"),
    "reset": (reset, "it cannot be fetched"),
    "noise": (noise, "it cannot be fetched"),
    "gzip bomb": (bomb, "bytes are more than one article may have"),
    "damaged gzip": (
        lambda visit: visit.send(b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 99, Content_Encoding="gzip"),
        "damaged gzip",
    ),
    "unknown coding": (lambda visit: visit.send(b"x", Content_Encoding="br"), "the content is encoded as 'br'"),
    "redirect loop": (redirects(302, "/misbehaves"), "more than 5 redirects"),
    "redirect to a file": (redirects(302, "file:///etc/passwd"), "only http and https addresses are fetched"),
    "redirect with a password": (redirects(302, "http://a:b@herald.example/"), "the address holds a password"),
    "redirect to nowhere": (redirects(302, "http://[::1"), "Invalid URL in location header"),
    "no permission": (lambda visit: visit.send(b"", status=403), "the server refuses (HTTP 403)"),
    "broken": (lambda visit: visit.send(b"oops", status=500), "the server answers with HTTP 500"),
    "asks for an hour": (
        lambda visit: visit.send(b"", status=429, Retry_After="3600"),
        "the server asks to come back in 3,600 seconds",
    ),
    "not modified at first": (lambda visit: visit.send(b"", status=304), "the server says 'not modified'"),
    "a picture": (lambda visit: visit.send(b"\x89PNG", kind="image/png"), "this is image/png, no article"),
    "a picture called a page": (lambda visit: visit.send(b"\x89PNG\r\n\x1a\n"), "this is a PNG image, not text"),
    "nothing": (lambda visit: visit.send(b""), "the input is empty"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_server_that_misbehaves_costs_a_failure_and_little_time(herald: Outlet, name: str) -> None:
    act, message = CASES[name]
    herald.pages["/misbehaves"], herald.pages["/1"] = act, page()
    before, started = peak(), time.monotonic()
    found, after = every(herald.url("/misbehaves"), herald.url("/1"), web=QUICK)
    assert time.monotonic() - started < 12
    assert peak() - before < 150_000_000
    assert not isinstance(found, Article)
    assert message in found.message
    assert found.origin == herald.url("/misbehaves")
    assert isinstance(after, Article) or "asks to come back" in after.message


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def test_a_robots_txt_without_end_is_read_as_far_as_it_has_to_be(herald: Outlet) -> None:
    def act(visit: Visit) -> None:
        visit.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /no\n")
        for _ in range(10_000):
            visit.wfile.write(b"Disallow: /" + b"x" * 1000 + b"\n")

    herald.pages["/robots.txt"], herald.pages["/1"] = act, page()
    assert one(herald.url("/1"), web=WebSettings(allow_private=True, delay=0.0)).title


def test_a_page_named_as_a_feed_is_read_as_what_it_is(herald: Outlet) -> None:
    herald.pages["/feed.rss"] = lambda visit: visit.send(page(), kind="application/rss+xml")
    herald.pages["/1"] = lambda visit: visit.send(rss(), kind="text/html")
    assert one(herald.url("/feed.rss"), web=QUICK).title == "Minister warns of drought"
    assert failed(herald.url("/1"), web=QUICK).message == "the feed has no entries"


def test_a_wrong_charset_does_not_garble_what_is_utf8(herald: Outlet) -> None:
    herald.pages["/1"] = lambda visit: visit.send(page(), kind="text/html; charset=iso-8859-1")
    herald.pages["/2"] = lambda visit: visit.send(page(), kind="text/html; charset=klingon")
    for path in ("/1", "/2"):
        assert "“have failed us”" in one(herald.url(path), web=QUICK).text


def one_after_the_other(answers: Iterator[Callable[[Visit], None]]) -> Callable[[Visit], None]:
    def act(visit: Visit) -> None:
        next(answers)(visit)

    return act


def test_a_server_that_asks_for_a_little_patience_gets_it(herald: Outlet) -> None:
    waits: list[float] = []
    answers = iter([lambda visit: visit.send(b"", status=503, Retry_After="7"), lambda visit: visit.send(page())])
    herald.pages["/1"] = one_after_the_other(answers)
    client = Client(QUICK, limit=ReadOptions().max_record_bytes, sleep=waits.append)
    assert client.get(herald.url("/1")).body == page()
    client.close()
    assert waits == [7.0]


def test_a_dropped_connection_is_tried_again(herald: Outlet) -> None:
    answers = iter([reset, lambda visit: visit.send(page())])
    herald.pages["/1"] = one_after_the_other(answers)
    assert one(herald.url("/1"), web=QUICK).title == "Minister warns of drought"


def test_a_host_is_asked_no_faster_than_allowed(herald: Outlet) -> None:
    waits: list[float] = []
    herald.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 5\n"
    herald.pages["/1"] = page()
    client = Client(WebSettings(allow_private=True, delay=2.0), limit=1_000_000, sleep=waits.append)
    for _ in range(3):
        client.get(herald.url("/1"))
    client.close()
    assert [round(wait) for wait in waits] == [2, 5, 5]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1"),  # noqa: S104
        *("168.63.129.16", "192.0.0.192", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:db8::1"),
        *("::127.0.0.1", "2001:0:7f00:1::", "2001::1"),
    ],
)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "0", "2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]", "017700000001"],
)
def test_loopback_is_refused_however_it_is_written(herald: Outlet, host: str) -> None:
    herald.pages["/1"] = page()
    failure = failed(herald.url("/1", host=host), web=WebSettings(delay=0.0, seconds=5.0))
    assert "lies inside a network" in failure.message or "cannot be fetched" in failure.message
    assert herald.requests == []


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Outlet, Outlet]]:
    """A server at an address that counts as public, and one inside the network."""
    real = guard.is_public
    monkeypatch.setattr(guard, "is_public", lambda address: str(address) == PUBLIC or real(address))
    with outlet(PUBLIC) as public, outlet() as inner:
        inner.pages["/secret"] = page("Secret")
        yield public, inner


STRANGER = WebSettings(delay=0.0, seconds=5.0)


@pytest.mark.parametrize("kind", ["redirect", "feed", "robots"])
def test_no_page_can_make_the_importer_read_the_inside_of_a_network(internet: tuple[Outlet, Outlet], kind: str) -> None:
    public, inner = internet
    secret = inner.url("/secret")
    if kind == "redirect":
        public.pages["/1"] = redirects(302, secret)
    elif kind == "feed":
        public.pages["/1"] = rss(f"<item><title>x</title><link>{secret}</link></item>")
    else:
        public.pages["/robots.txt"] = redirects(302, inner.url("/robots.txt"))
        public.pages["/1"] = page()
    failure = failed(public.url("/1"), web=STRANGER)
    assert "lies inside a network" in failure.message
    assert inner.requests == []


def test_a_name_is_resolved_once_for_a_connection_and_what_was_checked_is_connected_to(
    internet: tuple[Outlet, Outlet], monkeypatch: pytest.MonkeyPatch
) -> None:
    public, inner = internet
    public.pages["/1"] = page("Public")
    asked: list[str] = []

    real = socket.getaddrinfo

    def rebinding(host: str, port: int, *args: Any, **options: Any) -> list[Any]:
        if host != "rebinding.example":
            return real(host, port, *args, **options)
        asked.append(host)
        address = PUBLIC if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(guard.socket, "getaddrinfo", rebinding)
    assert one(public.url("/1", host="rebinding.example"), web=STRANGER).title == "Public"
    assert asked == ["rebinding.example"]
    assert public.requests[-1][1]["Host"].startswith("rebinding.example")
    failure = failed(public.url("/1", host="rebinding.example"), web=STRANGER)
    assert "lies inside a network (rebinding.example is 127.0.0.1)" in failure.message
    assert inner.requests == []


def test_a_certificate_is_checked_against_the_name_though_the_address_is_pinned(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("herald.example").configure_cert(context)

    def everywhere(host: str, port: int, *args: Any, **options: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(guard.socket, "getaddrinfo", everywhere)
    with outlet(context=context) as server:
        server.pages["/1"] = page()
        mine = server.url("/1", host="herald.example", scheme="https")
        assert "CERTIFICATE_VERIFY_FAILED" in failed(mine, web=QUICK).message
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert one(mine, web=QUICK).url == mine
        other = server.url("/1", host="tribune.example", scheme="https")
        assert "CERTIFICATE_VERIFY_FAILED" in failed(other, web=QUICK).message


def test_plain_http_on_a_tls_port_says_so(herald: Outlet) -> None:
    assert "it cannot be fetched" in failed(herald.url("/1", scheme="https"), web=QUICK).message


def test_nobody_listening_says_so() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert "it cannot be fetched" in failed(f"http://127.0.0.1:{port}/", web=QUICK).message


@pytest.mark.parametrize(
    "address", ["http://", "http:///1", "https://a b/", "http://[::1", "http://\x00", "http://x:99999/"]
)
def test_a_broken_address_says_so(address: str) -> None:
    assert failed(address, web=QUICK).error_class == "WebError"
