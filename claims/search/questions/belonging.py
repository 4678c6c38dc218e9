"""From what somebody is to somebody else ("Trump's campaign manager", "Clinton's husband") to who that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from math import sqrt

from claims.lexicon.folding import fold, plain_words
from claims.lexicon.lists import words as words_in
from claims.search.questions.figures import known_as
from claims.search.questions.known import Candidate, Name, Vocabulary
from claims.search.questions.offices import is_description, role_words

_LookUp = Callable[[str], tuple[Candidate, ...]]
_Who = tuple[int, str]

_OWNED = re.compile(r"^(?:the\s+)?(?P<owner>.+)['’]s?\s+(?P<relation>\S.*)$", re.IGNORECASE)
# The same without a possessive: "the Clinton campaign manager".
_BEFORE_OFFICE = re.compile(r"^(?:the\s+)?(?P<owner>[^\W\da-z]\S*(?:\s+[^\W\da-z]\S*)*)\s+(?P<relation>[^\WA-Z]\S*.*)$")
_KIN = frozenset(
    {"wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "widow", "niece", "nephew"}
)
_WHICH = frozenset(
    {"eldest", "oldest", "younger", "youngest", "elder", "older", "late", "own", "first", "second", "top"}
)
_FORMER = frozenset({"former"})
# What men and women in an office are called in common, as articles spell it; a head is called many things.
_PARTS = dict.fromkeys(("spokesman", "spokeswoman", "spokesperson"), "spokes") | dict.fromkeys(
    ("chairman", "chairwoman", "chairperson", "chair"), "chair"
)
_HEADS = frozenset({"chief", "head", "boss", "ex"})
# What counts for somebody: a role that names the owner, the owner right before the role, the owner a little before,
# what everybody knows.
_NAMED, _BESIDE, _NEAR, _KNOWN = 4, 4, 2, 4
# Characters before a role in which an owner stands right before it.
_CLOSE = 40
# Who has this much less than the likeliest is not meant.
_LEAST_SHARE = 0.1


def find_belonging(stretch: str, look_up: _LookUp, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Who is what a stretch says to whom it names, likeliest first; nobody where no article tells.

    Articles call somebody "his campaign manager" or "the campaign manager": whose is told by who is named before.

    Args:
        stretch: The words where a question names somebody.
        look_up: Whom the store knows by a name.
        vocabulary: Whom the store knows.
    """
    owned = _OWNED.match(stretch) or _BEFORE_OFFICE.match(stretch)
    if owned is None:
        return ()
    relation = role_words(owned["relation"]) - _WHICH
    if not relation or not is_description(f"the {owned['relation']}"):
        return ()
    owners = look_up(owned["owner"]) if _names_another(owned["owner"]) else ()  # "the GOP candidate" is no GOP's
    surnames = {fold(one.name).rsplit(maxsplit=1)[-1] for one in owners} & set(fold(owned["owner"]).split())
    if not surnames:
        return ()
    printed = frozenset(plain_words(owned["relation"])) - _WHICH - _FORMER
    parts = {_PARTS.get(word, word) for word in printed - _HEADS or printed}
    places = vocabulary.roles_in_place(parts)
    times = _in_place(relation, surnames, {one.id for one in owners}, places)
    if relation & _KIN:
        times = _kin(relation, surnames, times, vocabulary)
    most = max(times.values(), default=0.0)
    best = sorted((-often / most, who) for who, often in times.items() if often >= _LEAST_SHARE * most)
    return tuple(Candidate(number, name, round(0.5 + 0.5 * sqrt(-share), 2)) for share, (number, name) in best)


def _in_place(
    relation: frozenset[str], surnames: Collection[str], owners: Collection[int], places: Iterable[Name]
) -> Counter[_Who]:
    """Who is called so, and how often where an owner is named in the role or before it."""
    times: Counter[_Who] = Counter()
    for role in places:
        held = role_words(role.spelling)
        if role.id in owners or not relation <= held or held & _FORMER != relation & _FORMER:
            continue
        if held & set(surnames):
            times[role.id, role.name] += _NAMED
        elif not _names_another(role.spelling):
            times[role.id, role.name] += _beside(role.before, surnames)
    return +times


def _kin(
    relation: frozenset[str], surnames: Collection[str], times: Counter[_Who], vocabulary: Vocabulary
) -> Counter[_Who]:
    """The same with whom everybody knows to be kin; who bears the owner's name, where anybody does."""
    found = Counter(times)
    for one in vocabulary.entities(surnames):
        if one.kind == "person" and relation <= known_as(one.name):
            found[one.id, one.name] = max(found[one.id, one.name], _KNOWN)
    for one in vocabulary.called(relation):
        if relation <= role_words(one.spelling):
            found[one.id, one.name] += _NEAR
    named = {who: often for who, often in found.items() if set(fold(who[1]).split()) & set(surnames)}
    return Counter(named) if named else times


def _names_another(role: str) -> bool:
    """Whether a role names somebody or something: "Clinton campaign chairman"."""
    known = words_in("titles", "modifiers", "offices", "before")
    return any(word[:1].isupper() and not set(plain_words(word)) <= known for word in role.split())


def _beside(before: str, surnames: Collection[str]) -> int:
    if set(plain_words(before[-_CLOSE:])) & set(surnames):
        return _BESIDE
    return _NEAR if set(plain_words(before)) & set(surnames) else 0
