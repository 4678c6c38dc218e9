"""The demonstration: the articles that come with Claims in a database of their own, and three questions to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from os import PathLike, fspath
from typing import Any

from claims.article import Article
from claims.ask import Answers, ask
from claims.errors import ClaimsError, DatabaseUnavailableError, StoreError
from claims.ingest import Summary, ingest
from claims.readers import read
from claims.resources import bundled
from claims.store.reader import open_reader
from claims.store.store import Store

DEFAULT_DATABASE = "claims-demo.db"
"""Where the demonstration's database lies unless told otherwise: never where people keep their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the demonstration did.

    Args:
        database: Its database, as named.
        summary: What was imported.
        answers: The answers to its questions, in their order.
    """

    database: str
    summary: Summary
    answers: tuple[Answers, ...]


def demonstrate(
    database: str | PathLike[str] = DEFAULT_DATABASE,
    *,
    progress: Callable[[Summary], None] | None = None,
) -> Demonstration:
    """Import the demonstration's articles and ask its questions; a second time nothing is imported again.

    Args:
        database: A path or a URL: a new database, or one that an earlier demonstration made.
        progress: Is called after each article.

    Raises:
        StoreError: The database holds other articles than the demonstration's, and is left as it is.
        DatabaseUnavailableError: The database cannot be opened.
        ModelError: No language model is installed.
    """
    articles = demo_articles()
    _refuse_other(database, articles)
    with Store.open(database) as store:
        summary = ingest(store, articles, progress=progress)
        answers = tuple(ask(store, question) for question in demo_questions())
    return Demonstration(database=fspath(database), summary=summary, answers=answers)


def demo_articles() -> tuple[Article, ...]:
    """The articles of the demonstration, in the order in which they are imported.

    Raises:
        ClaimsError: This installation is damaged.
    """
    return tuple(_article(entry) for entry in _contents()["articles"])


def demo_questions() -> tuple[str, ...]:
    """What the demonstration asks.

    Raises:
        ClaimsError: This installation is damaged.
    """
    return tuple(_contents()["questions"])


def _contents() -> dict[str, Any]:
    contents: dict[str, Any] = json.loads((bundled("fixtures") / "demo.json").read_text("utf-8"))
    return contents


def _article(entry: dict[str, str]) -> Article:
    path = bundled("fixtures") / "articles" / entry["file"]
    (found,) = read([path], outlet=entry["outlet"], published=date.fromisoformat(entry["published"]), absolute=True)
    if not isinstance(found, Article):
        raise ClaimsError(found.message, where=str(path), hint="Install claims again")
    return found


def _refuse_other(database: str | PathLike[str], articles: Sequence[Article]) -> None:
    """Look at a database that is there already, without changing it, and refuse one that is somebody's own."""
    try:
        store = Store.open(database, create=False, upgrade=False)
    except DatabaseUnavailableError:
        return  # it is not there yet, or cannot be opened, which opening it again says
    with store, open_reader(store.engine) as reader:
        others = reader.count_articles() - sum(store.is_known(article) for article in articles)
    if others:
        raise StoreError(
            "this database holds articles that are not the demonstration's",
            where=fspath(database),
            hint="Nothing was changed; name a new database with --db",
        )
