"""Whether a channel or a time stands in the clause that attributes: what the words between them and the cue say.

Rules of grammar, which a scorer then weighs against speakers, distance and what went before
(:mod:`claims.pipeline.circumstances.occasions`).
"""

from __future__ import annotations

import re

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.circumstances.circumstance import Circumstance
from claims.pipeline.circumstances.zones import Zone, without
from claims.pipeline.text.surface import Surface
from claims.quotation import Relay, UtteranceDate

_LEADS = re.compile(
    r"\b(?:in|on|at|during|throughout|via|through|told|to|held|delivered|gave|giving)\s+(?:[\w’'.,$%&/-]+\s+){0,6}$",
    re.IGNORECASE,
)
_LEADS_DOCUMENT = re.compile(
    r"\b(?:in|on|by|via|through|according to|from|released?|issued|posted|published|wrote)\s+"
    r"(?:[\w’'.,$%&/-]+\s+){0,5}$",
    re.IGNORECASE,
)
# Between a cue and a noun these begin another clause, and the noun belongs to that ("days after reports that").
_OTHER_CLAUSE = re.compile(
    r"\b(?:after|before|since|who|whom|which|when|where|while|because|although|if|until|amid|despite)\b", re.IGNORECASE
)
# The same before a cue, where "at a rally when he said" and "a speech in which" lead up to it.
_CLAUSE_BEFORE = re.compile(r"\b(?:after|before|since|who|whom|because|although|if|until|despite)\b", re.IGNORECASE)
_REPORTS = re.compile(
    r"\s*(?:,\s*)?(?:has |had |first |also |later |previously )*"
    r"(?:reported|reports|reporting|quoted|cited|cites|quotes|revealed)\b"
)
_BEFORE_OUTLET = re.compile(
    r"\b(?:told|tells|telling|to|on|with|in|by|via|from|according to|host|editor|reporter|correspondent|anchor)"
    r"[\s,]+(?:(?:the|a|an)\s+)?(?:[\w’'.,“\"-]+\s+){0,3}[“\"]?$",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:told|tells|telling|to|according to)\s+(?:the\s+)?[“\"]?$", re.IGNORECASE)
# An outlet's name before these is that of an employer or owner.
_BESIDE_OUTLET = re.compile(
    r"\s+(?:report(?:er|ers)|journalists?|editors?|contributors?|series|moderators?|famil(?:y|ies)|polls?)\b"
)
_MANY = words("channels", "many")
_DOCUMENTS = frozenset({"document", "website"})

# Before these words a date is that of something else ("since Friday", "ahead of Monday's debate").
_NOT_AFTER = re.compile(
    r"\b(?:since|until|till|by|before|after|ahead of|for|next|from|through|between|scheduled|set|planned|expected"
    r"|reported|reports|published|following|beginning|starting|ending|of|than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}(?:debate|speech|rally|interview|hearing|meeting|conference|briefing|statement|call|address"
    r"|event|testimony|town hall|summit|forum|talks|session|gathering|ceremony|convention|congress|launch|fundraiser"
    r"|dinner|vigil|march|protest|visit|game|match)\b"
)
_AT = re.compile(r"\b(?:during|at|in|sidelines of)\s+$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:who|which|whose|where|(?:when|while)(?!\s+\w+ing\b)|because|although|days after|a day after)\b",
    re.IGNORECASE,
)
# Before a cue "when" and the like lead up to it: "at a rally on Friday when he said".
_RELATIVE_BEFORE = re.compile(r"\b(?:who|whose|because|although|days after|a day after)\b|,\s+but\b", re.IGNORECASE)
# Content that tells of an act of speaking holds its date: "Zarif discussed it with Hussein on Saturday, he tweeted".
_SPOKE = re.compile(
    r"\W*(?:[\w’'.-]+\s+){0,7}?(?:discussed|talked|spoke|met|raised|conferred|consulted|debated)\b", re.IGNORECASE
)
_SPEAKING = re.compile(r"\b(?:sp[eo][ao]k|said|says?|told|tell|wrote|writ|testif|address|appear|announc|interview)\w*")
_REACH = 120  # characters between a cue and the words that date it


def names_channel(surface: Surface, zone: Zone, attribution: Attribution, one: Circumstance[Relay]) -> bool:
    """Whether a channel stands in the attributing clause as what the words came through."""
    stretch = next(((a, b) for a, b in zone.stretches if a <= one.start < b), None)
    if stretch is None:
        return False
    if one.value.kind in {"outlet", "agency"} and "form=noun" not in one.traits:
        return _carries(surface, stretch, attribution, one)
    if any(a <= one.start < b for a, b in attribution.content):
        return False
    return _counts(surface, stretch, attribution, one)


def _counts(surface: Surface, stretch: Offsets, attribution: Attribution, one: Circumstance[Relay]) -> bool:
    """Whether a noun names the channel of this utterance, and not something else that the sentence is about."""
    text, kind = surface.text, one.value.kind
    if _within(one.start, attribution.cue):
        return True
    if "form=verb" in one.traits:
        return False
    if attribution.source is not None and _within(one.start, attribution.source):
        rest = text[one.end : attribution.source[1]]
        return kind in _DOCUMENTS | {"statement"} and not re.match(r"[’']s?\s+\w", rest)
    if text[one.end : one.end + 2] in {"’s", "'s"} or one.value.name.casefold() in _MANY:
        return False
    leads = _LEADS_DOCUMENT if kind in _DOCUMENTS else _LEADS
    lead = leads.search(text, max(stretch[0], one.start - 60), one.start)
    return lead is not None and not _apart(surface, attribution, (lead.start(), one.end))


