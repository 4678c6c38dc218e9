"""Which format an input has: by what is in it, and only then by what its name says."""

from __future__ import annotations

import json
import re
from typing import Literal

from claims.errors import FormatError, NotTextError
from claims.readers.inputs.compressed import compression_of
from claims.readers.inputs.encoding import marked_encoding
from claims.readers.inputs.source import Source
from claims.readers.inputs.zipped import names_within
from claims.readers.metadata.fields import FIELDS, plain_key
from claims.readers.options import ReadOptions

Format = Literal["text", "html", "json", "jsonl", "csv", "tsv", "pdf", "docx", "warc", "wacz", "feed", "sitemap"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".pdf": "pdf",
    ".docx": "docx",
    ".warc": "warc",
    ".wacz": "wacz",
    ".rss": "feed",
    ".atom": "feed",
}
"""Extensions of the files that are read from a folder, and the format that they suggest; each may be followed by one
that says how the file is compressed."""

_HEAD = 65_536  # bytes looked at
# The first bytes of files that people mistake for text, from the formats' own specifications.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%!PS", "a PostScript file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "an image, sound or film (RIFF)"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document (odt, xlsx, epub)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or an encrypted office document (doc, xls, ppt, docx)"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3"),
    (b"Rar!", "a RAR archive"),
    (b"OggS", "an Ogg sound or film"),
    (b"bplist00", "a property list (webarchive)"),
)
# Possessive, because a page may begin with many comments and each could be tried to end in many places.
_PROLOGUE = r"\s*+(?:(?:<\?[^>]*+>|<!--(?:(?!-->).)*+-->)\s*+)*+"
_HTML = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(?:p|div|article|h1|title|meta|br)\b[^>]*>", re.IGNORECASE)
_DOCTYPE = r"(?:<!doctype\s+(?!html)\w+[^>]*+>\s*+)?+"
_FEED = re.compile(_PROLOGUE + _DOCTYPE + r"<(?:\w+:)?(?:rss|feed|RDF)\b", re.IGNORECASE | re.DOTALL)
_SITEMAP = re.compile(_PROLOGUE + _DOCTYPE + r"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL)
_OPML = re.compile(_PROLOGUE + _DOCTYPE + r"<opml\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_JSON = re.compile(r"""\s*(?:\{\s*["}]|\[\s*[\[{\]"])""")
_DELIMITERS = ",\t;|"


def sniff(source: Source, options: ReadOptions) -> Format:
    """The format of an input.

    Args:
        source: The input; its stream is left at the beginning.
        options: Of these the encoding and the mapping matter here.

    Raises:
        NotTextError: It is an image or another binary.
        FormatError: It is XML of another kind than feeds and sitemaps.
    """
    head = source.head(_HEAD)
    if document := _document(source, head):
        return document
    marked = options.encoding or marked_encoding(head)
    _refuse_binary(head, source.origin, marked=marked)
    text = head.decode(marked or "utf-8", errors="replace").removeprefix("\ufeff")
    suggested = SUFFIXES.get(source.suffix, "text")
    if listing := _listing(text):
        return listing
    if _HTML.match(text) or (suggested == "html" and _TAG.search(text)):
        return "html"
    _refuse_xml(text, source.origin)
    if suggested == "jsonl" and not _spans_lines(text):
        return "jsonl"
    if _JSON.match(text):
        return _json_or_lines(source, text)
    return _table(text, options) or (suggested if suggested in {"json", "csv", "tsv"} else "text")


def delimiter_of(header: str) -> str:
    """The character that parts the columns of a header line."""
    return max(_DELIMITERS, key=header.count)


def _refuse_binary(head: bytes, origin: str, *, marked: str | None) -> None:
    name = next((name for start, name in _SIGNATURES if head.startswith(start)), None)
    if head[4:8] == b"ftyp":
        name = "a film or sound (MP4)"
    if head[257:262] == b"ustar":
        name = "a tar archive"
    if name:
        raise NotTextError(
            f"this is {name}, not text",
            where=origin,
            hint="Save the article as text, HTML or JSON and import that",
        )
    if b"\x00" in head and not marked:
        raise NotTextError(
            "this is a binary file: it holds zero bytes",
            where=origin,
            hint="If it is UTF-16 without a mark, say --encoding utf-16-le",
        )


def _listing(text: str) -> Format | None:
    return "feed" if _FEED.match(text) else "sitemap" if _SITEMAP.match(text) else None


def _refuse_xml(text: str, origin: str) -> None:
    if _OPML.match(text):
        raise FormatError("this is a list of feeds", where=origin, hint="claims watch reads the feeds that it lists")
    if _XML.match(text):
        raise FormatError(
            "this is XML of a kind that is not known here", where=origin, hint="Import the articles' own pages or texts"
        )


def _document(source: Source, head: bytes) -> Format | None:
    """What the first bytes tell for certain of a PDF, a Word document or a web archive."""
    if head.startswith(b"WARC/") or compression_of(head):  # what is compressed still holds WARC records
        return "warc"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        names = names_within(source)
        if "word/document.xml" in names:
            return "docx"
        if any(name.startswith("archive/") and ".warc" in name for name in names):
            return "wacz"
    return None


def _spans_lines(text: str) -> bool:
    """Whether the first value is a list of records, or goes on after its first line."""
    first = text.lstrip().partition("\n")[0].strip()
    return first in {"[", "{"} or bool(first.startswith("[") and _JSON.match(first))


def _json_or_lines(source: Source, text: str) -> Format:
    """JSON lines where the first line is an object of its own and another follows."""
    first, newline, rest = text.lstrip().partition("\n")
    if not first.startswith("{"):
        return "json"
    if not newline:
        return "jsonl" if _second_line(source).lstrip().startswith(b"{") else "json"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return "json"
    return "jsonl" if rest.strip() or source.size > _HEAD else "json"


def _second_line(source: Source) -> bytes:
    """The beginning of what follows a first line that is longer than the head."""
    while chunk := source.stream.read(_HEAD):
        _, newline, rest = chunk.partition(b"\n")
        if newline:
            rest += source.stream.read(16)
            source.stream.seek(0)
            return rest
    source.stream.seek(0)
    return b""


def _table(text: str, options: ReadOptions) -> Format | None:
    """A table whatever its name, if its first line names the columns that an article needs."""
    header = text.split("\n", 1)[0]
    delimiter = delimiter_of(header)
    columns = {plain_key(column.strip(' "\r')) for column in header.split(delimiter)}
    known = {plain_key(name) for names in FIELDS.values() for name in names}
    known |= {plain_key(name) for name in options.mapping.values()}
    texts = {plain_key(name) for name in (*FIELDS["text"], options.mapping.get("text", "text"))}
    if len(columns & known) >= 2 and columns & texts:
        return "tsv" if delimiter == "\t" else "csv"
    return None
