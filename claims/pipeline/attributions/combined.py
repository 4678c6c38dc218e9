"""The trained tagger with the rules beside it, for what the tagger is not made to find.

The tagger's training corpus gives each word to one attribution, so the tagger proposes nothing inside a quotation and
nothing around one. And it knows few quotations without a cue. There the rules go on proposing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate, Finder
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.owning import (
    with_own_beginnings,
    with_own_clauses,
    with_own_cues,
    without_others_endings,
)
from claims.pipeline.attributions.rules.apart import with_sentences_apart
from claims.pipeline.attributions.rules.closing import with_overlooked
from claims.pipeline.attributions.rules.coordinated import with_coordinated
from claims.pipeline.attributions.rules.introduced import INTRODUCED
from claims.pipeline.attributions.rules.readouts import with_readouts
from claims.pipeline.attributions.selection import REPORTS, TORN, Neighbours, holds, overlap
from claims.pipeline.attributions.steps.bounds.openings import without_headings
from claims.pipeline.attributions.subjects import with_subjects
from claims.pipeline.attributions.works import without_works
from claims.pipeline.sources.phrases import made_nouns

# A rule's candidate that the tagger does not have is believed from here. On PolNeAR dev, whose annotation knows no
# quotation inside another, 0.75 costs 0.8 points of F1 against this, and 0.9 is the same.
_SURE_INSIDE = 0.85
_SURE_OUTSIDE = 0.8
_SURE_OF_ALL = 0.7
# Constructions of quoted words; what the rules find in quotation marks by others is mostly a view inside a quotation.
_QUOTED = frozenset({"quote before", "quote after", "bare"})
_BEFORE = frozenset({"quote before", "tail"})
_ACCORDING = "according"  # in the middle of a clause
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HEADLINE_CUES = frozenset({"say", "says", "said", "warn", "warns", "tell", "tells", "told"})
_HEADLINE_END = "before"
_SAID = frozenset({"said", "says", "told", "tells", "has said", "had said", "also said"})
_BEHIND_HEAD = re.compile(
    r"[,;(]|\s(?:of|by|from|on|in|for|at|to|that|which|published|posted|issued|released|obtained)\b"
)
_QUOTING = re.compile(r"\b(?:quoted|cited)\b", re.IGNORECASE)

# What announces words, and is none of them: "Here is what Ruiz wrote:", "Ruiz said the following:".
_STANDS_FOR = re.compile(r"this|that|these|what|the following|(?:these|the following) (?:words|lines)", re.IGNORECASE)


class CombinedFinder:
    """Proposes what the tagger finds, and of what the rules find that which the tagger cannot.

    Args:
        tagger: The trained finder.
        rules: The finder by rules.
    """

    def __init__(self, tagger: Finder, rules: Finder) -> None:
        self.tagger = tagger
        self.rules = rules

    def __call__(self, layout: Layout) -> list[Candidate]:
        """The candidates of one Doc."""
        found = self.tagger(layout)
        ruled = _Places(_without_reporters(self.rules(layout), found))
        alone = frozenset(one.content[0] for one in found if len(one.content) == 1)
        tagged = [other for one in found for other in _read_again(layout, one, ruled.near(one), alone)]
        tagged = without_headings(layout, without_others_endings(layout, tagged))
        tagged = with_own_beginnings(layout, with_own_cues(layout, tagged, ruled.candidates))
        tagged = with_subjects(layout, with_own_clauses(layout, tagged, ruled.candidates))
        tagged = with_readouts(layout, with_coordinated(layout, with_overlooked(layout, tagged)))
        tagged = with_sentences_apart(layout, tagged)
        placed = _Places(tagged)
        missing = [one for one in ruled.candidates if _is_missing(layout, one, placed.near(one))]
        return without_works(layout, [*tagged, *missing])


def _without_reporters(ruled: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Without the paragraphs that seem announced, but are the reporter's own: somebody is quoted in them."""
    return [one for one in ruled if one.rule != INTRODUCED or not any(_stands_in(other, one) for other in found)]


def _stands_in(tagged: Candidate, block: Candidate) -> bool:
    return any(overlap(part, own) for part in (*tagged.content, tagged.cue) for own in block.content)


