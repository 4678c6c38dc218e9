"""CSV and TSV."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from claims.article import Article
from claims.readers import Failure, read
from tests.readers.helpers import every, failed, one


def test_each_row_is_an_article_with_its_number_in_its_origin(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('title,body,date\nRain,"It rained, they say",2021-02-03\nSnow,It snowed,2021-02-04\n')
    items = every(path)
    assert [(item.origin, item.text, item.published) for item in items if isinstance(item, Article)] == [
        (f"{path}#1", "It rained, they say", date(2021, 2, 3)),
        (f"{path}#2", "It snowed", date(2021, 2, 4)),
    ]


@pytest.mark.parametrize(
    ("suffix", "delimiter"), [(".csv", ";"), (".tsv", "\t"), (".txt", "\t"), (".txt", ","), (".csv", "|")]
)
def test_the_header_tells_the_delimiter_and_the_format_under_any_name(
    tmp_path: Path, suffix: str, delimiter: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(f"title{delimiter}text\nRain{delimiter}It rained\n")
    assert (one(path).title, one(path).text) == ("Rain", "It rained")


def test_a_cell_keeps_its_lines_and_quotation_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = 'Rain\n\n"It rained," she said.\n'
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([["title", "text"], ["Rain", text]])
    assert one(path).text == text


def test_a_cell_may_be_as_long_as_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nRain," + "It rained. " * 20_000)
    assert len(one(path).text) > 131_072  # the csv module's own limit


def test_between_two_rows_the_limit_of_other_readers_of_csv_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nRain,It rained\nSnow,It snowed\n")
    before = csv.field_size_limit(1234)
    try:
        limits = [csv.field_size_limit() for _ in read([path], notify=lambda _: None)]
        assert [*limits, csv.field_size_limit()] == [1234, 1234, 1234]
    finally:
        csv.field_size_limit(before)


def test_a_table_without_text_lists_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,headline\n1,Rain\n")
    failure = failed(path)
    assert failure.message == "no column with the article's text; there are: id, headline. Name it with --map text=id"


def test_cells_beyond_the_header_are_no_column_that_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,headline\n1,Rain,more\n")
    assert "there are: id, headline. Name it" in failed(path).message


def test_a_mapping_names_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,what was printed,day\n1,It rained,2021-02-03\n")
    article = one(path, mapping={"text": "what was printed", "published": "day"})
    assert (article.text, article.published) == ("It rained", date(2021, 2, 3))


def test_a_row_that_does_not_fit_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nRain,It rained,they say\nSnow\nSun,It shone\n")
    surplus, short, good = every(path)
    assert isinstance(surplus, Failure)
    assert isinstance(short, Failure)
    assert isinstance(good, Article)
    assert surplus.message.startswith("the row has 1 cells more than the header")


def test_a_quotation_mark_that_never_closes_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('title,text\nRain,"It rained\n' + "more, more\n" * 1000)
    assert "never closes" in failed(path, max_characters=500).message


def test_a_header_alone_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\n")
    assert failed(path).error_class == "EmptyInputError"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("text,title\nIt rained “hard”,Rain\n".encode(encoding))
    assert one(path).text == "It rained “hard”"


def test_a_detected_encoding_holds_for_the_whole_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        'title,text\nRain,"“We will go,” he said. It’s over, the minister told reporters"\n'.encode("cp1252")
    )
    notices: list[str] = []
    assert one(path, notify=notices.append).text.startswith("“We will go,”")
    assert len(notices) == 1
