"""Cues and sources without what only says where or how: "said in", "Ruiz, the chief, on a call with analysts"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_CUT_CUE = re.compile(
    r"(?P<verb>(?:\w+ ){0,2}(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|wr(?:ote|ites|iting)|explain(?:ed|s|ing)))"
    r"\s(?:in|with|by|via|at|during)",
    re.IGNORECASE,
)
# "adding with a laugh, “but I loved it.”"
_MANNER = re.compile(r"\s*(?:an?|the|some|his|her|their)?\s?(?:[\w’'-]+\s){0,3}?[\w’'-]+,\s*")
# Behind who speaks: the occasion, which is no part of them.
_OCCASION = re.compile(
    r",?\s(?:in|on|at|during|via|through)\s(?:an?|the|his|her|their|its)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:statement|interview|call|conference|e-?mail|release|post|briefing|webcast|podcast|hearing|teleconference)"
    r"(?:\s(?:with|to|for|on|about)\s[^,;:“”\"\n]{1,60})?",
    re.IGNORECASE,
)
_LONGEST_OCCASION = 120  # characters
# What a cue does not end with: the first word of a time, a bracket that it does not close.
_LOOSE_END = re.compile(r"(?<=[a-z])\s(?:last|(?:in an? \w+ )?\([\w-]+)\Z", re.IGNORECASE)
_APPLAUSE = re.compile(
    r"(?:to|amid|drawing|prompting) (?:[\w-]+ ){0,2}?(?:applause|cheers|laughter|laughs|chuckles|boos|jeers)"
    r"(?: (?:from|in|of) [^,.;:“”\"\n]{1,60})?",
    re.IGNORECASE,
)
_LEADING_DAY = re.compile(
    r"(?:yesterday|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s(?=[a-z])", re.IGNORECASE
)


def tidied(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose cue ends with its verb, and whose source ends with whoever speaks.

    Args:
        layout: The text.
        candidate: As a finder proposed it, fitted to quotation marks.
    """
    whole = _without_applause(layout, _with_whole_cue(layout, candidate))
    return _without_manner(layout, _without_occasion(layout, whole))


def _with_whole_cue(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose cue has neither a day before its verb nor half of what says when behind it: "said last"."""
    if candidate.cue is None:
        return candidate
    start, end = candidate.cue
    day = _LEADING_DAY.match(layout.text, start, end)
    start = day.end() if day is not None else start
    loose = _LOOSE_END.search(layout.text, start, end)
    return replace(candidate, cue=(start, loose.start() if loose is not None else end))


def _without_applause(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate without how those heard it who were there: “Who pays?” Ruiz asked, to loud applause."""
    said = tuple(part for part in candidate.content if _APPLAUSE.fullmatch(layout.text, *part) is None)
    return replace(candidate, content=said) if said and said != candidate.content else candidate


def _without_manner(layout: Layout, candidate: Candidate) -> Candidate:
    cue = candidate.cue
    cut = _CUT_CUE.fullmatch(layout.text, *cue) if cue is not None else None
    if cue is None or cut is None:
        return candidate
    content = candidate.content
    behind = next((part for part in content if cue[1] <= part[0] <= cue[1] + 1), None)
    if behind is not None:
        manner = _MANNER.match(layout.text, *behind)
        pair = layout.pair_at(manner.end()) if manner is not None else None
        if manner is None or pair is None or pair.start != manner.end() or pair.start >= behind[1]:
            return candidate
        content = tuple((pair.start, part[1]) if part == behind else part for part in content)
    return replace(candidate, cue=(cue[0], cut.end("verb")), content=content)


def _without_occasion(layout: Layout, candidate: Candidate) -> Candidate:
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or source[0] < cue[1]:  # behind its verb only: "said Ruiz, on a call"
        return candidate
    comma = layout.text.find(", ", source[0], source[1])
    while comma >= 0:
        if source[1] - comma <= _LONGEST_OCCASION and _OCCASION.fullmatch(layout.text, comma, source[1]):
            return replace(candidate, source=(source[0], comma))
        comma = layout.text.find(", ", comma + 2, source[1])
    return candidate
