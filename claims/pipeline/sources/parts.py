"""The parts of a source between its commas, but for those that stand inside what one office is called."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.kinds import organisation_heads
from claims.pipeline.names.offices.titles import is_office, is_title
from claims.pipeline.sources.phrases import PREPOSITIONS, behind_adjectives, chunks_of
from claims.pipeline.text.surface import Surface, Word

_ARTICLE = 4  # characters of "the "
# Where several are from, which commas list: "Ministers from Malta, Cyprus, Italy and the European Commission".
_PLACE = r"(?:the\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}"
_PLACES = re.compile(rf"(?:[\w’'-]+\s){{0,4}}[a-z]+s\s(?:from|in|of)\s{_PLACE}(?:,\s{_PLACE}){{1,8}},?\sand\s{_PLACE}")
_LEAD_AWAY = frozenset({"who", "whom", "whose", "which", "that", "like", "including", "such", "as"})


def parts_of(surface: Surface, mentions: Mentions, source: Offsets) -> list[Offsets]:
    """The parts between commas and before relative clauses, none empty.

    Args:
        surface: The text.
        mentions: The names in it.
        source: The words of a source. "Tourism, Arts and Culture Minister Ana Ruiz" is one part; of "the head of the
            Road Fund, (RF), Mr. Bo Lind" the name alone is one.
    """
    chunks = behind_adjectives(surface, chunks_of(surface.text, *source))
    closing = _behind_initials(surface, mentions, chunks[0]) or _closing_person(surface, mentions, chunks)
    if closing is not None:
        return [closing]
    if len(chunks) > 1 and _PLACES.fullmatch(surface.text, chunks[0][0], chunks[-1][1]):
        return [(chunks[0][0], chunks[-1][1])]
    begins = chunks[0][0]
    begins += _ARTICLE * (surface.text[begins : begins + _ARTICLE].casefold() == "the ")
    for place, (start, end) in enumerate(chunks[1:], 1):
        for name, entity in mentions.overlapping(start, end):
            if entity.kind != "person" or name.role is None or not name.role[0] < start < name.role[1]:
                continue
            if name.role[0] <= begins:
                return [(chunks[0][0], end), *chunks[place + 1 :]]
            if surface.text.endswith(" and ", begins, name.role[0]):  # behind another office of his or hers
                return [(name.role[0], end), *chunks[place + 1 :]]
    return chunks


def _closing_person(surface: Surface, mentions: Mentions, chunks: Sequence[Offsets]) -> Offsets | None:
    """Who is named in full behind an office and a name of what it is for, which commas may tear apart."""
    inside = surface.words_between(chunks[0][0], chunks[-1][1])
    closing = [pair for pair in mentions.overlapping(*chunks[-1]) if inside and pair[0].end >= inside[-1].end]
    if not closing:
        return None
    name, entity = closing[-1]
    before = [word for word in inside if word.start < name.start]
    if entity.kind != "person" or name.possessive or len(name.words) < 2 or not _is_for_something(surface, before):
        return None
    titles = len(before)
    while titles > 1 and is_title(before[titles - 1].key) and before[titles - 1].capital:
        titles -= 1
    first = before[titles].start if titles < len(before) else name.start
    gap = surface.text[before[titles - 1].end : first]
    if "," in gap:
        several = any(word.key == "and" for start, end in chunks[1:] for word in surface.words_between(start, end)[:1])
        others = any(one.kind == "person" for _, one in mentions.between(chunks[0][0], first))
        alone = len(chunks) > 2 and first <= chunks[-1][0] and not (several or others)
        return (first, name.end) if alone else None
    return (first, name.end) if titles == len(before) and (gap == ") " or _ends_body(before[-1])) else None


def _behind_initials(surface: Surface, mentions: Mentions, chunk: Offsets) -> Offsets | None:
    """Who is named in full behind an office, and whose it is with initials: "Harbour Union (HU) spokesman Bo Lind"."""
    bracket = surface.text.find(") ", *chunk)
    named = [pair for pair in mentions.overlapping(*chunk) if pair[0].start > bracket >= 0]
    if len(named) != 1 or named[0][1].kind != "person" or named[0][0].role is None or len(named[0][0].words) < 2:
        return None
    name = named[0][0]
    body = [one for one in mentions.overlapping(chunk[0], bracket) if one[1].kind == "organisation"]
    office = surface.words_between(bracket, name.start)
    leads = bool(body) and body[-1][0].end == bracket and bool(office) and is_office(office[-1].key)
    led = any(word.key in PREPOSITIONS for word in office)
    return (office[0].start, name.end) if leads and not led and not name.possessive else None


def _ends_body(word: Word) -> bool:
    """Whether a word ends the name of a body that one may lead, or of a place that one may be sent for or to."""
    return word.capital and (word.key in organisation_heads() or word.key in words("everyday", "regions"))


def _is_for_something(surface: Surface, before: Sequence[Word]) -> bool:
    """Whether a phrase begins with an office, and goes on with what it is for."""
    for word, after in itertools.pairwise(before):
        if word.key in PREPOSITIONS:
            return False
        apart = surface.text[word.end : word.end + 1] == "," or after.key in PREPOSITIONS - _LEAD_AWAY
        if apart and (is_office(word.key) or word.key == "member"):
            return True
    return False
