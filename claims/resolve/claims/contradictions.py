"""Which statements of one speaker may contradict each other: candidates for a person to look at, never an assertion.

Three things are looked for in two statements on the same matter: one denies what the other says; a word of one is the
opposite of a word of the other; both give numbers, and others. The rest of their words has to be alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claims.lexicon.lists import sections
from claims.lexicon.stems import stem
from claims.resolve.claims.likeness import NEAR, Saying, apart, at_odds, is_statement, overlap
from claims.resolve.claims.wording import denied

Sort = Literal["denial", "opposite words", "numbers"]

LEAST = 0.6
"""How surely two statements have to be about the same, 0 to 1, but for what is opposite in them."""

# A logistic regression that told of 291 pairs of quotations whether they say the same, before more were judged
# (claims.resolve.claims.likeness). It asks less, and here nothing else is asked: that both are about the same.
_COSINE, _OF_FEWER, _OF_ALL, _REPEATED, _NUMBER = 3.93, 1.85, 3.26, 3.09, 0.31
_NEAR, _FAR, _INTERCEPT = 1.06, -0.31, -6.1
# So many stems beside names have to be shared: "is qualified" alone tells enough, "Clinton" does not.
_SHARED = {"denial": 2, "opposite words": 2, "numbers": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """What may be contradictory in two statements.

    Args:
        sort: ``denial``, ``opposite words`` or ``numbers``.
        words: What differs: the numbers or the words of the one, then of the other; of a denial
            the stems that one of them denies.
        score: How surely both are about the same, 0 to 1. It is no probability that they contradict each other.
    """

    sort: Sort
    words: tuple[str, ...]
    score: float


def opposition(one: Saying, other: Saying, cosine: float) -> Opposition | None:
    """What may be contradictory in two statements of one speaker.

    Args:
        one: A statement.
        other: Another one.
        cosine: The cosine of their vectors.

    Returns:
        None where they are not about the same, or nothing in them is opposite.
    """
    if not is_statement(one.wording) or not is_statement(other.wording):
        return None
    found = _opposite(one, other)
    if found is None:
        return None
    sort, words = found
    about = (one.wording.stems & other.wording.stems) - one.wording.names - other.wording.names
    score = _on_one_matter(one, other, cosine)
    if score < LEAST or len(about) < _SHARED[sort]:
        return None
    return Opposition(sort=sort, words=words, score=round(score, 4))


def _on_one_matter(one: Saying, other: Saying, cosine: float) -> float:
    """How surely two statements are about the same, whatever is at odds in them."""
    shared = overlap(one.wording, other.wording)
    if shared is None:
        return 0.0
    total = (
        _COSINE * cosine
        + _OF_FEWER * shared.of_fewer
        + _OF_ALL * shared.of_all
        + _REPEATED * shared.repeated
        + _NUMBER * bool(one.wording.numbers & other.wording.numbers)
        + _INTERCEPT
    )
    if one.article != other.article:
        total += _NEAR if (apart(one, other) or 0) <= NEAR else _FAR
    return 1.0 / (1.0 + math.exp(-total))


def _opposite(one: Saying, other: Saying) -> tuple[Sort, tuple[str, ...]] | None:
    mine, theirs = one.wording, other.wording
    against = at_odds(mine, theirs)
    if against == "numbers":
        return "numbers", (", ".join(sorted(mine.numbers)), ", ".join(sorted(theirs.numbers)))
    pairs = sorted(
        (a, b) for a in mine.stems - theirs.stems for b in _opposites().get(a, ()) if b in theirs.stems - mine.stems
    )
    if against == "denial" and not pairs:  # "does not oppose" is no contradiction of "supports"
        words = (denied(mine) & theirs.stems - denied(theirs)) | (denied(theirs) & mine.stems - denied(mine))
        return ("denial", tuple(sorted(words))) if words else None
    if pairs and against is None:
        return "opposite words", pairs[0]
    return None


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """Stems to the stems of their opposites."""
    found: dict[str, set[str]] = {}
    for entry in sections("opposites")["opposites"]:
        one, other = (stem(word) for word in entry.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
