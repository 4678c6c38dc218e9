"""Quotation marks one by one: what each may be, by its form and by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

# Marks of one family close each other: a text may open straight and close curly.
_FAMILIES = {
    "double": '"“”„‟＂',
    "single": "'‘’‚‛`",
    "guillemet": "«»",
    "small guillemet": "‹›",
    "corner": "「」",
    "white corner": "『』",
}
FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks} | {"''": "double", "``": "double"}
OPENERS = frozenset("“„‟‘‚‛`«‹「『") | {"``"}
_CLOSERS = frozenset("”’»›」』")
# Swedish and Finnish open with ”, German and Danish with »; German closes with “ and ‘ after a low opener.
_OPENERS_AT_A_WORD = frozenset("”»›")
CLOSED_BY_OPENERS = {"„": "“", "‚": "‘", "»": "«", "›": "‹"}
# Four and more of one mark in a row are a ruled line or noise, no quotation.
_MARK = re.compile(r"([\"“”„‟＂'`‘’‚‛«»‹›「」『』])\1{3,}|''?'?|``?|[\"“”„‟＂‘’‚‛«»‹›「」『』]")
# Words that begin with an apostrophe: '90s, 'em, 'til, 'twas.
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|twere|cause|course|bout|round|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of the text: what it may be, whether it follows a plural, whether it surely begins speech."""

    start: int
    end: int
    style: str
    family: str
    opens: bool
    closes: bool
    after_s: bool = False
    begins: bool = False


def marks_of(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of one paragraph; three apostrophes in a row are a single and a double mark."""
    for match in _MARK.finditer(text, start, end):
        style = match[0]
        if match[1]:
            continue
        if len(style) < 3:
            mark = _classify(text, match.start(), match.end(), style)
            yield replace(mark, begins=True) if _begins_speech(text, mark, start) else mark
        elif len(style) == 3:
            at_word = match.end() < end and text[match.end()].isalnum()
            cut = match.start() + (2 if at_word else 1)
            for left, right in ((match.start(), cut), (cut, match.end())):
                yield Mark(left, right, text[left:right], FAMILY[text[left:right]], at_word, not at_word)


def family_at(text: str, offset: int) -> str | None:
    """The family of the mark that stands at an offset, None where none does."""
    match = _MARK.match(text, offset)
    return FAMILY.get(match[0]) if match else None


def _classify(text: str, start: int, end: int, style: str) -> Mark:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    family = FAMILY[style]
    if family == "single":
        opens, closes = _single(text, end, style, before, after)
    elif style in OPENERS:
        # An opening mark at the end of a word is a misprint of the closing one.
        misprint = not before.isspace() and (after.isspace() or after in ".,;:!?")
        opens, closes = not misprint, misprint or style in CLOSED_BY_OPENERS.values()
    elif style in _CLOSERS:
        opens = style in _OPENERS_AT_A_WORD and not before.isalnum() and after.isalnum()
        closes = True
    else:
        opens = not after.isspace() and not (before.isalnum() and not after.isalnum())
        closes = not (before.isspace() or before in "([") or after.isspace()
    return Mark(start, end, style, family, opens, closes, before in "sSxz")


def _single(text: str, end: int, style: str, before: str, after: str) -> tuple[bool, bool]:
    """Single marks: inside a word, or before a shortened one, they are apostrophes."""
    if before.isalnum() and after.isalnum():
        return False, False
    opens = style != "’" and not before.isalnum() and not after.isspace() and not _ELISION.match(text, end, end + 6)
    closes = style not in "‚‛`" and not before.isspace() and not after.isalnum() and style != "‘"
    return opens, closes or (style == "‘" and not before.isspace())


def _begins_speech(text: str, mark: Mark, paragraph_start: int) -> bool:
    """Whether a British opening mark surely begins speech: before a capital, first or behind a colon or comma."""
    if mark.style != "‘" or not mark.opens or not text[mark.end : mark.end + 1].isupper():
        return False
    return mark.start == paragraph_start or text[max(mark.start - 2, paragraph_start) : mark.start] in (": ", ", ")
