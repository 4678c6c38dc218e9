"""Who goes on, where a cue says that somebody does: "A spokesman for Ruiz said …. He added …"."""

from __future__ import annotations

import re

from claims.pipeline.annotations import Attribution
from claims.pipeline.sources.source import PERSONAL, Source
from claims.pipeline.speakers.conversation import NOBODY, Answer, Conversation
from claims.pipeline.speakers.ruled_out import is_one_person

_GOES_ON = re.compile(r"(?:(?:later|also|then)\s+)?(?:added|adds|continued|continues|went on|goes on)\b", re.IGNORECASE)


def who_goes_on(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    """The one without a name who spoke in the sentence before, and so is not for whom that one speaks; else nobody.

    Args:
        conversation: The conversation so far.
        attribution: An attribution whose source is a pronoun.
        source: The pronoun, read.
    """
    surface, cue = conversation.surface, attribution.cue
    if source.head not in PERSONAL | {"it"} or cue is None or not conversation.turns:
        return NOBODY
    last = conversation.turns[-1]
    near = surface.sentence_of(source.start) - surface.sentence_of(last.start) == 1
    if source.head == "it":  # a body that nothing but its own description names
        going_on = last.entity is None and last.speaker.kind == "organisation" and _GOES_ON.match(surface.text, cue[0])
        return (last.speaker, None) if near and going_on else NOBODY
    if not near or last.paragraph != surface.paragraph_of(source.start) or not is_one_person(last.speaker):
        return NOBODY
    return (last.speaker, None) if _GOES_ON.match(surface.text, cue[0]) else NOBODY
