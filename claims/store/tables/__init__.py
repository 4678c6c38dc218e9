"""The schema: one class a table. Its words are DESIGN's; ``docs/schema.md`` is generated from it.

Conventions: plural table names, ``id`` as the primary key, foreign keys end in ``_id``, days end in ``_on``, moments
(UTC) in ``_at``, hashes in ``_sha256``; ``start`` and ``end`` count characters of ``articles.text``, ends exclusive.
"""

from claims.store.tables.articles import Article, Failure, Outlet
from claims.store.tables.base import NAMING_CONVENTION, Base, UtcDateTime
from claims.store.tables.entities import Channel, Entity, EntityKey, EntityName, Mention, Role
from claims.store.tables.factchecks import FactCheck, FactCheckEmbedding, FactCheckMatch
from claims.store.tables.judgements import REVIEW_KINDS, Claim, Embedding, Gathering, Review, ReviewKind, Ungathered
from claims.store.tables.quotations import (
    KeptExtraction,
    Proposal,
    Quotation,
    QuotationAddressee,
    QuotationJointSpeaker,
    QuotationPrincipal,
    QuotationRelay,
    QuotationSpan,
    QuotationSubject,
    Run,
    SearchText,
)
from claims.store.tables.reprints import ArticleKey, Reprint
from claims.store.tables.resolutions import Doubt, NameWord, Resolution

__all__ = [
    "NAMING_CONVENTION",
    "REVIEW_KINDS",
    "Article",
    "ArticleKey",
    "Base",
    "Channel",
    "Claim",
    "Doubt",
    "Embedding",
    "Entity",
    "EntityKey",
    "EntityName",
    "FactCheck",
    "FactCheckEmbedding",
    "FactCheckMatch",
    "Failure",
    "Gathering",
    "KeptExtraction",
    "Mention",
    "NameWord",
    "Outlet",
    "Proposal",
    "Quotation",
    "QuotationAddressee",
    "QuotationJointSpeaker",
    "QuotationPrincipal",
    "QuotationRelay",
    "QuotationSpan",
    "QuotationSubject",
    "Reprint",
    "Resolution",
    "Review",
    "ReviewKind",
    "Role",
    "Run",
    "SearchText",
    "Ungathered",
    "UtcDateTime",
]
