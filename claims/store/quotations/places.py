"""Where quotations stand, in words that outlive their rows: by these, decisions and claims find them again.

A quotation that a later run finds with the same spans keeps its identity. One whose spans moved a little has another,
but stands in the same article, over the same characters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from claims.store.tables import Article, Quotation, QuotationSpan

Place = Mapping[str, Any]
"""``{"quotation": identity, "article": identity, "start": first character, "end": the one after the last}``."""

# Bound values in one statement stay far below what either engine takes.
_BATCH = 5_000
# What share of the shorter one of two stretches the other has to cover for both to be the same quotation.
_COVERED = 0.5


def places_of(connection: Connection, quotation_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The places of some quotations by their numbers; those that do not exist are left out."""
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(quotation_ids), _BATCH):
        asked = (
            select(
                Quotation.id,
                Quotation.identity_sha256,
                Article.identity_sha256.label("article"),
                func.min(QuotationSpan.start).label("start"),
                func.max(QuotationSpan.end).label("end"),
            )
            .join(Article, Article.id == Quotation.article_id)
            .join(QuotationSpan, (QuotationSpan.quotation_id == Quotation.id) & (QuotationSpan.role == "content"))
            .where(Quotation.id.in_(quotation_ids[start : start + _BATCH]))
            .group_by(Quotation.id, Quotation.identity_sha256, Article.identity_sha256)
        )
        for row in connection.execute(asked):
            place = {"quotation": row.identity_sha256, "article": row.article, "start": row.start, "end": row.end}
            found[row.id] = place
    return found


def find(connection: Connection, places: Iterable[Place]) -> dict[str, int]:
    """The quotations that stand at some places now, by the identities that the places give them.

    Args:
        connection: A connection for reading.
        places: The places.

    Returns:
        Numbers; what is no longer found at its place is left out.
    """
    asked = {place["quotation"]: place for place in places}
    found: dict[str, int] = {}
    identities = sorted(asked)
    for start in range(0, len(identities), _BATCH):
        query = select(Quotation.identity_sha256, Quotation.id).where(
            Quotation.identity_sha256.in_(identities[start : start + _BATCH])
        )
        found |= {row[0]: row[1] for row in connection.execute(query)}
    moved: dict[str, list[Place]] = defaultdict(list)
    for identity in identities:
        if identity not in found:
            moved[asked[identity]["article"]].append(asked[identity])
    for article, there in sorted(moved.items()):
        found |= _standing_there(connection, article, there)
    return found


def _standing_there(connection: Connection, article: str, places: Sequence[Place]) -> dict[str, int]:
    """The quotation of an article that covers most of each place."""
    own = select(Quotation.id).join(Article, Article.id == Quotation.article_id)
    numbers = list(connection.scalars(own.where(Article.identity_sha256 == article)))
    standing = places_of(connection, numbers)
    found = {}
    for place in places:
        best = max(((_covered(place, other), -number) for number, other in standing.items()), default=(0.0, 0))
        if best[0] >= _COVERED:
            found[place["quotation"]] = -best[1]
    return found


def _covered(one: Place, other: Place) -> float:
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return float(max(common, 0) / min(one["end"] - one["start"], other["end"] - other["start"]))
