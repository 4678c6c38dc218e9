"""CSV (RFC 4180): one row a quotation, the columns of ``claims quotes --csv`` and where it stands in the text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from claims.exports.format import Format, Wanted
from claims.store.quotations.exported import ExportedArticle, ExportedQuotation
from claims.store.reader import Reader
from claims.store.stored import Offsets

COLUMNS = (
    "id", "speaker", "role", "kind", "quotation", "addressees", "relays", "said_from", "said_to", "outlet", "title",
    "published", "url", "origin", "article_id", "confidence", "speaker_kind", "speaker_id", "source", "cue",
    "said_text", "content_at", "source_at", "cue_at", "inside", "claim_id", "article_sha256", "identity_sha256",
)  # fmt: skip


def pieces(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """The header, then the rows of one article after the other."""
    yield _text([dict(zip(COLUMNS, COLUMNS, strict=True))])
    for article in reader.exported(wanted.filters, limit=wanted.limit):
        yield _text([row(article, one) for one in article.quotations])


def row(article: ExportedArticle, quotation: ExportedQuotation) -> dict[str, Any]:
    """The cells of one quotation."""
    stored, said = quotation.stored, quotation.stored.said
    return {
        "id": f"q{stored.id}",
        "speaker": stored.speaker,
        "role": stored.role,
        "kind": stored.kind,
        "quotation": stored.text,
        "addressees": "; ".join(stored.addressees),
        "relays": " > ".join(f"{relay.name} ({relay.kind})" for relay in stored.relays),
        "said_from": said.first.isoformat() if said else None,
        "said_to": said.last.isoformat() if said else None,
        "outlet": article.stored.outlet,
        "title": article.stored.title,
        "published": article.stored.published.isoformat() if article.stored.published else None,
        "url": article.stored.url,
        "origin": article.stored.origin,
        "article_id": f"a{article.stored.id}",
        "confidence": stored.confidence,
        "speaker_kind": quotation.record.speaker.kind if quotation.record.speaker else None,
        "speaker_id": f"s{stored.speaker_id}" if stored.speaker_id else None,
        "source": stored.source,
        "cue": stored.cue,
        "said_text": said.text if said else None,
        "content_at": _places(stored.spans),
        "source_at": _places((stored.source_at,) if stored.source_at else ()),
        "cue_at": _places((stored.cue_at,) if stored.cue_at else ()),
        "inside": f"q{stored.inside_id}" if stored.inside_id else None,
        "claim_id": f"c{quotation.claim_id}" if quotation.claim_id else None,
        "article_sha256": article.sha256,
        "identity_sha256": quotation.identity,
    }


def _places(spans: tuple[Offsets, ...]) -> str:
    return "; ".join(f"{start}-{end}" for start, end in spans)


def _text(rows: list[dict[str, Any]]) -> str:
    buffer = io.StringIO()
    # Lines end as RFC 4180 says; then a lone \r inside a cell is quoted as well, and survives.
    csv.DictWriter(buffer, COLUMNS, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


FORMAT = Format(
    name="csv", title="CSV, a row a quotation", media_type="text/csv; charset=utf-8", suffix="csv", pieces=pieces
)
