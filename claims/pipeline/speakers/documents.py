"""Whose "the letter" is, where the text says so before: "Ruiz warned in a letter …. The letter said …"."""

from __future__ import annotations

import re
from itertools import takewhile

from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.phrases import DEFINITE, PREPOSITIONS, means_person, organisation_nouns
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import NOBODY, Answer, Conversation
from claims.pipeline.text.surface import Surface

# What one writes oneself; a poll, a report or a lawsuit is spoken of by many.
_WRITTEN = frozenset(
    {"statement", "letter", "message", "readout", "communique", "communiqué", "declaration", "memo", "memorandum"}
    | {"email", "e-mail", "post", "bulletin", "circular", "note", "release", "tweet", "thread", "caption"}
)
_AGAIN = frozenset({"report", "affidavit", "study", "audit", "complaint", "indictment", "filing", "review"})
_TURNS_BACK = 8
_POLICE = "police"
PAGES = frozenset({"website", "site", "page", "account", "channel", "blog", "feed"})
"""Where one publishes one's own."""
_FILED = frozenset({"suit", "lawsuit", "complaint"})
LEGAL_ACTIONS = _FILED | {"petition", "filing", "motion", "indictment", "affidavit", "subpoena", "brief", "appeal"}
"""Documents that somebody brings before a court."""
_REACH = 2500  # characters back to where a document is named first
_SENDER = re.compile(r"\s+(?:(?:issued|released|published|sent|signed)\s+)?(?:from|by)\s+(?:the\s+)?")
_LONGEST_TITLE = 40  # characters
# Before "a letter" in which its writer says something, or that its sender sent.
_SENT = re.compile(
    r"(?:\bin|\b(?:sent|issued|wrote|released|posted|published|circulated|distributed|signed)(?: out)?)\s+\Z",
    re.IGNORECASE,
)
_BEFORE = 20  # characters
_ON_PLATFORMS = frozenset({"message", "post", "tweet", "thread", "caption", "note"})
_POSTED = re.compile(
    r"\b(?:tweeted|posted|(?:on|via|to)\s(?:(?:his|her|their|its|the)\s)?(?:Twitter|Facebook|Instagram|TikTok|YouTube"
    r"|Telegram|WhatsApp|Weibo|LinkedIn|Threads|Truth Social|X|social media))\b"
)
# Behind whoever a statement is by.
_ENDS = (PREPOSITIONS - {"of", "for"}) | {"following", "released", "issued", "published"}
# "A study by his ministry".
_BY_THEIRS = re.compile(r"\b(?:by|from)\s(?P<maker>(?:his|her|its|their)\s)", re.IGNORECASE)


def written_by(conversation: Conversation, source: Source) -> Answer:
    """Who wrote a document that the text has named before, as far as its grammar tells; else nobody.

    Args:
        conversation: The conversation so far.
        source: Something made.
    """
    if not source.definite or source.plural or source.owner is not None or source.head not in _WRITTEN:
        return NOBODY
    if source.phrase.casefold() != source.head:  # "the statement from Ruiz"
        return NOBODY
    first = _first_named(conversation, source)
    if first is None:
        return _poster(conversation, source)
    before = _said_since(conversation, source, first.start())
    if before is not None:
        speaker, entity = conversation.spoken(before)
        return (speaker, None) if entity is None else conversation.answer(entity, source)
    sent = _SENDER.match(conversation.surface.text, first.end()) is not None
    if sent:
        return conversation.answer(_sent_by(conversation, first), source)
    speaker, entity = _writer(conversation, first)
    return (speaker, None) if entity is None else conversation.answer(entity, source)


def filed_by(conversation: Conversation, source: Source) -> Answer:
    """Who filed "the suit", where the text tells of only one who filed one; else nobody.

    Args:
        conversation: The conversation so far.
        source: Something made.
    """
    if not source.definite or source.plural or source.owner is not None or source.phrase.casefold() not in _FILED:
        return NOBODY
    filers = {id(made.maker): made.maker for made in conversation.makers.of(source.head, source.start, source.end)}
    only = next(iter(filers.values()), None) if len(filers) == 1 else None
    return NOBODY if only is None else conversation.answer(only, source)


def same_document(conversation: Conversation, source: Source) -> Answer:
    """Who was found to stand for a document, of which it is said again: "a police report", then "the report".

    Args:
        conversation: The conversation so far.
        source: Something made.
    """
    if not source.definite or source.plural or source.owner is not None or source.head not in _AGAIN:
        return NOBODY
    for turn in reversed(conversation.turns[-_TURNS_BACK:]):
        name = turn.speaker.name.casefold()
        if turn.entity is None and turn.speaker.kind == "unnamed" and name.endswith(f" {source.head}"):
            linked = conversation.makers.of(source.head, source.start, source.end)
            known = any(turn.start <= made.start < source.start for made in linked[:1])
            same = source.phrase.casefold() in {source.head, name}
            return (turn.speaker, None) if same and not known else NOBODY
    return NOBODY


