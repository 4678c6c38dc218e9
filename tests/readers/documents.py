"""Real PDF and Word documents, made by the tools that people use, for the tests of their readers."""

from __future__ import annotations

import textwrap
from datetime import datetime
from pathlib import Path

import docx
from fpdf import FPDF

HEADLINE = "Reservoirs at a tenth of what they hold, ministry says"
LEAD = (
    'NAIROBI, Kenya -- Water minister Joy Achieng said on Monday that the rains "have failed us" and that a plan will'
    " be published in the coming weeks. She spoke to reporters in the capital after a long meeting of the cabinet."
)
SECOND = (
    '"We have never seen this," she added. "Whoever has a well must share it." The ministry counts forty reservoirs, of'
    " which thirty-one hold less than a tenth of their water, according to a statement on its website."
)
THIRD = (
    'Opposition leader Peter Otieno said the minister had been warned. "We told her in March," he said in parliament,'
    " where members had asked for a debate on the drought."
)


class Release(FPDF):
    """A press release on letter paper, with a running header and page numbers."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 8, "Ministry of Water | Press office", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")


def new_pdf() -> Release:
    """A document with its first page."""
    pdf = Release(format="A4")
    pdf.add_page()
    return pdf


def press_release(path: Path, *paragraphs: str, headline: str | None = HEADLINE, align: str = "L", **info: str) -> Path:
    """A PDF with a headline and paragraphs, set as wide as the page."""
    pdf = new_pdf()
    for name, value in info.items():
        getattr(pdf, f"set_{name}")(datetime.fromisoformat(value) if name == "creation_date" else value)
    if headline:
        pdf.set_font("helvetica", "B", 18)
        pdf.multi_cell(0, 9, headline, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    pdf.set_font("helvetica", size=11)
    for paragraph in paragraphs:
        pdf.multi_cell(0, 5.5, paragraph, align=align, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    pdf.output(str(path))
    return path


def in_columns(path: Path, *paragraphs: str, width: int = 38) -> Path:
    """A PDF in two columns, every line where it would stand in a newspaper; a first line is indented."""
    pdf = new_pdf()
    pdf.set_font("helvetica", size=10)
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += textwrap.wrap(paragraph, width, initial_indent="    ", break_on_hyphens=False)
    half = (len(lines) + 1) // 2
    for number, line in enumerate(lines):
        column, row = divmod(number, half)
        indent = 4 if line.startswith("    ") else 0
        pdf.text(15 + 95 * column + indent, 40 + 5 * row, line.strip())
    pdf.output(str(path))
    return path


def lines_pdf(path: Path, *lines: str) -> Path:
    """A PDF with exactly these lines."""
    pdf = new_pdf()
    pdf.set_font("helvetica", size=11)
    for number, line in enumerate(lines):
        pdf.text(20, 60 + 5 * number, line)
    pdf.output(str(path))
    return path


def word(path: Path, *paragraphs: str, headline: str | None = HEADLINE, **properties: object) -> Path:
    """A Word document."""
    document = docx.Document()
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    if headline:
        document.add_heading(headline, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path
