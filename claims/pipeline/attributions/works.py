"""What a film or a book is called is no quotation: "at a screening of her new film, “Farmhouse.”"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_WORK = re.compile(
    r"\b(?:film|movie|documentary|book|novel|memoir|autobiography|biography|play|musical|opera|album|song|single"
    r"|sitcom|drama|comedy|thriller|blockbuster|series|show|podcast|sequel|bestseller|best-seller),?\s*\Z"
)
_LONGEST_NOUN = 20  # characters
_MOST_WORDS = 7
_SMALL = frozenset({"a", "an", "the", "of", "and", "in", "on", "to", "for", "with", "at", "from", "or", "by"})


def without_works(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those whose only content is what a work is called, right behind its noun.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    return [one for one in candidates if len(one.content) > 1 or not _is_title(layout, *one.content[0])]


def _is_title(layout: Layout, start: int, end: int) -> bool:
    pair = layout.pair_at(start)
    if pair is None or not pair.style or pair.start != start or end < pair.end - 1:
        return False
    words = re.findall(r"[\w’'-]+", layout.text[pair.start + len(pair.style) : pair.end])
    if not 0 < len(words) <= _MOST_WORDS or end > pair.end + 1:
        return False
    called = all(word in _SMALL or not word[0].islower() for word in words)
    return called and _WORK.search(layout.text, max(0, start - _LONGEST_NOUN), start) is not None
