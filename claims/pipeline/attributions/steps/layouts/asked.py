"""Interviews whose questions and answers nothing but the print tells apart: bold questions, plain answers."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.layout import Layout

_FEWEST = 3  # questions; fewer are a writer's own
_FEWEST_PUT = 2  # of them that address somebody
_LONGEST = 400  # characters of a question
_TO_SOMEBODY = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_OF_ONESELF = re.compile(r"\b(?:I|I['’]\w+|my|me|we|our|us)\b")
# What the headline or the introduction calls it.
_INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed)?|Q ?& ?A|in conversation|(?:talks?|talked|spoke|speaks|chats?|chatted) (?:to|with)"
    r"|sat down|caught up with|(?:five|six|seven|eight|ten|a few|some) questions|answers (?:our|your) questions"
    r"|we asked)\b",
    re.IGNORECASE,
)


def answers(layout: Layout) -> list[tuple[Offsets, ...]]:
    """The paragraphs of each answer of an interview without labels and marks; none where the text is no such.

    Args:
        layout: The text.
    """
    asked = [index for index in range(1, len(layout.paragraphs)) if _is_question(layout, index)]
    if len(asked) < _FEWEST or _INTERVIEW.search(layout.text, 0, layout.paragraphs[asked[0]].start) is None:
        return []
    put = sum(_TO_SOMEBODY.search(layout.text, *_span(layout, index)) is not None for index in asked)
    turns = [(first + 1, following) for first, following in pairwise([*asked, _end(layout, asked[-1])])]
    told = [turn for turn in turns if turn[0] < turn[1]]
    own = sum(_OF_ONESELF.search(layout.text, *_span(layout, turn[0])) is not None for turn in told)
    if put < _FEWEST_PUT or len(told) < _FEWEST or own * 2 < len(told):
        return []
    return [tuple(_span(layout, index) for index in range(*turn)) for turn in told]


def _is_question(layout: Layout, index: int) -> bool:
    """Whether a paragraph is a question and quotes nobody."""
    paragraph = layout.paragraphs[index]
    short = paragraph.end - paragraph.start <= _LONGEST
    return short and layout.text[paragraph.end - 1] == "?" and not paragraph.pairs


def _end(layout: Layout, last: int) -> int:
    """The index behind the last answer, which goes on as long as somebody speaks of themselves."""
    end = min(last + 2, len(layout.paragraphs))
    while end < len(layout.paragraphs) and _OF_ONESELF.search(layout.text, *_span(layout, end)) is not None:
        end += 1
    return end


def _span(layout: Layout, index: int) -> Offsets:
    return layout.paragraphs[index].start, layout.paragraphs[index].end
