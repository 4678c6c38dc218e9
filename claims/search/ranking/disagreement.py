"""Whether two statements on one thing say different things: other numbers, or one denies what the other says."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# "One" says nothing as a pronoun, and is left out.
_WORDS = {word: value for value, word in enumerate(_SMALL, 2)} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
# A number with the word that makes it larger: "$20 billion", "3.5m", "12,000", "two million".
_NUMBER = re.compile(
    rf"(?<![\w.])(\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})\s*(thousand|million|billion|trillion|m|bn|k)?\b",
    re.IGNORECASE,
)
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}
_DENIALS = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|den(?:y|ies|ied)|refus(?:e|es|ed))\b|n['’]t\b",
    re.IGNORECASE,
)
# Years and days of the month are when, not how much.
_YEARS = range(1900, 2100)


def disagree(one: str, other: str) -> bool:
    """Whether two texts that seem to say the same cannot: each has a number that the other lacks, or one denies.

    What only one of them tells is no contradiction: a cut leaves out.

    Args:
        one: A text.
        other: Another one.
    """
    mine, theirs = set(_numbers(one)), set(_numbers(other))
    if mine - theirs and theirs - mine:
        return True
    return bool(_DENIALS.search(one)) != bool(_DENIALS.search(other))


def _numbers(text: str) -> Iterator[float]:
    for match in _NUMBER.finditer(text):
        plain = _WORDS.get(match[1].casefold()) or float(match[1].replace(",", ""))
        value = plain * 10 ** _SCALES.get((match[2] or "").casefold(), 0)
        if value not in _YEARS:
            yield value
