"""schema.org Quotation (https://schema.org/Quotation) as JSON-LD: one node a quotation, in one graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claims.exports.format import Format, Wanted
from claims.exports.json import enclosed, given, identifier, iri, named_by_hash
from claims.quotation import Relay, Speaker
from claims.store.quotations.exported import ExportedArticle, ExportedQuotation
from claims.store.reader import Reader

CONTEXT = "https://schema.org"

_TYPES = {"person": "Person", "author": "Person", "organisation": "Organization", "group": "Organization"}
# What carried the words, as a kind of CreativeWork; agencies and outlets are organisations that published one.
_WORKS = {"website": "WebSite", "social": "SocialMediaPosting"}
_PUBLISHERS = frozenset({"agency", "outlet"})


def pieces(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """One graph with all quotations."""
    found = (
        node(article, one, base=wanted.base)
        for article in reader.exported(wanted.filters, limit=wanted.limit)
        for one in article.quotations
    )
    return enclosed({"@context": CONTEXT}, "@graph", found)


def node(article: ExportedArticle, quotation: ExportedQuotation, *, base: str | None = None) -> dict[str, Any]:
    """One quotation as a node, without ``@context``.

    Args:
        article: The article that it stands in.
        quotation: The quotation.
        base: What the identifier begins with; None for the hash.
    """
    record = quotation.record
    said = record.said
    return given(
        {
            "@type": "Quotation",
            "@id": identifier(base, f"q{quotation.stored.id}", quotation.identity),
            "text": record.text,
            "spokenByCharacter": _speaker(record.speaker) if record.speaker else None,
            "genre": record.kind,
            "temporalCoverage": f"{said.first}/{said.last}" if said and said.first != said.last else None,
            "dateCreated": said.first.isoformat() if said and said.first == said.last else None,
            "inLanguage": article.language,
            "audience": [{"@type": "Audience", "name": one.name} for one in record.addressees],
            "isBasedOn": [_work(relay) for relay in record.relays],
            "isPartOf": _article(article),
        }
    )


def _speaker(speaker: Speaker) -> dict[str, Any]:
    kind = _TYPES.get(speaker.kind, "Person")
    role = {"jobTitle": speaker.role} if kind == "Person" else {"description": speaker.role}
    return given({"@type": kind, "name": speaker.name, **role})


def _work(relay: Relay) -> dict[str, Any]:
    if relay.kind in _PUBLISHERS:
        return {"@type": "CreativeWork", "publisher": {"@type": "NewsMediaOrganization", "name": relay.name}}
    work = {"@type": _WORKS.get(relay.kind, "CreativeWork"), "name": relay.name}
    genre = None if relay.kind in _WORKS else relay.kind
    author = {"@type": "Person", "name": relay.owner} if relay.owner else None
    return given({**work, "genre": genre, "author": author})


def _article(article: ExportedArticle) -> dict[str, Any]:
    stored = article.stored
    address = iri(stored.url) if stored.url else None
    return given(
        {
            "@type": "NewsArticle",
            "@id": address or named_by_hash(article.sha256),
            "url": address,
            "headline": stored.title,
            "author": {"@type": "Person", "name": article.byline} if article.byline else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": stored.outlet} if stored.outlet else None,
            "datePublished": stored.published.isoformat() if stored.published else None,
        }
    )


FORMAT = Format(
    name="quotation",
    title="schema.org Quotation (JSON-LD)",
    media_type="application/ld+json",
    suffix="jsonld",
    pieces=pieces,
    takes=frozenset({"base"}),
)
