"""What stands before the words that name a source and is left off: "by", "a user named"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claims.pipeline.annotations import Offsets
from claims.pipeline.sources.phrases import means_person
from claims.pipeline.text.surface import Surface, Word

_FROM = re.compile(r"(?:by|from|to|among|for|in)\s+", re.IGNORECASE)
# Before what somebody on a network goes by, or what something is called: "a user named HarbourAna".
_GOES_BY = re.compile(
    r"(?:an?|the|one|another)\s+(?:(?:[\w-]+\s+){0,3}?(?:user|account|commenter|blogger|poster|profile|channel)\s+"
    r"(?:named|called|known as|going by)\s+(?=[@“\"‘']?\w)"
    r"|(?:[\w-]+\s+){1,5}?(?:named|called|(?:that calls|calling) itself)\s+(?:the\s+)?(?-i:(?=[“\"]?[A-Z])))",
    re.IGNORECASE,
)
# What a person's agent or lawyer wrote is theirs: "a statement from Ana Ruiz's agent".
_DOCUMENT = re.compile(
    r"(?:(?:an?|the|this|one)\s)?(?:[\w-]+\s){0,2}?(?:statement|letter|e-?mail|note|message|post|tweet)\s"
    r"(?:(?:issued|released|sent)\s)?(?:from|by)\s(?=[^\W\d_]\w*(?:\s[\w.-]+){0,2}(?:['’]s|s['’])\s)",
    re.IGNORECASE,
)
TOWARDS = frozenset(
    {"addressing", "answering", "interrupting", "thanking", "praising", "quoting", "citing", "flanking", "accompanying"}
    | {"representing", "prosecuting", "defending", "questioning", "cross-examining", "supporting", "backing"}
)
"""What a speaker does to another one: "the coroner, addressing Mr Ruiz"."""


def behind_document(surface: Surface, start: int, end: int) -> int:
    """Where a source begins behind the document that somebody's agent, lawyer or kin made; its start without one.

    Args:
        surface: The text.
        start: The source's offset.
        end: The offset after it.
    """
    document = _DOCUMENT.match(surface.text, start, end)
    if document is None:
        return start
    last = surface.words_between(document.end(), end)[-1:]
    return document.end() if last and means_person(surface, (last[0].start, end)) else start


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


def before_its_verb(surface: Surface, inside: Sequence[Word], start: int, end: int) -> int:
    """The end of who acts in a headline whose first verb the finder took in: "Iraqi PM meets Rouhani, says".

    Args:
        surface: The text.
        inside: The source's words.
        start: Its offset.
        end: The offset after it.
    """
    if not surface.in_title(start):
        return end
    for before, word in itertools.pairwise(inside):
        token = surface.token_of(word.start)
        if token is not None and token.tag_ == "VBZ" and word.text.islower() and before.start >= start:
            return before.end
    return end


def leads_to_another(surface: Surface, chunk: Offsets) -> bool:
    """Whether words behind a comma tell what somebody does to another one: "the coroner, addressing Mr Ruiz".

    Args:
        surface: The text.
        chunk: The words.
    """
    inside = surface.words_between(*chunk)
    first = inside[0] if inside else None
    return first is not None and first.key in TOWARDS and len(inside) > 1
