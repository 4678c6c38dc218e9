"""The search page: one box, answers as cards, what was understood as chips, facets; the same as JSON beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from claims.ask import Answer, Browsed, Order, browse
from claims.datasette_plugin.links import Links
from claims.datasette_plugin.pages.page import Html, Json, Page, Shown, Visit
from claims.datasette_plugin.wording import period, pieces, within
from claims.errors import QuestionError
from claims.search.questions.options import Asked
from claims.search.questions.question import Query
from claims.search.ranking.matches import matches
from claims.search.ranking.topics import Term
from claims.store.browsing.facets import FacetValue
from claims.store.claims.claim_reading import ClaimOfQuotation

_SHOWN, _LAST_PAGE = 20, 100
_FILTERS = ("speaker", "relay", "outlet", "addressee", "kind", "since", "until")
_FACETS = {"speaker": "Speaker", "relay": "Through", "outlet": "Printed in", "kind": "Kind", "year": "Year"}
# What was understood, in the order in which chips say it, with the options that each stands for.
_CHIPS = {
    "speaker": ("Speaker", ("speaker",)),
    "topic": ("About", ("topic",)),
    "addressee": ("To", ("addressee",)),
    "relay": ("Through", ("relay",)),
    "outlet": ("Printed in", ("outlet",)),
    "kind": ("Kind", ("kind",)),
    "when": ("When", ("since", "until")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the address of a search says.

    Args:
        question: What stands in the box.
        given: Options, as they stand in the address.
        without: Parts of the question that do not count.
        sort: The order of the answers.
        page: From 1.
    """

    question: str
    given: Mapping[str, str]
    without: tuple[str, ...]
    sort: Order
    page: int

    @classmethod
    def of(cls, visit: Visit) -> Search:
        """The search that a visit asks for; a page or an order that there is not is the first one."""
        given = {name: value for name in _FILTERS if (value := visit.get(name))}
        page = visit.get("page") or "1"
        return cls(
            question=visit.get("q") or "",
            given=given,
            without=tuple(visit.asked.get("without", ())),
            sort=next((one for one in get_args(Order) if one == visit.get("sort")), "relevance"),
            page=min(int(page), _LAST_PAGE) if page.isascii() and page.isdigit() and len(page) < 5 and int(page) else 1,
        )

    @property
    def blank(self) -> bool:
        """Whether it asks for nothing."""
        return not self.question and not self.given

    def browsed(self, visit: Visit, *, limit: int = _SHOWN) -> Browsed:
        """The answers on its page."""
        return browse(
            visit.store,
            self.question,
            replace(Asked(without=self.without), **dict[str, Any](self.given)),
            order=self.sort,
            offset=(self.page - 1) * limit,
            limit=limit,
        )

    def address(self, links: Links, changes: Mapping[str, object] | None = None, *, path: str = "/") -> str:
        """The address of this search with changes; the first page unless they say another."""
        asked: dict[str, object] = {"q": self.question, **self.given, "without": list(self.without)}
        if self.sort != "relevance":
            asked["sort"] = self.sort
        return links.page(path, asked | dict(changes or {}))

    def without_parts(self, links: Links, parts: Sequence[str]) -> str:
        """The address without some parts: options go, what the question says is let go of."""
        said = [part for part in parts if part not in self.given]
        options = dict.fromkeys(part for part in parts if part in self.given)
        return self.address(links, {"without": [*self.without, *(said if not options else ())], **options})


def search(visit: Visit) -> Shown:
    """The page at the root."""
    asked = Search.of(visit)
    context: dict[str, Any] = {"search": asked}
    if asked.blank:
        with visit.reading() as reader:
            return Html(context | {"overview": reader.overview()})
    try:
        found = asked.browsed(visit)
    except QuestionError as error:
        return Html(context | {"error": error}, status=400)
    answers = found.answers
    with visit.reading() as reader:
        claims = reader.told_beside([answer.quotation.id for answer in answers.answers])
    return Html(
        context
        | {
            "found": found,
            "cards": [_card(answer, answers.terms, claims.get(answer.quotation.id)) for answer in answers.answers],
            "chips": list(_chips(visit.links, asked, answers.query)),
            "facets": list(_facets(visit.links, asked, found)),
            "pages": _pages(visit.links, asked, found),
            "sorts": [(name, asked.address(visit.links, {"sort": name})) for name in get_args(Order)],
            "json": asked.address(visit.links, {"page": _page(asked.page)}, path="/search.json"),
            "over_time": asked.address(visit.links, path="/over-time"),
        }
    )


