"""PDF documents, made by fpdf2 and read by pdfminer.six in a child process."""

from __future__ import annotations

import sys
import time
import zlib
from datetime import date
from pathlib import Path

import pytest
from fpdf.enums import AccessPermission

from claims.article import Article
from claims.readers.formats.pdf import reader
from claims.readers.formats.pdf.hyphens import Hyphens
from tests.readers.documents import HEADLINE, LEAD, SECOND, THIRD, in_columns, lines_pdf, new_pdf, press_release
from tests.readers.helpers import every, failed, one


@pytest.mark.parametrize("align", ["L", "J"])
def test_lines_are_rejoined_to_paragraphs_with_blank_lines_between(tmp_path: Path, align: str) -> None:
    article = one(press_release(tmp_path / "a.pdf", LEAD, SECOND, align=align))
    assert article.text == f"{HEADLINE}\n\n{LEAD}\n\n{SECOND}"


def test_the_headline_is_what_is_set_in_the_largest_letters(tmp_path: Path) -> None:
    article = one(press_release(tmp_path / "a.pdf", "FOR IMMEDIATE RELEASE", LEAD))
    assert (article.title, article.dateline) == (HEADLINE, "NAIROBI, Kenya")


def test_columns_are_read_one_after_the_other_and_indented_lines_begin_paragraphs(tmp_path: Path) -> None:
    article = one(in_columns(tmp_path / "a.pdf", LEAD, SECOND, THIRD, LEAD))
    assert article.text.split("\n\n") == [LEAD, SECOND, THIRD, LEAD]


def test_paragraphs_go_on_over_pages_without_running_headers_and_page_numbers(tmp_path: Path) -> None:
    places = "Turkana Marsabit Isiolo Samburu Garissa Wajir Mandera Kitui Makueni Kajiado Narok Baringo".split()  # noqa: SIM905
    paragraphs = [f"{place}. {text}" for place in places for text in (LEAD, SECOND, THIRD)]
    article = one(press_release(tmp_path / "a.pdf", *paragraphs))
    assert article.text.split("\n\n") == [HEADLINE, *paragraphs]


def test_a_pdf_is_recognised_under_any_name(tmp_path: Path) -> None:
    assert one(press_release(tmp_path / "a.txt", LEAD, SECOND)).title == HEADLINE


def test_a_word_parted_at_the_end_of_a_line_is_mended_where_that_is_sure(tmp_path: Path) -> None:
    path = lines_pdf(
        tmp_path / "a.pdf",
        "The drought has come, said the minister, and the govern-",
        "ment knows it. The inter-",
        "national community, she said at an international meeting, must act on well-",
        "known facts, not on half-",
        "truths; the Anglo-",
        "American mission agreed.",
    )
    text = one(path).text
    assert "the government knows it" in text
    assert "The international community" in text
    assert "well-known facts, not on half-truths; the Anglo-American mission" in text


def test_the_day_is_that_of_the_text_before_that_of_the_file(tmp_path: Path) -> None:
    dated = press_release(tmp_path / "a.pdf", "Monday, 1 March 2021", LEAD, creation_date="2022-05-06")
    undated = press_release(tmp_path / "b.pdf", LEAD, creation_date="2022-05-06")
    assert (one(dated).published, one(undated).published) == (date(2021, 3, 1), date(2022, 5, 6))
    assert one(undated, published=date(2021, 3, 2)).published == date(2021, 3, 2)


@pytest.mark.parametrize(
    ("author", "byline"), [("Ana Lopez", "Ana Lopez"), ("alopez", None), ("Administrator PC", None)]
)
def test_an_author_is_taken_for_one_where_it_is_a_name(tmp_path: Path, author: str, byline: str | None) -> None:
    assert one(press_release(tmp_path / "a.pdf", LEAD, author=author)).byline == byline


@pytest.mark.parametrize("title", ["Microsoft Word - release_final2.docx", "untitled", "Press Release", ""])
def test_a_title_that_a_program_made_up_is_none(tmp_path: Path, title: str) -> None:
    plain = press_release(tmp_path / "a.pdf", "Drought in the north", LEAD, SECOND, headline=None, title=title)
    assert one(plain).title == "Drought in the north"


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.rect(20, 40, 100, 100, style="F")
    pdf.output(str(tmp_path / "a.pdf"))
    failure = failed(tmp_path / "a.pdf")
    assert failure.error_class == "EmptyInputError"
    assert "ocrmypdf" in failure.message


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.set_encryption("owner", "user", permissions=AccessPermission.none())
    pdf.set_font("helvetica", size=11)
    pdf.multi_cell(0, 5, LEAD)
    pdf.output(str(tmp_path / "a.pdf"))
    assert failed(tmp_path / "a.pdf").message.startswith("this PDF is encrypted with a password")


@pytest.mark.parametrize("keep", [10, 400, 1500])
def test_a_pdf_that_breaks_off_gives_its_article_or_a_failure(tmp_path: Path, keep: int) -> None:
    path = press_release(tmp_path / "a.pdf", LEAD, SECOND)
    path.write_bytes(path.read_bytes()[:keep])
    for item in every(path):
        assert isinstance(item, Article) or item.error_class in {"FormatError", "EmptyInputError"}


def bomb(path: Path, megabytes: int) -> Path:
    """A page whose content unpacks to so much."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"(a) Tj " * 150_000) for _ in range(megabytes)) + packer.flush()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    path.write_bytes(b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF")
    return path


def test_a_pdf_that_unpacks_to_gigabytes_is_stopped(tmp_path: Path) -> None:
    assert failed(bomb(tmp_path / "a.pdf", 1000)).message.startswith("reading it needs more memory")


def test_a_pdf_that_keeps_the_parser_busy_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 2)
    started = time.monotonic()
    failure = failed(bomb(tmp_path / "a.pdf", 100))
    assert failure.message.startswith("it takes more than 2 seconds to read")
    assert time.monotonic() - started < 10


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    failure = failed(press_release(tmp_path / "a.pdf", LEAD))
    assert "pip install 'claims[formats]'" in failure.message


def test_a_folder_brings_its_pdfs(tmp_path: Path) -> None:
    press_release(tmp_path / "a.pdf", LEAD)
    assert len(every(tmp_path)) == 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("a govern-", "ment"), "a government"),
        (("a soft\N{SOFT HYPHEN}", "ware"), "a software"),
        (("a well-", "known"), "a well-known"),
        (("the Anglo-", "American"), "the Anglo-American"),
        (("in 2020-", "21"), "in 2020-21"),
        (("a co-", "operation"), "a co-operation"),
        (("un\N{SOFT HYPHEN}broken", "line"), "unbroken line"),
    ],
)
def test_halves_are_joined_by_their_form(lines: tuple[str, ...], text: str) -> None:
    assert Hyphens(lines).join(lines) == text


def test_halves_are_joined_as_the_document_writes_the_word_elsewhere() -> None:
    lines = ("a co-", "operation")
    assert Hyphens([*lines, "their cooperation"]).join(lines) == "a cooperation"
    assert Hyphens([*lines, "their co-operation"]).join(lines) == "a co-operation"
