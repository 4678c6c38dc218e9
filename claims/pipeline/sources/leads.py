"""What stands before the words that name a source and is left off: "by", "a user named"."""

from __future__ import annotations

import re

from claims.pipeline.annotations import Offsets

_FROM = re.compile(r"(?:by|from|to|among|for|in)\s+", re.IGNORECASE)
# Before what somebody on a network goes by, or what something is called: "a user named HarbourAna".
_GOES_BY = re.compile(
    r"(?:an?|the|one|another)\s+(?:(?:[\w-]+\s+){0,3}?(?:user|account|commenter|blogger|poster|profile|channel)\s+"
    r"(?:named|called|known as|going by)\s+(?=[@“\"‘']?\w)"
    r"|(?:[\w-]+\s+){1,5}?(?:named|called|(?:that calls|calling) itself)\s+(?:the\s+)?(?-i:(?=[“\"]?[A-Z])))",
    re.IGNORECASE,
)


def behind_lead(text: str, words_: Offsets) -> int:
    """Where a source's own words begin.

    Args:
        text: The article's.
        words_: The source as found.
    """
    start, end = words_
    for lead in (_FROM, _GOES_BY):
        start += len(match.group()) if (match := lead.match(text[start:end])) else 0
    return start
