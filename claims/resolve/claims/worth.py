"""How much a claim is worth checking: a score with its reasons, from features that anybody can see.

What can be checked tells of the world: numbers, comparisons, causes, what happened. What cannot be is an opinion, a
wish, a promise, a question.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.lexicon.lists import words
from claims.resolve.claims.wording import Wording, wording

# Set by hand, as in a logistic regression. benchmarks/worth.py measures them on claims judged by a person: average
# precision 0.66, where 0.17 is random; weights learned on so few judgements reach 0.58 in cross-validation.
WEIGHTS: Mapping[str, float] = {
    "a number": 1.0,
    "money or a share": 0.8,
    "a comparison": 0.7,
    "a cause": 0.5,
    "something that happened": 0.6,
    "somebody named": 0.3,
    "an opinion": -0.7,
    "a demand": -0.6,
    "a promise or a forecast": -0.6,
    "a wish": -0.5,
    "a question": -1.0,
    "about oneself": -0.4,
    "few words": -1.0,
}
INTERCEPT = -0.5

_FEW = 6
# A feature that moves the odds less than this is no reason that a reader would want to see.
_TELLING = 0.1


@dataclass(frozen=True, slots=True)
class Worth:
    """How much a claim is worth checking.

    Args:
        score: 0 to 1: the probability that a fact-checker would call it checkable.
        reasons: What speaks for it (+) and against it (-), the weightiest first: ("+a number", "-an opinion").
    """

    score: float
    reasons: tuple[str, ...]


def worth(text: str, own: Wording | None = None) -> Worth:
    """How much words are worth checking.

    Args:
        text: What was said.
        own: Its wording, where that is known already.
    """
    present = features(text, own or wording(text))
    total = INTERCEPT + sum(WEIGHTS[name] for name in present)
    telling = sorted((name for name in present if abs(WEIGHTS[name]) >= _TELLING), key=lambda name: -abs(WEIGHTS[name]))
    reasons = tuple(f"{'+' if WEIGHTS[name] > 0 else '-'}{name}" for name in telling)
    return Worth(round(1.0 / (1.0 + math.exp(-total)), 4), reasons)


def features(text: str, own: Wording) -> list[str]:
    """Which of the features of ``WEIGHTS`` words have.

    Args:
        text: What was said.
        own: Its wording.
    """
    tokens = own.tokens
    pairs = set(pairwise(tokens))
    found = [name for name, section in _LISTS.items() if _holds(section, tokens, pairs)]
    found += [name for name, is_so in _others(text, tokens, own).items() if is_so]
    return [name for name in WEIGHTS if name in found]


_LISTS = {
    "money or a share": "money",
    "a comparison": "comparison",
    "a cause": "cause",
    "an opinion": "opinion",
    "a demand": "demand",
    "a promise or a forecast": "promise",
    "a wish": "wish",
}
_MONEY = frozenset("$€£%")
_SELF = frozenset({"i", "me", "my", "we", "our", "us"})
_NO_PARTICIPLES = frozenset({"need", "indeed", "speed", "seed", "feed", "bed", "red", "united", "hundred"})


def _others(text: str, tokens: tuple[str, ...], own: Wording) -> dict[str, bool]:
    return {
        "a number": any(not _is_year(number) for number in own.numbers),
        "money or a share": not _MONEY.isdisjoint(text),
        "something that happened": any(_is_past(token) for token in tokens),
        "somebody named": bool(own.names),
        "a question": text.rstrip("\"'”’) ").endswith("?"),
        "about oneself": not _SELF.isdisjoint(tokens[:3]),
        "few words": len(tokens) < _FEW,
    }


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.startswith(("19", "20"))


def _is_past(token: str) -> bool:
    return token in _past() or (token.endswith("ed") and len(token) > 4 and token not in _NO_PARTICIPLES)


@cache
def _past() -> frozenset[str]:
    return words("worth", "past")


def _holds(section: str, tokens: tuple[str, ...], pairs: set[tuple[str, str]]) -> bool:
    single, double = _entries(section)
    return not single.isdisjoint(tokens) or not double.isdisjoint(pairs)


@cache
def _entries(section: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The words of a list, and its phrases of two words."""
    entries = [tuple(entry.split()) for entry in words("worth", section)]
    return frozenset(one[0] for one in entries if len(one) == 1), frozenset((a, b) for a, b in _pairs(entries))


def _pairs(entries: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(one[0], one[1]) for one in entries if len(one) == 2]