def sender_of(conversation: Conversation, source: Source) -> Offsets | None:
    """The words for a sender whom nothing names: "A statement from the office of the top cleric".

    Args:
        conversation: The conversation so far.
        source: Something made.
    """
    surface = conversation.surface
    inside = surface.words_between(source.start, source.end)
    sent = next((word for word in inside if word.key in {"from", "by"}), None)
    by = _BY_THEIRS.search(surface.text, source.start, source.end)
    if by is not None:
        last = surface.words_between(by.end("maker"), source.end)[-1:]
        theirs = bool(last) and (last[0].key in organisation_nouns() or is_office(last[0].key))
        return (by.start("maker"), source.end) if theirs else None
    if source.head not in _WRITTEN or sent is None or conversation.mentions.overlapping(source.start, source.end):
        return None
    behind = surface.words_between(sent.end, source.end)
    if len(behind) < len(("the", "board")) or behind[0].key != "the":
        return None
    if sent.key == "from":
        return behind[0].start, source.end
    whose = tuple(takewhile(lambda word: word.key not in _ENDS, behind))
    sender = (behind[0].start, whose[-1].end)
    return sender if means_person(surface, sender) else None


def office_before(surface: Surface, source: Source) -> Offsets | None:
    """The words for whoever holds an office and made a document: "a harbour inspector's report".

    Args:
        surface: The text.
        source: Something made.
    """
    inside = surface.words_between(source.start, source.end)
    if not source.indefinite or source.owner is not None or len(inside) < len(("a", "inspector's", "report")):
        return None
    place = next((place for place, word in enumerate(inside[1:-1], 1) if word.possessive), 0)
    plain = all(word.text.islower() and word.key not in PREPOSITIONS | DEFINITE for word in inside[1:])
    return (source.start, inside[place].end) if place and plain and is_office(inside[place].key) else None


def institution_before(surface: Surface, source: Source) -> Offsets | None:
    """The words for whose page or statement speaks: "the Maltese government website", "the army statement".

    Args:
        surface: The text.
        source: Something made.
    """
    inside = surface.words_between(source.start, source.end)
    place = next((place for place, word in enumerate(inside) if word.key == source.head), 0)
    if not (source.definite or source.indefinite) or place < len(("the", "ministry")):
        return None
    body, closes = inside[place - 1], place == len(inside) - 1
    stated = closes and source.head == "statement" and len(inside) == len(("the", "army", "statement"))
    says = stated or (source.definite and ((closes and source.head in PAGES) or body.key == _POLICE))
    whose = says and body.text.islower() and (body.key in organisation_nouns() or body.key == "family")
    return (source.start, body.end) if whose else None


def _first_named(conversation: Conversation, source: Source) -> re.Match[str] | None:
    """The last place before where such a document is new to the reader: "in a letter"."""
    named = re.compile(rf"\b(?:an?|his|her|its|their)\s+(?:[\w-]+\s+){{0,2}}{re.escape(source.head)}\b", re.IGNORECASE)
    text = conversation.surface.text
    found = list(named.finditer(text, max(0, source.start - _REACH), source.start))
    return found[-1] if found and conversation.content_at(found[-1].start()) is None else None


def _poster(conversation: Conversation, source: Source) -> Answer:
    """Who said something on a platform right before, of whose post the text goes on to tell: "the message went on"."""
    if source.head not in _ON_PLATFORMS:
        return NOBODY
    surface = conversation.surface
    for index in range(len(conversation.attributions) - 1, -1, -1):
        cue, speaker = conversation.attributions[index].cue, conversation.speakers[index]
        if speaker is None or cue is None or cue[0] >= source.start or surface.quoted(cue[0]):
            continue
        start, end = surface.sentences[surface.sentence_of(cue[0])]
        return conversation.spoken(index) if _POSTED.search(surface.text, start, end) else NOBODY
    return NOBODY


def _said_since(conversation: Conversation, source: Source, start: int) -> int | None:
    """The last attribution whose source was the same document already, from ``start`` on."""
    for index in range(len(conversation.attributions) - 1, -1, -1):
        before = conversation.attributions[index].source
        if conversation.speakers[index] is None or before is None or not start <= before[0] < source.start:
            continue
        keys = [word.key for word in conversation.surface.words_between(*before)]
        if keys == ["the", source.head] or before[0] == start:  # "A statement on the dam said"
            return index
    return None


def _sent_by(conversation: Conversation, first: re.Match[str]) -> Entity | None:
    """From whom it is said to be: "a statement from the Harbour Board"."""
    sender = _SENDER.match(conversation.surface.text, first.end())
    if sender is None:
        return None
    for name, entity in conversation.mentions.between(sender.end(), sender.end() + _LONGEST_TITLE)[:1]:
        titled = name.role is not None and name.role[0] == sender.end()
        if not name.possessive and (titled or name.start == sender.end()):
            return entity
    return None


def _writer(conversation: Conversation, first: re.Match[str]) -> Answer:
    """Who said something in it or sent it, in its sentence: "Ruiz warned in a letter", "The party sent an email"."""
    surface = conversation.surface
    if _SENT.search(surface.text, max(0, first.start() - _BEFORE), first.start()) is None:
        return NOBODY
    sentence = surface.sentence_of(first.start())
    for index, attribution in enumerate(conversation.attributions):
        cue, speaker = attribution.cue, conversation.speakers[index]
        if cue is not None and speaker is not None and surface.sentence_of(cue[0]) == sentence:
            return conversation.spoken(index)
    return NOBODY
