"""Runs of words with capitals, the raw material of names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.names.joined import goes_on
from claims.pipeline.names.keys import SUFFIXES
from claims.pipeline.names.kinds import ORDINARY, given_names, organisation_heads, organisations, outlets
from claims.pipeline.names.offices.fields import office_fields
from claims.pipeline.names.offices.titles import is_office, is_title
from claims.pipeline.names.public import is_known_surname
from claims.pipeline.text.surface import Surface, Word

_PARTICLES = words("everyday", "particles")
_ARTICLES = frozenset({"al", "el", "ul"})  # Arabic, before names


_RANKS = frozenset(
    {"high", "deputy", "special", "chief", "vice", "assistant", "senior", "acting", "permanent", "under"}
)
_LINKS = frozenset({"of", "for", "on", "against"})
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec"})  # "Times on Oct. 28"


_PEOPLES = frozenset({"people", "women", "men", "children"})
# Whose offices are authorities that last longer than who holds them.
_HOLDERS = frozenset({"sheriff", "coroner", "examiner", "constable", "marshal", "assessor"})
_OFFICES = frozenset({"office", "department", "dept"})
_LONGEST_NUMBERED = 3  # words before an outlet's number
_LONGEST_RUN = 14  # words; longer runs of capitals are shouting


_MOST_FIELDS = 6  # of one office
DUTCH_ARTICLE = frozenset({"'t", "’t"})
_LONGEST_NICKNAME = 3  # words
# What stands before and behind a nickname between two words of a name.
_NICKNAME_MARKS = frozenset({(' "', '" '), (" “", "” "), (" ''", "'' "), (" ‘", "’ "), (" '", "' "), (" (", ") ")})
_SHORTEST_HEADING, _LONG_SHOUT = 3, 4  # words in capitals, and letters of most of them


_PRONOUNS = words("everyday", "pronouns")


def runs(surface: Surface) -> Iterator[tuple[int, int]]:
    """Runs of words with capitals: indices of the first word and the one after the last."""
    all_words = surface.words
    index = 0
    while index < len(all_words):
        if not _starts_run(surface, all_words[index]):
            index += 1
            continue
        last = index
        while last - index < _LONGEST_RUN and (after := _next_in_run(surface, last)) is not None:
            last = after
        if not _is_for_or_against(surface, index):
            yield index, last + 1
        index = last + 1


def _is_for_or_against(surface: Surface, index: int) -> bool:
    """Whether capitals only end whom others are for or against: "a pro-Karl Weber PAC" is no Weber PAC."""
    before, word = surface.words[index - 1], surface.words[index]
    side, _, given = before.text.partition("-")
    named = side.casefold() in {"pro", "anti"} and given[:1].isupper() and given.casefold() in given_names()
    return index > 0 and named and not before.possessive and surface.text[before.end : word.start] == " "


def _starts_run(surface: Surface, word: Word) -> bool:
    return (
        word.text[0].isalpha()
        and word.capital
        and not surface.in_headline(word.start)
        and (word.key.split("'")[0].split("’")[0] != "i" or _is_initial(surface, word))
    )


def _is_initial(surface: Surface, word: Word) -> bool:
    """Whether "I" begins a name: "I. Charles Ruiz III"."""
    after = surface.words_between(word.end, word.end + 24)[:1]
    dot = surface.text[word.start : word.start + 3] == "I. "
    return dot and any(one.start == word.start + 3 and one.key in given_names() for one in after)


def _next_in_run(surface: Surface, index: int) -> int | None:
    """The index of the next capitalised word of the run, over a particle or two at most, or of the next field."""
    all_words = surface.words
    surname = _behind_nickname(surface, index)
    if surname is not None or _ends_heading(surface, index):
        return surname
    for after in range(index + 1, min(index + 4, len(all_words))):
        members = _is_members(surface, all_words[after - 1], all_words[after])
        if members or _is_numbered(surface, after) or goes_on(surface, after):
            return after
        if all_words[after - 1].possessive or not _joined(surface, all_words[after - 1], all_words[after]):
            return next_field(surface, index)
        if all_words[after].capital:
            return None if all_words[after].key in _PRONOUNS and not all_words[after].text.isupper() else after
        dutch = after + 1 < len(all_words) and all_words[after + 1].key in DUTCH_ARTICLE  # "Anna in 't Hout"
        if all_words[after].key not in _PARTICLES and not dutch:
            return next_field(surface, index)
    return None


def _behind_nickname(surface: Surface, index: int) -> int | None:
    """The index of the surname that follows a given name and a nickname in marks: 'Ana "La Leona" Ruiz'."""
    all_words = surface.words
    given = all_words[index]
    if given.key not in given_names() or given.possessive:
        return None
    for after in range(index + 2, min(index + 2 + _LONGEST_NICKNAME, len(all_words))):
        nickname, surname = all_words[after - 1], all_words[after]
        if not nickname.capital:
            return None
        closing = surface.text[nickname.end : surname.start]
        if closing != " ":
            opening = surface.text[given.end : all_words[index + 1].start]
            called = (opening, closing) in _NICKNAME_MARKS and surname.capital and surname.key not in ORDINARY
            return after if called else None
    return None


def _ends_heading(surface: Surface, index: int) -> bool:
    """Whether a heading in capitals ends here and a sentence begins: "RAIL TALKS FAIL AGAIN The Union of"."""
    heading = surface.words[max(0, index + 1 - _SHORTEST_HEADING) : index + 1]
    follow = surface.words[index + 1 : index + 2]
    if len(heading) < _SHORTEST_HEADING or not follow or not _is_title_case(follow[0]):
        return False
    shouted = all(word.text.isupper() for word in heading)
    return shouted and sum(len(word.text) >= _LONG_SHOUT for word in heading) >= _SHORTEST_HEADING - 1


def _is_title_case(word: Word) -> bool:
    return word.text[:1].isupper() and (word.text[1:].islower() or word.text in {"A", "I"})


def _is_members(surface: Surface, members: Word, body: Word) -> bool:
    """Whether a body is called after its members, or its head: "Metalworkers' Union", "Sheriff's Department"."""
    if not (members.possessive and members.capital and body.capital and body.key in organisation_heads()):
        return False
    gap = surface.text[members.end : body.start]
    plural = members.key.endswith("s") and gap in {"' ", "’ "}
    held = members.key in _HOLDERS and body.key in _OFFICES
    return plural or ((held or members.key in _PEOPLES) and gap in {"'s ", "’s "})


def _is_numbered(surface: Surface, index: int) -> bool:
    """Whether a number ends an outlet's name: "France 24", "BBC Radio 4"."""
    number = surface.words[index]
    if not number.text.isdigit() or surface.text[surface.words[index - 1].end : number.start] != " ":
        return False
    back = range(max(0, index - _LONGEST_NUMBERED), index)
    return any(" ".join(word.key for word in surface.words[first : index + 1]) in outlets() for first in back)


