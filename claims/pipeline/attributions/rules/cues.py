"""The words that attribute: from the head of a cue to its span."""

from __future__ import annotations

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.layout import Layout

_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})


def cue_span(layout: Layout, head: Token, *, particle: Token | None = None) -> Offsets:
    """The head with the auxiliaries, negation and adverbs right before it, and a particle or preposition after it.

    Args:
        layout: The page.
        head: The verb, noun or adjective.
        particle: A preposition that belongs to the cue ("called for"), if it follows at once.
    """
    first = last = head
    if head.pos_ in ("VERB", "AUX"):
        children = {child.i for child in head.children if child.dep_ in _BEFORE and child.tag_ not in ("WRB", "TO")}
        while first.i - 1 in children:
            first = layout.doc[first.i - 1]
    if last.i + 1 < len(layout.doc) and layout.doc[last.i + 1].dep_ == "prt" and layout.doc[last.i + 1].head is head:
        last = layout.doc[last.i + 1]
    if particle is not None and particle.i == last.i + 1:
        last = particle
    return layout.offsets(first, last)
