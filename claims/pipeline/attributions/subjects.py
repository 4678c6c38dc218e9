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
# Whom a relative clause right before a cue names: "the general, who Moscow says", "which the Harbour Board called".
_IN_CLAUSE = re.compile(r"\b(?:who|whom|which|that)\s(?P<who>(?:the\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w’'-]*){0,3})\s\Z")
# Who keeps his or her name back, as the parser may not see: "A union spokesman who did not want to be named termed".
_NAMELESS = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=\n)|\A)(?P<who>(?:An?|One|The|Another)\s[^,.;:“”\"\n]{2,80}?"
    r"\swho\s(?:did\snot|didn[’']t|asked|declined|refused|requested|wished|spoke|insisted)\s[^,.;:“”\"\n]{3,60}?)\s\Z"
)
_REACH = 200  # characters before a cue
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
    cue = candidate.cue
    found = source_of(layout, cue) or source_before(layout, cue) if cue is not None else None
    if found is None or any(a < found[1] and found[0] < b for a, b in candidate.content):
        return candidate
    return replace(candidate, source=found)


def source_before(layout: Layout, cue: Offsets) -> Offsets | None:
    """The words right before a cue whose verb it is, whatever the parser makes of them; None where nobody is there.

    Args:
        layout: The text.
        cue: The cue's offsets.
    """
    first = max(layout.paragraph_at(cue[0]).start, cue[0] - _REACH)
    before = layout.text[first : cue[0]]
    read = _NAMELESS.search(before) or _IN_CLAUSE.search(before)
    return None if read is None else (first + read.start("who"), first + read.end("who"))


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
