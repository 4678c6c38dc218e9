"""What a comma parts from a name: "Ana Ruiz, the mayor", "The head of the board, Ana Ruiz"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import takewhile

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.names.offices.acting import ACTING, acts, is_relative
from claims.pipeline.names.offices.leads import inside_initials, is_led_in
from claims.pipeline.names.offices.ranks import ABBREVIATED
from claims.pipeline.names.offices.titles import HONORIFICS, LINKS, OFFICE_WORDS, begins_no_role, is_office
from claims.pipeline.text.surface import Surface, Word

_PARTY = re.compile(r"\s*\([^()\n]{1,30}\)")
_AGE = re.compile(r",\s(?:aged\s)?\d{1,2}(?=,\s)")
_APPOSITION_END = re.compile(r"[,;:.!?—–()\n\"“”]|\s(?:who|whom|whose|which|that|said|says|told|and)\b")
# Behind a comma these lead to somebody else: "Ana Ruiz, along with Judge Karl A. Weber, wrote".
_BESIDE = frozenset({"along", "alongside", "together", "including", "unlike", "besides"})
# Whose full stop ends no sentence.
_SHORTENED = HONORIFICS | ABBREVIATED | {"sen", "rep", "gov", "lt", "sgt", "hon", "st", "pres", "atty", "supt"}
_LONGEST_APPOSITION = 160  # characters
_PARTS = re.compile(r"[;:()\[\]“”\"—–]|,(?!\d)")  # what a description in front of a comma does not reach over
_ACRONYM = re.compile(r"\([A-Z][A-Za-z&.-]{1,9}\)")  # of what a description names in full: "the Coast Guard (CG)"
_MOST_BEHIND = 22  # words of an apposition behind a name
_MOST_IN_FRONT = 20  # words of a description in front of a comma and a name
_PLACED = frozenset({"at", "with"})
_FIELD_LINKS = frozenset({"of", "on", "for", "in"})  # between an office and what it is for
_FIELD_END = re.compile(r"[,;:.!?—–()\n\"“”]|\s(?:who|said|says|told)\b")
_FELLOWS = frozenset({"associate", "fellow"})  # "geologist and research associate"
_LONGEST_OFFICE = 40  # characters in which an office is named
_WHOSE = 5  # first words of an apposition in which a body is named that has an office: "Coast Watch's director"
_ARTICLES = re.compile(
    r"(?:(?:now|then|currently|still)\s+(?=(?:the|an?)\s))?"
    r"(?:the|an?|his|her|their|its|our|my|another|one)\s+",
    re.IGNORECASE,
)


def role_after(surface: Surface, end: int) -> Offsets | None:
    """The apposition after a name ("Al Cardenas, a Republican strategist, said"), without its article.

    Args:
        surface: The text.
        end: The offset after the name.
    """
    text = surface.text
    party = _PARTY.match(text, end)
    comma = party.end() if party else end
    age = _AGE.match(text, comma)
    comma = age.end() if age else comma
    if text[comma : comma + 2] != ", ":
        return None
    start = comma + 2
    article = _ARTICLES.match(text, start)
    body = article.end() if article else start
    stop = _APPOSITION_END.search(text, body, body + _LONGEST_APPOSITION)
    while stop is not None and _reaches_over(surface, stop):
        stop = _APPOSITION_END.search(text, stop.end(), body + _LONGEST_APPOSITION)
    if stop is None or stop.start() <= body:
        return None
    inside = _before_verb(surface, surface.words_between(body, stop.start()))
    if (
        not 0 < len(inside) <= _MOST_BEHIND
        or (is_relative(inside[0]) or inside[0].key in _BESIDE)
        or not _names_office(inside)
    ):
        return None
    if acts(surface, inside) or (article and is_led_in(surface, end, stop.group().strip())):
        return None
    return (body, inside[-1].end) if inside[-1].end > body else None


def role_in_front(surface: Surface, start: int, cued: Set[int]) -> Offsets | None:
    """The description that a comma parts from the name behind it: "Indonesia's transport minister, Agus Tambunan".

    Args:
        surface: The text.
        start: The offset of the name, or of the title before it.
        cued: The offsets of words that attribute, which are no part of it: "said the minister, Agus Tambunan".
    """
    before = surface.text[max(0, start - 3) : start].rstrip()
    comma = max(0, start - 3) + len(before) - 1
    if not before.endswith(","):
        return None
    first = surface.sentences[surface.sentence_of(comma)][0]
    front = _ACRONYM.sub(lambda match: " " * len(match.group()), surface.text[first:comma])
    first = max((first, *(first + match.end() for match in _PARTS.finditer(front))))
    inside = surface.words_between(first, first + len(surface.text[first:comma].rstrip(" )")))
    inside = inside[:-1] if inside and surface.text[inside[-1].start - 1] == "(" else inside
    last_cue = max((place for place, word in enumerate(inside) if word.start in cued), default=-1)
    inside = inside[last_cue + 1 :]
    while inside and (_ARTICLES.match(f"{inside[0].text} ") or begins_no_role(surface, inside[0])):
        inside = inside[1:]
    if not 0 < len(inside) <= _MOST_IN_FRONT or is_relative(inside[0]):
        return None
    if inside[0].key in LINKS | words("everyday", "prepositions"):
        return None
    head = inside[next((place for place, word in enumerate(inside) if word.key in LINKS), len(inside)) - 1]
    if not is_office(head.key) or head.possessive or acts(surface, inside):
        return None
    return inside[0].start, inside[-1].end


def _names_office(inside: Sequence[Word]) -> bool:
    """Whether one of the first words of an apposition is an office, and not of another: "President Vogt's ratings"."""
    whose = max(
        (place + 1 for place, word in enumerate(inside[:_WHOSE]) if word.possessive and word.capital), default=0
    )
    return any(
        is_office(word.key) and not any(other.possessive for other in takewhile(_is_capital, inside[place + 1 :]))
        for place, word in enumerate(inside[: 6 + whose])
    )


def _is_capital(word: Word) -> bool:
    return word.capital


def _goes_on(surface: Surface, start: int, end: int) -> bool:
    """Whether "and" leads to another office, or joins what one is for: "National Security and Foreign Policy"."""
    before, after = surface.words_between(start - _LONGEST_OFFICE, start)[-1:], surface.words_between(end, end + 2)
    fields = all(word.capital for word in (*before, *after)) and before and after
    return bool(fields) or _is_another_office(surface, end) or _is_another_field(surface, start, end)


def _is_another_field(surface: Surface, start: int, end: int) -> bool:
    """Whether "and" joins what one office is for: "director of roads and public safety", "the 2008 and 2012 races"."""
    text = surface.text
    stop = _FIELD_END.search(text, end, end + _LONGEST_OFFICE)
    comma = text.rfind(",", 0, start)
    before = surface.words_between(max(comma + 1, start - _LONGEST_APPOSITION), start)
    reach = surface.words_between(end, stop.start() if stop is not None else end + _LONGEST_OFFICE)
    inside = tuple(takewhile(lambda word: word.key not in _PLACED, reach))  # "astronomy", "at Dover College"
    inside = inside if stop is not None or len(inside) < len(reach) else ()
    if not inside or not before or any(surface.tag_of(word) in {"VERB", "AUX", "PRON"} for word in inside):
        return False
    links = [place for place, word in enumerate(before) if word.key in _FIELD_LINKS]
    small = all(word.text[0].isdigit() or not word.capital for word in (before[-1], *inside))
    led = inside[0].key in {"the", "a", "an", "his", "her", "their", "its"} or any(
        is_office(word.key) for word in inside
    )
    return bool(links) and links[0] > 0 and _has_office(before[: links[0]]) and small and not led


def _has_office(inside: Sequence[Word]) -> bool:
    """Whether one of some words is a noun for an office."""
    return any(is_office(word.key) for word in inside)


def _before_verb(surface: Surface, inside: Sequence[Word]) -> Sequence[Word]:
    """An apposition up to a verb behind a name in it: "a former aide to Sen. Ana Ruiz was one of the first"."""
    for place, word in enumerate(inside[ACTING:], ACTING):
        if surface.tag_of(word) == "AUX" and inside[place - 1].capital:
            return inside[:place]
    return inside


def _reaches_over(surface: Surface, stop: re.Match[str]) -> bool:
    """Whether an apposition goes on: behind "and", or behind an abbreviation, "a senior adviser to Mr. Ruiz"."""
    if stop.group() == " and":
        return _goes_on(surface, stop.start(), stop.end())
    if stop.group() != ".":
        return False
    if inside_initials(surface, stop.start()):  # "the U.N. special envoy"
        return True
    before = surface.words_between(stop.start() - _LONGEST_OFFICE, stop.start())[-1:]
    after = surface.words_between(stop.end(), stop.end() + 2)
    shortened = bool(before) and before[0].end == stop.start() and before[0].capital and before[0].key in _SHORTENED
    return shortened and bool(after) and after[0].capital


def _is_another_office(surface: Surface, start: int) -> bool:
    """Whether "and" leads to one more office of the same person: "chairman and CEO", "editor and co-founder"."""
    for word in surface.words_between(start, start + _LONGEST_OFFICE)[:OFFICE_WORDS]:
        if is_office(word.key) or word.key in _FELLOWS:
            return not any(other.capital for other in surface.words_between(word.end + 1, word.end + 2))
        if word.capital or word.key in {"the", "a", "an"}:
            return False
    return False
