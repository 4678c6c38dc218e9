"""From the words for an office ("the Texas governor", "the UN chief") to those who hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod, sqrt

from claims.lexicon.folding import fold, plain_words
from claims.lexicon.lists import words as words_in
from claims.search.questions.figures import figures, is_known_for, known_as
from claims.search.questions.known import Candidate, Days, Name, Vocabulary

ARTICLES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sir"})
"""Words before a name that are none of it."""
_ROLE_NOISE = frozenset({"the", "of", "for", "from", "in", "a", "an", "to", "s", "and"})
# Titles as they are shortened before names.
_SHORTENED = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "pres": "president",
    "gen": "general",
    "sec": "secretary",
    "min": "minister",
    "pm": "prime minister",
    "ceo": "head executive",
    "premier": "prime minister",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chief": "head",
    "boss": "head",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "gop": "republican",
    "democrat": "democratic",
    "ex": "former",
    "tycoon": "mogul",
    "magnate": "mogul",
}
# What newspapers call an office instead.
_IDIOMS = {
    "top diplomat": "secretary of state",
    "commander in chief": "president",
    "top law enforcement officer": "attorney general",
    "standard bearer": "nominee",
}
# Who runs for an office is called all of these; one counts for another where nobody is called by the one asked for.
_RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful", "challenger"})
# Offices at the head of an organisation: "the UN chief" is its secretary general.
_HEADS = frozenset({"head", "director", "secretary", "chair", "president", "leader", "commissioner", "executive"})
# What follows says whose office it is: "the mayor of Rasht".
_OF = frozenset({"of", "for", "from", "at", "in"})
_RANK = frozenset({"top", "senior", "junior", "leading", "longtime"})
# Of several who are called so, how many are meant at most, and how well the words fit those after the first.
_MOST_CALLED, _CALLED = 3, 0.5
# A word of a role beyond those asked for ("presumptive") speaks so much less for its holder, and less still where it
# makes the office another one ("Missouri").
_BEYOND, _ELSEWHERE = 0.5, 0.2
# Who is called so this much less than the one who is called so most is not meant.
_LEAST_SHARE = 0.1
# Words that make another role of the same title.
_OTHER_ROLE = frozenset({"vice", "deputy", "former", "acting", "assistant", "interim", "shadow", "spokesman"})
# Words that say when, or which of several, of what public figures are known for all the same.
_PAST = frozenset({"former", "retired", "then", "longtime", "current"})
# With more public figures, the words tell nothing ("the candidate").
_MOST_FIGURES = 5
# "The Iowa Republican" is a lawmaker, of all Republicans who come from there.
_PARTIES, _LAWMAKERS = ("republican", "democrat", "independent"), frozenset({"senator", "representative"})
# Called so by no more articles than this, somebody else of whom everybody knows it may be meant as well.
_FEW = 1.0


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds a role.

    Args:
        candidates: Those who hold it, whom articles call so most first.
        exact: Whether the role has no words beyond those asked for.
    """

    candidates: tuple[Candidate, ...]
    exact: bool


def is_description(stretch: str, *, ending: bool = False) -> bool:
    """Whether words describe somebody by an office ("the UN chief", "the mayor of Rasht"), without a name.

    Args:
        stretch: The words where a question names somebody.
        ending: Whether the office has to be the last word.
    """
    printed = stretch.split()
    if len(printed) < 2:
        return False
    stops = [place for place, word in enumerate(printed) if place and word in _OF]
    end = stops[0] if stops and not ending else len(printed)
    words = [word.strip(".,").casefold() for word in printed[:end]]
    if printed[end - 1][:1].isupper():
        return words[-1] in _PARTIES and words[0] == "the" and len(words) > 2
    last, two = words[-1], " ".join(words[-2:])
    return last in _offices() or two in _offices() or (words[0] == "the" and is_known_for(fold(last)))


def is_office(stretch: str) -> bool:
    """Whether words are an office with its article, and no name, though somebody may be called so ("the pope").

    Args:
        stretch: The words where a question names somebody.
    """
    article, _, office = stretch.partition(" ")
    known = _offices() if office.islower() else words_in("titles", "before")  # "the Pope"; "the Independent" is a paper
    return article.casefold() == "the" and office.casefold() in known


