"""A cue in a construction, before anybody asked how probable it is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a construction would attribute if its word were a cue.

    Args:
        name: The construction, as the lexicon calls it.
        head: The main word of the cue.
        content: Stretches in characters, in the order of the text.
        source: The main word of the source, if the construction has one.
        particle: A preposition that belongs to the cue ("called for").
    """

    name: str
    head: Token
    content: tuple[Offsets, ...]
    source: Token | None
    particle: Token | None = None
