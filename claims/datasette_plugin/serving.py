"""Serving a database: Datasette with our settings, run by uvicorn."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping

import uvicorn
from datasette.app import Datasette

_SETTINGS = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "suggest_facets": False,  # it counts each column's values, for seconds where there are many rows
    "facet_time_limit_ms": 500,
    "sql_time_limit_ms": 3000,
    "allow_download": False,
    "default_cache_ttl": 0,  # reviews and imports are seen at once
}


def build(
    path: str | os.PathLike[str],
    *,
    cors: bool = False,
    base_url: str = "/",
    review: Mapping[str, object] | None = None,
) -> Datasette:
    """A Datasette of one database.

    Args:
        path: A file of ours whose schema is current; see :meth:`claims.store.store.Store.open`.
        cors: Let pages of other sites read the JSON.
        base_url: The path at which a reverse proxy serves it.
        review: Let persons review: ``token`` lets in who has it, ``actor_header`` names the header in which a reverse
            proxy says who visits, ``allow`` is a block of Datasette's for other actors. None for reading only.
    """
    return Datasette(
        [os.fspath(path)],
        settings={**_SETTINGS, "base_url": base_url},
        metadata={"plugins": {"claims": {"secure": True, "review": None if review is None else dict(review)}}},
        cors=cors,
    )


def serve(datasette: Datasette, *, host: str, port: int) -> None:
    """Answer requests until the process is told to end.

    Args:
        datasette: From :func:`build`.
        host: The address to listen at.
        port: The port.
    """
    asyncio.run(datasette.invoke_startup())
    uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on", workers=1)
