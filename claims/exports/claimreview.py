"""ClaimReview (https://schema.org/ClaimReview) as JSON-LD: fact-checks, in a feed as Data Commons has it.

Reading what is written here gives the same fact-checks (:mod:`claims.readers.claimreview`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from claims.exports.format import Format, Wanted
from claims.exports.json import enclosed, given, identifier
from claims.factcheck import FactCheck
from claims.store.factchecks.factchecks import StoredFactCheck
from claims.store.reader import Reader

CONTEXT = "https://schema.org"

_TYPES = {"person": "Person", "organisation": "Organization"}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{0,14}[1-9])?")


def pieces(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """One DataFeed with all fact-checks; with filters, with those that are about quotations that fit."""
    narrow = any(getattr(wanted.filters, part.name) for part in fields(wanted.filters))
    filters = wanted.filters if narrow else None
    found = reader.every_fact_check(filters, own=wanted.own, limit=wanted.limit)
    elements = ({"@type": "DataFeedItem", "item": [_named(one, wanted)]} for one in found)
    return enclosed({"@context": CONTEXT, "@type": "DataFeed"}, "dataFeedElement", elements)


def _named(found: StoredFactCheck, wanted: Wanted) -> dict[str, Any]:
    said = found.said.published_by(wanted.publisher, wanted.publisher_url) if found.decision else found.said
    return {"@id": identifier(wanted.base, f"f{found.id}", found.identity), **claim_review(said)}


def claim_review(said: FactCheck) -> dict[str, Any]:
    """One fact-check as a ClaimReview, without ``@context`` and ``@id``.

    Args:
        said: What it says.
    """
    return given(
        {
            "@type": "ClaimReview",
            "url": said.url,
            "claimReviewed": said.claim,
            "headline": said.title,
            "reviewBody": said.summary,
            "datePublished": said.published.isoformat() if said.published else None,
            "inLanguage": said.language,
            "author": _party(said.publisher, said.publisher_kind, url=said.publisher_url),
            "reviewRating": _rating(said),
            "itemReviewed": _claim(said),
        }
    )


def _claim(said: FactCheck) -> dict[str, Any]:
    return {
        "@type": "Claim",
        **given(
            {
                "author": _party(said.speaker, said.speaker_kind, jobTitle=said.role),
                "datePublished": said.said.isoformat() if said.said else None,
                "appearance": [{"@type": "CreativeWork", "url": address} for address in said.appearances],
            }
        ),
    }


def _party(name: str | None, kind: str | None, **more: str | None) -> dict[str, Any]:
    return given({"@type": _TYPES.get(kind or ""), "name": name, **more})


def _rating(said: FactCheck) -> dict[str, Any]:
    rating = given(
        {
            "alternateName": said.rating,
            "ratingValue": _number(said.rating_value),
            "bestRating": _number(said.best_rating),
            "worstRating": _number(said.worst_rating),
        }
    )
    return {"@type": "Rating", **rating} if rating else {}


def _number(value: str | None) -> str | int | float | None:
    """A number as one where that loses nothing of how it was written."""
    if value is None or not _NUMBER.fullmatch(value):
        return value
    number = float(value) if "." in value else int(value)
    return number if str(number) == value else value


FORMAT = Format(
    name="claimreview",
    title="schema.org ClaimReview (JSON-LD), the fact-checks in a DataFeed",
    media_type="application/ld+json",
    suffix="jsonld",
    pieces=pieces,
    takes=frozenset({"base", "own", "publisher", "publisher_url"}),
)