def _carries(surface: Surface, stretch: Offsets, attribution: Attribution, one: Circumstance[Relay]) -> bool:
    """Whether the words beside an outlet say that it was told or printed this; of unknown ones only the first."""
    text = surface.text
    if "possessive" not in one.traits and _REPORTS.match(text, one.end, one.end + 60):
        return True
    if any(a <= one.start < b for a, b in attribution.content):
        return False
    known = "form=perhaps outlet" not in one.traits
    if _within(one.start, attribution.source):
        return known and "possessive" in one.traits
    if _TOLD.search(text, max(stretch[0], one.start - 30), one.start):
        return True
    if not known or _BESIDE_OUTLET.match(text, one.end):
        return False
    lead = _BEFORE_OUTLET.search(text, max(stretch[0], one.start - 60), one.start)
    return lead is not None and not _apart(surface, attribution, (lead.start(), one.end))


def _apart(surface: Surface, attribution: Attribution, phrase: Offsets) -> bool:
    """Whether another clause lies between the words that attribute and a phrase of the sentence."""
    anchor = attribution.cue or attribution.source
    if anchor is None:
        return False
    behind = phrase[0] >= anchor[1]
    start, end = (anchor[1], phrase[0]) if behind else (phrase[1], anchor[0])
    outside = "".join(surface.text[a:b] for a, b in without((start, end), attribution.content))
    return (_OTHER_CLAUSE if behind else _CLAUSE_BEFORE).search(outside) is not None


def names_time(surface: Surface, zone: Zone, attribution: Attribution, one: Circumstance[UtteranceDate]) -> bool:
    """Whether a time stands in the attributing clause, or in a content that tells of an act of speaking."""
    anchor = attribution.cue or attribution.source
    if anchor is None or not any(a <= one.start < b for a, b in zone.stretches):
        return False
    span = (one.start, one.end)
    if any(a <= one.start < b for a, b in attribution.content):
        return _tells(surface, attribution, span)
    near = max(span[0] - anchor[1], anchor[0] - span[1]) <= _REACH
    return near and _belongs(surface, anchor, span) and not _in_relative(surface, attribution, one.start)


def dates_something_else(surface: Surface, attribution: Attribution, one: Circumstance[UtteranceDate]) -> bool:
    """Whether a time dates what is told, or what the source did otherwise, and so not the telling.

    That is what stands before a content that its cue follows or interrupts ("Six years ago, Ruiz said, the mine was
    full"; "On Sunday the ferry will sail, she said"), and what a relative clause of the source tells ("Ruiz, who held
    a rally on Friday, has urged"), unless that is of speaking.

    Args:
        surface: The text.
        attribution: Whose time is looked for.
        one: A time.
    """
    return _opens_content(surface, attribution, one) or (
        _in_relative(surface, attribution, one.start)
        and attribution.source is not None
        and _SPEAKING.search(surface.text, attribution.source[0], one.start) is None
    )


def _opens_content(surface: Surface, attribution: Attribution, one: Circumstance[UtteranceDate]) -> bool:
    """Whether a time begins the sentence of a content without quotation marks, and the cue comes in behind it."""
    if not surface.sentences or attribution.cue is None:
        return False
    sentence = surface.sentences[surface.sentence_of(one.start)]
    first, cue = attribution.content[0][0], attribution.cue
    if surface.text[sentence[0] : one.start].strip() or not one.end <= first < sentence[1] or surface.quoted(first):
        return False
    if first < cue[0]:
        return not surface.text[one.end : first].strip(" ,")
    marks = [span for span in (attribution.source, cue) if span is not None]
    start, end = min(span[0] for span in marks), max(span[1] for span in marks)
    return surface.text[one.end : start].strip() == "," and surface.text[end:first].strip() == ","


def _tells(surface: Surface, attribution: Attribution, found: Offsets) -> bool:
    """Whether a content tells of an act of speaking, and words in it, outside quotation marks, date that."""
    if surface.quoted(found[0]) or _NOT_AFTER.search(surface.text[max(0, found[0] - 24) : found[0]]):
        return False
    return any(a <= found[0] < b and _SPOKE.match(surface.text, a, b) for a, b in attribution.content)


def _belongs(surface: Surface, anchor: Offsets, found: Offsets) -> bool:
    """Whether words of time date the cue's own clause."""
    text = surface.text
    before = text[max(0, found[0] - 24) : found[0]]
    if text[found[1] : found[1] + 1] in {"'", "’"}:  # "on the sidelines of Saturday's summit"
        occasion = _OCCASION.match(text, found[1], found[1] + 60) and _AT.search(before)
        return bool(occasion) and not surface.quoted(found[0])
    not_after = _NOT_AFTER.search(text, max(0, found[0] - 24), found[0])
    own = not_after is not None and anchor[0] <= not_after.start() < anchor[1]  # "The Post reported on Friday"
    if (not_after is not None and not own) or surface.quoted(found[0]):
        return False
    if found[0] >= anchor[1]:
        return _RELATIVE.search(text, anchor[1], found[0]) is None
    return _RELATIVE_BEFORE.search(text, found[1], anchor[0]) is None


def _in_relative(surface: Surface, attribution: Attribution, offset: int) -> bool:
    """Whether a date tells what the source did otherwise: "Weber, who inspected the ferry in 2019, said"."""
    if attribution.source is None or not _within(offset, attribution.source):
        return False
    return _RELATIVE.search(surface.text, attribution.source[0], offset) is not None


def _within(offset: int, span: Offsets | None) -> bool:
    return span is not None and span[0] <= offset < span[1]
