"""From Datasette's requests to our pages, and back: threads, permissions and errors are dealt with here, once."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qs, unquote

from datasette.app import Datasette
from datasette.utils.asgi import Forbidden, NotFound, Request, Response
from datasette.views.index import IndexView

from claims.datasette_plugin.links import Links, Sort
from claims.datasette_plugin.pages import PAGES
from claims.datasette_plugin.pages.page import Json, Page, Redirect, Shown, Visit
from claims.datasette_plugin.reviewers import ACTION, COOKIE, Cookie, cookie_for, is_token, settings_of, was_checked
from claims.datasette_plugin.security import PAGE_POLICY
from claims.datasette_plugin.site import Site, site_of
from claims.datasette_plugin.wording import visible
from claims.errors import ClaimsError, NotFoundError, QuestionError

Send = Callable[[dict[str, Any]], Awaitable[None]]

# The first database of ours is at the root; any is below this path, by its name.
_PREFIX = r"(?:/-/claims/(?P<database>[^/]+))?"

# A hint for the terminal: "claims speakers list shows who there is".
_COMMAND = re.compile(r"(?:See )?claims [a-z]")

_STATUS = ((NotFoundError, 404), (QuestionError, 400), (ClaimsError, 503))


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Regular expressions and views, as Datasette wants them."""
    return [(f"^{_PREFIX}{page.path}\\Z", _view(page)) for page in PAGES]


def _view(page: Page) -> Callable[..., Any]:
    async def view(datasette: Datasette, request: Request, send: Send) -> Response:
        site = site_of(datasette)
        parts = dict(request.url_vars)
        asked = parts.pop("database", None)
        if asked is None and page.path == "/" and not await site.served():
            return await _datasettes_own_index(datasette, request, send)
        if request.method not in page.methods:
            return Response.text("Method not allowed", status=405, headers={"Allow": ", ".join(page.methods)})
        links = None
        try:
            name = await site.name(asked)
            links = links_of(site, name, prefixed=asked is not None)
            await datasette.ensure_permissions(request.actor, [("view-database", name), "view-instance"])
            reviewing = settings_of(datasette) is not None
            can_review = reviewing and await datasette.permission_allowed(request.actor, ACTION, resource=name)
            if page.reviews and not reviewing:
                raise NotFoundError("this site is not for reviewing", hint="claims serve --review starts one that is")
            if page.reviews and not can_review:
                return await _closed(site, request, links)
            if request.method == "POST" and not was_checked(request):
                raise Forbidden("the form's token is missing")
            return await _answer(
                site, page, request, name=name, prefixed=asked is not None, parts=parts, can_review=can_review
            )
        except ClaimsError as error:
            return await _error(site, request, error, links=links, of=page.of)

    return view


async def _answer(
    site: Site,
    page: Page,
    request: Request,
    *,
    name: str,
    prefixed: bool,
    parts: dict[str, str | None],
    can_review: bool,
) -> Response:
    form = parse_qs((await request.post_body()).decode(), keep_blank_values=True) if request.method == "POST" else None
    visit = Visit(
        store=await site.in_thread(lambda: site.store(name)),
        database=name,
        links=links_of(site, name, prefixed=prefixed),
        parts={key: value for key, value in parts.items() if value is not None},
        asked={key: request.args.getlist(key) for key in request.args},
        actor=request.actor,
        form=form,
        can_review=can_review,
        writing=(lambda: site.writable(name)) if can_review else None,
        enter=partial(_enter, site.datasette) if settings_of(site.datasette) is not None else None,
    )
    shown = await site.in_thread(lambda: page.read(visit))
    await site.keep_fresh(now=form is not None)
    return await respond(site, request, page, visit, shown)


