"""Cues and sources without what only says where or how: "said in", "Ruiz, the chief, on a call with analysts"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.text.occasions import behind_occasion

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
    r"(?:\s(?:with|to|for|on|about|in|outside|near)\s[^,;:“”\"\n]{1,60})?",
    re.IGNORECASE,
)
# The same without a comma, behind a name: "said Mayor Ana Ruiz at a press conference Tuesday".
_AT_ONE = re.compile(
    r"(?<=[a-z])\s(?:in|at|during)\s(?:an?|the|his|her|their)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:statement|interview|conference|briefing|hearing|teleconference|webinar|speech|address)"
    r"(?:\s(?:in|outside|near)\s(?:[A-Z][\w.’'-]*\s?){1,3})?"
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s(?:today|yesterday|earlier))?\Z"
)
# Who handed it on: "said Mayor Ana Ruiz, quoted by Harbour News, Thursday".
_HANDED_ON = re.compile(r",\s(?:as\s)?(?:quoted|cited|reported)\s(?:by|in)\s")
# Behind who speaks: the broadcast. `Ana Ruiz, D-Ohio, on "Daybreak Now"`
_ON_AIR = re.compile(r",?\son\s(?:[A-Z][\w.&-]*['’]s?\s){0,3}[“\"](?=[A-Z])[^“”\"\n]{2,40}[”\"],?\Z")
# A question that somebody was asked: "told CNN when asked if", "Asked whether".
_WHEN_ASKED = re.compile(r"(?:\b(?:[Ww]hen|[Ii]f|[Oo]nce|[Bb]eing)\sa|A)sked\Z")
_BEFORE_ASKED = 16  # characters
# Behind who speaks: when. "Brussels sources on Monday", "party officials in recent days"
_WHEN = re.compile(
    r"\s(?:(?:late|early)\s)?(?:on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|in\srecent\s(?:days|weeks|months|years)"
    r"|(?:this|last|earlier\sthis)\s(?:week|month|year))(?:\s(?:morning|afternoon|evening|night))?\Z",
    re.IGNORECASE,
)
# Dotted initials at the beginning of a sentence belong to what follows: "U.S. President Ana Ruiz".
_DOTTED = re.compile(r"(?:(?<=\n)|(?<=[.!?”\"]\s)|(?<=\s[–—-]\s)|\A)(?:[A-Z]\.){2,3}\s\Z")
_LONGEST_DOTTED = 12  # characters with what stands before them
# What who speaks does besides: "Ana Ruiz, while briefing journalists in Harlan".
_MEANWHILE = re.compile(r",\s(?:while|when)\s(?:\w+ly\s)?\w+ing\b[^,;:“”\"\n]{0,90}")
# Behind a name: "Ana Ruiz Thursday said", but "a poll published Friday".
_DATE = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|night))?"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}"
)
_DAY = re.compile(rf"[A-Z][\w’'-]*[a-z](?P<day>,?\s(?:on\s)?(?:{_DATE}))\Z")
_DAY_OF_SOURCES = re.compile(rf"\b(?:sources|officials|service|office|ministry)(?P<day>\son\s(?:{_DATE}))\Z")
_LONGEST_OCCASION = 120  # characters
# What a cue does not end with: the first word of a time, a bracket that it does not close.
_LOOSE_END = re.compile(r"(?<=[a-z])\s(?:last|(?:in an? \w+ )?\([\w-]+)\Z", re.IGNORECASE)
_APPLAUSE = re.compile(
    r"(?:to|amid|drawing|prompting) (?:[\w-]+ ){0,2}?(?:applause|cheers|laughter|laughs|chuckles|boos|jeers)"
    r"(?: (?:from|in|of) [^,.;:“”\"\n]{1,60})?",
    re.IGNORECASE,
)
_ACCORDING_TO = re.compile(r"(?P<who>him|her|them)\s(?=(?:the|an?|there|this|that|these|his|their|its|[A-Z])\b)")
_LEADING_DAY = re.compile(
    r"(?:yesterday|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s(?=[a-z])", re.IGNORECASE
)
# At the end of who speaks, before the verb, where a day tells when it was said only behind a name: "Coast Watch today
# condemned". "A poll this week" and "most voters today" are those of that time.
_TRAILING = re.compile(r"(?<=\w),?\s(?:also|again|now|later|earlier|meanwhile|in fact|further|however)\Z")
_TRAILING_DAY = re.compile(
    r"(?P<name>(?:[Tt]he\s)?[A-Z][\w.’'-]*(?:\s(?:of\s|for\s|and\s)?[A-Z][\w.’'-]*){0,4})"
    r",?\s(?:today|yesterday|tonight|this (?:morning|afternoon|evening|week)|last (?:night|week|month))"
)
# What stands on a platform, before its name: "An image shared on Facebook claiming to show".
_POSTED = re.compile(
    r"\b(?:an?|the|this|one|another|several|many|multiple|some)\s(?:[\w’'-]+\s){1,4}?(?:widely\s|being\s)?"
    r"(?:shared|posted|circulat(?:ed|ing)|published|uploaded|spreading)\s(?:widely\s)?(?:on|in|via|across|to)\s\Z",
    re.IGNORECASE,
)
# "A post shared hundreds of times in Harlow claims that": how often it was shared is not what it says.
_SHARED = r"(?:widely )?(?:shared|viewed|posted|circulat(?:ed|ing)|seen|liked|watched)\b"
_SAYS = r"(?:claim(?:s|ed)?|say(?:s)?|said|read(?:s)?|allege(?:s|d)?|suggest(?:s|ed)?|assert(?:s|ed)?)"
_SHARED_CUE = re.compile(rf"{_SHARED}(?:[^,;:“”\"\n]{{0,60}}\s(?P<says>{_SAYS}))?", re.IGNORECASE)
_BEGINS_SAYING = re.compile(rf"(?P<says>{_SAYS})\s+(?=\w|[“\"])")
_LONGEST_POSTED = 90  # characters


def tidied(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose cue ends with its verb, and whose source ends with whoever speaks.

    Args:
        layout: The text.
        candidate: As a finder proposed it, fitted to quotation marks.
    """
    whole = _with_whole_cue(layout, _without_asked(layout, _with_pronoun(layout, candidate)))
    whole = _without_applause(layout, whole)
    whole = _without_sharing(layout, _with_post(layout, whole))
    whole = _without_manner(layout, _without_occasion(layout, _behind_occasion(layout, whole)))
    return _with_initials(layout, _without_time(layout, _without_adverb(layout, whole)))


