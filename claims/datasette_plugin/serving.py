"""Serving a database: Datasette with our settings, run by uvicorn."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import uvicorn
from datasette.app import Datasette

from claims.datasette_plugin.mirroring import Mirror
from claims.datasette_plugin.site import site_of
from claims.errors import ClaimsError

SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "suggest_facets": False,  # it counts each column's values, for seconds where there are many rows
    "facet_time_limit_ms": 500,
    "sql_time_limit_ms": 3000,
    "allow_download": False,
    "default_cache_ttl": 0,  # reviews and imports are seen at once
}
"""Datasette's settings: pages of a size to read, nothing suggested that takes long to count."""


def build(
    path: str | os.PathLike[str],
    *,
    cors: bool = False,
    base_url: str = "/",
    review: Mapping[str, object] | None = None,
    mirror: Mirror | None = None,
) -> Datasette:
    """A Datasette of one database.

    Args:
        path: A file of ours whose schema is current; see :meth:`claims.store.store.Store.open`.
        cors: Let pages of other sites read the JSON.
        base_url: The path at which a reverse proxy serves it.
        review: Let persons review: ``token`` lets in who has it, ``actor_header`` names the header in which a reverse
            proxy says who visits, ``allow`` is a block of Datasette's for other actors. None for reading only.
        mirror: What keeps the file fresh, where it is the copy of a PostgreSQL database.
    """
    from datasette import handle_exception  # not before datasette.app: it would load its plugins by halves

    handle_exception.rich = None  # with it Datasette prints every local variable whenever a page is not there
    datasette = Datasette(
        [os.fspath(path)],
        settings={**SETTINGS, "base_url": base_url},
        metadata={"plugins": {"claims": {"secure": True}}},
        cors=cors,
    )
    # Not in the metadata, which Datasette shows to everybody: the token is a secret.
    site_of(datasette).review = review
    site_of(datasette).mirror = mirror
    return datasette


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes requests from now on; they wait until :func:`serve` answers.

    Args:
        host: The address to listen at.
        port: The port; 0 for any that is free.

    Raises:
        ClaimsError: The address is not this computer's, or something else listens there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise ClaimsError(
            f"cannot listen at {host}:{port}: {error.strerror}", hint="Give another --port, or another --host"
        ) from None


def serve(datasette: Datasette, listening: socket.socket) -> None:
    """Answer requests until the process is told to end.

    Args:
        datasette: From :func:`build`.
        listening: From :func:`listen`.
    """
    config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def running(datasette: Datasette) -> Iterator[str]:
    """Answer requests from a thread, at a free port of this computer, for a ``with`` block.

    Args:
        datasette: From :func:`build`.

    Yields:
        The site's address, without a slash at the end.
    """
    with listen("127.0.0.1", 0) as listening:
        config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
