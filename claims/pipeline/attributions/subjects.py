"""The source of a cue that a finder left without one, where the sentence has a subject for it.

The tagger marks a source where it is sure of one. Of a verb far from its subject ("shot two men, but later claimed",
"While commenting on the verdict, Governor Ruiz said") it often is not, and the parse is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.sources import agent_of, source_span, subject_of

_STOP = re.compile(r"(?<![A-Z])[.!?]\s+|\n")
_VERBS = frozenset({"VERB", "AUX"})
_EMPTY = frozenset({"it", "there", "that", "this", "what", "which"})


def with_subjects(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, with sources for those of them that have a cue and a subject, but no source.

    A source in a sentence behind all else is none: "citing emails. Ruiz's spokesman called it a lie".
    """
    near = (replace(one, source=None) if _is_behind(layout, one) else one for one in candidates)
    return [one if one.source is not None else _with_subject(layout, one) for one in near]


def _is_behind(layout: Layout, candidate: Candidate) -> bool:
    """Whether a source stands in a sentence of the narrator behind cue and content, and these stand together."""
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or len(candidate.content) > 1 or layout.pair_at(candidate.end - 1) is not None:
        return False
    end = max(cue[1], candidate.end)
    return end <= source[0] and _STOP.search(layout.text, end - 1, source[0]) is not None


def _with_subject(layout: Layout, candidate: Candidate) -> Candidate:
    found = source_of(layout, candidate.cue) if candidate.cue is not None else None
    if found is None or any(a < found[1] and found[0] < b for a, b in candidate.content):
        return candidate
    return replace(candidate, source=found)


def source_of(layout: Layout, cue: Offsets) -> Offsets | None:
    """The words for whose verb or noun a cue is, by the parse; None where it says nothing or "it" and the like."""
    span = layout.doc.char_span(*cue, alignment_mode="expand")
    if span is None:
        return None
    verb = next((token for token in span if token.pos_ in _VERBS and token.dep_ not in {"aux", "auxpass"}), span.root)
    head = _bearer(verb)
    if head is None or head.lower_ in _EMPTY or cue[0] <= head.idx < cue[1]:
        return None
    return source_span(layout, head, verb)


def _bearer(verb: Token) -> Token | None:
    """Whose act a verb or noun tells of."""
    if verb.pos_ not in _VERBS:
        return next((child for child in verb.children if child.dep_ == "poss"), None)
    active = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children) or (verb.tag_ == "VBN" and not active):
        return agent_of(verb)  # "When asked, Ruiz left": it was not Ruiz who asked
    return subject_of(verb)
