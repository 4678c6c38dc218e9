"""The answers of Google's Fact Check Tools API: claims, each with the reviews of it.

The shape is that of https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claims.errors import ClaimsError
from claims.factcheck import FactCheck
from claims.readers.claimreview import jsonld


def fact_checks(value: object) -> Iterator[FactCheck | ClaimsError]:
    """The fact-checks of one claim of an answer; none where the value is something else."""
    if not isinstance(value, Mapping) or not isinstance(value.get("claimReview"), list) or "@type" in value:
        return
    for review in value["claimReview"]:
        if isinstance(review, Mapping):
            try:
                yield jsonld.fact_check(_as_claim_review(value, review))
            except ClaimsError as error:
                yield error


def _as_claim_review(claim: Mapping[str, Any], review: Mapping[str, Any]) -> dict[str, Any]:
    publisher = review.get("publisher")
    publisher = publisher if isinstance(publisher, Mapping) else {}
    site = publisher.get("site")
    return {
        "claimReviewed": claim.get("text"),
        "url": review.get("url"),
        "name": review.get("title"),
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
        "reviewRating": {"alternateName": review.get("textualRating")},
        "author": {
            "@type": "Organization",
            "name": publisher.get("name") or site,
            "url": f"https://{site}" if site else None,
        },
        "itemReviewed": {"author": {"name": claim.get("claimant")}, "datePublished": claim.get("claimDate")},
    }
