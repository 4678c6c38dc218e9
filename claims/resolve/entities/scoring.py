"""How well somebody of an article fits an entity already known, and why.

A score of :data:`THRESHOLD` or more says "the same". The numbers order the cases (a full name tells more than an
initial, an initial more than a lone surname); they were set on ``tests/resolve/pairs.csv``, whose precision and recall
a test pins. The reasons are the explanation that a person sees.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from claims.lexicon import names as lexicon
from claims.lexicon.names.spelling import likeness, steady_sound, traces
from claims.lexicon.nations import is_nation
from claims.resolve.entities.names import PersonName, normalise, parse_person, readings
from claims.resolve.entities.organisations import score_organisations
from claims.resolve.entities.records import Known, LocalEntity
from claims.resolve.entities.roles import compare_roles

THRESHOLD = 0.5
# From here on two may be one, so that a person is asked: a common surname alone, a suffix left out, roles that differ.
DOUBT = 0.35
# Two that differ by less fit equally well; it is less than what agreeing roles add, so roles decide.
MARGIN = 0.15
Score = tuple[float, tuple[str, ...]]
GivenRelation = Literal["same", "variant", "shorter", "nickname", "left out", "initial", "missing", "different"]

# What equal surnames and this relation of the given names are worth.
_WORTH: dict[GivenRelation, float] = {
    "same": 0.95,
    "variant": 0.92,
    "shorter": 0.88,
    "nickname": 0.8,
    "left out": 0.7,
    "initial": 0.6,
    "missing": 0.55,
    "different": 0.0,
}
_SAID: dict[GivenRelation, str] = {
    "same": "same first name",
    "variant": "first names are spellings of one another",
    "shorter": "a middle name is left out",
    "nickname": "one first name is short for the other",
    "left out": "one first name is left out",
    "initial": "the initial agrees",
    "missing": "one is only a surname",
    "different": "different first names",
}
_ROLES_AGREE = 0.25
# Enough to push a lone surname and an initial below the threshold, not a full name: offices change hands and people
# change offices.
_ROLES_DIFFER = 0.12
# Likewise for a lone surname that many people have; two lone surnames are otherwise worth more.
_COMMON = 0.2
_BOTH_LONE = 0.1
_VARIANT_SURNAME = 0.03
_SLIP_SURNAME = 0.25
# A lone surname with other consonants needs roles that agree: Buhari is no Bukhari, Gaddafi may be Kadhafi.
_OTHER_LETTERS = 0.13
# Letters of a lone surname from which on another spelling of it is believed: "Un" is no Aoun.
_SHORTEST_VARIANT = 3
# More than the margin, so that it decides between two who fit equally well otherwise.
_CALLED_SO = 0.16
# Donald Trump Jr. is not Donald Trump, Martin Luther King Jr. is Martin Luther King: only roles can tell.
_SUFFIX_LEFT_OUT = 0.5
_PART_OF_NAME = 0.4
_KNOWN_SPELLING = 0.6
_OTHER_SURNAME = ("different surnames",)
_VOWELS, _DOUBLED = re.compile(r"[aeiouy]|(?<=[ou])w|(?<=[aeiou])h$"), re.compile(r"(.)\1+")
CALLED_SO = "known under this name"
"""The reason where somebody is called by a name that is no part of the surname: Bill, Saddam."""


def score(local: LocalEntity, candidate: Known) -> Score:
    """How well the two fit, with the reasons.

    Args:
        local: Somebody of an article.
        candidate: Somebody known.

    Returns:
        0 to 1, :data:`THRESHOLD` or more for "the same", and the reasons in short words.
    """
    if local.kind != candidate.kind:
        return 0.0, ("different kinds",)
    if local.kind == "organisation":
        return score_organisations(local.name, candidate.name, candidate.spellings)
    return _with_roles(*_score_persons(local.name, candidate.name, candidate.spellings), local.roles, candidate.roles)


@lru_cache(maxsize=32_768)  # the articles of one day name the same people
def _score_persons(local_name: str, known_name: str, known_spellings: tuple[str, ...]) -> Score:
    name, main = parse_person(local_name), parse_person(known_name)
    if name is None or main is None:
        same = normalise(local_name) == normalise(known_name)
        return (_WORTH["same"], ("same name",)) if same else (0.0, ("different names",))
    spellings, full, traces_of_all = _parsed(known_name, known_spellings)
    if traces_of_all.isdisjoint(_traces(local_name)):
        return 0.0, _OTHER_SURNAME
    # A lone spelling beside full ones says nothing: Bill Clinton is called Clinton, and so is Hillary.
    worth, reasons = max((_compare(name, one) for one in full or spellings), key=lambda scored: scored[0])
    if full and not _compare(name, main)[0]:
        # An odd spelling (Saddam; a name that the machine took for another's) counts only as it is.
        return (_KNOWN_SPELLING, (CALLED_SO,)) if name in spellings else (0.0, reasons)
    if name.lone and full and name in spellings and not is_common(name.family):
        # Articles call Barack Obama "Obama", but seldom Michelle Obama.
        return worth + _CALLED_SO, (*reasons, "is called so elsewhere")
    return worth, reasons


@lru_cache(maxsize=32_768)
def _parsed(
    name: str, spellings: tuple[str, ...]
) -> tuple[tuple[PersonName, ...], tuple[PersonName, ...], frozenset[str]]:
    """All different spellings of somebody's name; those that are more than a surname; the traces of all."""
    names = (name, *spellings)
    parsed = tuple(dict.fromkeys(filter(None, map(parse_person, names))))
    return parsed, tuple(one for one in parsed if not one.lone), frozenset().union(*map(_traces, names))