def search_json(visit: Visit) -> Shown:
    """The shape of ``claims ask --json``."""
    return Json(Search.of(visit).browsed(visit).answers.to_dict())


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A part of what was understood.

    Args:
        label: What sort of part.
        value: What was understood.
        remove: The address of the search without it.
    """

    label: str
    value: str
    remove: str


def _chips(links: Links, asked: Search, query: Query) -> Iterator[Chip]:
    understood = query.in_short()
    if query.since or query.until:
        understood["when"] = period(query.since, query.until)
    for name, (label, parts) in _CHIPS.items():
        if value := understood.get(name):
            yield Chip(label=label, value=value, remove=asked.without_parts(links, parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetLink:
    """One value of a facet.

    Args:
        label: How it is shown.
        count: How many of the answers have it.
        address: The search for these alone; without the value where it is chosen.
        chosen: Whether the search asks for it.
    """

    label: str
    count: int
    address: str
    chosen: bool


def _facets(links: Links, asked: Search, found: Browsed) -> Iterator[tuple[str, list[FacetLink]]]:
    for name, title in _FACETS.items():
        values = found.facets.get(name, ())
        chosen = [_is_chosen(asked, name, value) for value in values]
        if len(values) > 1 or any(chosen):
            yield title, [_facet(links, asked, name, *pair) for pair in zip(values, chosen, strict=True)]


def _facet(links: Links, asked: Search, name: str, value: FacetValue, chosen: bool) -> FacetLink:  # noqa: FBT001
    options = {"since": value.value, "until": value.value} if name == "year" else {name: value.value}
    address = asked.address(links, dict.fromkeys(options) if chosen else options)
    return FacetLink(label=value.label, count=value.count, address=address, chosen=chosen)


def _is_chosen(asked: Search, name: str, value: FacetValue) -> bool:
    if name == "year":
        return asked.given.get("since") == asked.given.get("until") == value.value
    return asked.given.get(name) == value.value


def _pages(links: Links, asked: Search, found: Browsed) -> dict[str, str | None]:
    before = asked.page > 1
    after = asked.page * _SHOWN < found.total and asked.page < _LAST_PAGE
    return {
        "previous": asked.address(links, {"page": _page(asked.page - 1)}) if before else None,
        "next": asked.address(links, {"page": asked.page + 1}) if after else None,
    }


def _page(number: int) -> int | None:
    """The first page needs no number in its address."""
    return number if number > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An answer, ready to show.

    Args:
        answer: The answer.
        words: What was said, in pieces, those that match the topic marked.
        context: The sentence around it, in pieces, the quotation marked; empty where it would say no more.
        claim: What it is an instance of, if it was gathered.
    """

    answer: Answer
    words: tuple[tuple[str, bool], ...]
    context: tuple[tuple[str, bool], ...]
    claim: ClaimOfQuotation | None = None


def _card(answer: Answer, terms: Sequence[Term], claim: ClaimOfQuotation | None) -> Card:
    quotation = answer.quotation
    around: tuple[tuple[str, bool], ...] = ()
    if quotation.kind != "direct":
        around = tuple(pieces(answer.context, within(quotation.spans, answer.context_at)))
    words = tuple(pieces(quotation.text, matches(terms, quotation.text)))
    return Card(answer=answer, words=words, context=around, claim=claim)


PAGES = (
    Page(path="/", read=search, template="claims_search.html", nav="Search"),
    Page(path=r"/search\.json", read=search_json),
)
