"""The article page: the whole text, every quotation marked in its place."""

from __future__ import annotations

from claims.datasette_plugin.pages.page import Html, Page, Redirect, Shown, Visit


def quotation(visit: Visit) -> Shown:
    """A quotation by its number alone: its place in its article."""
    number = visit.number("number")
    with visit.reading() as reader:
        found = reader.quotation(number)
    return Redirect(visit.links.article(found.quotation.article.id, number))


def article(visit: Visit) -> Shown:
    """An article with its quotations."""
    with visit.reading() as reader:
        found = reader.article(visit.number("number"))
    return Html({"found": found})


PAGES = (
    Page(path=r"/articles/a(?P<number>\d{1,18})", read=article, template="claims_article.html"),
    Page(path=r"/quotations/q(?P<number>\d{1,18})", read=quotation),
)