def _without_asked(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate without whoever was asked for its source: "Ruiz told CNN when asked if", "Asked why, Ruiz said"."""
    cue, source = candidate.cue, candidate.source
    if cue is None or source is None or layout.text[slice(*cue)].casefold() != "asked":
        return candidate
    if _WHEN_ASKED.search(layout.text, max(0, cue[0] - _BEFORE_ASKED), cue[1]) is None:
        return candidate
    asks = source[0] == cue[1] + 1 or layout.text[max(0, source[0] - len("by ")) : source[0]] == "by "
    return candidate if asks else replace(candidate, source=None)  # not "when asked by Ana Ruiz"


def _with_whole_cue(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate whose cue has neither a day before its verb nor half of what says when behind it: "said last"."""
    if candidate.cue is None:
        return candidate
    start, end = candidate.cue
    day = _LEADING_DAY.match(layout.text, start, end)
    start = day.end() if day is not None else start
    loose = _LOOSE_END.search(layout.text, start, end)
    return replace(candidate, cue=(start, loose.start() if loose is not None else end))


def _with_pronoun(layout: Layout, candidate: Candidate) -> Candidate:
    """With the pronoun for a source that no comma parts from what is said: "According to him the town failed"."""
    cue, (start, end) = candidate.cue, candidate.content[0]
    if cue is None or candidate.source is not None or layout.text[slice(*cue)].casefold() != "according to":
        return candidate
    pronoun = _ACCORDING_TO.match(layout.text, start, end) if start == cue[1] + 1 else None
    if pronoun is None:
        return candidate
    content = ((pronoun.end(), end), *candidate.content[1:])
    return replace(candidate, source=pronoun.span("who"), content=content)


def _without_applause(layout: Layout, candidate: Candidate) -> Candidate:
    """A candidate without how those heard it who were there: “Who pays?” Ruiz asked, to loud applause."""
    said = tuple(part for part in candidate.content if _APPLAUSE.fullmatch(layout.text, *part) is None)
    return replace(candidate, content=said) if said and said != candidate.content else candidate


def _without_sharing(layout: Layout, candidate: Candidate) -> Candidate:
    """With the verb that says something for a cue, where a finder took how often it was shared."""
    cue = candidate.cue
    shared = _SHARED_CUE.fullmatch(layout.text, *cue) if cue is not None else None
    if cue is None or shared is None:
        return candidate
    if shared["says"] is not None:
        return replace(candidate, cue=shared.span("says"))
    start, end = candidate.content[0]
    begins = _BEGINS_SAYING.match(layout.text, start, end) if start > cue[1] else None
    if begins is None:
        return candidate
    return replace(candidate, cue=begins.span("says"), content=((begins.end(), end), *candidate.content[1:]))


def _with_post(layout: Layout, candidate: Candidate) -> Candidate:
    """With what stands on a platform, where a finder took the platform alone for who speaks."""
    source = candidate.source
    if source is None or layout.text[slice(*source)].casefold() not in words("organisations", "platforms"):
        return candidate
    first = max(layout.token_at(source[0]).sent.start_char, source[0] - _LONGEST_POSTED)
    posted = _POSTED.search(layout.text[first : source[0]])
    return candidate if posted is None else replace(candidate, source=(first + posted.start(), source[1]))


def _without_adverb(layout: Layout, candidate: Candidate) -> Candidate:
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or not source[1] <= cue[0] <= source[1] + 1:
        return candidate
    trailing = _TRAILING.search(layout.text, source[0], source[1])
    if trailing is not None:
        return replace(candidate, source=(source[0], trailing.start()))
    day = _TRAILING_DAY.fullmatch(layout.text, *source)
    return candidate if day is None else replace(candidate, source=(source[0], day.end("name")))


def _without_time(layout: Layout, candidate: Candidate) -> Candidate:
    source, cue = candidate.source, candidate.cue
    when = _WHEN.search(layout.text, *source) if source is not None and cue is not None and source[1] < cue[0] else None
    if source is None or when is None or when.start() <= source[0]:
        return candidate
    who = layout.text[source[0] : when.start()]
    if layout.token_at(when.start() - 1).tag_ == "VBN":  # "disclosures filed on Sunday"
        return candidate
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


def _behind_occasion(layout: Layout, candidate: Candidate) -> Candidate:
    """Without the occasion before who speaks: "During the meeting President Ruiz said"."""
    if candidate.source is None:
        return candidate
    start, end = candidate.source
    return replace(candidate, source=(behind_occasion(layout.text, start, end), end))


def _without_occasion(layout: Layout, candidate: Candidate) -> Candidate:
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None:
        return candidate
    cuts = [_HANDED_ON.search(layout.text, *source)]
    if source[1] < cue[0]:
        cuts.append(_ON_AIR.search(layout.text, source[0] + 1, source[1]))
    elif source[0] > cue[0]:
        cuts.append(_AT_ONE.search(layout.text, *source))
    cut = next(filter(None, cuts), None)
    if cut is not None:
        return replace(candidate, source=(source[0], cut.start()))
    if source[0] < cue[1]:  # behind its verb only: "said Ruiz, on a call"
        return _without_meanwhile(layout, candidate, source)
    day = _DAY.search(layout.text, *source) or _DAY_OF_SOURCES.search(layout.text, *source)
    if day is not None and words("channels", "made").isdisjoint(layout.text[slice(*source)].casefold().split()):
        return replace(candidate, source=(source[0], day.start("day")))
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
