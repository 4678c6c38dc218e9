"""Who only got hold of a document, told behind it: "a report, a copy of which was obtained by the Bay Ledger"."""

from __future__ import annotations

import re

from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions

_WITH = re.compile(r"\b(?:interviews?|conversations?)\b[^.;]{0,30}?\bwith\s+(?:the\s+)?\Z", re.IGNORECASE)
_BEFORE = 60  # characters
_BEHIND = re.compile(
    r"\s*,?\s(?:(?:(?:an?|the)\s)?(?:copy|copies|draft|text|version|part|parts|excerpts?|portions?)\sof\swhich\s"
    r"|which\s)?(?:(?:was|were|has been|have been)\s)?(?:first\s|exclusively\s|later\s)?"
    r"(?:obtained|seen|reviewed|viewed|received|leaked|shared|provided|published|reported)\s"
    r"(?:\w+\s){0,2}?(?:by|to|with)\s(?:the\s)?",
    re.IGNORECASE,
)


# Behind who got hold of it himself: "but the Bay Ledger has obtained a copy".
_GOT = re.compile(
    r"\s(?:(?:has|had|have|later|also|exclusively|first)\s){0,2}(?:obtained|seen|reviewed|viewed|got hold of)\s"
    r"(?:(?:an?|the|its|that|this)\s(?:[\w-]+\s)?)?(?:copy|copies|draft|text|excerpts?|parts|report|document|documents|it)\b"
)
_REACH = 1500  # characters on both sides of a document


def holders_behind(mentions: Mentions, text: str, end: int) -> list[Entity]:
    """Who got hold of a document or printed it, as the text says around it, and so did not make it.

    Args:
        mentions: The text's named persons and organisations.
        text: The text.
        end: The offset after the words for the document.
    """
    near = mentions.between(max(0, end - _REACH), end + _REACH)
    found = [entity for name, entity in near if entity.kind == "organisation" and _GOT.match(text, name.end)]
    match = _BEHIND.match(text, end)
    if match is None:
        return found
    behind = mentions.overlapping(match.end(), match.end() + 1)
    return [*found, *(entity for name, entity in behind if name.start == match.end())]


def interviewers(mentions: Mentions, text: str, start: int, end: int) -> list[Entity]:
    """Which outlets only asked in an interview, whose words are somebody else's: "an interview with the Bay Ledger".

    Args:
        mentions: The text's named persons and organisations.
        text: The text.
        start: Where the words for the interview begin.
        end: The offset after them.
    """
    return [
        entity
        for name, entity in mentions.overlapping(start, end)
        if entity.kind == "organisation" and _WITH.search(text, max(start, name.start - _BEFORE), name.start)
    ]
