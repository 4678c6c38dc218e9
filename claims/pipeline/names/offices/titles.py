"""What an article calls a person beside the name: "Iranian Foreign Minister", "president of Solidarity Strategies"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.names.offices.candidacies import first_candidacy
from claims.pipeline.names.offices.fields import before_fields, behind_initials, first_field
from claims.pipeline.names.offices.honours import first_honour, is_shortened
from claims.pipeline.names.offices.ranks import before_ranks, in_chief
from claims.pipeline.names.offices.styles import STYLES
from claims.pipeline.text.occasions import is_occasion
from claims.pipeline.text.surface import Surface, Word

HONORIFICS = words("titles", "honours") | frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "messrs", "sir", "madam", "madame", "señor", "señora", "herr"}
)
AMBIGUOUS = words("everyday", "titles and surnames")
_PROFESSIONS = ("ologist", "ician", "ographer", "surgeon")  # hydrologist, statistician, neurosurgeon
LINKS = frozenset({"of", "to", "for", "the", "and", "in"})
"""Small words inside a role."""
_LONGEST = 9  # words of a title before a name; more is a clause
OFFICE_WORDS = 3
"""Words in which an office is named, at most."""
_COURTESIES = frozenset({"h.e", "dr", "prof", "eng"})  # which end no role
# Words that no role begins with.
_NO_ROLES = frozenset(
    {"but", "and", "yet", "so", "visiting", "fellow", "as", "rival", "told", "with", "last", "next", "earlier"}
    | {"morning", "afternoon", "evening"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
    | {"week", "month", "year", "night", "weekend", "spring", "summer", "autumn", "winter"}
    | {"point", "view", "claim", "charge", "stance", "idea", "notion", "argument", "sentiment"}  # "a point Gov. Ruiz"
)
# Before the first of two offices these say that two persons may hold them.
_LEADING = LINKS | {"a", "an", "this", "that", "his", "her", "their", "its", "our", "my", "between", "with", "both"}


# Whose work is for somebody with an office: "an aide to President Ana Ruiz".
_SERVING = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "assistant", "secretary", "lawyer"}
    | {"attorney", "counsel", "counselor", "deputy", "staff", "strategist", "manager", "envoy", "lobbyist"}
)
# Words that with the one before them are a role: "board member".
_SECONDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "mate": frozenset({"running"}),
        "member": frozenset(
            {"board", "council", "committee", "cabinet", "assembly", "commission", "panel", "crew", "band", "jury"}
            | {"faculty", "team", "union", "party", "parliament", "family", "congregation", "staff"}
        ),
    }
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
    while first < head and begins_no_role(surface, words_[first]):
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
    while begin > 0 and other - begin < OFFICE_WORDS and _extends(surface, begin - 1):
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
        return in_chief(surface, position) if linked is None else linked
    first = _SECONDS.get(words_[position].key, frozenset())
    if position and words_[position - 1].key in first and _adjacent(surface, position - 1):
        return position  # "running mate", "school board member"
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
    words_, listed = surface.words, before_fields(surface, index)
    position = listed if listed < index else index - 1
    if words_[position].key == "and":
        return None  # "Director of the Office for Malta and Gozo"
    while position > index - _LONGEST and position > 1 and _adjacent(surface, position - 1):
        field = words_[position].capital or (words_[position].key == "and" and words_[position - 1].capital)
        if not field:
            return None
        position -= 1
        if words_[position].key in {"of", "to", "for"} or words_[position].key == "the":
            position -= words_[position].key == "the"
            linked = words_[position].key in {"of", "to", "for"} and _adjacent(surface, position - 1)
            served = words_[position - 1].key in _SERVING and words_[position].key != "of"
            served = served or words_[position - 1].key in words("everyday", "kin")  # "the sister of Mayor Ana Ruiz"
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
    if (word.possessive and not word.capital) or (is_occasion(word.text) and surface.words[index + 1].capital):
        return False
    if word.key in _modifiers() or is_title(word.key) or is_nation(word.text):
        return word.key not in HONORIFICS
    if word.capital:
        acronym = word.text.isupper() and len(word.text) > 1  # "DA leader"
        return acronym or not surface.begins_sentence(word) or surface.tag_of(word) in {"PROPN", "NOUN", "ADJ", ""}
    return surface.tag_of(word) in {"ADJ", "NOUN"} and word.key not in {"as", "like"}


def begins_no_role(surface: Surface, word: Word) -> bool:
    """Whether a word in front of a role is none of it: a day, a courtesy, what somebody does.

    Args:
        surface: The text.
        word: One of its words.
    """
    acts = not word.capital and word.key not in _modifiers() and surface.tag_of(word) in {"VERB", "ADV"}
    return word.key in _NO_ROLES | STYLES or acts


def are_ranks(surface: Surface, role: Offsets) -> bool:
    """Whether all words of a role only go before names, and another one tells more: "Sheikh", "Lt. Gen."."""
    return all(word.key in _before() for word in surface.words_between(*role))


def is_courtesy(surface: Surface, role: Offsets) -> bool:
    """Whether a role is nothing but a courtesy: "Dr.", "Prof."."""
    return all(word.key in _COURTESIES for word in surface.words_between(*role))
