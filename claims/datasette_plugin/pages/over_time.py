"""A search over time: each claim once, in the order in which it was said, and what of it may contradict itself."""

from __future__ import annotations

from typing import Any

from claims.ask import Answer
from claims.datasette_plugin.pages.page import Html, Json, Page, Shown, Visit
from claims.datasette_plugin.pages.search import Search
from claims.errors import QuestionError
from claims.tracing import Timeline, timeline

# The best answers: all pairs of them are compared.
_MOST = 60


def over_time(visit: Visit) -> Shown:
    """The answers to a search in order of time."""
    asked = Search.of(visit)
    context: dict[str, Any] = {"search": asked, "most": _MOST}
    if asked.blank:
        return Html(context)
    try:
        answers, found = _found(visit, asked)
    except QuestionError as error:
        return Html(context | {"error": error}, status=400)
    caveats = {answer.quotation.id: answer.caveat for answer in answers}
    return Html(
        context | {"told": found, "caveats": caveats, "json": asked.address(visit.links, path="/over-time.json")}
    )


def over_time_json(visit: Visit) -> Shown:
    """The timeline of ``claims ask --timeline --json``."""
    return Json(_found(visit, Search.of(visit))[1].to_dict())


def _found(visit: Visit, asked: Search) -> tuple[tuple[Answer, ...], Timeline]:
    answers = asked.browsed(visit, limit=_MOST).answers.answers
    with visit.reading() as reader:
        return answers, timeline(reader, [answer.quotation for answer in answers])


PAGES = (
    Page(path="/over-time", read=over_time, template="claims_over_time.html"),
    Page(path=r"/over-time\.json", read=over_time_json),
)