class _Places:
    """Candidates, to be found by where they stand."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self._index = Neighbours()
        for position, candidate in enumerate(candidates):
            self._index.add(position, candidate)

    def near(self, candidate: Candidate) -> list[Candidate]:
        """Those that may share words with a candidate, in their order."""
        return [self.candidates[position] for position in sorted(self._index.near(candidate))]


def _read_again(layout: Layout, tagged: Candidate, ruled: Sequence[Candidate], alone: Set[Offsets]) -> list[Candidate]:
    """One of the tagger's candidates, or what the rules make of its cue where they know better.

    Args:
        layout: The text.
        tagged: The candidate.
        ruled: What the rules propose near it.
        alone: The contents in one piece of all that the tagger found.
    """
    if tagged.cue is not None and _QUOTING.search(layout.text, *tagged.cue) and not _is_whole(layout, tagged):
        # "was quoted as saying" is two verbs to the rules; later steps put them together.
        return [rule for rule in ruled if overlap(rule.cue, tagged.cue)] or [tagged]
    if tagged.rule == TORN:
        whole = [rule for rule in ruled if rule.rule == "clause" and overlap(rule.cue, tagged.cue)]
        return whole[:1] or [tagged]
    if all(_STANDS_FOR.fullmatch(layout.text, *part) for part in tagged.content):
        announced = [rule for rule in ruled if rule.rule == INTRODUCED and overlap(rule.cue, tagged.cue)]
        return [replace(rule, cue=tagged.cue) for rule in announced] or [tagged]
    return [_teller(layout, tagged, ruled) or _with_quoted(layout, _whole(layout, tagged, ruled, alone), ruled)]


def _is_whole(layout: Layout, tagged: Candidate) -> bool:
    """Whether the tagger read a quotation with all of "was quoted as saying" behind it."""
    if tagged.cue is None or tagged.source is None or layout.pair_at(tagged.start) is None:
        return False
    if not tagged.start < tagged.source[0] < tagged.cue[0]:  # behind the cue stands who quotes
        return False
    return layout.text[slice(*tagged.cue)].casefold().endswith(("saying", "telling", "writing"))


def _teller(layout: Layout, tagged: Candidate, ruled: Sequence[Candidate]) -> Candidate | None:
    """Who told what came "according to a statement", where the sentence says so: the statement is then the relay."""
    if tagged.cue is None or layout.text[slice(*tagged.cue)].casefold() != "according to" or tagged.cue[0] < tagged.end:
        return None
    made = tagged.source is not None and _is_made(layout.text[slice(*tagged.source)])
    for rule in (_until(layout, one, tagged.cue[0]) if made else one for one in ruled):
        if (
            rule.rule in REPORTS
            and rule.cue
            and rule.source
            and (_begins(rule) if made else rule.start) <= tagged.start
        ):
            end = max(rule.cue[1], rule.source[1], rule.end)
            if end <= tagged.cue[0] and layout.trimmed(end, tagged.cue[0]) is None:
                return rule
    return None


def _is_made(source: str) -> bool:
    """Whether a source is something written or said: "a press release of the mission"."""
    head = _BEHIND_HEAD.split(source, maxsplit=1)[0].casefold().split()
    return bool(head) and (head[-1] in made_nouns() or " ".join(head[-2:]) in made_nouns())


def _until(layout: Layout, rule: Candidate, end: int) -> Candidate:
    """A rule's candidate whose last content, begun before a place, ends there: the parser hangs "according to" low."""
    start, last = rule.content[-1]
    cut = layout.trimmed(start, end) if start < end < last else None
    return replace(rule, content=(*rule.content[:-1], cut)) if cut is not None else rule


def _begins(rule: Candidate) -> int:
    """Where the first of its content, cue and source begins."""
    return min(part[0] for part in (rule.content[0], rule.cue, rule.source) if part is not None)


def _whole(layout: Layout, tagged: Candidate, ruled: Sequence[Candidate], alone: Set[Offsets]) -> Candidate:
    """The rule's reading where one attribution holds another: "X warned that …, Al Monitor reported"."""
    for rule in ruled:
        if overlap(rule.cue, tagged.cue):
            outer = rule.rule == "tail" and any(one.rule in REPORTS and holds(rule, one) for one in ruled)
            behind = rule.rule in _BEFORE and rule.source is not None and rule.source[0] >= rule.end
            outer = outer or (behind and any(_reports_all_of(layout, one, rule) for one in ruled))
            inner = rule.rule in REPORTS and any(one.rule == "tail" and holds(one, rule) for one in ruled)
            if outer or inner or _is_torn(tagged, rule, ruled, alone):
                return rule
    return tagged


def _is_torn(tagged: Candidate, rule: Candidate, ruled: Sequence[Candidate], alone: Set[Offsets]) -> bool:
    """Whether the tagger took who is reported to have spoken for all of the report: "RNA said the emir, …, stressed".

    Then it gives what he stressed to the agency too, and the rules know better of both cues.
    """
    if rule.rule not in REPORTS or rule.source is None or rule.confidence < _SURE_OF_ALL:
        return False
    others = [one for one in ruled if one.rule in REPORTS and not overlap(one.cue, rule.cue)]
    if tagged.source == rule.source:
        return any((one.source,) == tagged.content and holds(rule, one) for one in others)
    outer = (one for one in others if one.source == tagged.source and holds(one, rule))
    return rule.source in alone and any(one.start == rule.source[0] for one in outer)


