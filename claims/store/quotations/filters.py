"""Which quotations: filters as SQL conditions, the same on both engines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from claims.store.tables import (
    Article,
    Channel,
    Entity,
    Quotation,
    QuotationAddressee,
    QuotationJointSpeaker,
    QuotationPrincipal,
    QuotationRelay,
    QuotationSubject,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which quotations; each field that is empty filters nothing, all others must hold.

    Args:
        speakers: Numbers of entities after merges; any of them, also together with others.
        principals: With ``speakers``: numbers of entities after merges; what is said in the name of any of them counts
            like what a speaker says.
        speaker_words: Folded words that the speaker's name, description or role in the article must hold, all of them.
        relay_kinds: Kinds of relays; any of them, unless ``relay_words`` names some.
        relay_words: Small words of which the name of a channel of ``relay_kinds`` must hold one.
        relay_channels: Numbers of channels; any of them counts like a kind.
        relay_speakers: Numbers of entities after merges; what they say themselves counts like a relay.
        outlets: Numbers of outlets; any of them.
        addressees: Numbers of entities after merges; any of them.
        addressee_words: Small words that the addressee's name or description must hold, all of them.
        unaddressed: What the article lets be said to nobody known fits any addressee.
        no_relay: The article names no relay.
        no_addressee: The article names no addressee.
        since: The first day: of the utterance, where that is not known of publication.
        until: The last day.
        undated: What has no known day fits any period.
        kind: ``direct``, ``indirect`` or ``mixed``.
        subjects: Numbers of entities after merges; what was said names any of them.
        phrases: Folded words that what was said holds in this order, all of them.
        beginnings: Of each, what was said holds a word that begins so; folded.
        min_confidence: Least confidence, 0 to 1.
        nothing: Nothing fits: something was asked for by a name that the store does not know.
    """

    speakers: Collection[int] = ()
    principals: Collection[int] = ()
    speaker_words: Collection[str] = ()
    relay_kinds: Collection[str] = ()
    relay_words: Collection[str] = ()
    relay_channels: Collection[int] = ()
    relay_speakers: Collection[int] = ()
    outlets: Collection[int] = ()
    addressees: Collection[int] = ()
    addressee_words: Collection[str] = ()
    unaddressed: bool = False
    no_relay: bool = False
    no_addressee: bool = False
    since: date | None = None
    until: date | None = None
    undated: bool = False
    kind: str | None = None
    subjects: Collection[int] = ()
    phrases: Collection[str] = ()
    beginnings: Collection[str] = ()
    min_confidence: float = 0.0
    nothing: bool = False


def day_said() -> ColumnElement[date | None]:
    """The last day on which it can have been said, else the day of publication: what "latest" sorts by."""
    return func.coalesce(Quotation.said_to, Article.published_on)


@cache
def latest_version() -> ColumnElement[bool]:
    """That no later version supersedes the quotation's article."""
    newer = aliased(Article)
    return ~exists().where(newer.supersedes_id == Quotation.article_id)


def concern_articles(filters: Filters) -> bool:
    """Whether conditions need ``articles`` joined: reading a million articles' rows takes its time."""
    return bool(filters.outlets or filters.since or filters.until)


def not_rejected() -> ColumnElement[bool]:
    """That no person decided that it is no quotation."""
    return func.coalesce(Quotation.review, "") != "rejected"


def conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on ``quotations``, some of them joined with ``articles``; without ``speaker_words``.

    See :func:`concern_articles`.
    """
    found = [latest_version(), not_rejected(), *_dates(filters), *_said(filters)]
    if filters.nothing:
        found.append(false())
    if filters.outlets:
        found.append(Article.outlet_id.in_(filters.outlets))
    if filters.relay_kinds or filters.relay_channels:
        found.append(_relayed(filters))
    if filters.addressees or filters.addressee_words:
        found.append(_addressed(filters))
    if filters.no_relay:
        found.append(~exists().where(QuotationRelay.quotation_id == Quotation.id))
    if filters.no_addressee:
        found.append(~exists().where(QuotationAddressee.quotation_id == Quotation.id))
    return found


def _said(filters: Filters) -> list[ColumnElement[bool]]:
    """By whom, about whom, how, and how surely."""
    found: list[ColumnElement[bool]] = []
    if filters.speakers:
        spoken = _spoken(filters.speakers)
        found.append(or_(spoken, Quotation.id.in_(said_for(filters.principals))) if filters.principals else spoken)
    if filters.subjects:
        found.append(Quotation.id.in_(_naming(filters.subjects)))
    if filters.kind:
        found.append(Quotation.kind == filters.kind)
    if filters.min_confidence > 0:
        found.append(Quotation.confidence >= filters.min_confidence)
    return found


def _dates(filters: Filters) -> list[ColumnElement[bool]]:
    found = []
    if filters.since:
        found.append(day_said() >= filters.since)
    if filters.until:
        found.append(func.coalesce(Quotation.said_from, Article.published_on) <= filters.until)
    if not filters.undated:
        return found
    return [or_(day_said().is_(None), condition) for condition in found]


def _merged(numbers: Collection[int]) -> Select[Any]:
    """All entities that stand for these after merges."""
    return select(Entity.id).where(Entity.canonical_id.in_(numbers))


def _spoken(numbers: Collection[int]) -> ColumnElement[bool]:
    """What these said, alone or together with others."""
    return or_(Quotation.speaker_id.in_(_merged(numbers)), Quotation.id.in_(said_together(numbers)))


def said_together(numbers: Collection[int]) -> Select[Any]:
    """The quotations that any of these said together with others."""
    return select(QuotationJointSpeaker.quotation_id).where(QuotationJointSpeaker.entity_id.in_(_merged(numbers)))


def said_for(numbers: Collection[int]) -> Select[Any]:
    """The quotations that are said in the name of any of these, as by spokesmen."""
    return select(QuotationPrincipal.quotation_id).where(QuotationPrincipal.entity_id.in_(_merged(numbers)))


def _naming(numbers: Collection[int]) -> Select[Any]:
    """The quotations that name these."""
    return select(QuotationSubject.quotation_id).where(QuotationSubject.entity_id.in_(_merged(numbers)))


def _relayed(filters: Filters) -> ColumnElement[bool]:
    ways: list[ColumnElement[bool]] = []
    if filters.relay_channels:
        ways.append(QuotationRelay.channel_id.in_(filters.relay_channels))
    if filters.relay_kinds:
        kind = Channel.kind.in_(filters.relay_kinds)
        named = [func.lower(Channel.name).contains(word, autoescape=True) for word in filters.relay_words]
        ways.append(and_(kind, or_(*named)) if named else kind)
    # Not EXISTS: SQLite would look into the relays of each quotation, instead of starting from the channels' index.
    relayed = Quotation.id.in_(select(QuotationRelay.quotation_id).join(Channel).where(or_(*ways)))
    if filters.relay_speakers:
        return or_(relayed, _spoken(filters.relay_speakers))
    return relayed


def _addressed(filters: Filters) -> ColumnElement[bool]:
    named = [func.lower(QuotationAddressee.name).contains(word, autoescape=True) for word in filters.addressee_words]
    if filters.addressees:
        named.append(QuotationAddressee.entity_id.in_(_merged(filters.addressees)))
    addressed = Quotation.id.in_(select(QuotationAddressee.quotation_id).where(*named))
    if not filters.unaddressed:
        return addressed
    known = QuotationAddressee.entity_id.is_not(None)
    return or_(addressed, ~exists().where(QuotationAddressee.quotation_id == Quotation.id, known))
