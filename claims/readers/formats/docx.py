"""Word documents (.docx), through python-docx: the text as it stands after all tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claims.article import Article
from claims.errors import EmptyInputError, FormatError
from claims.readers.inputs.source import Source
from claims.readers.inputs.zipped import open_zip
from claims.readers.metadata.release import Properties, article_of_document, same_day
from claims.readers.options import ReadOptions
from claims.readers.packages import need

if TYPE_CHECKING:
    from docx.document import Document

_PICTURES = 10  # times the limit of the text that the whole document may unpack to: pictures, fonts
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = _W + "p"
_BREAKS = frozenset({_W + "br", _W + "cr"})
# What was deleted or moved away; boxes beside the text, which hold captions; older copies of what newer elements say.
_LEFT_OUT = frozenset(
    {
        _W + "del",
        _W + "moveFrom",
        _W + "txbxContent",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_HEADINGS = ("Title", "Heading 1")
_DAMAGED = (AttributeError, KeyError, ValueError)  # what python-docx raises where a part is missing or another's
_TOP = 8  # paragraphs in which the headline stands


def read_docx(source: Source, options: ReadOptions) -> Iterator[Article]:
    """The article of a Word document: its paragraphs, those of tables included, a blank line between.

    Headers, footers, footnotes, comments, text boxes, deleted and hidden text are left out; inserted text counts.

    Raises:
        FormatError: It is damaged or unpacks to too much.
        EmptyInputError: There is no text in it.
        MissingPackageError: python-docx is not installed.
    """
    need("docx", "Word (.docx)", origin=source.origin)
    document = _open(source, limit=options.max_record_bytes)
    paragraphs = [(text, style) for text, style in _paragraphs(document) if text]
    if not paragraphs:
        raise EmptyInputError("there is no text in this document", where=source.origin)
    text = "\n\n".join(text for text, _ in paragraphs)
    heading = next((one for one, style in paragraphs[:_TOP] if style in _HEADINGS), None)
    yield article_of_document(text, _properties(document, heading), origin=source.origin, options=options)


def _open(source: Source, *, limit: int) -> Document:
    import docx

    with open_zip(source) as archive:
        # The sizes may lie, but then zipfile stops at what they say.
        parts = {info.filename: info.file_size for info in archive.infolist()}
    if parts.get("word/document.xml", 0) > limit or sum(parts.values()) > _PICTURES * limit:
        raise FormatError(
            f"it unpacks to {sum(parts.values()):,} bytes, more than one article may have",
            where=source.origin,
            hint="If this really is one article, raise --max-characters",
        )
    source.stream.seek(0)
    try:
        document = docx.Document(source.stream)
        document.element.body.iterchildren()  # a part may be well-formed and something else
    except Exception as broken:  # noqa: BLE001 - KeyError, AttributeError and more: whatever odd parts lead it to
        raise FormatError(
            f"a damaged Word document: {str(broken).strip() or type(broken).__name__:.200}",
            where=source.origin,
            hint="Open it in a word processor and save it anew",
        ) from None
    return document


def _paragraphs(document: Document) -> Iterator[tuple[str, str | None]]:
    """The text and the style of each paragraph, in the order of the document."""
    names = _names_of_styles(document)
    for element in _within(document.element.body):
        if element.tag == _PARAGRAPH:
            style = element.find(f"{_W}pPr/{_W}pStyle")
            yield _text_of(element), names.get(style.get(_W + "val")) if style is not None else None


def _names_of_styles(document: Document) -> dict[str, str | None]:
    """None where that part is damaged, for paragraphs stand elsewhere."""
    try:
        return {style.style_id: style.name for style in document.styles}
    except _DAMAGED:
        return {}


def _within(parent: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """All elements below, without those that are left out, parents first."""
    for child in parent:
        if child.tag not in _LEFT_OUT and not _is_hidden(child):
            yield child
            if child.tag != _PARAGRAPH:
                yield from _within(child)


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    return element.tag == _W + "r" and element.find(f"{_W}rPr/{_W}vanish") is not None


def _text_of(paragraph: Any) -> str:  # noqa: ANN401
    pieces = []
    for element in _within(paragraph):
        if element.tag == _W + "t":
            pieces.append(element.text or "")
        elif element.tag == _W + "tab":
            pieces.append(" ")
        elif element.tag in _BREAKS:
            pieces.append("\n")
        elif element.tag == _W + "noBreakHyphen":
            pieces.append("-")
    lines = (" ".join(line.split(" ")).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _properties(document: Document, heading: str | None) -> Properties:
    """What it says of itself; nothing where that part is damaged, for the text is whole."""
    try:
        known = document.core_properties
        title, author = known.title, known.author
    except _DAMAGED:
        return Properties(heading=heading)
    return Properties(
        heading=heading,
        title=title,
        author=author,
        written=same_day(lambda: known.created, lambda: known.modified),
    )
