"""Whether two roles can be one person's: "Iran's foreign minister" and "Iranian FM" agree, a goalkeeper's does not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from claims.lexicon.folding import fold
from claims.lexicon.nations import is_nation

Agreement = Literal["agree", "differ", "unknown"]

_EMPTY = frozenset(
    # Articles and prepositions; "the former Iranian president" may be the president of an older article.
    {"the", "a", "an", "of", "for", "to", "in", "at", "and", "on", "his", "her", "its", "their", "who", "is", "was"}
    | {"former", "then", "ex", "acting", "outgoing", "incoming", "new", "current", "longtime", "top", "senior"}
    | {"mr", "mrs", "ms", "dr"}
)
_SAME = {
    "fm": ("foreign", "minister"),
    "pm": ("prime", "minister"),
    "premier": ("prime", "minister"),
    "mp": ("member", "parliament"),
    "lawmaker": ("member", "parliament"),
    "spokeswoman": ("spokesman",),
    "spokesperson": ("spokesman",),
    "chairwoman": ("chairman",),
    "chairperson": ("chairman",),
    "chair": ("chairman",),
    "congresswoman": ("congressman",),
    "ministry": ("minister",),
    "presidential": ("president",),
    "sen": ("senator",),
    "gov": ("governor",),
    "rep": ("representative",),
    "gen": ("general",),
    "affairs": (),
}


def compare_roles(left: Iterable[str], right: Iterable[str]) -> Agreement:
    """Whether one role of the one fits one of the other.

    Roles with some words in common (President, Vice President) neither agree nor differ, for people rise; those of two
    nations differ.
    """
    ours, theirs = _distinct(tuple(left)), _distinct(tuple(right))
    if any(_fit(a, b) for a in ours for b in theirs):
        return "agree"
    return "differ" if ours and theirs and all(_differ(a, b) for a in ours for b in theirs) else "unknown"


@lru_cache(maxsize=2_048)
def _distinct(roles: tuple[str, ...]) -> frozenset[frozenset[str]]:
    """The roles that differ: of somebody named often many are one, "Iranian President", "the president of Iran"."""
    return frozenset(words for words in map(_words, roles) if words)


def words_of(roles: Iterable[str]) -> frozenset[str]:
    """The words of roles that count, nations and synonyms folded; roles that agree share one."""
    return frozenset[str]().union(*map(_words, roles))


def _fit(left: frozenset[str], right: frozenset[str]) -> bool:
    """All words of the shorter role are in the longer: "president" fits "Iranian president"."""
    return left <= right or right <= left


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    ours, theirs = (frozenset(filter(_is_place, words)) for words in (left, right))
    return bool(ours and theirs and not ours & theirs) or not left & right


def _is_place(word: str) -> bool:
    return word in _JOINED or is_nation(word)


# What fold makes of the commonest nations of several words.
_JOINED = frozenset(
    fold(nation)
    for nation in ("United States", "United Kingdom", "Saudi Arabia", "South Korea", "North Korea", "South Africa")
)


@lru_cache(maxsize=8192)
def _words(role: str) -> frozenset[str]:
    words: set[str] = set()
    for word in fold(role).split():
        if word not in _EMPTY:
            words.update(_SAME.get(word, (word,)))
    return frozenset(words)
