"""What an article calls a person beside the name: "Iranian Foreign Minister", "president of Solidarity Strategies"."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import takewhile

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.names.acting import ACTING, acts, is_relative
from claims.pipeline.names.candidacies import first_candidacy
from claims.pipeline.names.fields import behind_initials, first_field
from claims.pipeline.names.honours import first_honour, is_shortened
from claims.pipeline.names.leads import is_led_in
from claims.pipeline.names.ranks import ABBREVIATED, before_ranks
from claims.pipeline.names.styles import STYLES
from claims.pipeline.text.surface import Surface, Word

HONORIFICS = words("titles", "honours") | frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "messrs", "sir", "madam", "madame", "señor", "señora", "herr"}
)
AMBIGUOUS = words("everyday", "titles and surnames")
_PROFESSIONS = ("ologist", "ician", "ographer", "surgeon")  # hydrologist, statistician, neurosurgeon
_LINKS = frozenset({"of", "to", "for", "the", "and", "in"})
_LONGEST = 9  # words of a title before a name; more is a clause
_PARTY = re.compile(r"\s*\([^()\n]{1,30}\)")
_AGE = re.compile(r",\s(?:aged\s)?\d{1,2}(?=,\s)")
_APPOSITION_END = re.compile(r"[,;:.!?—–()\n\"“”]|\s(?:who|whom|whose|which|that|said|says|told|and)\b")
_COURTESIES = frozenset({"h.e", "dr", "prof", "eng"})  # which end no role
# Behind a comma these lead to somebody else: "Ana Ruiz, along with Judge Karl A. Weber, wrote".
_BESIDE = frozenset({"along", "alongside", "together", "including", "unlike", "besides"})
# Words that no role begins with.
_NO_ROLES = frozenset(
    {"visiting", "fellow", "as", "rival", "told", "with", "last", "next", "earlier", "morning", "afternoon", "evening"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
    | {"week", "month", "year", "night", "weekend", "spring", "summer", "autumn", "winter"}
    | {"point", "view", "claim", "charge", "stance", "idea", "notion", "argument", "sentiment"}  # "a point Gov. Ruiz"
)
# Whose full stop ends no sentence.
_SHORTENED = HONORIFICS | ABBREVIATED | {"sen", "rep", "gov", "lt", "sgt", "hon", "st", "pres", "atty", "supt"}
_LONGEST_APPOSITION = 160  # characters
_PARTS = re.compile(r"[;:()\[\]“”\"—–]|,(?!\d)")  # what a description in front of a comma does not reach over
_ACRONYM = re.compile(r"\([A-Z][A-Za-z&.-]{1,9}\)")  # of what a description names in full: "the Coast Guard (CG)"
# Before the first of two offices these say that two persons may hold them.
_LEADING = _LINKS | {"a", "an", "this", "that", "his", "her", "their", "its", "our", "my", "between", "with", "both"}
_MOST_BEHIND = 22  # words of an apposition behind a name
_MOST_IN_FRONT = 14  # words of a description in front of a comma and a name
_PLACED = frozenset({"at", "with"})
_FIELD_LINKS = frozenset({"of", "on", "for", "in"})  # between an office and what it is for
_FIELD_END = re.compile(r"[,;:.!?—–()\n\"“”]|\s(?:who|said|says|told)\b")
_FELLOWS = frozenset({"associate", "fellow"})  # "geologist and research associate"
_WHOSE = 5  # first words of an apposition in which a body is named that has an office: "Coast Watch's director"
_LONGEST_OFFICE, _OFFICE_WORDS = 40, 3  # characters and words in which an office is named
_ARTICLES = re.compile(r"(?:the|an?|his|her|their|its|our|my|another|one)\s+", re.IGNORECASE)


# Whose work is for somebody with an office: "an aide to President Ana Ruiz".
_SERVING = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "assistant", "secretary", "lawyer"}
    | {"attorney", "counsel", "counselor", "deputy", "staff", "strategist", "manager", "envoy", "lobbyist"}
)


@cache
def _offices() -> frozenset[str]:
    return words("titles", "offices")


@cache
def _before() -> frozenset[str]:
    return words("titles", "before")


@cache
def _modifiers() -> frozenset[str]:
    return words("titles", "modifiers")


def is_title(key: str) -> bool:
    """Whether a word, casefolded and without a full stop, is a title or an office."""
    return key in _before() or is_office(key)


def is_office(key: str) -> bool:
    """Whether a casefolded word is a noun for an office or a profession, in the singular."""
    return key in _offices() or key.rpartition("-")[2] in _offices() or key.endswith(_PROFESSIONS)


def role_before(surface: Surface, index: int) -> Offsets | None:
    """The title before a name, without an honorific and without "visiting".

    Args:
        surface: The text.
        index: The index of the name's first word.
    """
    words_, index = surface.words, first_honour(surface, index)
    head = _head_before(surface, index)
    if head is None or _in_clause_on(surface, words_[head], words_[index]):
        return None
    last = index - 1 - (words_[index - 1].key in HONORIFICS)
    office = before_ranks(surface, last)
    if office < last and office == head - (last - office) and is_office(words_[office].key):
        last = head = office  # "political analyst Dr.", "army spokesman Brig. Gen."
    while last > head and words_[last].key in _COURTESIES:  # "Ambassador to Iraq H.E."
        last -= 1
    first = head
    while first > 0 and head - first < _LONGEST and _extends(surface, first - 1):
        first -= 1
    while first < head and _drops(surface, words_[first]):
        first += 1
    first = behind_initials(surface, first_field(surface, _with_other_office(surface, first)), head)
    first = first_candidacy(surface, first)
    start, end = words_[first].start, words_[last].end
    if surface.text[end : end + 1] == "." and words_[last].key in _before():
        end += 1
    return (start, end)


def _with_other_office(surface: Surface, first: int) -> int:
    """The index where a title begins that names two offices of one person: "author and activist Ana Ruiz".

    Behind an article the first one may be somebody else: "the premier and Finance Minister Ana Ruiz".
    """
    words_ = surface.words
    other = first - 2
    if other < 0 or words_[first - 1].key != "and" or not is_office(words_[other].key) or words_[other].possessive:
        return first
    if not _adjacent(surface, other) or not _adjacent(surface, first - 1):
        return first
    begin = other
    while begin > 0 and other - begin < _OFFICE_WORDS and _extends(surface, begin - 1):
        begin -= 1
    before = words_[begin - 1] if begin else None
    beside = before is not None and _adjacent(surface, begin - 1)
    led = beside and before is not None and (before.key in _LEADING or before.capital)
    return first if led else begin


def _in_clause_on(surface: Surface, noun: Word, name: Word) -> bool:
    """Whether a name begins a clause about the noun before it: "the judge Ruiz was referring to is Omar Haddad"."""
    token, told = surface.node_of(name.start), surface.node_of(noun.end - 1)
    while token is not None and token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    if token is None or told is None or not token.dep_.startswith("nsubj"):
        return False
    # Both hang on the verb, where the parser is lost.
    apart = noun.text.islower() and told.head.i == token.head.i and told.left_edge.lower_ == "the"
    return apart or (token.head.dep_ == "relcl" and told.idx <= token.head.head.idx < name.start)


def _head_before(surface: Surface, index: int) -> int | None:
    """The index of the office noun that the words right before a name end in or hang on ("Secretary of State")."""
    words_ = surface.words
    position = index - 1
    if position < 0 or not _adjacent(surface, position):
        return None
    if is_title(words_[position].key):
        if words_[position].key in HONORIFICS or words_[position].possessive:  # "MP for Harlan Sir Karl Weber"
            apart = words_[position].possessive or not _adjacent(surface, position - 1)  # “the Minister of Roads”, Mr
            return None if apart else linked_office(surface, position)
        linked = linked_office(surface, index)  # "Minister of Justice", "Minister of Health Dr."
        return position if linked is None else linked
    if words_[position].key == "mate" and position and words_[position - 1].key == "running":
        return position
    small = _of_lower_case(surface, position)
    if small is not None:
        return small
    area = words_[position].text.islower() and words_[position].key in words("everyday", "regions")
    return linked_office(surface, index - area)  # "police chief of Harlan province"


def linked_office(surface: Surface, index: int) -> int | None:
    """The index of the office that capitals right before a name hang on: "Minister of Health and Population".

    Args:
        surface: The text.
        index: The index of the name's first word.
    """
    words_ = surface.words
    position = index - 1
    while position > index - _LONGEST and position > 1 and _adjacent(surface, position - 1):
        field = words_[position].capital or (words_[position].key == "and" and words_[position - 1].capital)
        if not field:
            return None
        position -= 1
        if words_[position].key in {"of", "to", "for"} or words_[position].key == "the":
            position -= words_[position].key == "the"
            linked = words_[position].key in {"of", "to", "for"} and _adjacent(surface, position - 1)
            served = words_[position - 1].key in _SERVING and words_[position].key != "of"
            if served and is_title(words_[index - 1].key):  # "a spokesman for Mayor Ana Ruiz" is not the mayor
                return None
            if linked and words_[position].key == "for" and words_[position - 2].key == "of":
                position -= 2  # "Secretary of State for Roads"
            member = words_[position - 1].text == "Member"
            if not linked or position < 1 or member or is_office(words_[position - 1].key):
                return position - 1 if linked and position > 0 else None
            return linked_office(surface, position)  # "Minister of Roads of Malta"
    return None


def _of_lower_case(surface: Surface, position: int) -> int | None:
    """The index of an office that goes on with common nouns: "secretary of state", "Minister of roads and harbours"."""
    words_, of = surface.words, position - 1
    if position < 2 or not words_[position].text.islower() or words_[position].possessive:
        return None
    if words_[of].key == "and" and of > 2 and words_[of - 1].text.islower():
        of -= 2
    linked = words_[of].key == "of" and is_office(words_[of - 1].key)
    return of - 1 if linked and all(_adjacent(surface, place) for place in range(of - 1, position)) else None


def _adjacent(surface: Surface, index: int) -> bool:
    """Whether nothing but space, or an abbreviation's full stop, stands between a word and the next."""
    if index < 0 or index + 1 >= len(surface.words):
        return False
    one, other = surface.words[index], surface.words[index + 1]
    gap = surface.text[one.end : other.start].removeprefix("'s").removeprefix("’s").removeprefix("’").removeprefix("'")
    if gap.startswith(".") and (one.key in {"u.s", "u.k"} or (one.key in _before() and is_shortened(one.key))):
        gap = gap[1:]
    if gap == ") " and one.text.isupper():  # "Harbour Union (HU) leader"
        return True
    return 0 < len(gap) <= 2 and not gap.strip(" \xa0(" if other.text.isupper() and len(other.text) > 1 else " \xa0")


