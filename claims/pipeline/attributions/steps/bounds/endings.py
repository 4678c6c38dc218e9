"""Where what is said ends: before the clause that says what else is so: "While Ruiz says no, the city is broke"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

# Who reports a sentence, at its end, in the present tense of agencies.
_REPORTED = re.compile(
    r",\s(?:(?:states|informs|reports|announces|transmits)\s(?:(?:the|a)\s)?[A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,7}"
    r"|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}\s(?:informs|reports))\Z"
)
_ADVERBIAL = "advcl"
_CONJUNCTIONS = frozenset({"while", "though", "although", "whereas", "if", "when", "because", "since", "whenever"})
_GOES_ON = frozenset({"continues", "continue", "continued", "continuing", "goes on", "went on"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def with_endings(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, those in a clause with "while" or "although" without the main clause behind their comma.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    kept = (one for one in candidates if not _says_nothing(layout, one))
    return [_before_report(layout, _without_own_words(layout, _before_main_clause(layout, one))) for one in kept]


def _before_report(layout: Layout, one: Candidate) -> Candidate:
    """A content without who reports the whole sentence at its end: "…, states the Ministry of Roads"."""
    start, end = one.content[-1]
    report = _REPORTED.search(layout.text, start, end) if one.cue is not None and start >= one.cue[1] else None
    cut = layout.trimmed(start, report.start()) if report is not None else None
    free = cut is not None and report is not None and layout.pair_at(report.start()) is None
    return replace(one, content=(*one.content[:-1], cut)) if cut is not None and free else one


def _without_own_words(layout: Layout, one: Candidate) -> Candidate:
    """A direct quotation without the sentence of the text's own behind its cue: “It pays,” she said. It will not."""
    cue, last = one.cue, one.content[-1]
    if cue is None or len(one.content) < 2 or last[0] < cue[1]:
        return one
    quoted = all(layout.pair_at(start) is not None for start, _ in one.content[:-1])
    begins = layout.text[cue[1] : last[0]].rstrip().endswith((".", "!", "?")) and layout.text[last[0]].isupper()
    own = quoted and begins and not layout.pairs_between(*last)
    return replace(one, content=one.content[:-1]) if own else one


def _says_nothing(layout: Layout, one: Candidate) -> bool:
    """Whether nobody says anything, but something goes on, "as the debate continues", or it is who would say it."""
    if one.source is not None and one.content == (one.source,):
        return True
    goes_on = one.cue is not None and layout.text[slice(*one.cue)].casefold() in _GOES_ON
    return goes_on and one.source is None and not layout.pairs_between(one.start, one.end)


def _before_main_clause(layout: Layout, one: Candidate) -> Candidate:
    cue, source = one.cue, one.source
    if cue is None or source is None or not source[1] <= cue[0] < cue[1] <= one.content[-1][0]:
        return one
    start, end = one.content[-1]
    comma = _main_clause(layout, cue, source, (start, end))
    cut = layout.trimmed(start, comma) if comma is not None else None
    return replace(one, content=(*one.content[:-1], cut)) if cut is not None else one


def _main_clause(layout: Layout, cue: Offsets, source: Offsets, said: Offsets) -> int | None:
    """The comma in front of the main clause that a content runs into; None where the cue's is the main one."""
    verb = layout.token_at(cue[1] - 1)
    main = verb.head
    if verb.dep_ != _ADVERBIAL or not said[0] < main.idx < said[1] or layout.pairs_between(*said):
        return None
    led = any(child.lower_ in _CONJUNCTIONS and child.idx < source[0] for child in verb.children)
    subjects = [child for child in main.children if child.dep_ in _SUBJECTS and child.idx > said[0]]
    if not led or not subjects:
        return None
    first = min(subject.left_edge.idx for subject in subjects)
    comma = layout.text.rfind(",", said[0], first)
    inside = comma < 0 or any(token.idx > comma for token in verb.subtree)
    return None if inside else comma
