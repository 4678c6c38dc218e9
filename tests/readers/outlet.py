"""A web server on loopback for the tests: an outlet that behaves, or misbehaves in every way that they need."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Visit"], None]


class Visit(BaseHTTPRequestHandler):
    """One request; what happens is up to the page that it asks for."""

    protocol_version = "HTTP/1.1"
    server: Outlet

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers)))
        act = self.server.pages.get(self.path)
        if act is None:
            self.send(b"nothing here", status=404)
        elif callable(act):
            act(self)
        else:
            self.send(act)

    def send(self, body: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        """An answer; underscores in the names of headers are hyphens."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        said.setdefault("Content-Length", str(len(body)))
        for name, value in said.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


class Outlet(ThreadingHTTPServer):
    """The server.

    Args:
        address: Where it listens; on Linux any of 127.0.0.0/8.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: str) -> None:
        super().__init__((address, 0), Visit)
        self.pages: dict[str, bytes | Act] = {}
        self.requests: list[tuple[str, Mapping[str, str]]] = []

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.requests if path != "/robots.txt"]

    def url(self, path: str, *, host: str | None = None, scheme: str = "http") -> str:
        """The address of a page."""
        return f"{scheme}://{host or self.server_address[0]}:{self.server_address[1]}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no matter."""


@contextmanager
def outlet(address: str = "127.0.0.1", *, context: ssl.SSLContext | None = None) -> Iterator[Outlet]:
    """Run a server for the block."""
    server = Outlet(address)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