async def respond(site: Site, request: Request, page: Page, visit: Visit, shown: Shown) -> Response:
    """What a page gave, as Datasette's response."""
    headers = {"Content-Security-Policy": PAGE_POLICY}
    if isinstance(shown, Redirect):
        response = Response.redirect(shown.to, headers=headers)
        if shown.cookie:
            response.set_cookie(
                COOKIE, shown.cookie.value, max_age=shown.cookie.max_age, httponly=True, samesite="lax",
                path=str(site.datasette.urls.path("/")), secure=request.scheme == "https",
            )  # fmt: skip
        return response
    if isinstance(shown, Json):
        if site.datasette.cors:
            headers["Access-Control-Allow-Origin"] = "*"
        body = json.dumps(shown.value, ensure_ascii=False)
        return Response(body, headers=headers, content_type="application/json; charset=utf-8")
    body = await _rendered(
        site, request, page.template, {"visit": visit, "links": visit.links, "page": page, **shown.context}
    )
    return Response.html(body, status=shown.status, headers=headers)


def links_of(site: Site, name: str, *, prefixed: bool = False) -> Links:
    """The addresses of one database's pages."""
    urls = site.datasette.urls
    root = urls.path(f"/-/claims/{name}" if prefixed else "/")
    return Links(root=str(root).rstrip("/"), data=str(urls.database(name)))


async def _rendered(site: Site, request: Request, template: str, context: dict[str, Any]) -> str:
    visit = context.get("visit")
    can_review = visit is not None and visit.can_review
    navigation = [(page.nav, page.path) for page in PAGES if page.nav and (can_review or not page.reviews)]
    body: str = await site.datasette.render_template(
        template, {"static": site.static, "navigation": navigation, "mirror": site.mirror, **context}, request=request
    )
    return body


async def _error(
    site: Site, request: Request, error: ClaimsError, *, links: Links | None = None, of: Sort | None = None
) -> Response:
    """What an error looks like; of what is not there, the list of those that are stands in place of a command."""
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    if request.path.endswith(".json"):  # Datasette's shape
        said = {"ok": False, "error": str(error), "status": status, "title": None}
        return Response.json(said, status=status, headers={"Content-Security-Policy": PAGE_POLICY})
    root = str(site.datasette.urls.path("/"))
    links = links or Links(root=root.rstrip("/"), data=root)
    context: dict[str, Any] = {"error": error, "status": status, "links": links, "hint": error.hint}
    if of and isinstance(error, NotFoundError):
        context["every"] = (f"All {of}", links.every(of))
        context["hint"] = None if error.hint and _COMMAND.match(error.hint) else error.hint
    body = await _rendered(site, request, "claims_error.html", context)
    return Response.html(body, status=status, headers={"Content-Security-Policy": PAGE_POLICY})


async def _closed(site: Site, request: Request, links: Links) -> Response:
    """What those see who may not review."""
    error = ClaimsError(
        "you may not review here",
        hint="Open the address that claims serve --review has printed, or ask who runs this site",
    )
    body = await _rendered(
        site, request, "claims_error.html", {"error": error, "status": 403, "links": links, "hint": error.hint}
    )
    return Response.html(body, status=403, headers={"Content-Security-Policy": PAGE_POLICY})


def _enter(datasette: Datasette, token: str | None, name: str) -> Cookie:
    if not is_token(datasette, token):
        raise QuestionError("this is not the token", hint="Open the address that claims serve --review has printed")
    return cookie_for(datasette, name)


async def unanswered(datasette: Datasette, request: Request, exception: Exception) -> Response | None:
    """What an exception that no page has dealt with becomes: pages that there are not, in the shape of ours.

    None for any other exception, for programs, and for sites without a database of ours.
    """
    site = site_of(datasette)
    if isinstance(exception, AssertionError) and request.method == "POST":  # what Datasette says to POST at a table
        return Response.text("Method not allowed", status=405, headers={"Allow": "GET, HEAD"})
    if not isinstance(exception, NotFound) or request.path.endswith((".json", ".csv")) or not await site.served():
        return None
    return await _error(site, request, NotFoundError("there is no such page", where=visible(unquote(request.path))))


async def _datasettes_own_index(datasette: Datasette, request: Request, send: Send) -> Response:
    """Where none of the databases is ours, the root is Datasette's."""
    request.scope = dict(request.scope, url_route={"kwargs": {"format": None}})
    return await IndexView.as_view(datasette)(request, send)
