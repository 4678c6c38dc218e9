"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): one annotation a quotation, in an annotation page.

The targets are what was said, one a span, each selected twice: by its words with those around them
(TextQuoteSelector, which finds it again in the web page), and by its place (TextPositionSelector, which counts
characters of the article's text as it was imported; ``schema:sha256`` tells which text that is). The bodies say who
said it, in what role, how, through whom, and when, and select cue and source in the same article; ``styleClass`` tells
which is which.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.exports.format import Format, Wanted
from claims.exports.json import enclosed, given, identifier, iri, named_by_hash
from claims.quotation import Quotation, Span
from claims.store.quotations.exported import ExportedArticle, ExportedQuotation
from claims.store.reader import Reader

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

# Characters of prefix and suffix, as annotation tools of the web give.
_AROUND = 32


def pieces(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """One page with all annotations."""
    head = {"@context": CONTEXT, "id": f"{wanted.base or 'urn:claims:'}annotations", "type": "AnnotationPage"}
    found = (
        annotation(article, one, base=wanted.base)
        for article in reader.exported(wanted.filters, limit=wanted.limit)
        for one in article.quotations
    )
    return enclosed(head, "items", found)


def annotation(article: ExportedArticle, quotation: ExportedQuotation, *, base: str | None = None) -> dict[str, Any]:
    """One quotation as an annotation, without ``@context``.

    Args:
        article: The article that it stands in.
        quotation: The quotation.
        base: What the identifier begins with; None for the hash.
    """
    first, *others = [_selected(article, span, "content") for span in quotation.record.content]
    first["source"] = _source(article)
    return {
        "id": identifier(base, f"q{quotation.stored.id}", quotation.identity),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*_texts(quotation.record), *_marked(article, quotation.record)],
        "target": [first, *others],
    }


def _address(article: ExportedArticle) -> str:
    return iri(article.stored.url) if article.stored.url else named_by_hash(article.sha256)


def _source(article: ExportedArticle) -> dict[str, Any]:
    stored = article.stored
    return given(
        {
            "id": _address(article),
            "type": "Text",
            "language": article.language,
            "schema:headline": stored.title,
            "schema:publisher": stored.outlet,
            "schema:datePublished": stored.published.isoformat() if stored.published else None,
            "schema:sha256": article.sha256,
        }
    )


def _selected(article: ExportedArticle, span: Span, role: str) -> dict[str, Any]:
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": article.text[max(0, span.start - _AROUND) : span.start],
        "suffix": article.text[span.end : span.end + _AROUND],
    }
    return {
        "type": "SpecificResource",
        "source": _address(article),
        "styleClass": role,
        "selector": [quoted, {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
    }


def _texts(quotation: Quotation) -> Iterator[dict[str, Any]]:
    speaker, said = quotation.speaker, quotation.said
    if speaker:
        yield _text("identifying", speaker.name)
    yield _text("classifying", quotation.kind)
    if speaker and speaker.role:
        yield _text("describing", speaker.role)
    for relay in quotation.relays:
        yield _text("describing", f"via {relay.name} ({relay.kind})")
    for addressee in quotation.addressees:
        yield _text("describing", f"to {addressee.name}")
    if said:
        days = str(said.first) if said.first == said.last else f"{said.first}/{said.last}"
        yield _text("describing", f"said {days}")


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _marked(article: ExportedArticle, quotation: Quotation) -> Iterator[dict[str, Any]]:
    for role, span in (("cue", quotation.cue), ("source", quotation.source)):
        if span:
            yield {**_selected(article, span, role), "purpose": "linking"}


FORMAT = Format(
    name="webannotation",
    title="W3C Web Annotation (JSON-LD), an annotation a quotation",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    suffix="jsonld",
    pieces=pieces,
    takes=frozenset({"base"}),
)
