"""The search page: one box, answers as cards, what was understood as chips; the same as JSON beside it."""

from __future__ import annotations

from claims.ask import Answers, ask
from claims.datasette_plugin.pages.page import Html, Json, Page, Shown, Visit

_SHOWN = 20


def search(visit: Visit) -> Shown:
    """The page at the root."""
    question = visit.get("q")
    return Html({"question": question or "", "answers": _answers(visit, question) if question else None})


def search_json(visit: Visit) -> Shown:
    """The shape of ``claims ask --json``."""
    return Json(_answers(visit, visit.get("q") or "").to_dict())


def _answers(visit: Visit, question: str) -> Answers:
    return ask(visit.store, question, limit=_SHOWN)


PAGES = (
    Page(path="/", read=search, template="claims_search.html", nav="Search"),
    Page(path=r"/search\.json", read=search_json),
)