def next_field(surface: Surface, index: int) -> int | None:
    """The index of the word after "and" or a comma, where both sides say what one office is for.

    "Health and Human Services", "Sciences, Engineering and Medicine"; a comma only where "and" comes later.

    Args:
        surface: The text.
        index: The index of the last word before.
    """
    found, comma = _listed(surface, index)
    follow = found
    for _ in range(_MOST_FIELDS):  # is this a list that "and" ends?
        if follow is None or not comma:
            break
        follow, comma = _listed(surface, _last_of_field(surface, follow))
    return found if follow is not None and not comma else None


def _listed(surface: Surface, index: int) -> tuple[int | None, bool]:
    """The index of the word that begins the next field of a list, and whether only a comma stands before it."""
    all_words = surface.words
    if all_words[index].key not in office_fields() or all_words[index].possessive or not all_words[index].capital:
        return None, False
    follow = index + 1 + (index + 1 < len(all_words) and all_words[index + 1].key == "and")
    if follow >= len(all_words) or not all_words[follow].capital:
        return None, False
    gap = " ".join(surface.text[all_words[index].end : all_words[follow].start].split())
    last = all_words[_last_of_field(surface, follow)]
    if gap not in {",", "and", ", and", "&"} or not {all_words[follow].key, last.key} & office_fields():
        return None, False
    return follow, gap == ","


def _last_of_field(surface: Surface, index: int) -> int:
    """The index of the last word of what may be a field of two or three words: "Human Services"."""
    for after in (index + 1, index + 2):
        words_ = surface.words[after : after + 1]
        if not words_ or not words_[0].capital or not _joined(surface, surface.words[after - 1], words_[0]):
            return after - 1
    return index + 2


