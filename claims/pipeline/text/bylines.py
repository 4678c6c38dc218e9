"""Who made an article: the names in its bylines and credits, who say nothing in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.pipeline.annotations import Offsets

_LONGEST = 160  # characters; no byline of three names with their places is longer
_OPENING = 12  # paragraphs in which "By …" may stand; further down it begins a sentence
_BY = re.compile(r"(?:(?:words|story|written|posted|published|text|report|analysis)\s+)?by[: ]\s*(?=\w)", re.IGNORECASE)
# What stands between the capitals of a byline: "By Ana Ruiz and Jo van der Berg in Port Alder, staff writers".
_SMALL = re.compile(
    r"and|in|for|of|the|at|on|with|de[rnl]?|van|von|la|le|da|di|dos|al|el|bin|ibn|staff|special|senior|chief|political|"
    r"foreign|affairs|news|bureau|(?:writ|report|edito|contribut)[eo]?rs?|correspondents?|columnists?"
)
_WORKED = (
    r"(?:additional\s+|further\s+|with\s+)?(?:report(?:ing|ed|s)?|writ(?:ing|ten)|edit(?:ing|ed)|compil(?:ing|ed)|"
    r"translat(?:ion|ed)|photo(?:graph|graphy|s)?|pictures?|images?|illustration|graphics?|video)"
)
_CREDIT = re.compile(rf"[(\[]?\s*{_WORKED}(?:\s+by\b|\s*:)", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"\bcontributed\s+(?:\w+\s+){0,2}(?:to|for)\s+(?:this|the)\s+(?:report|article|story|piece)\b"
)
_IN_BRACKETS = re.compile(rf"\(\s*{_WORKED}(?:\s+by\b|\s*:)[^()\n]{{1,300}}\)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def bylines(text: str, paragraphs: Iterable[Offsets]) -> Iterator[Offsets]:
    """The stretches of a text that only say who wrote, edited or photographed, in the order of the text.

    Args:
        text: The text.
        paragraphs: Where its paragraphs stand.
    """
    for number, (start, end) in enumerate(paragraphs):
        if _is_credit(text, start, end) or (number < _OPENING and _is_byline(text[start:end])):
            yield start, end
        else:
            for credit in _IN_BRACKETS.finditer(text, start, end):
                yield credit.span()


def _is_credit(text: str, start: int, end: int) -> bool:
    """Whether a whole paragraph names those who worked on it: "Editing by …", "… contributed to this report"."""
    if end - start > 2 * _LONGEST:
        return False
    return bool(_CREDIT.match(text, start, end) or _CONTRIBUTED.search(text, start, end))


def _is_byline(line: str) -> bool:
    """Whether a line begins with "By" and goes on with names, and with nothing that a sentence has."""
    opening = _BY.match(line)
    if opening is None or len(line) > _LONGEST or line.rstrip()[-1] in '!?:;”"':
        return False
    words = _WORD.findall(line[opening.end() :])
    return bool(words) and words[0][0].isupper() and all(word[0].isupper() or _SMALL.fullmatch(word) for word in words)
