"""Cues and sources without what only says where or how: "said in", "Ruiz, the chief, on a call with analysts"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_CUT_CUE = re.compile(
    r"(?P<verb>(?:\w+ ){0,2}(?:sa(?:id|ys|ying)|add(?:ed|s|ing)|wr(?:ote|ites|iting)|explain(?:ed|s|ing)))"
    r"\s(?:in|with|by|via|at|during)",
    re.IGNORECASE,
)
# "adding with a laugh, “but I loved it.”", "said in a statement received by the agency; “We …”"
_MANNER = re.compile(r"\s*(?:an?|the|some|his|her|their)?\s?(?:[\w’'-]+\s){0,7}?[\w’'-]+[,;:]\s*")
# Behind who speaks: the occasion, which is no part of them.
_OCCASION = re.compile(
    r",?\s(?:in|on|at|during|via|through)\s(?:an?|the|his|her|their|its)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:statement|interview|call|conference|e-?mail|release|post|briefing|webcast|podcast|hearing|teleconference)"
    r"(?:\s(?:with|to|for|on|about)\s[^,;:“”\"\n]{1,60})?",
    re.IGNORECASE,
)
# What who speaks does besides: "Ana Ruiz, while briefing journalists in Harlan".
_MEANWHILE = re.compile(r",\s(?:while|when)\s(?:\w+ly\s)?\w+ing\b[^,;:“”\"\n]{0,90}")
# Behind a name: "Ana Ruiz Thursday said", but "a poll published Friday".
_DAY = re.compile(
    r"[A-Z][\w’'-]*[a-z](?P<day>,?\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|night))?)\Z"
)
_LONGEST_OCCASION = 120  # characters


def tidied(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose cue ends with its verb, and whose source ends with whoever speaks.

    Args:
        layout: The text.
        candidate: As a finder proposed it, fitted to quotation marks.
    """
    return _without_manner(layout, _without_occasion(layout, candidate))


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
    if source is None or cue is None:
        return candidate
    if source[0] < cue[1]:  # behind its verb only: "said Ruiz, on a call"
        return _without_meanwhile(layout, candidate, source)
    comma = layout.text.find(", ", source[0], source[1])
    while comma >= 0:
        if source[1] - comma <= _LONGEST_OCCASION and _OCCASION.fullmatch(layout.text, comma, source[1]):
            return replace(candidate, source=(source[0], comma))
        comma = layout.text.find(", ", comma + 2, source[1])
    return candidate


def _without_meanwhile(layout: Layout, candidate: Candidate, source: Offsets) -> Candidate:
    """Without what ends a source that stands before its verb, and says when, or what somebody was doing."""
    day = _DAY.search(layout.text, *source)
    if day is not None:
        return replace(candidate, source=(source[0], day.start("day")))
    for comma in _MEANWHILE.finditer(layout.text, source[0] + 1, source[1]):
        if comma.end() == source[1]:
            return replace(candidate, source=(source[0], comma.start()))
    return candidate
