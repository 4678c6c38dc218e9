"""Occasions right before a title or a name, which are no part of it: "During the meeting President Ana Ruiz said"."""

from __future__ import annotations

import re

_NOUNS = (
    r"(?:meeting|call|conversation|ceremony|visit|conference|session|gathering|event|interview|speech|reception|summit"
    r"|briefing|talks|seminar|forum|rally|tour|hearing|sermon)"
)
_NOUN = re.compile(_NOUNS)
# A sentence's first words, up to whoever does something on that occasion.
_LEADS = re.compile(
    rf"(?:(?<=During\s)|(?<=In\s)|(?<=At\s)|(?<=After\s)|(?<=Before\s)|(?<=Following\s))"
    rf"(?:the|a|this|that|his|her|their|its)\s(?:[\w’'-]+\s){{0,3}}?{_NOUNS}\s(?=[A-Z])"
)


def is_occasion(word: str) -> bool:
    """Whether a word in small letters is a noun for an occasion.

    Args:
        word: As printed.
    """
    return _NOUN.fullmatch(word) is not None


def behind_occasion(text: str, start: int, end: int) -> int:
    """Where words go on behind the occasion that a sentence begins with, or where they begin if they have none.

    Args:
        text: The article's.
        start: The first character of the words.
        end: After the last.
    """
    led = _LEADS.match(text, start, end)
    return led.end() if led is not None else start