def completes_an_office(before: str, word: str) -> bool:
    """Whether a word ends an office ("House Speaker") and is no surname behind a title ("Senator King").

    Args:
        before: The word before it.
        word: The word.
    """
    titles = words_in("titles", "offices", "before")
    return word.casefold().strip(".,") in words_in("titles", "offices") and before.casefold().strip(".,") not in titles


def _offices() -> frozenset[str]:
    return words_in("titles", "offices", "men", "women")


def name_words(text: str) -> frozenset[str]:
    """What to look names up by: the words as spelled, without those that are no part of a name.

    Args:
        text: Where a question names somebody.
    """
    return frozenset(plain_words(text)) - ARTICLES


def holders(stretch: str, vocabulary: Vocabulary, days: Days = (None, None)) -> Holders:
    """Who holds the role that a stretch describes: whom articles call so, the oftener and the plainer the likelier.

    Args:
        stretch: The words where a question names somebody.
        vocabulary: Whom the store knows.
        days: When: of several who held it those are meant who are called so by articles of these days.
    """
    asked = role_words(stretch)
    if not asked:
        return Holders((), exact=False)
    shortened = {short for short, long in _SHORTENED.items() if set(long.split()) & asked}
    roles = vocabulary.roles(name_words(stretch) | shortened | asked)
    for wanted, alike in ((wanted, alike) for wanted in (asked, asked - _RANK) for alike in (False, True)):
        times, names, exact = _held(wanted, roles, days, alike=alike) if wanted else ({}, {}, False)
        if times and max(times.values()) <= _FEW:
            for one in known_figures(stretch, vocabulary):
                times.setdefault(one.id, _FEW)
                names[one.id] = one.name
        if times:
            return Holders(_likeliest(times, names), exact=exact)
    return Holders((), exact=False)


def _held(
    asked: frozenset[str], roles: Sequence[Name], days: Days, *, alike: bool
) -> tuple[dict[int, float], dict[int, str], bool]:
    """Who holds a role of these words, and how often; their names; whether a role has no other words.

    With ``alike``, a candidate is as good as a nominee.
    """
    times: dict[int, float] = defaultdict(float)
    names: dict[int, str] = {}
    exact = False
    then: set[int] = set()
    running = alike and bool(asked & _RUNNING)
    for role in roles:
        held = _words_of_role(role.spelling)
        if running and held & _RUNNING:
            held |= asked & _RUNNING
        if asked <= _with_head(held, asked) and asked & _OTHER_ROLE == held & _OTHER_ROLE:
            if _overlap((role.since, role.until), days):
                then.add(role.id)
            times[role.id] += role.articles * _beyond(held - asked)
            names[role.id] = role.name
            exact = exact or asked == held
    if any(days) and then:
        return {number: often for number, often in times.items() if number in then}, names, exact
    return dict(times), names, exact


def _beyond(words: frozenset[str]) -> float:
    """What is left of a role that has these words beyond those asked for."""
    harmless = words_in("titles", "modifiers", "offices")
    return prod(_BEYOND if word in harmless else _ELSEWHERE for word in words)


def _with_head(held: frozenset[str], asked: frozenset[str]) -> frozenset[str]:
    """The words of a role; who directs, leads or chairs is the head, where a head is asked for."""
    return held | {"head"} if "head" in asked and held & _HEADS else held


def _likeliest(times: Mapping[int, float], names: Mapping[int, str]) -> tuple[Candidate, ...]:
    """Who is called so most, and those who are nearly as much."""
    most = max(times.values(), default=0.0)
    kept = sorted((-often / most, number) for number, often in times.items() if often >= _LEAST_SHARE * most)
    return tuple(Candidate(number, names[number], round(0.5 + 0.5 * sqrt(-share), 2)) for share, number in kept)


