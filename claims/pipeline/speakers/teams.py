"""Who "the team" is in news of research: the scientists named as one, and no organisation; and "the two" who met."""

from __future__ import annotations

import re

from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import NOBODY, Answer, Conversation
from claims.pipeline.speakers.meetings import those_who_met
from claims.quotation import Speaker

_REACH = 2500  # characters back in which the team's members are told
_TURNS_BACK = 8
_MEMBERS = (
    r"(?:researchers|scientists|academics|scholars|astronomers|doctors|physicians|surgeons|\w{3,20}(?:ologists|icists))"
)
_TEAM_OF = re.compile(rf"\bteam\s(?:of|including)\s(?:[\w’'-]+\s){{0,3}}?{_MEMBERS}\b", re.IGNORECASE)
_MEMBER = re.compile(rf"\b{_MEMBERS}\b", re.IGNORECASE)
# "The team", "the research team".
_THEMSELVES = re.compile(r"(?:(?:research|study|science|scientific|international|survey)\s)?team", re.IGNORECASE)


def team_of_people(conversation: Conversation, source: Source) -> Answer:
    """The researchers whom "a team of astronomers", or "the team" further on, means, or the two who met; else nobody.

    Args:
        conversation: The conversation so far.
        source: A noun for an organisation.
    """
    if source.head != "team" or source.plural or source.owner is not None:
        met = those_who_met(conversation, source) if source.head == "two" else None
        return NOBODY if met is None else (met, None)
    named = conversation.mentions.overlapping(source.start, source.end)
    if any(entity.kind == "organisation" for _, entity in named):
        return NOBODY
    text = conversation.surface.text
    if _TEAM_OF.search(text, source.start, source.end):
        return Speaker(source.phrase, "group"), None
    if not source.definite or not _THEMSELVES.fullmatch(source.phrase):
        return NOBODY
    turns = reversed(conversation.turns[-_TURNS_BACK:])
    groups = (turn.speaker for turn in turns if turn.entity is None and turn.speaker.kind == "group")
    members = next((one for one in groups if _MEMBER.search(one.name)), None)
    if members is not None:
        return members, None
    told = _TEAM_OF.search(text, max(0, source.start - _REACH), source.start)
    return NOBODY if told is None else (Speaker(source.phrase, "group"), None)