@lru_cache(maxsize=32_768)
def _traces(name: str) -> frozenset[str]:
    """What a name shares with every name that is like it in any way that counts: traces of a word, or of all together.

    Most of those who share a key are no more like each other than that, and this tells them apart at once.
    """
    parsed = parse_person(name)
    tokens = parsed.tokens if parsed else ()
    return frozenset().union(*map(traces, tokens), traces("".join(tokens)))


def _with_roles(worth: float, reasons: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...]) -> Score:
    """The score after the roles had their say; without any likeness of the names they have none."""
    if not worth:
        return 0.0, reasons
    match compare_roles(left, right):
        case "agree":
            return min(1.0, round(worth + _ROLES_AGREE, 2)), (*reasons, "roles agree")
        case "differ":
            return max(0.0, round(worth - _ROLES_DIFFER, 2)), (*reasons, "roles differ")
        case _:
            return round(worth, 2), reasons


@lru_cache(maxsize=131_072)  # an archive names the same people again and again
def _compare(left: PersonName, right: PersonName) -> Score:
    """Two persons' names: the best of the ways to read them."""
    pairs = product(readings(left), readings(right))
    best = max((_compare_readings(a, b) for a, b in pairs), key=lambda scored: scored[0])
    return best if best[0] else _part_of_the_name(left, right) or best


def _compare_readings(left: PersonName, right: PersonName) -> Score:
    surnames = likeness(left.family, right.family)
    if surnames == "none" or (surnames == "slip" and (is_common(left.family) or is_common(right.family))):
        # Johnston is no misspelled Johnson.
        return 0.0, _OTHER_SURNAME
    given = _compare_given(left.given, right.given)
    worth = _WORTH[given]
    reasons = ["same surname" if surnames == "same" else "surnames are spellings of one another", _SAID[given]]
    if not worth:
        return 0.0, tuple(reasons)
    if surnames == "variant":
        if given == "missing" and min(len(left.family), len(right.family)) < _SHORTEST_VARIANT:
            return 0.0, _OTHER_SURNAME
        alone = given == "missing" and left.lone != right.lone
        worth -= _OTHER_LETTERS if alone and _are_doubtful(left.family, right.family) else _VARIANT_SURNAME
    if surnames == "slip":
        reasons[0] = "surnames are one letter apart"
        worth -= _SLIP_SURNAME
    if given == "missing":
        worth, reasons = _lone(left, right, worth, reasons)
    if left.suffix != right.suffix and given != "missing":
        if left.suffix and right.suffix:
            return 0.0, (*reasons, "different suffixes")
        worth -= _SUFFIX_LEFT_OUT
        reasons.append("one has a suffix")
    return worth, tuple(reasons)


def _are_doubtful(left: str, right: str) -> bool:
    """Whether two spellings of a surname may well be two surnames: by their consonants, or since one is a place."""
    return _consonants(left) != _consonants(right) or is_nation(left) or is_nation(right)


