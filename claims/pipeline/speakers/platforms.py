"""A platform is where something is posted, and speaks only as a firm: "a Facebook post" is not Facebook's."""

from __future__ import annotations

from collections.abc import Iterable

from claims.lexicon.lists import words
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.name import Name
from claims.pipeline.sources.phrases import made_nouns, organisation_nouns
from claims.pipeline.sources.source import Source
from claims.pipeline.text.surface import Surface

_LOOKED_AT = 12  # mentions of one platform
# What users leave there, whatever the firm does elsewhere in the text.
_POSTED = frozenset(
    {"post", "posts", "posting", "tweet", "tweets", "message", "messages", "video", "videos", "page", "account"}
    | {"user", "users", "image", "photo", "picture", "graphic", "screenshot", "meme", "clip", "footage", "reel"}
    | {"story", "caption", "comment", "comments", "thread", "group", "channel", "chain", "profile", "livestream"}
    | {"article", "text", "description", "audio", "recording", "website", "headline", "poster", "flyer"}
    | {"claim", "claims"}
)
_FORMS = frozenset({"nominal", "organisation", "made", "described", "owned"})


def without_carriers(surface: Surface, near: Iterable[Entity], source: Source) -> list[Entity]:
    """Those among some entities who may have made what a source stands for; of a new post only whom its words name.

    Args:
        surface: The text.
        near: Whom the source might mean.
        source: What speaks, read.
    """
    given = list(near)
    kept = [one for one in given if not only_carries(surface, one, source)]
    if len(kept) == len(given) or not source.indefinite or source.head not in _POSTED:
        return kept
    return [one for one in kept if any(source.start <= start < source.end for start in one.starts)]


def only_carries(surface: Surface, entity: Entity, source: Source) -> bool:
    """Whether an entity is a platform that only carried what a source stands for.

    Args:
        surface: The text.
        entity: One of its persons and organisations.
        source: What speaks, read; a name or a platform's own name is left alone.
    """
    if entity.kind != "organisation" or entity.name.casefold() not in words("organisations", "platforms"):
        return False
    if source.form in _FORMS and source.head in organisation_nouns() - made_nouns() - _POSTED:
        return False  # "the company"
    if source.form in _FORMS and source.head in _POSTED:
        return True
    return not any(_acts(surface, name) for name in entity.names[:_LOOKED_AT])


def _acts(surface: Surface, name: Name) -> bool:
    """Whether a platform's name is that of the firm: it does something, has something, or is told something."""
    if name.possessive:
        return True
    token = surface.token_of(name.end - 1)
    if token is None:
        return False
    subject = token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}
    return subject or (token.dep_ == "dobj" and token.ent_type_ == "ORG")
