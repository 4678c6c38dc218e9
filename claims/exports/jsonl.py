"""JSON lines: an article a line as ``claims extract --json``, or a quotation a line as ``claims quotes --json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.exports.format import Format, Wanted
from claims.exports.json import line
from claims.store.quotations.exported import ExportedArticle, ExportedQuotation
from claims.store.reader import Reader

_MEDIA_TYPE = "application/x-ndjson"


def article_lines(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """One line an article."""
    for article in reader.exported(wanted.filters, limit=wanted.limit):
        yield f"{line(article_record(article, with_text=wanted.with_text))}\n"


def article_record(article: ExportedArticle, *, with_text: bool = False) -> dict[str, Any]:
    """An article in the shape of ``claims extract --json``, its numbers and what else is known of it added.

    Args:
        article: The article.
        with_text: Whether it shall hold the text, so that it can be imported from.
    """
    stored = article.stored
    return {
        "origin": stored.origin,
        "sha256": article.sha256,
        "title": stored.title,
        "outlet": stored.outlet,
        "published": stored.published.isoformat() if stored.published else None,
        "id": f"a{stored.id}",
        "url": stored.url,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        **({"text": article.text} if with_text else {}),
        "quotations": [_numbered(one) for one in article.quotations],
    }


def _numbered(quotation: ExportedQuotation) -> dict[str, Any]:
    numbers = {"id": f"q{quotation.stored.id}", "claim": f"c{quotation.claim_id}" if quotation.claim_id else None}
    return quotation.record.to_dict() | numbers


def quotation_lines(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """One line a quotation."""
    for article in reader.exported(wanted.filters, limit=wanted.limit):
        shown = article.stored.to_dict()
        for one in article.quotations:
            yield f"{line({'quotation': one.stored.to_dict(), 'article': shown})}\n"


FORMAT = Format(
    name="jsonl",
    title="JSON lines, an article a line, in the shape of claims extract --json",
    media_type=_MEDIA_TYPE,
    suffix="jsonl",
    pieces=article_lines,
    takes=frozenset({"with_text"}),
)
QUOTATIONS = Format(
    name="quotes-jsonl",
    title="JSON lines, a quotation a line, in the shape of claims quotes --json",
    media_type=_MEDIA_TYPE,
    suffix="jsonl",
    pieces=quotation_lines,
)
