"""Whom words for an office by what it is mean: "the head of state", "the head of government", "the pontiff"."""

from __future__ import annotations

import re
from types import MappingProxyType

from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.same_office import same_office
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Conversation

_CROWNED = frozenset({"king", "queen", "emir", "sultan", "emperor"})
_OFFICES = MappingProxyType(
    {
        "head of state": _CROWNED | {"president"},
        "head of government": frozenset({same_office("premier"), "chancellor", "taoiseach"}),
        "monarch": _CROWNED,
        "pontiff": frozenset({"pope"}),
    }
)
_SAID = re.compile(r"(?:[\w-]+\s+)?(head of (?:the )?(?:state|government)|monarch|pontiff)")


def holder_of_state(conversation: Conversation, source: Source) -> Entity | None:
    """The one person before a source who holds the office that it describes, of several the one who spoke last.

    Args:
        conversation: Who has spoken so far.
        source: A noun: "the head of state".
    """
    match = _SAID.fullmatch(source.phrase.casefold()) if source.definite and not source.plural else None
    if match is None:
        return None
    offices = _OFFICES[match[1].replace("of the ", "of ")]
    bearers = [one for one in conversation.mentions.entities if one.starts[0] < source.start and _bears(one, offices)]
    if len(bearers) < 2:
        return next(iter(bearers), None)
    last = conversation.turns[-1].entity if conversation.turns else None
    return last if last in bearers else None


def _bears(entity: Entity, offices: frozenset[str]) -> bool:
    called = {same_office(noun) for noun in entity.nouns | entity.known | {entity.keys[0]}}  # "Pope Clemens"
    return entity.kind == "person" and not offices.isdisjoint(called)