def _with_quoted(layout: Layout, tagged: Candidate, ruled: Sequence[Candidate]) -> Candidate:
    """With the quoted words that the rules give to the same cue: “X,” she said on Twitter. “Y”."""
    content = tagged.content
    for rule in ruled:
        if rule.rule == _ACCORDING and overlap(rule.cue, tagged.cue) and _is_subject(layout, content, rule):
            return replace(tagged, content=rule.content)
        if rule.rule in _BEFORE and overlap(rule.cue, tagged.cue):
            content += tuple(
                one
                for one in rule.content
                if layout.pair_at(one[0]) is not None and not any(overlap(one, other) for other in content)
            )
    return tagged if content == tagged.content else replace(tagged, content=tuple(sorted(content)))


def _is_subject(layout: Layout, content: Sequence[Offsets], rule: Candidate) -> bool:
    """Whether a content is only the subject of what a rule finds: "The plan, according to officials, needs money"."""
    if len(content) != 1 or rule.content[:-1] != tuple(content):
        return False
    return layout.token_at(rule.content[-1][0]).tag_ in _FINITE


def _is_missing(layout: Layout, rule: Candidate, tagged: Sequence[Candidate]) -> bool:
    """Whether the tagger could not find this: it is quoted inside another, or nobody else has these quoted words.

    A mark that nothing closes misleads the tagger: “It is a farce, said the mayor.
    """
    if any(overlap(rule.cue, one.cue) for one in tagged):
        return False
    if rule.rule in REPORTS and rule.confidence >= _SURE_INSIDE and any(holds(one, rule) for one in tagged):
        return True
    if any(_reports_all_of(layout, rule, one) for one in tagged):
        return True
    if rule.rule == INTRODUCED:
        return True
    if _is_plain_report(layout, rule) or _ends_headline(layout, rule):
        return not any(_shares_words(rule, one) for one in tagged)
    pair = layout.pair_at(rule.cue[0]) if rule.cue and rule.rule in REPORTS else None
    is_quoted = rule.rule in _QUOTED or (pair is not None and not pair.closed) or _begins_quoted(layout, rule)
    return is_quoted and not any(
        overlap(one, other) for near in tagged for one in near.content for other in rule.content
    )


def _is_plain_report(layout: Layout, rule: Candidate) -> bool:
    """Whether somebody "said that", in the narrator's words, which the tagger seldom overlooks."""
    if rule.rule != "clause" or rule.confidence < _SURE_OUTSIDE or rule.cue is None or rule.source is None:
        return False
    return layout.text[slice(*rule.cue)].casefold() in _SAID and layout.pair_at(rule.cue[0]) is None


def _ends_headline(layout: Layout, rule: Candidate) -> bool:
    """Whether a title ends in who says it: "Bridge must close before winter, harbour leaders warn"."""
    title = layout.paragraphs[0]
    if rule.rule != _HEADLINE_END or rule.cue is None or rule.source is None or rule.confidence < _SURE_OUTSIDE:
        return False
    ends = rule.cue[1] == title.end and layout.text[slice(*rule.cue)].casefold() in _HEADLINE_CUES
    return ends and len(layout.paragraphs) > 1 and rule.end < rule.source[0]


def _reports_all_of(layout: Layout, rule: Candidate, outer: Candidate) -> bool:
    """Whether a content is nothing but what somebody told: "Ruiz told Haddad that …, her office said"."""
    if rule.rule != "clause" or rule.confidence < _SURE_OF_ALL or rule.cue is None or rule.source is None:
        return False
    if len(outer.content) != 1 or layout.text[slice(*rule.cue)].casefold() not in _SAID or outer.cue == rule.cue:
        return False
    start, end = outer.content[0]
    begins = layout.trimmed(start, rule.source[0]) is None if start < rule.source[0] else start == rule.source[0]
    closes = rule.end <= end and (rule.end == end or layout.trimmed(rule.end, end) is None)
    return begins and closes


def _shares_words(rule: Candidate, tagged: Candidate) -> bool:
    """Whether one's words are another's, cues among them."""
    own, others = ([part for part in (*one.content, one.cue) if part is not None] for one in (rule, tagged))
    return any(overlap(part, other) for part in own for other in others)


def _begins_quoted(layout: Layout, rule: Candidate) -> bool:
    """Whether a report begins where a pair of marks opens, and its cue stands outside: She continued, “When …”."""
    pair = layout.pair_at(rule.start)
    if pair is None or rule.rule not in REPORTS or rule.confidence < _SURE_INSIDE:
        return False
    outside = rule.cue is not None and layout.pair_at(rule.cue[0]) is None
    return outside and rule.start <= pair.start + len(pair.style)
