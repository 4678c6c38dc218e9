"""Quotations and fact-checks as JSON-LD beside Datasette's other formats: ``/claims/quotes.jsonld``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from claims.datasette_plugin.site import site_of
from claims.exports.claimreview import claim_review
from claims.exports.quotation import CONTEXT, node
from claims.store.reader import open_reader

if TYPE_CHECKING:
    from datasette.app import Datasette

_TABLES = frozenset({"quotes", "quotations", "fact_checks"})


def renderer() -> dict[str, Any]:
    """What the hook ``register_output_renderer`` gives."""
    return {"extension": "jsonld", "render": render, "can_render": can_render}


def can_render(datasette: Datasette, database: str | None, table: str | None, columns: Sequence[str]) -> bool:
    """Whether rows are fact-checks or quotations: of a table, of a view, of a query with number and words."""
    if not site_of(datasette).is_ours(database):
        return False
    return table in _TABLES or {"id", "quotation"} <= set(columns)


async def render(datasette: Datasette, database: str, table: str | None, rows: Iterable[Mapping[str, Any]]) -> Response:
    """The quotations or fact-checks in these rows as one graph."""
    site = site_of(datasette)
    numbers = [row["id"] for row in rows]

    def graph() -> dict[str, Any]:
        with open_reader(site.store(database).engine) as reader:
            if table == "fact_checks":
                nodes = [claim_review(one.said) for one in reader.fact_checks(numbers)]
            else:
                nodes = [node(one, quoted) for one in reader.exported_ones(numbers) for quoted in one.quotations]
            return {"@context": CONTEXT, "@graph": nodes}

    body = json.dumps(await site.in_thread(graph), ensure_ascii=False)
    headers = {"Access-Control-Allow-Origin": "*"} if datasette.cors else {}
    return Response(body, headers=headers, content_type="application/ld+json; charset=utf-8")