@lru_cache(maxsize=32_768)
def _consonants(name: str) -> str:
    """The consonants of a normalised name as they are written, each once where it is doubled."""
    known = lexicon.variants().get(name, name)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", known))


def _lone(left: PersonName, right: PersonName, worth: float, reasons: list[str]) -> tuple[float, list[str]]:
    """A surname alone: two lone ones share their entity, a common one needs the roles to agree."""
    if left.lone and right.lone:
        # All that the articles give: "Clinton" stands for somebody called Clinton until a name tells more.
        bonus = 0.0 if is_common(left.family) else _BOTH_LONE
        return worth + bonus, [*reasons[:1], "both are only surnames"]
    if is_common(left.family):
        return worth - _COMMON, [*reasons, "a common surname"]
    return worth, reasons


def _part_of_the_name(left: PersonName, right: PersonName) -> Score | None:
    """López Obrador beside Andrés Manuel López Obrador; Claudia Sheinbaum beside Claudia Sheinbaum Pardo."""
    if left.suffix != right.suffix:
        return None
    short, long = sorted((left.tokens, right.tokens), key=len)
    if len(short) > 1 and likeness("".join(short), "".join(long)) in ("same", "variant"):
        return _WORTH["variant"], ("one name written apart and together",)
    if len(short) < 2 or len(short) == len(long):
        return None
    if _tokens_alike(short, long[-len(short) :]):
        return _WORTH["left out"], ("the last words of the name agree",)
    if _tokens_alike(short, long[: len(short)]):
        return _PART_OF_NAME, ("the first words of the name agree",)
    return None


def _tokens_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return all(likeness(a, b) in ("same", "variant") for a, b in zip(left, right, strict=True))


def _compare_given(left: tuple[str, ...], right: tuple[str, ...]) -> GivenRelation:
    """How the first and middle names of two people of one surname relate."""
    if not left or not right:
        return "missing"
    joined = likeness("".join(left), "".join(right))
    if joined in ("same", "variant"):
        return "same" if joined == "same" else "variant"
    first = _compare_one(left[0], right[0])
    if first == "different":
        return _left_out(left, right)
    if not middles_fit(left[1:], right[1:]):
        return "different"
    return "shorter" if first in ("same", "variant") and len(left) != len(right) else first


def middles_fit(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one person can have both: equal as far as both go, or whole names of which some are left out."""
    short, long = sorted((left, right), key=len)
    if all(_compare_one(a, b) != "different" for a, b in zip(short, long, strict=False)):
        return True
    # Among initials this would take George W. Bush for George H. W. Bush.
    return all(len(one) > 1 and any(likeness(one, other) != "none" for other in long) for one in short)


def _left_out(left: tuple[str, ...], right: tuple[str, ...]) -> GivenRelation:
    """Javad Zarif beside Mohammad Javad Zarif."""
    short, long = sorted((left, right), key=len)
    if len(short) < len(long) and len(short[0]) > 1 and any(likeness(short[0], one) != "none" for one in long[1:]):
        return "left out"
    return "different"


def _compare_one(left: str, right: str) -> GivenRelation:
    """Two given names or initials."""
    if len(left) == 1 or len(right) == 1:
        if left == right:
            return "same"
        return "initial" if left[0] == right[0] else "different"
    match likeness(left, right):
        case "same":
            return "same"
        case "variant" | "slip":
            return "variant"
    return "nickname" if formal(left) & formal(right) else "different"


@lru_cache(maxsize=65536)
def is_common(family: str) -> bool:
    """Whether many people of the news have this surname, in any spelling."""
    return any(
        likeness(family, common) in ("same", "variant") for common in _common_sounds().get(steady_sound(family), ())
    )


@cache
def _common_sounds() -> dict[str, list[str]]:
    by_sound: dict[str, list[str]] = {}
    for surname in lexicon.common_surnames():
        by_sound.setdefault(steady_sound(surname), []).append(surname)
    return by_sound


def formal(given: str) -> frozenset[str]:
    """The full given names that this one may be, in the lexicon's main spelling: itself, and what it is short for."""
    variants = lexicon.variants()
    fulls = {given, *lexicon.nicknames().get(given, ())}
    return frozenset(variants.get(full, full) for full in fulls)