def _extends(surface: Surface, index: int) -> bool:
    """Whether the word at ``index`` belongs to the title that goes on after it."""
    word = surface.words[index]
    if not _adjacent(surface, index):
        return False
    if word.key != "the" and is_nation(f"{word.text} {surface.words[index + 1].text}"):  # South Korean
        return True
    if word.possessive and not word.capital:
        return False
    if word.key in _modifiers() or is_title(word.key) or is_nation(word.text):
        return word.key not in HONORIFICS
    if word.capital:
        acronym = word.text.isupper() and len(word.text) > 1  # "DA leader"
        return acronym or not surface.begins_sentence(word) or surface.tag_of(word) in {"PROPN", "NOUN", "ADJ", ""}
    return surface.tag_of(word) in {"ADJ", "NOUN"} and word.key not in {"as", "like"}


def _drops(surface: Surface, word: Word) -> bool:
    acts = not word.capital and word.key not in _modifiers() and surface.tag_of(word) in {"VERB", "ADV"}
    return word.key in _NO_ROLES | STYLES or acts


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
    while inside and (_ARTICLES.match(f"{inside[0].text} ") or _drops(surface, inside[0])):
        inside = inside[1:]
    if not 0 < len(inside) <= _MOST_IN_FRONT or is_relative(inside[0]):
        return None
    if inside[0].key in _LINKS | words("everyday", "prepositions"):
        return None
    head = inside[next((place for place, word in enumerate(inside) if word.key in _LINKS), len(inside)) - 1]
    if not is_office(head.key) or head.possessive or acts(surface, inside):
        return None
    return inside[0].start, inside[-1].end


