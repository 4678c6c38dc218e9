"""Cues and sources without what only says where or how: "said in", "Ruiz, the chief, on a call with analysts"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.lexicon.lists import words
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
# Behind who speaks: when. "Brussels sources on Monday", "party officials in recent days"
_WHEN = re.compile(
    r"\s(?:(?:late|early)\s)?(?:on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|in\srecent\s(?:days|weeks|months|years)"
    r"|(?:this|last|earlier\sthis)\s(?:week|month|year))(?:\s(?:morning|afternoon|evening|night))?\Z",
    re.IGNORECASE,
)
# Dotted initials at the beginning of a sentence belong to what follows: "U.S. President Ana Ruiz".
_DOTTED = re.compile(r"(?:(?<=\n)|(?<=[.!?”\"]\s)|(?<=\s[–—-]\s)|\A)(?:[A-Z]\.){2,3}\s\Z")
_LONGEST_DOTTED = 12  # characters with what stands before them
_LONGEST_OCCASION = 120  # characters


def tidied(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose cue ends with its verb, and whose source ends with whoever speaks.

    Args:
        layout: The text.
        candidate: As a finder proposed it, fitted to quotation marks.
    """
    candidate = _without_time(layout, _without_manner(layout, _without_occasion(layout, candidate)))
    return _with_initials(layout, candidate)


def _without_time(layout: Layout, candidate: Candidate) -> Candidate:
    source, cue = candidate.source, candidate.cue
    when = _WHEN.search(layout.text, *source) if source is not None and cue is not None and source[1] < cue[0] else None
    if source is None or when is None or when.start() <= source[0]:
        return candidate
    who = layout.text[source[0] : when.start()]
    if "," in who or not words("channels", "made").isdisjoint(who.casefold().split()):  # "a report released last year"
        return candidate
    return replace(candidate, source=(source[0], when.start()))


def _with_initials(layout: Layout, candidate: Candidate) -> Candidate:
    """With the dotted initials that a finder took for a sentence of their own."""
    source = candidate.source
    if source is not None:
        candidate = replace(candidate, source=(_before_initials(layout, source[0]), source[1]))
    (start, end), *others = candidate.content
    return replace(candidate, content=((_before_initials(layout, start), end), *others))


def _before_initials(layout: Layout, start: int) -> int:
    near = layout.text[max(0, start - _LONGEST_DOTTED) : start]
    dotted = _DOTTED.search(near) if near.endswith(". ") else None
    return start if dotted is None else start - len(near) + dotted.start()


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
