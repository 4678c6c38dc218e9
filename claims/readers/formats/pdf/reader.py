"""The parent's side: start the child, give it the document, take what it found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from claims.article import Article
from claims.errors import EmptyInputError, FormatError
from claims.readers.inputs.source import Source
from claims.readers.metadata.release import Properties, article_of_document
from claims.readers.options import ReadOptions
from claims.readers.packages import need

SECONDS = 60
"""How long a PDF may take. A hundred pages of text take about ten seconds."""

_PICTURES = 5  # times the limit of a web page that a PDF may have: it brings its pictures and fonts
_KINDS = {"empty": EmptyInputError, "format": FormatError}


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Article]:
    """The article of a PDF: its paragraphs in reading order, a blank line between.

    Lines are joined to paragraphs, also over pages and columns; running headers and page numbers are left out; a word
    parted at the end of a line is mended where that is sure. Offsets count characters of the text so made.

    Raises:
        FormatError: It is damaged, encrypted, too large, or takes too long.
        EmptyInputError: There is no text in it: a scan.
        MissingPackageError: pdfminer.six is not installed.
    """
    need("pdfminer", "PDF", origin=source.origin)
    found = _ask_child(source.read(limit=_PICTURES * options.max_record_bytes), source.origin)
    if "error" in found:
        raise _KINDS[found["kind"]](found["error"], where=source.origin, hint=found.get("hint"))
    written = found["written"]
    properties = Properties(
        heading=found["heading"],
        title=found["title"],
        author=found["author"],
        written=date.fromisoformat(written) if written else None,
    )
    yield article_of_document(found["text"], properties, origin=source.origin, options=options)


def _ask_child(data: bytes, origin: str) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "claims.readers.formats.pdf.child"]
    # The child finds the same packages as its parent, installed or not.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=data, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
        return dict(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        raise FormatError(
            f"it takes more than {SECONDS} seconds to read", where=origin, hint="Save its text as a .txt file"
        ) from None
    except ValueError:
        raise FormatError(
            "reading it needs more memory than a document should, or broke off",
            where=origin,
            hint="Save its text as a .txt file",
        ) from None
