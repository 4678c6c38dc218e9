"""JSON documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.article import Article
from claims.readers import Failure
from tests.readers.helpers import every, failed, one


def document(path: Path, value: Any, **options: Any) -> Path:
    path.write_text(json.dumps(value, **options))
    return path


def test_an_object_is_one_article_under_the_files_own_path(tmp_path: Path) -> None:
    path = document(tmp_path / "a.json", {"text": "It rained.", "title": "Rain"}, indent=2)
    article = one(path)
    assert (article.origin, article.title) == (str(path), "Rain")


def test_a_list_gives_numbered_articles(tmp_path: Path) -> None:
    path = document(tmp_path / "a.json", [{"text": "It rained."}, {"text": "It snowed."}])
    assert [item.origin for item in every(path)] == [f"{path}#1", f"{path}#2"]


def test_a_list_under_a_key_gives_numbered_articles(tmp_path: Path) -> None:
    path = document(tmp_path / "a.json", {"status": "ok", "articles": [{"text": "It rained."}, {"text": "It snowed."}]})
    assert [item.origin for item in every(path)] == [f"{path}#1", f"{path}#2"]


def test_an_element_that_makes_no_article_fails_alone(tmp_path: Path) -> None:
    items = every(
        document(tmp_path / "a.json", [{"text": "It rained."}, 7, {"title": "no text"}, {"text": "It snowed."}])
    )
    assert [type(item) for item in items] == [Article, Failure, Failure, Article]


def test_a_list_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "It rained."}, {"text": "It sn')
    good, broken = every(path)
    assert isinstance(good, Article)
    assert isinstance(broken, Failure)
    assert "broken JSON: Unterminated string" in broken.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"text": ', "broken JSON: Expecting value"),
        ('{"a": 1}', "no column with the article's text; there are: a"),
        ("[]", "an empty list"),
        ('"text"', "neither a JSON object nor a list of objects"),
        ('{"text": ["a", "b"]}', "'text' holds a list, not a text"),
        ('{"a":' * 100_000, "JSON that cannot be read"),
    ],
)
def test_a_document_without_articles_says_why(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    assert message in failed(path).message


def test_an_object_past_the_limit_is_refused(tmp_path: Path) -> None:
    path = document(tmp_path / "a.json", {"text": "x" * 5000})
    assert "more than one article may have (2,000)" in failed(path, max_characters=100).message


def test_a_list_ends_at_a_record_past_the_limit(tmp_path: Path) -> None:
    path = document(tmp_path / "a.json", [{"text": "It rained."}, {"text": "x" * 500_000}, {"text": "It snowed."}])
    good, broken = every(path, max_characters=100)
    assert isinstance(good, Article)
    assert isinstance(broken, Failure)
    assert "the record at character 26 is longer than 2,000 characters" in broken.message


def test_a_long_list_of_short_articles_has_no_limit(tmp_path: Path) -> None:
    path = document(tmp_path / "a.json", [{"text": "x" * 90}] * 100)
    assert len([item for item in every(path, max_characters=100) if isinstance(item, Article)]) == 100


@given(
    texts=st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=6),
    style=st.sampled_from([{}, {"indent": 1}, {"ensure_ascii": False}, {"separators": (",", ":")}]),
)
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_read_as_it_comes_is_the_list(tmp_path: Path, texts: list[str], style: dict[str, Any]) -> None:
    path = tmp_path / "a.json"
    filler = "z" * 66_000  # so that records cross the chunks that are read
    path.write_text(json.dumps([{"pad": filler, "text": text} for text in texts], **style))
    items = every(path)
    assert len(items) == len(texts)
    for item, text in zip(items, texts, strict=True):
        assert isinstance(item, Failure) or item.text == text
