"""Whether two statements on one thing say different things: other numbers, or one denies what the other says."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A number in digits with the word that makes it larger: "$20 billion", "3.5m", "12,000".
_NUMBER = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion|m|bn|k)?\b", re.IGNORECASE)
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
        value = float(match[1].replace(",", "")) * 10 ** _SCALES.get((match[2] or "").casefold(), 0)
        if value not in _YEARS:
            yield value
