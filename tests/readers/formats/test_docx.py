"""Word documents, made by python-docx."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.readers.documents import HEADLINE, LEAD, SECOND, word
from tests.readers.helpers import every, failed, one


def test_the_text_is_the_paragraphs_with_blank_lines_between(tmp_path: Path) -> None:
    article = one(word(tmp_path / "a.docx", LEAD, "", SECOND))
    assert (article.text, article.title) == (f"{HEADLINE}\n\n{LEAD}\n\n{SECOND}", HEADLINE)


def test_a_document_is_recognised_under_any_name(tmp_path: Path) -> None:
    assert one(word(tmp_path / "a.txt", LEAD)).title == HEADLINE


def test_a_table_is_read_in_its_place(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(LEAD)
    document.add_table(1, 2).rows[0].cells[1].text = "Forty reservoirs"
    document.add_paragraph(SECOND)
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text == f"{LEAD}\n\nForty reservoirs\n\n{SECOND}"


def test_inserted_text_and_links_count_and_deleted_and_hidden_text_does_not(tmp_path: Path) -> None:
    document = docx.Document()
    inside = (
        "<w:r><w:t xml:space='preserve'>The rains </w:t></w:r><w:del><w:r><w:delText>may </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t xml:space='preserve'>have </w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>failed</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r><w:r><w:br/><w:t>us.</w:t></w:r>"
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text == "The rains have failed\nus."


def test_headers_and_footers_are_no_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Water"
    document.add_paragraph(LEAD)
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").text == LEAD


def test_properties_are_taken_where_they_make_sense(tmp_path: Path) -> None:
    day = datetime(2021, 3, 1, 9, tzinfo=UTC)
    said = {"author": "Ana Lopez", "created": day, "modified": day.replace(hour=17)}
    article = one(word(tmp_path / "a.docx", LEAD, **said))
    assert (article.byline, article.published) == ("Ana Lopez", date(2021, 3, 1))


def test_a_document_that_was_begun_on_another_day_has_no_date(tmp_path: Path) -> None:
    said = {"created": datetime(2013, 12, 23, tzinfo=UTC), "modified": datetime(2021, 3, 1, tzinfo=UTC)}
    assert one(word(tmp_path / "a.docx", LEAD, **said)).published is None


@pytest.mark.parametrize(
    "line",
    [
        "1 March 2021",
        "FOR IMMEDIATE RELEASE: Monday, March 1, 2021",
        "Nairobi, 1st March 2021",
        "Embargoed until 00:01 GMT, 1 March 2021",
        "NAIROBI, March 1, 2021 /Newswire/ -- The ministry of water today published a plan.",
    ],
)
def test_a_line_with_the_day_at_the_top_dates_the_release(tmp_path: Path, line: str) -> None:
    assert one(word(tmp_path / "a.docx", line, SECOND)).published == date(2021, 3, 1)


@pytest.mark.parametrize("line", ["The minister resigned on 1 March 2021.", "Budget speech of 1 March 2021"])
def test_a_day_inside_a_sentence_dates_nothing(tmp_path: Path, line: str) -> None:
    assert one(word(tmp_path / "a.docx", line, SECOND, created=datetime(2013, 1, 1, tzinfo=UTC))).published is None


def test_an_empty_document_says_so(tmp_path: Path) -> None:
    assert failed(word(tmp_path / "a.docx", headline=None)).message == "there is no text in this document"


def test_an_encrypted_document_is_called_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500)
    assert failed(tmp_path / "a.docx").message.startswith("this is an old or an encrypted office document")


def rewritten(path: Path, name: str, data: bytes) -> Path:
    """The document with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as before, zipfile.ZipFile(path, "w", 8) as after:
        for part in before.namelist():
            after.writestr(part, data if part == name else before.read(part))
    return path


@pytest.mark.parametrize("part", ["word/document.xml", "word/media/a.png"])
def test_a_bomb_is_refused(tmp_path: Path, part: str) -> None:
    path = word(tmp_path / "a.docx", LEAD)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        if part not in archive.namelist():
            archive.writestr(part, b"0" * 300_000_000)
    if part == "word/document.xml":
        rewritten(path, part, b"0" * 300_000_000)
    assert "unpacks to" in failed(path).message


@pytest.mark.parametrize(
    "xml",
    [
        b"<w:p>" * 1_000_000,
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><x>&b;</x>",
        b"",
        b"\x00\xff" * 100,
        b"<x/>",
    ],
    ids=["nested", "entities", "empty", "noise", "another"],
)
def test_a_damaged_part_is_a_failure(tmp_path: Path, xml: bytes) -> None:
    path = rewritten(word(tmp_path / "a.docx", LEAD), "word/document.xml", xml)
    assert failed(path).error_class in {"FormatError", "EmptyInputError"}


@pytest.mark.parametrize("part", [b"core-properties+xml", b"wordprocessingml.styles+xml"])
def test_a_document_whose_properties_or_styles_are_damaged_keeps_its_text(tmp_path: Path, part: bytes) -> None:
    path = word(tmp_path / "a.docx", LEAD, author="Ana Lopez")
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    assert part in types
    article = one(rewritten(path, "[Content_Types].xml", types.replace(part, b"damaged+xml")))
    assert LEAD in article.text


def test_a_zip_of_something_else_is_called_what_it_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert failed(tmp_path / "a.docx").error_class == "NotTextError"


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word(tmp_path / "a.docx", LEAD)
    monkeypatch.setitem(sys.modules, "docx", None)
    assert "pip install 'claims[formats]'" in failed(path).message


def test_a_folder_brings_its_documents(tmp_path: Path) -> None:
    word(tmp_path / "a.docx", LEAD)
    assert len(every(tmp_path)) == 1
