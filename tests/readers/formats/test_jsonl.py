"""JSON lines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from claims.article import Article
from claims.readers import Failure
from tests.readers.helpers import every, failed, one

RECORD = {"text": "It rained.", "title": "Rain", "publisher": {"name": "The Herald"}, "date": "2021-02-03"}


def lines(path: Path, *records: Any) -> Path:
    path.write_text("".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in records))
    return path


def test_each_line_is_an_article_with_the_lines_number_in_its_origin(tmp_path: Path) -> None:
    path = lines(tmp_path / "news.jsonl", RECORD, "", RECORD)
    assert [item.origin for item in every(path)] == [f"{path}#1", f"{path}#3"]


def test_a_record_is_read_by_its_field_names(tmp_path: Path) -> None:
    record = RECORD | {"link": "https://x.example/1", "authors": ["Ana Lopez", {"name": "Bo Li"}], "lang": "en-GB"}
    article = one(lines(tmp_path / "news.jsonl", record))
    assert article == Article(
        text="It rained.",
        origin=article.origin,
        title="Rain",
        outlet="The Herald",
        url="https://x.example/1",
        byline="Ana Lopez, Bo Li",
        language="en",
        published=date(2021, 2, 3),
    )


def test_case_spaces_and_underscores_of_field_names_do_not_matter(tmp_path: Path) -> None:
    article = one(
        lines(tmp_path / "a.jsonl", {"Article Body": "It rained.", "pubDate": "2021-02-03", "HEADLINE": "Rain"})
    )
    assert (article.text, article.published, article.title) == ("It rained.", date(2021, 2, 3), "Rain")


def test_a_mapping_names_other_fields_and_outranks_the_known(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "teaser", "story": "It rained.", "day": "2021-02-03"})
    article = one(path, mapping={"text": "story", "published": "day"})
    assert (article.text, article.published) == ("It rained.", date(2021, 2, 3))


def test_of_several_known_fields_the_first_that_is_filled_counts(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "", "body": None, "content": "It rained.", "article": "It snowed."})
    assert one(path).text == "It rained."


def test_what_the_record_says_outranks_the_options(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", RECORD, {"text": "It snowed."})
    outlets = [item.outlet for item in every(path, outlet="Rudaw") if isinstance(item, Article)]
    assert outlets == ["The Herald", "Rudaw"]


def test_a_broken_line_fails_alone_and_names_its_number(tmp_path: Path) -> None:
    first, broken, last = every(lines(tmp_path / "a.jsonl", RECORD, '{"text": "It', RECORD))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(broken, Failure)
    assert broken.error_class == "FormatError"
    assert broken.message.startswith("line 2: broken JSON: Unterminated string")


def test_a_line_that_is_not_utf8_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "tea"}\n')
    broken, good = every(path)
    assert isinstance(broken, Failure)
    assert (broken.error_class, good.origin) == ("EncodingError", f"{path}#2")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("[1]", "line 1 is no JSON object"),
        ({"headline": "x"}, "no column with the article's text; there are: headline"),
        ({"text": None, "title": "x"}, "the article has no text"),
        ({"text": 5}, "'text' holds a number, not a text"),
        ({"text": "x", "date": "03/02/2021"}, "the date '03/02/2021' is in no format that is sure"),
        ({"text": "x", "date": "2021-02-30"}, "there is no day '2021-02-30'"),
        ({"text": "x", "date": 1612310400}, "the date 1612310400 is no text"),
        ({"text": "x", "title": {"de": "y"}}, "'title' holds an object, not a text"),
        ({"text": "x\x00y"}, "the text holds a zero character"),
        ({"text": "x", "title": "\ud800"}, "the title holds characters that no database can keep"),
        ({"text": "\ud800"}, "the text holds a lone surrogate"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "JSON that cannot be read"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_a_record_that_makes_no_article_says_why(tmp_path: Path, record: Any, message: str) -> None:
    assert message in failed(lines(tmp_path / "a.jsonl", record, "")).message


def test_a_line_past_the_limit_fails_alone(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "x" * 5000}, {"text": "tea"})
    broken, good = every(path, max_characters=100)
    assert isinstance(broken, Failure)
    assert isinstance(good, Article)
    assert "line 1 is longer than 2,000 characters" in broken.message


def test_lines_are_recognised_under_any_name(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.txt", RECORD, RECORD)
    assert [item.origin for item in every(path)] == [f"{path}#1", f"{path}#2"]


def test_long_lines_are_recognised_under_any_name(tmp_path: Path) -> None:
    long = RECORD | {"text": "It rained. " * 10_000}
    path = lines(tmp_path / "a.json", long, long)
    assert [item.origin for item in every(path)] == [f"{path}#1", f"{path}#2"]


def test_when_it_was_fetched_is_kept_with_its_time_zone(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": "x", "fetched_at": "2021-02-03T10:00:00Z"})
    assert one(path).retrieved_at == datetime(2021, 2, 3, 10, tzinfo=UTC)


def test_utf16_lines_with_a_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes((json.dumps({"text": "tea"}) + "\n").encode("utf-16"))
    assert one(path).text == "tea"
