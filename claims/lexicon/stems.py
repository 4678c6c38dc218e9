"""Stems of folded words, for comparing a topic with what was said: light, quick, the same on every engine.

The full-text engines stem by rules of their own; this decides only how candidates that they or the vectors found are
ranked and which words are marked.
"""

from __future__ import annotations

from functools import lru_cache

# Longest first; each with the fewest letters that must stay. After the plural, as Porter (1980) has them, but fewer.
_ENDINGS = tuple(
    sorted(
        [("ization", 4), ("isation", 4), ("ational", 4), ("fulness", 3), ("ousness", 4), ("iveness", 4)]
        + [("ation", 3)]
        + [(ending, 4) for ending in ("ition", "ement", "ment", "ness", "ance", "ence", "able", "ible")]
        + [(ending, 4) for ending in ("ant", "ent", "ion", "ism", "ist", "ity", "ive", "ous", "ful", "ally", "al")]
        + [(ending, 4) for ending in ("izer", "ize", "ise", "ate", "or", "er", "ic", "ly")]
        + [("ing", 3), ("edly", 3), ("ed", 3)],
        key=lambda ending: -len(ending[0]),
    )
)
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word: "immigrants" and "immigration" share one, so do "stopped" and "stops".

    Args:
        word: Small letters without diacritics.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    found = _singular(word)
    for ending, least in _ENDINGS:
        if found.endswith(ending) and len(found) - len(ending) >= least and _VOWELS & set(found[: -len(ending)]):
            found = _undoubled(found[: -len(ending)])
            break
    if (found[-1] == "e" and len(found) > 3) or (found[-1] == "y" and len(found) > 4):
        found = found[:-1]
    return found


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word
