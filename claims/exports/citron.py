"""The annotation format of BBC Citron (github.com/bbc/citron, docs/data_format.md), one document a line.

Citron wants one file a document: ``split -l 1 --additional-suffix=.json`` makes them of the lines, and
``claims evaluate`` reads them. A quotation without a cue has ``"cue": null``. ``origin`` and the ``speaker`` of a
quotation are additions that Citron does not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.exports.format import Format, Wanted
from claims.exports.json import line
from claims.quotation import Quotation
from claims.store.quotations.exported import ExportedArticle
from claims.store.reader import Reader


def pieces(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """One line an article."""
    for article in reader.exported(wanted.filters, limit=wanted.limit):
        yield f"{line(document(article))}\n"


def document(article: ExportedArticle) -> dict[str, Any]:
    """An article as a document of Citron's."""
    return {
        "text": article.text,
        "quotes": [{"id": f"q{one.stored.id}", **_quote(one.record)} for one in article.quotations],
        "origin": article.stored.origin,
    }


def _quote(quotation: Quotation) -> dict[str, Any]:
    return {
        "cue": quotation.cue.to_dict() if quotation.cue else None,
        "sources": [quotation.source.to_dict()] if quotation.source else [],
        "contents": [span.to_dict() for span in quotation.content],
        "confidence": quotation.confidence,
        "speaker": quotation.speaker.name if quotation.speaker else None,
    }


FORMAT = Format(
    name="citron",
    title="BBC Citron's annotation format, a document a line",
    media_type="application/x-ndjson",
    suffix="jsonl",
    pieces=pieces,
)
