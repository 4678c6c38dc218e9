"""Claims: those most worth checking, and one with its wordings side by side and all that told it in order of time."""

from __future__ import annotations

from claims.datasette_plugin.pages.page import Html, Page, Redirect, Shown, Visit
from claims.tracing import told_claim

_A_PAGE, _LAST_PAGE = 50, 200
# Not /claims: that is Datasette's page of claims.db.
_LIST = "/claims/all"
# A claim that a hundred outlets printed: the first and the last of them, in between what drifted.
_SHOWN = 100


def claim(visit: Visit) -> Shown:
    """A claim; after a merge the one that stands for both."""
    number = visit.number("number")
    with visit.reading() as reader:
        found = told_claim(reader, number)
    if found.summary.id != number:
        return Redirect(visit.links.claim(found.summary.id))
    return Html({"claim": found.summary, "told": found, "shown": found.quotations[:_SHOWN]})


def claims(visit: Visit) -> Shown:
    """The claims that are most worth checking."""
    asked = visit.get("page") or "1"
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
    number = min(max(number, 1), _LAST_PAGE)
    with visit.reading() as reader:
        found = reader.worthiest_claims(offset=(number - 1) * _A_PAGE, limit=_A_PAGE + 1)
    return Html(
        {
            "claims": found[:_A_PAGE],
            "previous": visit.links.page(_LIST, {"page": number - 1}) if number > 1 else None,
            "next": visit.links.page(_LIST, {"page": number + 1}) if len(found) > _A_PAGE else None,
        }
    )


PAGES = (
    Page(path=_LIST, read=claims, template="claims_claims.html", nav="Claims"),
    Page(path=r"/claims/c(?P<number>\d{1,18})", read=claim, template="claims_claim.html", of="claims"),
)
