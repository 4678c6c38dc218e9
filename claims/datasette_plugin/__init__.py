"""The site: search, article and other pages on top of Datasette, which serves the tables beside them.

An installed plugin of Datasette: ``claims serve`` and a plain ``datasette claims.db`` both show it. This module holds
the hooks, each in a line or two; what they do is in the modules that they call, imported when they are called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment
    from markupsafe import Markup

    from claims.datasette_plugin.queries import TakesFunctions

__all__ = [
    "actor_from_request",
    "asgi_wrapper",
    "extra_css_urls",
    "get_metadata",
    "handle_exception",
    "menu_links",
    "permission_allowed",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_output_renderer",
    "register_routes",
    "render_cell",
    "startup",
]


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:
    """Our pages; see :mod:`claims.datasette_plugin.routing`."""
    from claims.datasette_plugin.routing import routes

    del datasette
    return routes()


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Any], Any]:
    """Security headers on every response; see :mod:`claims.datasette_plugin.security`."""
    from claims.datasette_plugin.security import secured

    return secured(datasette)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """The filters of our templates; see :mod:`claims.datasette_plugin.wording`."""
    from claims.datasette_plugin.wording import FILTERS

    env.filters.update({f"claims_{name}": function for name, function in FILTERS.items()})


@hookimpl(tryfirst=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Callable[[], Any]:
    """Pages that there are not, in the shape of ours; see :func:`claims.datasette_plugin.routing.unanswered`."""
    from claims.datasette_plugin.routing import unanswered

    return lambda: unanswered(datasette, request, exception)


@hookimpl
def menu_links(datasette: Datasette) -> Callable[[], Any]:
    """The way from Datasette's own pages back to ours."""
    from claims.datasette_plugin.site import site_of

    async def links() -> list[dict[str, str]]:
        served = await site_of(datasette).served()
        return [{"href": datasette.urls.path("/"), "label": "Search quotations"}] if served else []

    return links


@hookimpl
def extra_css_urls(datasette: Datasette, database: str | None) -> Callable[[], Any]:
    """Colours and type of our pages on Datasette's own pages of our databases."""
    from claims.datasette_plugin.site import site_of

    async def urls() -> list[str]:
        site = site_of(datasette)
        return [site.static("datasette.css")] if database in await site.served() else []

    return urls


@hookimpl
def actor_from_request(datasette: Datasette, request: Request) -> dict[str, str] | None:
    """Reviewers, by their cookie or the proxy's header; see :mod:`claims.datasette_plugin.reviewers`."""
    from claims.datasette_plugin.reviewers import actor_of

    return actor_of(datasette, request)


@hookimpl
def permission_allowed(datasette: Datasette, actor: dict[str, Any] | None, action: str) -> bool | None:
    """Who may review; see :mod:`claims.datasette_plugin.reviewers`."""
    from claims.datasette_plugin.reviewers import ACTION, may_review

    return may_review(datasette, actor) if action == ACTION else None


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Any]:
    """Look which databases are ours."""
    from claims.datasette_plugin.site import site_of

    return site_of(datasette).served


@hookimpl
def get_metadata(datasette: Datasette, key: str | None) -> dict[str, Any]:
    """Descriptions, labels, facets and queries; see :mod:`claims.datasette_plugin.metadata`."""
    if key not in {None, "databases", "tables", "queries"}:  # Datasette asks for permissions again and again
        return {}
    from claims.datasette_plugin.metadata import database_metadata
    from claims.datasette_plugin.site import site_of

    urls, site = datasette.urls, site_of(datasette)
    ours = [name for name in datasette.databases if site.is_ours(name)]
    found = {name: database_metadata(data=str(urls.database(name)), search=str(urls.path("/"))) for name in ours}
    return {"databases": found} if found else {}


@hookimpl
def prepare_connection(conn: TakesFunctions) -> None:
    """The SQL function with which the queries search."""
    from claims.datasette_plugin.queries import add_functions

    add_functions(conn)


@hookimpl
def register_output_renderer() -> dict[str, Any]:
    """JSON-LD; see :mod:`claims.datasette_plugin.jsonld`."""
    from claims.datasette_plugin.jsonld import renderer

    return renderer()


@hookimpl
def render_cell(datasette: Datasette, database: str, table: str | None, column: str, value: object) -> Markup | None:
    """Links from Datasette's rows to our pages; see :mod:`claims.datasette_plugin.cells`."""
    from claims.datasette_plugin.cells import linked

    return linked(datasette, database=database, table=table, column=column, value=value)
