"""The component claims_dates: when each quotation was said, as far as its clause tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import Attribution, Offsets, register_extensions
from claims.pipeline.intervals import Interval, find_intervals, read_other
from claims.pipeline.surface import Surface
from claims.pipeline.zones import Zone, zone_of
from claims.quotation import UtteranceDate

# Before these words a date is that of something else ("since Friday", "ahead of Monday's debate").
_NOT_AFTER = re.compile(
    r"\b(?:since|until|till|by|before|after|ahead of|for|next|from|through|between|scheduled|set|planned|expected"
    r"|reported|reports|published|following|beginning|starting|ending|of|than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}(?:debate|speech|rally|interview|hearing|meeting|conference|briefing|statement|call|address"
    r"|event|testimony|town hall)\b"
)
_AT = re.compile(r"\b(?:during|at|in)\s+$", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|which|whose|where|when|while|because|although|days after|a day after)\b", re.IGNORECASE
)
# Before a cue "when" and the like lead up to it: "at a rally on Friday when he said".
_CLAUSE_BEFORE = re.compile(r"\b(?:who|whose|because|although|days after|a day after)\b|,\s+but\b", re.IGNORECASE)
# Content that tells of an act of speaking holds its date: "Zarif discussed it with Hussein on Saturday, he tweeted".
_SPOKE = re.compile(r"\W*(?:discussed|talked|spoke|met|raised|conferred|consulted|debated)\b", re.IGNORECASE)
# Characters between a cue and the words that date it.
_REACH = 120


@Language.factory("claims_dates", assigns=["doc._.claims_dates"])
def create_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # spaCy passes both
    """Create the component; it reads ``doc._.claims_attributions`` and ``doc._.claims_article``.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    register_extensions()
    return add_dates


def add_dates(doc: Doc) -> Doc:
    """Write the date of each of a Doc's attributions."""
    surface = Surface(doc)
    article = doc._.claims_article
    published = article.published if article is not None else None
    doc._.claims_dates = tuple(date_of(surface, one, published) for one in doc._.claims_attributions)
    return doc


def date_of(surface: Surface, attribution: Attribution, published: date | None) -> UtteranceDate | None:
    """When an attribution's words were said; None where its clause does not tell.

    Args:
        surface: The text.
        attribution: The attribution.
        published: The article's day of publication.
    """
    anchor = attribution.cue or attribution.source
    if anchor is None:
        return None
    zone = zone_of(surface, attribution)
    found = [
        (_distance(anchor, (start, end)), start, end, interval)
        for start, end, interval in _candidates(surface, zone, published)
        if _belongs(surface, anchor, (start, end)) and not _in_relative(surface, attribution, start)
    ]
    near = [one for one in found if one[0] <= _REACH] or list(_told(surface, attribution, published))
    if not near:
        return None
    _, start, end, (first, last) = min(near)
    return UtteranceDate(first, last, surface.text[start:end])


def _told(
    surface: Surface, attribution: Attribution, published: date | None
) -> Iterator[tuple[int, int, int, Interval]]:
    """The dates of a content that tells of an act of speaking, outside its quotation marks."""
    for start, end in attribution.content:
        if _SPOKE.match(surface.text, start, end):
            for first, last, interval in find_intervals(surface.text, start, end, published):
                before = surface.text[max(start, first - 24) : first]
                if not surface.quoted(first) and not _NOT_AFTER.search(before):
                    yield end - last, first, last, interval


def _candidates(surface: Surface, zone: Zone, published: date | None) -> Iterator[tuple[int, int, Interval]]:
    for start, end in zone.clause:
        read = []
        for one in find_intervals(surface.text, start, end, published):
            read.append(one)
            yield one
        if published is not None:
            yield from _others(surface, (start, end), read, published)


def _others(
    surface: Surface, stretch: Offsets, read: list[tuple[int, int, Interval]], published: date
) -> Iterator[tuple[int, int, Interval]]:
    """Dates that only the model's recogniser and dateparser know; those with "ago" and the like, no numbers or ages."""
    first = surface.doc.char_span(*stretch, alignment_mode="contract")
    for entity in first.ents if first is not None else ():
        start, end = entity.start_char, entity.end_char
        told = re.search(r"\bago\b|\byesterday\b", entity.text, re.IGNORECASE)
        if entity.label_ == "DATE" and told and not any(a < end and start < b for a, b, _ in read):
            interval = read_other(" ".join(entity.text.split()), published)
            if interval is not None:
                yield start, end, interval


def _distance(anchor: Offsets, found: Offsets) -> int:
    return max(0, found[0] - anchor[1], anchor[0] - found[1])


def _in_relative(surface: Surface, attribution: Attribution, offset: int) -> bool:
    """Whether a date tells what the source did otherwise: "Weber, who inspected the ferry in 2019, said"."""
    if attribution.source is None or not attribution.source[0] <= offset < attribution.source[1]:
        return False
    return _OTHER_CLAUSE.search(surface.text, attribution.source[0], offset) is not None


def _belongs(surface: Surface, anchor: Offsets, found: Offsets) -> bool:
    """Whether words of time date the cue's own clause."""
    text = surface.text
    not_after = _NOT_AFTER.search(text, max(0, found[0] - 24), found[0])
    own = not_after is not None and anchor[0] <= not_after.start() < anchor[1]  # "The Post reported on Friday"
    if (not_after is not None and not own) or surface.quoted(found[0]):
        return False
    before = text[max(0, found[0] - 24) : found[0]]
    if text[found[1] : found[1] + 1] in {"'", "’"}:
        return bool(_OCCASION.match(text, found[1], found[1] + 60) and _AT.search(before))
    if found[0] >= anchor[1]:
        return _OTHER_CLAUSE.search(text, anchor[1], found[0]) is None
    return _CLAUSE_BEFORE.search(text, found[1], anchor[0]) is None
