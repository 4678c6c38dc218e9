"""What a page is: a path, a template, and a function that reads what the template shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from claims.datasette_plugin.links import Links, Sort
from claims.datasette_plugin.reviewers import Cookie
from claims.store.reader import Reader, open_reader
from claims.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request, as a page sees it; nothing in it is Datasette's.

    Args:
        store: The database, opened for reading only.
        database: Its name in Datasette.
        links: The addresses of pages.
        parts: The named parts of the path.
        asked: What stood behind the question mark.
        actor: Who visits, as Datasette knows it; None for anybody.
        form: What a form sent; None where none did.
        can_review: Whether the actor may review.
        writing: Opens the database for writing; None where the actor may not review.
        enter: Makes the cookie of a reviewer from a token and a name; None where reviewing is off.
    """

    store: Store
    database: str
    links: Links
    parts: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    actor: Mapping[str, Any] | None = None
    form: Mapping[str, Sequence[str]] | None = None
    can_review: bool = False
    writing: Callable[[], Store] | None = None
    enter: Callable[[str | None, str], Cookie] | None = None

    def sent(self, name: str) -> str | None:
        """The first value of a field of the form, as it was sent; None where the form has no such field."""
        values = (self.form or {}).get(name)
        return values[0] if values else None

    def get(self, name: str) -> str | None:
        """The first value of a parameter, without white space around it; None where it is missing or blank."""
        values = self.asked.get(name) or ("",)
        return values[0].strip() or None

    def number(self, name: str) -> int:
        """A part of the path that is a number."""
        return int(self.parts[name])

    def reading(self) -> AbstractContextManager[Reader]:
        """A reader of one state of the database, for a ``with`` block."""
        return open_reader(self.store.engine)


@dataclass(frozen=True, slots=True)
class Html:
    """A page to render.

    Args:
        context: What its template shows.
        status: The HTTP status.
    """

    context: Mapping[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Json:
    """Data, as it is.

    Args:
        value: What ``json.dumps`` takes.
    """

    value: Any


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another address.

    Args:
        to: Made by :class:`~claims.datasette_plugin.links.Links`.
        cookie: A reviewer's cookie to set, if any.
    """

    to: str
    cookie: Cookie | None = None


Shown = Html | Json | Redirect


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Args:
        path: A regular expression of its path, behind the root of the database's pages.
        read: Reads what is shown. It runs in a thread and may block; it raises a ClaimsError for what cannot be shown:
            NotFoundError is 404, QuestionError 400, any other 503.
        template: The template that shows it, beginning with ``claims_``; empty where ``read`` gives no Html.
        nav: Its name in the navigation, if it is there; then ``path`` has no variable part.
        methods: The HTTP methods that it answers.
        reviews: Whether it is there only for those who may review. Every page that answers POST either has it, or lets
            somebody in.
        of: What sort of thing it shows, where there is a list of these: where this one is not there, the list is
            linked.
    """

    path: str
    read: Callable[[Visit], Shown]
    template: str = ""
    nav: str | None = None
    methods: Sequence[str] = ("GET", "HEAD")
    reviews: bool = False
    of: Sort | None = None