def _joined(surface: Surface, one: Word, other: Word) -> bool:
    gap = surface.text[one.end : other.start].rstrip("\u00ad\u200b")
    if gap in {" ", "\xa0", " & ", "  "}:
        return True
    if gap in {"' ", "’ ", "ʿ ", "ʼ "} and not one.possessive:  # "Mohammed Shia' al-Rubai"
        return other.key.partition("-")[0] in _ARTICLES and one.capital
    shortened = is_title(one.key) and not is_office(one.key)  # "Gen. Ruiz", but "met the President. So far"
    return gap in {". ", ".\xa0"} and (shortened or one.key in SUFFIXES or len(one.text) == 1)


def grow_organisation(surface: Surface, first: int, last: int) -> int:
    """Take in "of", "for" and what follows: "Commission on Presidential Debates".

    Returns:
        The index after the last word.
    """
    all_words = surface.words
    while last + 1 < len(all_words) and last - first < _LONGEST_RUN:
        heads = {all_words[first].key, all_words[last - 1].key}
        follow = _after_link(surface, last) or _after_purpose(surface, last)
        if follow is None or not heads & (organisation_heads() | words("organisations", "heads before of")):
            break
        last = follow + 1
        while last - first < _LONGEST_RUN and (after := _next_in_run(surface, last - 1)) is not None:
            last = after + 1
        fields = before_full_name(all_words[follow:last])
        if fields:  # "the Commission for Refugees Ana Ruiz"
            return follow + fields
    return last


def before_full_name(run: Sequence[Word]) -> int:
    """How many words of a run name what a body is for, where a given name and a surname end it; else 0.

    Args:
        run: The words behind a body and its "for": "Refugees Ana Ruiz".
    """
    place = len(run) - 2
    if place < 1 or run[place].key not in given_names() or run[-1].key in organisation_heads() | office_fields():
        return 0
    return place if run[place - 1].key in office_fields() else 0


def _after_link(surface: Surface, link: int) -> int | None:
    """The index of the capitalised word that a preposition at ``link`` joins to the name before it."""
    all_words = surface.words
    follow = link + 1 + (all_words[link + 1].key == "the")
    if all_words[link - 1].possessive or all_words[link].key not in _LINKS or follow >= len(all_words):
        return None
    joined = all(_joined(surface, all_words[i], all_words[i + 1]) for i in range(link - 1, follow))
    named = all_words[follow].capital and all_words[follow].key not in ORDINARY | _MONTHS
    return follow if joined and named else None


def _after_purpose(surface: Surface, link: int) -> int | None:
    """The index of what a body is there to do, in capitals: "Committee to Protect Rivers"."""
    behind = surface.words[link - 1 : link + 3]
    if len(behind) < 4 or behind[1].key != "to" or behind[0].possessive:
        return None
    joined = all(_joined(surface, one, other) for one, other in itertools.pairwise(behind))
    named = behind[2].capital and behind[3].capital and behind[2].key not in given_names() | {"the"}
    return link + 1 if joined and named and not is_title(behind[2].key) and not is_nation(behind[2].text) else None


def without_office(surface: Surface, first: int, last: int) -> int:
    """Leave off an office at the end: "European Union Ambassador to Iraq" names the Union."""
    all_words = surface.words
    while (
        last - first > 1 and is_title(all_words[last - 1].key) and all_words[last - 1].key not in organisation_heads()
    ):
        if (
            all_words[last - 2].key in given_names()
            or is_title(all_words[last - 2].key)
            or all_words[last - 2].key in _PARTICLES  # "bin Sultan"
            or len(all_words[last - 1].text) < 3
            or " ".join(word.key for word in all_words[first:last]) in organisations()
        ):
            break
        last -= 1
        while last - first > 1 and all_words[last - 1].key in _RANKS:
            last -= 1  # "UN High Commissioner"
    return last


def without_place(surface: Surface, first: int, last: int) -> int:
    """The index after the last word of a run without the state behind a full name: "Ted Cruz South Carolina"."""
    run = surface.words[first:last]
    if len(run) > 3 and run[0].key in given_names() and is_nation(f"{run[-2].text} {run[-1].text}"):
        return last - 2
    return last


def behind_president(surface: Surface, first: int, last: int) -> int:
    """The index of the first word of a run without whose institution it is just now: "the Obama White House"."""
    run = surface.words[first:last]
    known = " ".join(word.key for word in run[1:]) in organisations()
    return first + 1 if len(run) == 3 and known and is_known_surname(run[0].key) else first
