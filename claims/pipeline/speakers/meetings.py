"""The two who met: "The president received the Omani foreign minister, Ana Ruiz. The two discussed trade"."""

from __future__ import annotations

import itertools
import re

from claims.pipeline.annotations import Attribution
from claims.pipeline.entities.mentions import Pair
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Conversation
from claims.quotation import Speaker

_TALK = r"(?:meeting|talks|(?:(?:tele)?phone )?(?:call|conversation|talks)|exchange|telephone talks)"
_HELD = re.compile(
    rf"\b(?:(?:met|meets|spoke|speaks|talked)\b|(?:received|receives|welcomed|hosted|called|phoned)\b"
    rf"|(?:held|holds|had|has had|made)\s(?:[\w,-]+\s){{0,6}}?{_TALK}\s(?:[\w,.]+\s){{0,3}}?(?:with|to)\b)",
)
_WITH = re.compile(r"(?:\s(?:today|yesterday|on \w+day))?\s(?:and|with)\s[^.;:“”\"\n]{0,60}")
_BETWEEN = re.compile(rf"\b{_TALK}\b[^.;:“”\"\n]{{0,40}}\b(?:by|between)\s[^.;:“”\"\n]{{0,40}}\Z")
_STOPS = re.compile(r"[.!?][”\"]?\s+(?=[A-Z])|[“”\"]")
_LONGEST = 170  # characters between the two, with what each is called
_BACK = 12  # paragraphs from the two to where they met
_LOOKED_AT = 8  # names before a verb and behind it
_PEOPLE = frozenset({"leader", "diplomat", "official", "politician", "interlocutor", "men", "women"})
_MANY = re.compile(
    r"(?:(?:the )?(?:two|both)(?: (?:top|senior|chief|foreign|prime|defence|defense))?(?: (?P<noun>[a-z-]+))?"
    r"|(?:the )?(?:pair|duo)|(?:the )?heads of state|the interlocutors)"
)
# What those do together who met; "they said" may be anybody.
_TOGETHER = re.compile(
    r"(?:also )?(?:discuss\w*|exchang\w+|review\w*|agree\w*(?: on)?|talked(?: about)?|touched (?:up)?on"
    r"|spoke(?: about)?|tackled|examined|address\w*|shared)(?: (?:views|opinions))?(?: \w+)?",
    re.IGNORECASE,
)


def those_who_met(conversation: Conversation, source: Source) -> Speaker | None:
    """The two whom a plural means that has no name in it, where the text before it tells of one meeting or call.

    Args:
        conversation: Who has spoken so far.
        source: "The two leaders", "both ministers", "the two".
    """
    match = _MANY.fullmatch(source.phrase.casefold())
    if match is None or (match["noun"] is not None and not _are_people(match["noun"])):
        return None
    return _last_meeting(conversation, source.start)


def they_who_met(conversation: Conversation, attribution: Attribution, source: Source) -> Speaker | None:
    """The two whom "they" means who did together what a cue says: "They discussed trade".

    Args:
        conversation: Who has spoken so far.
        attribution: An attribution whose source is a pronoun.
        source: The pronoun, read.
    """
    text, cue = conversation.surface.text, attribution.cue
    if source.head != "they" or cue is None or not _TOGETHER.fullmatch(text, *cue):
        return None
    return _last_meeting(conversation, source.start)


def _are_people(noun: str) -> bool:
    return noun in _PEOPLE or noun.removesuffix("s") in _PEOPLE or is_office(noun.removesuffix("s"))


def _last_meeting(conversation: Conversation, before: int) -> Speaker | None:
    """Who met in one of the last paragraphs, as far as the latest meeting there names both."""
    surface = conversation.surface
    last = surface.paragraph_of(before)
    for place in range(last, max(-1, last - _BACK - 1), -1):
        start, end = surface.paragraphs[place][0], min(surface.paragraphs[place][1], before)
        found = [*_HELD.finditer(surface.text, start, end)]
        for match in reversed(found):
            if surface.quoted(match.start()) or not _is_meeting(conversation, match, end):
                continue
            return _both(conversation, match, start, end)
        between = _who_are_between(conversation, start, end)
        if between is not None:
            return between
    return None


def _is_meeting(conversation: Conversation, match: re.Match[str], end: int) -> bool:
    """Whether a person stands near behind a verb: "met with Ruiz", not "met in Muscat"."""
    return _guest(conversation, match.end(), end) is not None


def _guest(conversation: Conversation, start: int, end: int) -> Pair | None:
    reach = min(end, start + _LONGEST)
    stop = _STOPS.search(conversation.surface.text, start, reach)
    named = conversation.mentions.between(start, stop.start() if stop is not None else reach)[:_LOOKED_AT]
    return next((pair for pair in named if pair[1].kind == "person" and not pair[0].possessive), None)


def _both(conversation: Conversation, match: re.Match[str], start: int, end: int) -> Speaker | None:
    """Who met whom, where one person alone stands in front of the verb in its sentence."""
    surface = conversation.surface
    guest = _guest(conversation, match.end(), end)
    sentence = surface.sentences[surface.sentence_of(match.start())][0]
    before = conversation.mentions.between(max(start, sentence), match.start())
    hosts = [entity for name, entity in before if entity.kind == "person" and not name.possessive]
    if guest is None or len(set(map(id, hosts))) != 1 or hosts[0] is guest[1]:
        return None
    return Speaker(f"{hosts[0].name} and {guest[1].name}", "group")


def _who_are_between(conversation: Conversation, start: int, end: int) -> Speaker | None:
    """The two of "the call that was made by Ruiz with her counterpart Omar Haddad"."""
    text = conversation.surface.text
    named = [pair for pair in conversation.mentions.between(start, end) if pair[1].kind == "person"]
    for (name, one), (other, another) in itertools.pairwise(named):
        together = one is not another and _WITH.fullmatch(text, name.end, other.start) is not None
        begin = min((name.start, *(name.role or ())))
        if together and _BETWEEN.search(text, start, begin) is not None:
            return Speaker(f"{one.name} and {another.name}", "group")
    return None
