"""``claims db check``, second half: what was computed from other rows, computed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from claims.lexicon.channels import folded
from claims.store import identity
from claims.store.records import Problem
from claims.store.tables import (
    Article,
    Channel,
    Embedding,
    EntityName,
    KeptExtraction,
    Outlet,
    Quotation,
    QuotationJointSpeaker,
    QuotationSpan,
    Resolution,
)


def identities(connection: Connection) -> Iterator[Problem]:
    """The hashes that say what is the same: of articles and of quotations."""
    query = (
        select(Article.id, Article.identity_sha256, Outlet.name, Article.url, Article.text_sha256)
        .outerjoin(Outlet, Outlet.id == Article.outlet_id)
        .order_by(Article.id)
    )
    reviewed = set(connection.scalars(select(KeptExtraction.article_id)))
    for row in connection.execute(query).all():
        if identity.of_parts(row.name, row.url, row.text_sha256) != row.identity_sha256:
            yield Problem(f"articles {row.id}", "outlet, URL or text are not those that it was imported with")
        elif row.id not in reviewed:  # where persons decided, places are theirs; the other check looks at those
            yield from _quotations(connection, row.id, row.identity_sha256)


def _quotations(connection: Connection, article_id: int, article_identity: str) -> Iterator[Problem]:
    quotations = connection.execute(
        select(Quotation.id, Quotation.identity_sha256)
        .where(Quotation.article_id == article_id)
        .order_by(Quotation.position)
    ).all()
    spans: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    stand = (
        select(QuotationSpan.quotation_id, QuotationSpan.role, QuotationSpan.start, QuotationSpan.end)
        .join(Quotation, Quotation.id == QuotationSpan.quotation_id)
        .where(Quotation.article_id == article_id)
        .order_by(QuotationSpan.quotation_id, QuotationSpan.role, QuotationSpan.position)
    )
    for number, role, start, end in connection.execute(stand):
        spans[number][role].append([start, end])
    places = [(spans[one.id]["content"], spans[one.id]["cue"], spans[one.id]["source"]) for one in quotations]
    right = identity.of_places(article_identity, places)
    for one, expected in zip(quotations, right, strict=True):
        if one.identity_sha256 != expected:
            yield Problem(f"quotations {one.id}", "its identity is not that of its spans: reviews would not find it")


def derived(connection: Connection) -> Iterator[Problem]:
    """Vectors, counts, joint speakers, channels and versions."""
    sizes = select(Embedding.id).where(func.length(Embedding.vector) != Embedding.dimensions).order_by(Embedding.id)
    for number in connection.scalars(sizes):
        yield Problem(f"embeddings {number}", "has not so many components as it says")
    counted = (
        select(func.count())
        .select_from(Resolution)
        .where(Resolution.entity_id == EntityName.entity_id, Resolution.name == EntityName.name)
        .scalar_subquery()
    )
    miscounted = select(EntityName.id).where(EntityName.said_by == "machine", EntityName.articles != counted)
    for number in connection.scalars(miscounted.order_by(EntityName.id)):
        yield Problem(f"entity_names {number}", "counts other articles than those that were resolved")
    alone = (
        select(QuotationJointSpeaker.id)
        .join(Quotation, Quotation.id == QuotationJointSpeaker.quotation_id)
        .where(Quotation.speaker_kind.is_distinct_from("group"))
    )
    for number in connection.scalars(alone.order_by(QuotationJointSpeaker.id)):
        yield Problem(f"quotation_joint_speakers {number}", "is of a quotation that one speaker said")
    for number, name, kept in connection.execute(select(Channel.id, Channel.name, Channel.folded).order_by(Channel.id)):
        if kept != folded(name):
            yield Problem(f"channels {number}", "is listed under another name than its own")
    older = aliased(Article)
    backward = (
        select(Article.id)
        .join(older, older.id == Article.supersedes_id)
        .where((older.id > Article.id) | older.outlet_id.is_distinct_from(Article.outlet_id))
    )
    for number in connection.scalars(backward.order_by(Article.id)):
        yield Problem(f"articles {number}", "supersedes a later article, or one of another outlet")
