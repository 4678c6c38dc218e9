"""Channels that a sentence names and that carried none of what is said in it, by the grammar around them."""

from __future__ import annotations

import re

from claims.pipeline.circumstances.channels import Channel
from claims.pipeline.circumstances.pairing import Pairing
from claims.quotation import Relay

_WORKS = frozenset({"document", "website", "statement"})
_IN_ONE = re.compile(r"\s*[\"”]?\s*(?:In|On|During)\s(?:an?|the|his|her|their|another)\s(?:[\w-]+\s){0,3}")
_WHO = re.compile(r",\s(?:who|whose|whom|which)\b")


def opens_another(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a channel opens a later sentence, of other words than those that have a channel of their own.

    "In an interview, Ruiz said she was willing. In a statement, she added that it was late": no statement carried the
    first.

    Args:
        one: A channel.
        pairing: An attribution and the channels near it.
    """
    surface, stand = pairing.scene.surface, pairing.stand
    sentence = surface.sentence_of(one.start)
    if sentence <= stand.sentence or not any(own.key != one.key for own in pairing.own):
        return False
    return _IN_ONE.fullmatch(surface.text, surface.sentences[sentence][0], one.start) is not None


def describes_source(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a clause about who speaks names a document: "Ruiz, who worked with him on his memoir, said".

    Args:
        one: A channel.
        pairing: An attribution and the channels near it.
    """
    attribution, text = pairing.scene.attributions[pairing.stand.index], pairing.scene.surface.text
    source, cue = attribution.source, attribution.cue
    if (
        source is None
        or cue is None
        or one.value.kind not in _WORKS
        or not source[0] <= one.start < source[1] <= cue[0]
    ):
        return False
    return _WHO.search(text, source[0], one.start) is not None
