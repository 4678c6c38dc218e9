"""Whose diplomat somebody is: "the Omani diplomat" is the Omani ambassador or foreign minister of the article."""

from __future__ import annotations

import re

from claims.lexicon.nations import is_nation
from claims.pipeline.entities.entity import Entity
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Conversation

_DIPLOMAT = re.compile(
    r"(?:(?:top|senior|visiting|outgoing|veteran)\s)?(?P<nation>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)"
    r"\s(?:(?:top|chief|senior)\s)?(?:diplomat|envoy|ambassador)"
)
_ENVOYS = frozenset({"ambassador", "envoy", "consul", "attaché", "diplomat", "commissioner"})
_FOREIGN = frozenset({"foreign", "minister"})


def diplomat_of(conversation: Conversation, source: Source) -> Entity | None:
    """The one person named before a source who is a nation's diplomat by what the article calls him or her.

    Args:
        conversation: Who has spoken so far.
        source: A noun: "the Omani diplomat", "the Omani top diplomat".
    """
    match = _DIPLOMAT.fullmatch(source.phrase) if source.definite and not source.plural else None
    if match is None or not is_nation(match["nation"]):
        return None
    nation = set(match["nation"].casefold().split())
    before = [one for one in conversation.mentions.entities if one.starts[0] < source.start]
    bearers = [one for one in before if one.kind == "person" and nation <= one.nouns and _is_diplomat(one)]
    return bearers[0] if len(bearers) == 1 else None


def _is_diplomat(entity: Entity) -> bool:
    return not entity.nouns.isdisjoint(_ENVOYS) or entity.nouns >= _FOREIGN
