"""Letting reviewers in: the address with the token asks for a name, with which decisions are signed."""

from __future__ import annotations

from claims.datasette_plugin.pages.page import Html, Page, Redirect, Shown, Visit
from claims.errors import NotFoundError, QuestionError


def enter(visit: Visit) -> Shown:
    """The page behind the printed address; its form sends the name."""
    if visit.enter is None:
        raise NotFoundError("this site is not for reviewing", hint="claims serve --review starts one that is")
    if visit.form is None:
        return Html({"token": visit.get("token"), "name": (visit.actor or {}).get("id")})
    name = visit.sent("name") or ""
    try:
        cookie = visit.enter(visit.sent("token"), name)
    except QuestionError as error:
        return Html({"token": visit.sent("token"), "name": name, "error": error}, status=400)
    return Redirect(visit.links.review(), cookie=cookie)


PAGES = (
    Page(path=r"/review/enter", read=enter, template="claims_enter.html", methods=("GET", "HEAD", "POST")),
)  # fmt: skip
"""The one page that answers POST without permission: it gives the permission."""
