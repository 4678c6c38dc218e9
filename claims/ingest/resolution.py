"""Who the persons and organisations of an article are: resolve and store put together."""

from __future__ import annotations

from datetime import date
from typing import cast

from claims.quotation import Extraction, SpeakerKind
from claims.resolve import Assignment, assign, keys_of, local_entities, normalise
from claims.store.records import AssignedEntity, Doubted, KnownEntities, Spelling


def resolve(
    known: KnownEntities, extraction: Extraction, *, text: str = "", published: date | None = None
) -> tuple[AssignedEntity, ...]:
    """The persons and organisations of one article, each with the entity of the database that it is.

    Args:
        known: Where candidates and persons' decisions come from: a Store, or what it hands to a function that
            :meth:`Store.write_article` calls.
        extraction: What was extracted from the article.
        text: The article's text.
        published: The article's day.
    """
    decisions = known.decisions()
    locals_ = local_entities(extraction, text=text, decided=decisions.names)
    keys = [keys_of(local) for local in locals_]
    candidates = known.find_candidates({key for own in keys for key in own})
    assignments = assign(
        locals_,
        candidates,
        decided=decisions.names,
        distinct=decisions.distinct,
        published=published,
        look=known.company,
    )
    articles = {candidate.entity_id: candidate.articles for candidate in candidates}
    return tuple(_assigned(one, articles.get(one.entity_id or 0, 0)) for one in assignments)


def _assigned(one: Assignment, articles: int) -> AssignedEntity:
    local = one.local
    return AssignedEntity(
        name=local.name,
        kind=cast("SpeakerKind", local.kind),
        spellings=tuple(Spelling(spelling, normalise(spelling)) for spelling in local.spellings),
        names=local.names,
        roles=local.roles,
        keys=keys_of(local, articles=articles),
        entity_id=one.entity_id,
        score=one.score,
        reasons=one.reasons,
        doubts=tuple(Doubted(doubt.entity_id, doubt.score, doubt.reasons) for doubt in one.doubts),
    )
