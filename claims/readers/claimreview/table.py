"""Fact-checks in tables: the columns under which common exports keep what a ClaimReview says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from claims.errors import FormatError
from claims.factcheck import FactCheck
from claims.readers.metadata.dates import parse_day
from claims.readers.metadata.fields import plain_key

FIELDS: dict[str, tuple[str, ...]] = {
    "claim": (
        "claim", "claim_text", "claim_reviewed", "claim_review_claim_reviewed", "reviewed_claim", "statement", "text",
    ),
    "rating": (
        "rating", "textual_rating", "rating_alternate_name", "review_rating", "rating_name", "verdict", "conclusion",
        "truth_rating", "credibility", "alternate_name",
    ),
    "rating_value": ("rating_value", "rating_rating_value"),
    "best_rating": ("best_rating", "rating_best_rating"),
    "worst_rating": ("worst_rating", "rating_worst_rating"),
    "url": ("url", "review_url", "claim_review_url", "fact_check_url", "review_link", "link"),
    "publisher": (
        "publisher", "publisher_name", "reviewer_name", "claim_review_author_name", "fact_checker", "organization",
        "source", "claim_review_source",
    ),
    "publisher_url": ("publisher_url", "publisher_site", "claim_review_author_url"),
    "title": ("title", "review_title", "headline", "extra_title"),
    "summary": ("summary", "description", "explanation", "extra_body", "body"),
    "published": (
        "published", "date_published", "review_date", "claim_review_date_published", "publication_date", "date",
    ),
    "language": ("language", "language_code", "in_language", "lang"),
    "speaker": (
        "speaker", "claimant", "claim_author_name", "creative_work_author_name", "claim_author", "claimed_by",
        "author_name", "author",
    ),
    "role": ("role", "job_title", "speaker_job_title"),
    "said": ("said", "claim_date", "creative_work_date_published", "claim_published"),
    "appearances": ("appearances", "appearance", "claim_url", "first_appearance"),
}  # fmt: skip
"""Our fields, and the names of columns that are understood for them without ``--map``: those of the exports of the Fact
Check Explorer, Data Commons and ClaimsKG. Case, spaces, hyphens and underscores do not matter."""


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Make sure that a mapping names our fields.

    Raises:
        FormatError: It names a field that no fact-check has.
    """
    for name in mapping:
        if name not in FIELDS:
            raise FormatError(
                f"no field {name!r}", where="--map", hint=f"The fields are {', '.join(FIELDS)}: --map rating=Verdict"
            )


def columns_of(columns: Sequence[str], mapping: Mapping[str, str], *, origin: str) -> dict[str, str]:
    """Which column holds which of our fields.

    Raises:
        FormatError: No column holds the claim.
    """
    by_key = {plain_key(column): column for column in reversed(columns)}
    found = {}
    for field, names in FIELDS.items():
        candidates = (mapping[field],) if field in mapping else names
        column = next((by_key[plain_key(name)] for name in candidates if plain_key(name) in by_key), None)
        if column is not None:
            found[field] = column
    if "claim" not in found:
        raise FormatError(
            f"no column with what was claimed; there are: {', '.join(columns[:12]) or 'none'}",
            where=origin,
            hint=f"Name it with --map claim={columns[0] if columns else 'COLUMN'}",
        )
    return found


def fact_check_of(row: Mapping[str, Any], columns: Mapping[str, str]) -> FactCheck:
    """The fact-check of one row.

    Args:
        row: The cells by their columns.
        columns: What :func:`columns_of` gave.

    Raises:
        FormatError: The claim is blank, or a cell holds what no database can keep.
    """
    cells = {field: str(row.get(column) or "").strip() for field, column in columns.items()}
    appearances = tuple(dict.fromkeys(cells.pop("appearances", "").split()))
    for field in ("url", "publisher_url"):
        cells[field] = next(iter(cells.get(field, "").split()), "")
    values: dict[str, Any] = {field: cell or None for field, cell in cells.items()}
    days = {field: _day(cells.get(field, "")) for field in ("published", "said")}
    return FactCheck(**(values | days | {"claim": cells["claim"], "appearances": appearances}))


def _day(cell: str) -> date | None:
    try:
        return parse_day(cell, origin="") if cell else None
    except FormatError:
        return None
