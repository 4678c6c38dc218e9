"""Who speaks and is spoken of: entities with their names, mentions and roles."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, PrimaryKeyConstraint, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from claims.quotation import ENTITY_KINDS, RELAY_KINDS
from claims.store.tables.base import NUMBERS_STAY, Base, offsets, one_of, primary_key, to_article


class Entity(Base):
    """One person or organisation, the same in every article."""

    __tablename__ = "entities"
    __table_args__ = (
        one_of("kind", sorted(ENTITY_KINDS)),
        Index(None, "kind", "name"),
        {
            **NUMBERS_STAY,
            "comment": "Persons and organisations; an unnamed source is none, its quotation keeps the description",
        },
    )

    id: Mapped[int] = primary_key("Number of the entity; shown as s1, s2. Never changes, never is given away again")
    kind: Mapped[str] = mapped_column(comment="person or organisation")
    name: Mapped[str] = mapped_column(
        index=True, comment="The name to show: the one a person gave, else the full name in most articles"
    )
    description: Mapped[str | None] = mapped_column(comment="Who that is, in a few words")
    wikidata_id: Mapped[str | None] = mapped_column(index=True, comment="Its item in Wikidata (Q348144), if known")
    canonical_id: Mapped[int] = mapped_column(
        # Deferred: a new row cannot know its own id before it is there.
        ForeignKey("entities.id", deferrable=True, initially="DEFERRED"),
        index=True,
        comment="The entity that stands for this one after all reviews; itself where it was merged into none. "
        "Never a chain: the entity it names always names itself",
    )


class EntityName(Base):
    """One spelling of an entity's name."""

    __tablename__ = "entity_names"
    __table_args__ = (
        UniqueConstraint("entity_id", "name", "said_by"),
        one_of("said_by", ("machine", "person")),
        {"comment": "Every spelling of every entity's name"},
    )

    id: Mapped[int] = primary_key("Number of the spelling")
    entity_id: Mapped[int] = mapped_column(ForeignKey("entities.id", ondelete="CASCADE"), comment="Whose name")
    name: Mapped[str] = mapped_column(index=True, comment="The name as spelled")
    normalised: Mapped[str] = mapped_column(
        index=True, comment="The name with case, diacritics and punctuation folded, for comparing"
    )
    said_by: Mapped[str] = mapped_column(comment="machine (read in an article) or person (given by a review)")
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("runs.id"), index=True, comment="The run that read it first; empty where a person gave it"
    )
    articles: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), comment="In how many articles it is the fullest name of the entity"
    )


class EntityKey(Base):
    """One key under which an entity is looked up as a candidate."""

    __tablename__ = "entity_keys"
    __table_args__ = (
        PrimaryKeyConstraint("key", "entity_id"),
        {"comment": "Keys for finding the entities that a name may stand for"},
    )

    key: Mapped[str] = mapped_column(comment="A key made from a name (a surname's sound, initials)")
    entity_id: Mapped[int] = mapped_column(
        ForeignKey("entities.id", ondelete="CASCADE"), index=True, comment="An entity with such a name"
    )


class Mention(Base):
    """A place in a text that stands for an entity."""

    __tablename__ = "mentions"
    __table_args__ = (
        UniqueConstraint("article_id", "start", "end", "entity_id"),
        offsets(),
        {"comment": "Places in articles that name an entity"},
    )

    id: Mapped[int] = primary_key("Number of the mention")
    article_id: Mapped[int] = to_article()
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="The run that found it")
    entity_id: Mapped[int] = mapped_column(ForeignKey("entities.id"), index=True, comment="Whom it names")
    name: Mapped[str] = mapped_column(comment="The fullest name that this article gives the entity")
    start: Mapped[int] = mapped_column(comment="First character in the article's text, from 0")
    end: Mapped[int] = mapped_column(comment="The character after the last")


class Role(Base):
    """What one article calls an entity."""

    __tablename__ = "roles"
    __table_args__ = (
        UniqueConstraint("article_id", "entity_id", "title", "start"),
        Index(None, "entity_id", "title"),
        offsets(optional=True),
        {"comment": "What an article calls an entity at that time (Iranian President)"},
    )

    id: Mapped[int] = primary_key("Number of the role")
    article_id: Mapped[int] = to_article()
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="The run that found it")
    entity_id: Mapped[int] = mapped_column(ForeignKey("entities.id"), comment="Whose role")
    name: Mapped[str] = mapped_column(comment="The fullest name that this article gives the entity")
    title: Mapped[str] = mapped_column(index=True, comment="The role in the article's words")
    start: Mapped[int | None] = mapped_column(comment="First character of these words, if they stand beside a name")
    end: Mapped[int | None] = mapped_column(comment="The character after the last")


class Channel(Base):
    """A channel through which utterances reach articles."""

    __tablename__ = "channels"
    __table_args__ = (
        one_of("kind", RELAY_KINDS),
        # It takes any number of rows without an owner; migrations/sql has the index for those, which is partial.
        Index("uq_channels_kind_name_owner", "kind", "name", "owner_entity_id", unique=True),
        {"comment": "Channels through which utterances reach articles: an agency, a website, a network"},
    )

    id: Mapped[int] = primary_key("Number of the channel")
    kind: Mapped[str] = mapped_column(
        comment="agency, outlet, website, social, statement, interview, speech or document"
    )
    name: Mapped[str] = mapped_column(
        index=True, comment="Its name (IRNA), or the words that stand for it (his website)"
    )
    folded: Mapped[str] = mapped_column(
        index=True,
        server_default=text("''"),
        comment="What its names share: without case and “the”, the noun where it is a verb (tweet)",
    )
    owner_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entities.id"), index=True, comment="Whose it is: a president's website belongs to the president"
    )