def described(stretch: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Who is called all the words of a stretch where quoted; nobody where most who are have no name.

    Args:
        stretch: The words where a question names somebody ("the head of the shipyard in Gdynia").
        vocabulary: Whom the store knows.
    """
    words = tuple(word for word in fold(stretch, small_acronyms=True).split() if word not in ARTICLES | _ROLE_NOISE)
    found = {one.id: one for one in vocabulary.speakers_described(words)} if len(words) > 1 else {}
    unnamed = found.pop(0).articles if 0 in found else 0
    if sum(one.articles for one in found.values()) < unnamed:
        return ()
    names = {number: one.name for number, one in found.items()}
    return _likeliest({number: float(one.articles) for number, one in found.items()}, names)


def known_figures(stretch: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Whom everybody knows to be or have been what a stretch says, of those whom the store knows.

    Args:
        stretch: The words where a question names somebody ("the retired neurosurgeon").
        vocabulary: Whom the store knows.
    """
    asked = frozenset("candidate" if word in _RUNNING else word for word in role_words(stretch))
    names = figures(asked - _PAST - _RANK - {"party"})
    if fold(stretch).endswith(_PARTIES):
        names = tuple(name for name in names if known_as(name) & _LAWMAKERS)
    if not 0 < len(names) <= _MOST_FIGURES:
        return ()
    known = vocabulary.entities({name.rsplit(maxsplit=1)[-1] for name in names})
    found = {one.id: Candidate(one.id, one.name) for one in known if fold(one.spelling) in names}
    return tuple(found.values())


@lru_cache(maxsize=8_192)  # "senator" is in thousands of roles, again with every question
def _words_of_role(spelling: str) -> frozenset[str]:
    return role_words(spelling)


def _overlap(one: Days, other: Days) -> bool:
    """Whether two stretches of days, the first of them known, have a day in common."""
    (first, last), (since, until) = one, other
    return first is not None and last is not None and (until is None or first <= until) and (not since or since <= last)


def called(stretch: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Who is called all that beside one quotation: "Sen. Chuck Grassley (R-Iowa)" is an Iowa senator.

    Whom it is said of most often comes first; whose name alone holds a word is not called so.

    Args:
        stretch: The words where a question names somebody.
        vocabulary: Whom the store knows.
    """
    asked = role_words(stretch) - _RANK
    if not asked or not asked & (words_in("titles", "offices") | _HEADS):
        return ()
    offices = asked & (words_in("titles", "offices") | _HEADS)
    wanted = offices | {short for short, long in _SHORTENED.items() if set(long.split()) & offices}
    held: dict[int, list[frozenset[str]]] = defaultdict(list)
    names: dict[int, str] = {}
    for one in vocabulary.called(wanted | (_HEADS if "head" in asked else frozenset())):
        words = _words_of_role(one.spelling) - frozenset(fold(one.name).split())
        held[one.id].append(words | {"head"} if words & _HEADS else words)
        names[one.id] = one.name
    other = asked & _OTHER_ROLE
    times = {
        number: sum(asked <= words and words & _OTHER_ROLE == other for words in said) for number, said in held.items()
    }
    best = sorted((number for number in times if times[number]), key=lambda number: (-times[number], number))
    weights = (1.0, *[_CALLED] * (_MOST_CALLED - 1))
    return tuple(
        Candidate(number, names[number], weight, sure=False) for number, weight in zip(best, weights, strict=False)
    )


def role_words(role: str) -> frozenset[str]:
    """The words of a role, folded, as they are compared: "Sen." is senator, a spokeswoman a spokesman."""
    folded = fold(role, small_acronyms=True)
    for idiom, plain in _IDIOMS.items():
        folded = folded.replace(idiom, plain)
    words = (part for word in folded.split() for part in _SHORTENED.get(word, word).split())
    return frozenset(words) - _ROLE_NOISE


def in_role(candidates: tuple[Candidate, ...], role: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Of several with one name those who hold the role beside it ("Vice President Clinton"), if any does.

    Args:
        candidates: Those with the name.
        role: The words before the name.
        vocabulary: Whom the store knows.
    """
    if len(candidates) < 2:
        return candidates
    found = {holder.id for holder in holders(role, vocabulary).candidates}
    return tuple(candidate for candidate in candidates if candidate.id in found) or candidates
