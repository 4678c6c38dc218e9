"""A PDF's lines of text, with their places on the page, through pdfminer.six."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from statistics import median
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from claims.errors import EmptyInputError, FormatError
from claims.readers.formats.pdf.paragraphs import Line, heading_of, paragraphs_of

_MOST_PAGES = 300  # a hearing's transcript has as many; what is longer is a book
_FEWEST_WORDS = 10  # what is shorter is a stamp on a scan
_NO_CHARACTER = re.compile(r"\(cid:\d+\)|\ufffd")
_SPACES = re.compile(r"[ \t\r\n]+")  # lines that are set as wide as the page have several between words
_CREATED = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a PDF says.

    Args:
        text: Its paragraphs, a blank line between.
        heading: Its headline, where it is set larger than the text.
        title: Its property "Title".
        author: Its property "Author".
        written: The day on which it was made, as in ISO 8601.
    """

    text: str
    heading: str | None
    title: str | None
    author: str | None
    written: str | None

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


def parse(data: bytes) -> Parsed:
    """What a PDF says.

    Raises:
        FormatError: It is damaged, encrypted, or its fonts do not tell which characters they draw.
        EmptyInputError: It has no text.
    """
    try:
        properties = _properties(data)
        lines = list(_lines(data))
    except PDFPasswordIncorrect:
        raise FormatError("this PDF is encrypted with a password", hint="Save it without one") from None
    except MemoryError:
        raise FormatError(
            "reading it needs more memory than a document should", hint="Save its text as a .txt file"
        ) from None
    except (PSException, RecursionError) as broken:
        raise _damaged(broken) from None
    except Exception as broken:  # noqa: BLE001 - TypeError, KeyError, struct.error and more: whatever odd objects lead to
        raise _damaged(broken) from None
    paragraphs = paragraphs_of(lines)
    text = "\n\n".join(paragraphs)
    _check(text)
    return Parsed(
        text=_NO_CHARACTER.sub("\ufffd", text),
        heading=heading_of(lines, paragraphs),
        title=_text(properties.get("Title")),
        author=_text(properties.get("Author")),
        written=_day(properties),
    )


def _damaged(broken: BaseException) -> FormatError:
    reason = str(broken).strip(" .?!") or type(broken).__name__
    return FormatError(f"a damaged PDF: {reason[:200]}", hint="Print it to a new PDF, or save its text")


def _check(text: str) -> None:
    words = text.split()
    if len(words) < _FEWEST_WORDS:
        raise EmptyInputError(
            "no text in this PDF: its pages are pictures", hint="Recognise their text first: ocrmypdf in.pdf out.pdf"
        )
    unknown = sum(len(match) for match in _NO_CHARACTER.findall(text))
    if unknown * 5 > len(text):
        raise FormatError(
            "the fonts of this PDF do not tell which characters they draw",
            hint="Recognise its text: ocrmypdf --force-ocr in.pdf out.pdf",
        )


def _properties(data: bytes) -> dict[str, Any]:
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    return {key: value for info in reversed(document.info) for key, value in info.items()}


def _text(value: object) -> str | None:
    try:
        text = decode_text(value) if isinstance(value, bytes) else None
    except (UnicodeError, ValueError):
        return None
    return text.replace("\x00", "").strip() or None if text else None


def _day(properties: dict[str, Any]) -> str | None:
    """The day of creation, if the document was not changed on a later one."""
    days = {_created(_text(properties[key])) for key in ("CreationDate", "ModDate") if properties.get(key)}
    return days.pop() if len(days) == 1 else None


def _created(stamp: str | None) -> str | None:
    match = _CREATED.match(stamp or "")
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def _lines(data: bytes) -> Iterator[Line]:
    box = 0
    for number, page in enumerate(extract_pages(io.BytesIO(data), laparams=LAParams(), maxpages=_MOST_PAGES)):
        for one in page:
            if isinstance(one, LTTextBox):
                box += 1
                yield from _lines_of_box(one, box=box, page=number, height=page.height)


def _lines_of_box(lines: LTContainer[Any], **place: Any) -> Iterator[Line]:  # noqa: ANN401
    for line in lines:
        if isinstance(line, LTTextLine):
            text = _SPACES.sub(" ", line.get_text()).strip()
            sizes = [character.size for character in line if isinstance(character, LTChar)]
            if text:
                yield Line(
                    text=text.replace("\x00", ""),
                    left=line.x0,
                    right=line.x1,
                    top=line.y1,
                    bottom=line.y0,
                    size=round(median(sizes), 1) if sizes else 0.0,
                    **place,
                )
