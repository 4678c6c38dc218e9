"""Those who spoke together and are then called by what they are: "Sens. Ana Ruiz and Omar Haddad … the senators"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Answer, Conversation, Turn
from claims.pipeline.speakers.meetings import those_who_met
from claims.quotation import Speaker

_TURNS_BACK = 6
_FEWEST, _LOOKED_AT, _BEFORE = 2, 4, 20
# What members of a parliament are called, too.
_LAWMAKERS = frozenset({"lawmaker", "legislator", "politician"})
_MEMBERS = frozenset(
    {"senator", "sen", "rep", "representative", "congressman", "congresswoman", "mp", "chairman", "whip"}
)
_NUMBERS = frozenset({"two", "three", "four", "both"})
_PAIR = frozenset({"both", "both men", "both women", "pair", "duo", "two", "two men", "two women"})
_OF_TWO = 2


def together(conversation: Conversation, source: Source) -> Answer | None:
    """The group that a plural noun means, if the text calls one of those in it so; else None.

    Args:
        conversation: Who has spoken so far.
        source: A plural without a name in it.
    """
    met = those_who_met(conversation, source)
    if met is not None and not _others_are_near(conversation, source, met):
        return met, None
    if source.phrase.casefold() in _PAIR and (source.definite or source.phrase.casefold().startswith("both")):
        return _pair(conversation)
    first, *rest = source.phrase.casefold().split()
    head = source.head.removesuffix("s")
    alone = not rest or (first in _NUMBERS and len(rest) == 1)
    if not is_office(head) or not alone or not (source.definite or first in _NUMBERS):
        return None
    for turn, members in _groups(conversation):
        called = _called(conversation, members)
        if same_office(head) in called or (head in _LAWMAKERS and not called.isdisjoint(_MEMBERS)):
            return turn.speaker, None
    return None


def _others_are_near(conversation: Conversation, source: Source, met: Speaker) -> bool:
    """Whether several other named persons have spoken together in the paragraph of a source or the one before."""
    near = (turn for turn, _ in _groups(conversation) if conversation.paragraphs_since(turn, source) <= 1)
    return any(turn.speaker.name != met.name for turn in near)


def _pair(conversation: Conversation) -> Answer | None:
    """The last two persons who spoke together: "Both said that"."""
    for turn, members in _groups(conversation):
        return (turn.speaker, None) if len(members) == _OF_TWO else None
    return None


def _groups(conversation: Conversation) -> Iterator[tuple[Turn, list[Entity]]]:
    """The last turns of several named persons, the latest first, each with who they are."""
    by_name = {entity.name: entity for entity in conversation.mentions.entities}
    for turn in reversed(conversation.turns[-_TURNS_BACK:]):
        if turn.speaker.kind != "group" or turn.entity is not None:
            continue
        names = turn.speaker.name.replace(" and ", ", ").split(", ")
        members = [by_name[name] for name in names if name in by_name and by_name[name].kind == "person"]
        if len(members) == len(names) and len(members) >= _FEWEST:
            yield turn, members


def _called(conversation: Conversation, members: Sequence[Entity]) -> set[str]:
    """What the text calls those in a group, in the singular: "Researchers Ana Ruiz and Omar Haddad"."""
    nouns = {noun for one in members for noun in one.nouns}
    for name in members[0].names[:_LOOKED_AT]:
        nouns |= {
            word.key for word in conversation.surface.words_between(max(0, name.start - _BEFORE), name.start)[-1:]
        }
    return {same_office(noun.removesuffix("s")) for noun in nouns}
