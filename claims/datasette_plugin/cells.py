"""Cells of Datasette's pages that lead to ours: numbers of quotations, articles, speakers, claims and more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from claims.datasette_plugin.links import Links
from claims.datasette_plugin.routing import links_of
from claims.datasette_plugin.site import site_of

if TYPE_CHECKING:
    from datasette.app import Datasette

# By table and column; tables' other references are Datasette's own links, with labels. None is any query.
_LINKED: Mapping[tuple[str | None, str], Callable[[Links, int], str]] = {
    ("quotes", "id"): Links.quotation,
    ("quotes", "article_id"): Links.article,
    ("quotes", "speaker_id"): Links.speaker,
    ("quotes", "outlet_id"): Links.outlet,
    ("speakers_summary", "id"): Links.speaker,
    ("relays_summary", "id"): Links.relay,
    ("relays_summary", "owner_id"): Links.speaker,
    ("quotations", "id"): Links.quotation,
    ("articles", "id"): Links.article,
    ("entities", "id"): Links.speaker,
    ("channels", "id"): Links.relay,
    ("outlets", "id"): Links.outlet,
    ("claims", "id"): Links.claim,
    ("claims_summary", "id"): Links.claim,
    ("claims_summary", "speaker_id"): Links.speaker,
    (None, "claim_id"): Links.claim,
    (None, "article_id"): Links.article,
    (None, "speaker_id"): Links.speaker,
}


def linked(datasette: Datasette, *, database: str, table: str | None, column: str, value: object) -> Markup | None:
    """A number as a link to our page of it; None leaves the cell to Datasette.

    Args:
        datasette: The application.
        database: The database's name.
        table: The table or view; None in a query.
        column: The column.
        value: What stands in it.
    """
    site, address = site_of(datasette), _LINKED.get((table, column))
    if address is None or not isinstance(value, int) or not site.is_ours(database):
        return None
    return Markup('<a href="{}">{}</a>').format(address(links_of(site, database), value), value)
