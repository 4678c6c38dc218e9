"""Letters and memos that one sentence tells of and later ones quote: "Ruiz sent them a letter. …, she wrote"."""

from __future__ import annotations

import re

from claims.pipeline.circumstances.channels import Channel
from claims.pipeline.circumstances.pairing import Pairing
from claims.quotation import Relay

_LETTERS = frozenset(
    {"letter", "letters", "memo", "memorandum", "email", "e-mail", "message", "note", "open letter", "text message"}
    | {"blog post", "blog", "blog entry", "column", "op-ed", "facebook post", "social media post"}
)
_WRITES = re.compile(r"(?:\w+\s){0,2}(?:wrote|writes|writing|reads?)(?:\s\w+)?")
_SENDS = re.compile(
    r"\b(?:sent|sends|sending|wrote|writes|penned|fired off|circulated|released|issued|dispatched|delivered)\s"
    r"(?:(?!(?:and|that|who|which)\b)[\w’'.,-]+\s){0,7}?(?:an?|the|his|her|their|its)\s(?:[\w-]+\s){0,3}\Z"
)
_IN_ONE = re.compile(r"\b(?:[Ii]n|[Oo]n)\s(?:an?|his|her|their|its)\s(?:[\w-]+\s){0,3}\Z")
_FURTHEST = 3  # paragraphs from the sentence that tells of a letter to what it says
_REACH = 120  # characters from such a verb to the letter


def is_written_in(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether somebody who "wrote" goes on with the letter or memo that he sent a sentence or a paragraph before.

    Args:
        one: A channel.
        pairing: An attribution and the channels near it.
    """
    scene, stand = pairing.scene, pairing.stand
    surface, cue = scene.surface, scene.attributions[stand.index].cue
    if cue is None or stand.speaker is None or one.value.name.casefold() not in _LETTERS or one.start > cue[0]:
        return False
    if _WRITES.fullmatch(surface.text, *cue) is None or any(other.key != one.key for other in pairing.own):
        return False
    sentence = surface.sentence_of(one.start)
    near = sentence != stand.sentence and stand.paragraph - surface.paragraph_of(one.start) <= _FURTHEST
    before = max(surface.sentences[sentence][0], one.start - _REACH), one.start
    sent = _SENDS.search(surface.text, *before) or _IN_ONE.search(surface.text, *before)
    if not near or sent is None:
        return False
    if surface.quoted(one.start):
        return False
    named = {entity.name for _, entity in scene.mentions.between(surface.sentences[sentence][0], sent.start())}
    return any(name in stand.speaker or stand.speaker in name for name in named | scene.spoken.get(sentence, set()))
