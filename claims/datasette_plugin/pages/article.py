"""The article page: the whole text, every quotation marked in its place, with its chain in the margin."""

from __future__ import annotations

from urllib.parse import urlsplit

from claims.datasette_plugin.marking import marks_of, paragraphs
from claims.datasette_plugin.pages.page import Html, Page, Redirect, Shown, Visit


def article(visit: Visit) -> Shown:
    """An article with its quotations."""
    with visit.reading() as reader:
        found = reader.article(visit.number("number"))
        claims = reader.told_beside([one.id for one in found.quotations])
        verdicts = reader.verdicts([one.id for one in found.quotations])
    numbered = {one.id: index for index, one in enumerate(found.quotations, 1)}
    return Html(
        {
            "found": found,
            "paragraphs": paragraphs(found.text, marks_of(found.quotations)),
            "quotations": {one.id: one for one in found.quotations},
            "numbered": numbered,
            "claims": claims,
            "verdicts": verdicts,
            "speakers": len({one.speaker_id or one.speaker for one in found.quotations if one.speaker}),
            "address": _address(found.article.url),
        }
    )


def quotation(visit: Visit) -> Shown:
    """A quotation by its number alone: its place in its article."""
    number = visit.number("number")
    with visit.reading() as reader:
        found = reader.quotation(number).quotation
    return Redirect(visit.links.article(found.article.id, number))


def _address(url: str | None) -> str | None:
    """An article's address, if it is one that a browser may follow: no script, no file."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


PAGES = (
    Page(path=r"/articles/a(?P<number>\d{1,18})", read=article, template="claims_article.html", of="articles"),
    Page(path=r"/quotations/q(?P<number>\d{1,18})", read=quotation, of="quotations"),
)