def are_ranks(surface: Surface, role: Offsets) -> bool:
    """Whether all words of a role only go before names, and another one tells more: "Sheikh", "Lt. Gen."."""
    return all(word.key in _before() for word in surface.words_between(*role))


def is_courtesy(surface: Surface, role: Offsets) -> bool:
    """Whether a role is nothing but a courtesy: "Dr.", "Prof."."""
    return all(word.key in _COURTESIES for word in surface.words_between(*role))


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
    before = surface.words_between(stop.start() - _LONGEST_OFFICE, stop.start())[-1:]
    after = surface.words_between(stop.end(), stop.end() + 2)
    shortened = bool(before) and before[0].end == stop.start() and before[0].capital and before[0].key in _SHORTENED
    return shortened and bool(after) and after[0].capital


def _is_another_office(surface: Surface, start: int) -> bool:
    """Whether "and" leads to one more office of the same person: "chairman and CEO", "editor and co-founder"."""
    for word in surface.words_between(start, start + _LONGEST_OFFICE)[:_OFFICE_WORDS]:
        if is_office(word.key) or word.key in _FELLOWS:
            return not any(other.capital for other in surface.words_between(word.end + 1, word.end + 2))
        if word.capital or word.key in {"the", "a", "an"}:
            return False
    return False
