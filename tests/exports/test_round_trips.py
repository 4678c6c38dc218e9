"""What is exported says the same when it is read back, whatever characters articles are made of."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings

from claims.article import Article
from claims.evaluate.citron import read_citron
from claims.evaluate.gold import stretches
from claims.quotation import Quotation
from claims.readers import read
from tests.exports.reading import annotated, exported, kept, lines

Example = tuple[Article, tuple[Quotation, ...]]
Export = Callable[..., str]


@pytest.fixture(scope="module")
def exporting(sqlite_template: Path) -> Callable[..., str]:
    """Keep an article in a database of its own, and export that."""

    def export(example: Example, name: str, **options: object) -> str:
        with _folder() as folder, kept(folder / "claims.db", sqlite_template, *example) as database:
            return exported(database.store, name, **options)

    return export


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


quick = settings(max_examples=40, deadline=None)


@quick
@given(example=annotated())
def test_json_lines_give_back_every_quotation(exporting: Export, example: Example):
    article, quotations = example
    (record,) = lines(exporting(example, "jsonl"))
    assert tuple(Quotation.from_dict(one) for one in record["quotations"]) == quotations
    assert (record["sha256"], record["origin"], record["title"]) == (article.sha256, article.origin, article.title)


@quick
@given(example=annotated())
def test_json_lines_with_texts_can_be_imported_again(exporting: Export, example: Example):
    article, _ = example
    with _folder() as folder:
        path = folder / "back.jsonl"
        path.write_text(exporting(example, "jsonl", with_text=True), encoding="utf-8")
        (again,) = read([path])
    assert isinstance(again, Article)
    assert again.text == article.text
    assert again.published == article.published


@quick
@given(example=annotated())
def test_citron_documents_are_read_by_the_corpus_reader(exporting: Export, example: Example):
    article, quotations = example
    with _folder() as folder:
        (folder / "one.json").write_text(exporting(example, "citron"), encoding="utf-8")
        (back,) = read_citron(folder).articles
    assert back.article.text == article.text
    assert [one.content for one in back.quotations] == [
        stretches((span.start, span.end) for span in one.content) for one in quotations
    ]
    assert [one.cue for one in back.quotations] == [
        ((one.cue.start, one.cue.end),) if one.cue else () for one in quotations
    ]


@quick
@given(example=annotated())
def test_cells_of_csv_survive(exporting: Export, example: Example):
    article, quotations = example
    rows = list(csv.DictReader(io.StringIO(exporting(example, "csv"), newline="")))
    assert [row["quotation"] for row in rows] == [one.text for one in quotations]
    assert [row["speaker"] for row in rows] == [one.speaker.name if one.speaker else "" for one in quotations]
    for row in rows:
        places = [tuple(map(int, place.split("-"))) for place in row["content_at"].split("; ")]
        assert " […] ".join(article.text[start:end] for start, end in places) == row["quotation"]


@quick
@given(example=annotated())
def test_both_selectors_of_an_annotation_select_the_same(exporting: Export, example: Example):
    article, quotations = example
    page = json.loads(exporting(example, "webannotation"))
    for annotation, quotation in zip(page["items"], quotations, strict=True):
        assert len(annotation["target"]) == len(quotation.content)
        marked = [*annotation["target"], *(one for one in annotation["body"] if "selector" in one)]
        for words, place in (one["selector"] for one in marked):
            assert article.text[place["start"] : place["end"]] == words["exact"]
            around = words["prefix"] + words["exact"] + words["suffix"]
            assert article.text.startswith(around, place["start"] - len(words["prefix"]))
