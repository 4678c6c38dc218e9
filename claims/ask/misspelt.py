"""Words of a topic that no quotation has, and the word of the archive that may have been meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from claims.lexicon.folding import plain_words
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader

_LOOKED_AT = 1_000
"""Quotations, the latest that fit, among whose words the one that was meant is looked for."""
_SHORTEST = 5
"""Letters of a word that is looked for: a shorter one has too many neighbours."""
_LONG = 8
"""Letters from which on two may be wrong; in a shorter word one."""


def spelled_right(reader: Reader, words: Iterable[str], filters: Filters) -> dict[str, str]:
    """What words of a topic may be misspellings of.

    Letters that are wrong, missing, too many or that changed places count (optimal string alignment).

    Args:
        reader: The database.
        words: The topic's words, folded.
        filters: What fits the rest of the question.

    Returns:
        For each word that no quotation holds, and that has a near one among what fits, or else among the latest of all
        quotations, that one, in small letters.
    """
    asked = [word for word in words if len(word) >= _SHORTEST and word.isalpha()]
    counts = reader.frequencies(asked) if asked else {}
    unknown = [word for word in asked if not counts[word]]
    if not unknown:
        return {}
    found: dict[str, str] = {}
    for looked_at in (filters, Filters()):
        left = [word for word in unknown if word not in found]
        if not left:
            break
        said = reader.said(reader.latest(looked_at, limit=_LOOKED_AT))
        counted = Counter(word for words_ in said for word in set(plain_words(words_)))
        found |= {word: near for word in left if (near := _nearest(word, counted))}
    return found


def _nearest(word: str, counted: Mapping[str, int]) -> str | None:
    """The word with the fewest letters that differ, and of those the one that most quotations have."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wrong = 2 if len(word) >= _LONG else 1
    near = process.extract(word, counted.keys(), scorer=OSA.distance, score_cutoff=wrong, limit=None)
    return min(near, key=lambda one: (one[1], -counted[one[0]], one[0]))[0] if near else None
