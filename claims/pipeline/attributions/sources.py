"""Who says it: from the word that attributes to the words that name the source."""

from __future__ import annotations

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.layout import Layout

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "acomp", "attr"})

_TAKEN_FOR_OBJECT = frozenset({"dobj", "attr", "npadvmod", "nsubj", "oprd"})


def subject_of(cue: Token, *, passive: bool = False) -> Token | None:
    """The subject of a verb or predicate, looked for along the verbs that share it ("said and added", "left, saying").

    Args:
        cue: The head of the cue.
        passive: Whether the subject of a passive will do.
    """
    wanted = ("nsubj", "nsubjpass") if passive else ("nsubj",)
    token = cue
    for _ in range(6):  # no chain of shared subjects in prose is longer
        for child in token.children:
            if child.dep_ in wanted:
                return child
            if child.dep_ in _SUBJECTS and token is cue:
                return None
        if token.dep_ == "acl":
            return token.head
        if token.dep_ not in _SHARED:
            return None
        if token.dep_ == "pcomp":
            token = token.head
        token = token.head
        wanted = ("nsubj", "nsubjpass")
    return None


def agent_of(cue: Token) -> Token | None:
    """The "by" phrase of a passive."""
    for child in cue.children:
        if child.dep_ == "agent":
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def speaker_behind(cue: Token) -> Token | None:
    """The speaker behind an inverted cue ("said Hussein"), whom the parser often takes for its object."""
    return next((one for one in cue.children if one.dep_ in _TAKEN_FOR_OBJECT and one.i > cue.i), None)


def source_span(layout: Layout, head: Token, cue: Token) -> Offsets | None:
    """The noun phrase around the head, apposition and relative clause included, on its side of the cue."""
    first, last = head.left_edge, head.right_edge
    if cue.i < head.i:
        first = layout.doc[max(first.i, cue.i + 1)]
    else:
        last = layout.doc[min(last.i, cue.i - 1)]
    if not first.i <= head.i <= last.i:
        return None
    start, end = layout.offsets(first, last)
    for pair in layout.pairs_between(start, end):
        # A subject does not reach into a quotation that begins or ends outside it.
        if pair.start < start and pair.end <= head.idx:
            start = pair.end
        elif pair.end > end and pair.start > head.idx:
            end = pair.start
    return layout.trimmed(start, end)
