"""What is no text or number where one is wanted is told at the front door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import claims
from claims.article import Article
from claims.database import Database
from claims.errors import ArticleError, NotFoundError, WrongValueError

NO_TEXTS = [b"\xe2\x80\x9cNo,\xe2\x80\x9d she said.", 3, ["a text"]]


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    with claims.open_database(sqlite_url) as opened:
        yield opened


@pytest.mark.parametrize("given", [None, *NO_TEXTS])
def test_only_a_text_or_an_article_is_extracted(given: Any) -> None:
    with pytest.raises(ArticleError, match="is no text"):
        claims.extract(given)
    with pytest.raises(ArticleError, match="is no text"):
        Article(text=given, origin="-")


def test_how_bytes_become_a_text_is_told() -> None:
    given: Any = b"text"
    with pytest.raises(ArticleError, match=r"a value of type bytes is no text\. Decode it: value\.decode\('utf-8'\)"):
        claims.extract(given)


_ASKED: dict[str, Callable[[Database, Any], object]] = {
    "question": lambda database, given: database.ask(given),
    "TEXT": lambda database, given: database.match(given),
    "CLAIM": lambda database, given: database.fact_check(given, rating="False"),
    "--rating": lambda database, given: database.fact_check("c1", rating=given),
    "--format": lambda database, given: list(database.export(given)),
    "inputs": lambda database, given: database.import_articles(given),
}


@pytest.mark.parametrize("given", [None, *NO_TEXTS])
@pytest.mark.parametrize("where", _ASKED)
def test_a_method_tells_which_argument_is_no_text(database: Database, where: str, given: Any) -> None:
    with pytest.raises(WrongValueError) as raised:
        _ASKED[where](database, given)
    assert str(raised.value).startswith(f"{where}: ")


@pytest.mark.parametrize("given", NO_TEXTS)
@pytest.mark.parametrize(
    "option", ["speaker", "since", "until", "relay", "outlet", "addressee", "kind", "topic", "about"]
)
def test_an_option_that_is_no_text_is_named(database: Database, option: str, given: Any) -> None:
    with pytest.raises(WrongValueError) as raised:
        database.ask("dams", **{option: given})
    assert str(raised.value).startswith(f"--{option}: a value of type ")


@pytest.mark.parametrize("given", NO_TEXTS)
def test_names_and_paths_that_are_none_are_told(database: Database, given: Any) -> None:
    for call in (
        lambda: database.claims(speaker=given),
        lambda: database.waiting(speaker=given),
        lambda: database.waiting(outlet=given),
        lambda: database.import_fact_checks(given),
        lambda: claims.open_database(given),
    ):
        with pytest.raises(WrongValueError):
            call()


_NUMBERED: dict[str, Callable[[Database, Any], object]] = {
    "number of a quotation": lambda database, given: database.quotation(given),
    "number of a claim": lambda database, given: database.claim(given),
    "quotation to accept": lambda database, given: database.accept(given),
    "quotation to reject": lambda database, given: database.reject(given),
    "claims to merge": lambda database, given: database.merge_claims(1, given),
    "quotations to part": lambda database, given: database.split_claim(1, [given]),
}


@pytest.mark.parametrize("given", [None, ["q1"], 1.0, True, -1, 10**30, "", "q", "s1", "q1x", "q²", "q" + "1" * 30])
@pytest.mark.parametrize("what", _NUMBERED)
def test_what_is_no_number_of_it_is_told(database: Database, what: str, given: Any) -> None:
    with pytest.raises(WrongValueError, match=r"is no (quotation|claim)\. Give one such as [qc]12"):
        _NUMBERED[what](database, given)


@pytest.mark.parametrize("given", [7, "7", "q7", " Q7 "])
def test_a_quotation_goes_by_its_number_in_any_form(database: Database, given: Any) -> None:
    with pytest.raises(NotFoundError, match="there is no quotation q7"):
        database.quotation(given)


def test_a_claim_goes_by_its_number_as_it_is_shown(database: Database) -> None:
    with pytest.raises(NotFoundError, match="there is no claim c7"):
        database.claim("c7")
