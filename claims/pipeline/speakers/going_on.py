"""Who goes on, where a cue says that somebody does: "A spokesman for Ruiz said …. He added …"."""

from __future__ import annotations

import re

from claims.pipeline.annotations import Attribution
from claims.pipeline.sources.source import PERSONAL, Source
from claims.pipeline.speakers.conversation import NOBODY, Answer, Conversation, Turn
from claims.pipeline.speakers.meetings import they_who_met
from claims.pipeline.speakers.ruled_out import is_of_other_gender, is_one_person
from claims.pipeline.text.surface import Surface

_GOES_ON = re.compile(r"(?:(?:later|also|then)\s+)?(?:added|adds|continued|continues|went on|goes on)\b", re.IGNORECASE)


# What somebody made and that says something at the beginning of its sentence: "The book claims".
_WORK = re.compile(
    r"(?:The|This)\s(?:[\w-]+\s){0,2}?(?:book|memoir|report|letter|statement|study|memo|filing|document|dossier|lawsuit"
    r"|indictment|ruling|review|audit|paper|complaint|affidavit|survey|poll)\s(?!of\b|by\b|from\b)"
)
_IN_STATEMENT = re.compile(r"\s*In an?\s(?:[\w-]+\s){0,2}statement\b")


def who_goes_on(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    """The one without a name who spoke in the sentence before, and so is not for whom that one speaks; else nobody.

    Nor is it anybody but who is named there only: "Rossi, who led them, said …. He said …".

    Args:
        conversation: The conversation so far.
        attribution: An attribution whose source is a pronoun.
        source: The pronoun, read.
    """
    met = they_who_met(conversation, attribution, source)
    if met is not None:
        return met, None
    surface, cue = conversation.surface, attribution.cue
    if source.head not in PERSONAL | {"it"} or cue is None or not conversation.turns:
        return NOBODY
    last = _outer(conversation)
    first = min(source.start, attribution.content[0][0])
    near = surface.sentence_of(first) - surface.sentence_of(last.start) == 1
    if source.head == "it":
        described = near and _GOES_ON.match(surface.text, cue[0]) is not None and _is_described_body(last)
        again = (near and _in_writing(surface, last)) or _closes(conversation, attribution, source)
        return (last.speaker, last.entity) if described or again else NOBODY
    if near and _is_only_named_so(surface, last):
        between = conversation.mentions.between(last.start, source.start)
        return NOBODY if any(entity.kind == "person" for _, entity in between) else (last.speaker, None)
    if not near or not is_one_person(last.speaker) or is_of_other_gender(last.speaker, source):
        return NOBODY
    again = surface.text[last.start : last.start + len(source.head)].casefold() == source.head
    return (last.speaker, None) if again or _GOES_ON.match(surface.text, cue[0]) else NOBODY


def _is_described_body(last: Turn) -> bool:
    """Whether a body spoke that nothing but its own description names."""
    return last.entity is None and last.speaker.kind == "organisation"


def _is_only_named_so(surface: Surface, last: Turn) -> bool:
    """Whether a person spoke whom nothing but the source names, which begins its sentence."""
    leads = surface.sentences[surface.sentence_of(last.start)][0] == last.start
    return leads and last.entity is None and last.speaker.kind == "person"


def _in_writing(surface: Surface, last: Turn) -> bool:
    """Whether a work said what stands before, or a body in a statement: "In a statement, the board denied it"."""
    if not surface.sentences:
        return False
    start, _ = surface.sentences[surface.sentence_of(last.start)]
    if last.speaker.kind == "organisation" and _IN_STATEMENT.match(surface.text, start):
        return True
    work = _WORK.match(surface.text, start)
    return work is not None and start <= last.start < work.end()


def _closes(conversation: Conversation, attribution: Attribution, source: Source) -> bool:
    """Whether quoted words end in "it said" behind two paragraphs of one body: “It was late,” it said."""
    surface, before = conversation.surface, conversation.turns[-2:]
    start, end = attribution.content[0]
    if len(before) < 2 or end > source.start or not surface.quoted(start + 1) or before[0].speaker != before[1].speaker:
        return False
    far = surface.paragraph_of(start) - surface.paragraph_of(before[0].start)
    return before[1].speaker.kind == "organisation" and far <= len(before)


def _outer(conversation: Conversation) -> Turn:
    """The last turn that is not told inside what somebody else says: "She said her brother had told her …"."""
    outer = (turn for turn in reversed(conversation.turns) if conversation.content_at(turn.start) is None)
    return next(outer, conversation.turns[-1])
