"""Whom and what the store knows by name: what questions are compared with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from claims.store.browsing import channels
from claims.store.browsing.callings import speakers_called
from claims.store.quotations.filters import Filters
from claims.store.quotations.search import fitting
from claims.store.stored import KnownName
from claims.store.tables import Article, Channel, Entity, EntityName, NameWord, Outlet, Quotation, Role

# A question's words fit few names; the bound holds off those that fit a great part of them.
_MOST = 20_000
_MOST_CALLED = 2_000
# Places of a role that are read, and characters before each: enough for whose it is to have been named.
_MOST_PLACES, _BEFORE = 500, 200
# Comes after every other character.
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class StoreVocabulary:
    """The names in one database; each method gives those with at least one of the words in them, or a few more.

    Args:
        connection: A connection for reading.
    """

    connection: Connection

    def entities(self, words: Collection[str], *, beginnings: bool = False) -> list[KnownName]:
        """Spellings of persons and organisations.

        Args:
            words: Small words without diacritics.
            beginnings: Take the words for beginnings of words.
        """
        own, canonical = aliased(Entity), aliased(Entity)
        found = (
            select(canonical.id, canonical.name, EntityName.name.label("spelling"), canonical.kind)
            .join(own, own.id == EntityName.entity_id)
            .join(canonical, canonical.id == own.canonical_id)
        )
        return self._spelled(found, words, beginnings=beginnings)

    def roles(self, words: Collection[str]) -> list[KnownName]:
        """Roles with their holders and the days of the articles that say so; the words may be parts of longer ones."""
        if not words:
            return []
        own, canonical = aliased(Entity), aliased(Entity)
        day = Article.published_on
        found = (
            select(
                canonical.id,
                canonical.name,
                Role.title,
                canonical.kind,
                func.min(day),
                func.max(day),
                func.count(Role.article_id.distinct()),
            )
            .join(own, own.id == Role.entity_id)
            .join(canonical, canonical.id == own.canonical_id)
            .join(Article, Article.id == Role.article_id)
            .where(or_(*(func.lower(Role.title).contains(word, autoescape=True) for word in words)))
            .group_by(canonical.id, canonical.name, Role.title, canonical.kind)
            .limit(_MOST)
        )
        return [KnownName(*row) for row in self.connection.execute(found).all()]

    def roles_in_place(self, words: Collection[str]) -> list[KnownName]:
        """Roles that hold all of the words, or longer ones, with what each article says right before them."""
        if not words:
            return []
        own, canonical = aliased(Entity), aliased(Entity)
        first = case((Role.start > _BEFORE, Role.start - _BEFORE + 1), else_=1)
        before = func.substr(Article.text, first, Role.start - first + 1)
        found = (
            select(canonical.id, canonical.name, Role.title, canonical.kind, before.label("before"))
            .join(own, own.id == Role.entity_id)
            .join(canonical, canonical.id == own.canonical_id)
            .join(Article, Article.id == Role.article_id)
            .where(Role.start.is_not(None))
            .where(*(func.lower(Role.title).contains(word, autoescape=True) for word in words))
            .limit(_MOST_PLACES)
        )
        rows = self.connection.execute(found)
        return [KnownName(row.id, row.name, row.title, row.kind, before=row.before) for row in rows]

    def channels(self, words: Collection[str]) -> list[KnownName]:
        """Channels; the words may be parts of longer ones."""
        found = select(Channel.id, Channel.name, Channel.name.label("spelling"), Channel.kind)
        return self._holding(found, Channel.name, words)

    def channels_together(self, number: int) -> tuple[int, ...]:
        """The numbers of a channel and of those that are one with it under verb and noun."""
        return channels.together(self.connection, [number])

    def outlets(self, words: Collection[str]) -> list[KnownName]:
        """Outlets; the words may be parts of longer ones."""
        found = select(Outlet.id, Outlet.name, Outlet.name.label("spelling"), literal("outlet").label("kind"))
        return self._holding(found, Outlet.name, words)

    def called(self, words: Collection[str]) -> list[KnownName]:
        """Speakers with what articles call them beside a quotation, where any of these small words is part of it."""
        found = speakers_called(self.connection, words, limit=_MOST_CALLED)
        return [KnownName(row.id, row.name, row.called, row.kind) for row in found]

    def described(self, words: Collection[str]) -> bool:
        """Whether any speaker's name, description or role in an article holds all these folded words."""
        return bool(words) and bool(fitting(self.connection, Filters(speaker_words=words), limit=1))

    def speakers_described(self, words: Collection[str]) -> list[KnownName]:
        """Who is called all these folded words where quoted, and in how many articles; unnamed ones as number 0."""
        if not words:
            return []
        described = fitting(self.connection, Filters(speaker_words=words), limit=_MOST_CALLED)
        own, canonical = aliased(Entity), aliased(Entity)
        articles = func.count(Quotation.article_id.distinct())
        found = (
            select(canonical.id, canonical.name, canonical.kind, articles)
            .select_from(Quotation)
            .outerjoin(own, own.id == Quotation.speaker_id)
            .outerjoin(canonical, canonical.id == own.canonical_id)
            .where(Quotation.id.in_(described))
            .group_by(canonical.id, canonical.name, canonical.kind)
        )
        rows = self.connection.execute(found).all()
        return [KnownName(row[0] or 0, row[1] or "", "", row[2] or "", articles=row[3]) for row in rows]

    def _spelled(self, found: Select[*tuple[Any, ...]], words: Collection[str], *, beginnings: bool) -> list[KnownName]:
        """Names by their words; the index of words is in the order of code points."""
        fits = [
            (NameWord.word >= word) & (NameWord.word < f"{word}{_LAST}") if beginnings else NameWord.word == word
            for word in words
        ]
        if not fits:
            return []
        names = select(NameWord.normalised).where(or_(*fits))
        return self._rows(found, [EntityName.normalised.in_(names)])

    def _holding(
        self, found: Select[*tuple[Any, ...]], name: InstrumentedAttribute[str], words: Collection[str]
    ) -> list[KnownName]:
        return self._rows(found, [func.lower(name).contains(word, autoescape=True) for word in words])

    def _rows(self, found: Select[*tuple[Any, ...]], fits: list[ColumnElement[bool]]) -> list[KnownName]:
        if not fits:
            return []
        rows = self.connection.execute(found.where(or_(*fits)).distinct().limit(_MOST))
        return [KnownName(row.id, row.name, row.spelling, row.kind) for row in rows]
