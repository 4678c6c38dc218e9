"""Quotation marks: which opens, which closes, which is an apostrophe.

Works on the characters of the text alone, paragraph by paragraph, in linear time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import MarkPair, register_extensions
from claims.pipeline.text.paragraphs import paragraphs

# Marks of one family close each other: a text may open straight and close curly.
_FAMILIES = {
    "double": '"“”„‟＂',
    "single": "'‘’‚‛`",
    "guillemet": "«»",
    "small guillemet": "‹›",
    "corner": "「」",
    "white corner": "『』",
}
_FAMILY = {mark: family for family, marks in _FAMILIES.items() for mark in marks} | {"''": "double", "``": "double"}
_OPENERS = frozenset("“„‟‘‚‛`«‹「『") | {"``"}
_CLOSERS = frozenset("”’»›」』")
# Swedish and Finnish open with ”, German and Danish with »; German closes with “ and ‘ after a low opener.
_OPENERS_AT_A_WORD = frozenset("”»›")
_CLOSED_BY_OPENERS = {"„": "“", "‚": "‘", "»": "«", "›": "‹"}
# Four and more of one mark in a row are a ruled line or noise, no quotation.
_MARK = re.compile(r"([\"“”„‟＂'`‘’‚‛«»‹›「」『』])\1{3,}|''?'?|``?|[\"“”„‟＂‘’‚‛«»‹›「」『』]")
# Words that begin with an apostrophe: '90s, 'em, 'til, 'twas.
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|twere|cause|course|bout|round|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark of the text: what it may be, whether it follows a plural, whether it surely begins speech."""

    start: int
    end: int
    style: str
    family: str
    opens: bool
    closes: bool
    after_s: bool = False
    begins: bool = False


def find_marks(text: str) -> tuple[MarkPair, ...]:
    """All pairs of quotation marks, in the order of their opening marks.

    A mark that nothing closes ends with its paragraph; one that opens the next paragraph then goes on with it.
    Pairs nest properly: two never overlap without one lying inside the other.
    """
    pairs: list[MarkPair] = []
    carried: str | None = None  # the family of the mark that the paragraph before left open
    for start, end in paragraphs(text):
        found = sorted(_pair(tuple(_marks_of(text, start, end)), end), key=lambda pair: (pair.start, -pair.end))
        if found and carried and found[0].start == start and _FAMILY[found[0].style] == carried:
            found[0] = replace(found[0], continues=True)
        carried = next((_FAMILY[pair.style] for pair in found if not pair.closed), None)
        pairs.extend(_with_depth(found))
    return tuple(pairs)


def _marks_of(text: str, start: int, end: int) -> Iterator[_Mark]:
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
                yield _Mark(left, right, text[left:right], _FAMILY[text[left:right]], at_word, not at_word)


def _classify(text: str, start: int, end: int, style: str) -> _Mark:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    family = _FAMILY[style]
    if family == "single":
        opens, closes = _single(text, end, style, before, after)
    elif style in _OPENERS:
        # An opening mark at the end of a word is a misprint of the closing one.
        misprint = not before.isspace() and (after.isspace() or after in ".,;:!?")
        opens, closes = not misprint, misprint or style in _CLOSED_BY_OPENERS.values()
    elif style in _CLOSERS:
        opens = style in _OPENERS_AT_A_WORD and not before.isalnum() and after.isalnum()
        closes = True
    else:
        opens = not after.isspace() and not (before.isalnum() and not after.isalnum())
        closes = not (before.isspace() or before in "([") or after.isspace()
    return _Mark(start, end, style, family, opens, closes, before in "sSxz")


def _single(text: str, end: int, style: str, before: str, after: str) -> tuple[bool, bool]:
    """Single marks: inside a word, or before a shortened one, they are apostrophes."""
    if before.isalnum() and after.isalnum():
        return False, False
    opens = style != "’" and not before.isalnum() and not after.isspace() and not _ELISION.match(text, end, end + 6)
    closes = style not in "‚‛`" and not before.isspace() and not after.isalnum() and style != "‘"
    return opens, closes or style == "‘"


def _begins_speech(text: str, mark: _Mark, paragraph_start: int) -> bool:
    """Whether a British opening mark surely begins speech: before a capital, first or behind a colon or comma."""
    if mark.style != "‘" or not mark.opens or not text[mark.end : mark.end + 1].isupper():
        return False
    return mark.start == paragraph_start or text[max(mark.start - 2, paragraph_start) : mark.start] in (": ", ", ")


def _pair(marks: Sequence[_Mark], paragraph_end: int) -> Iterator[MarkPair]:
    """Match closing marks with open ones; what stays open at the end is unclosed.

    Single marks are then given up, as apostrophes, but for the curly one that a paragraph begins with.
    """
    stack: list[_Mark] = []
    open_count: Counter[str] = Counter()
    apostrophes = _possessives(marks)
    for position, mark in enumerate(marks):
        if position not in apostrophes and open_count[mark.family] and _may_close(mark, stack[-1]):
            while stack:
                opener = stack.pop()
                open_count[opener.family] -= 1
                if opener.family == mark.family:
                    yield _pair_of(opener, mark.end, closed=True)
                    break
        elif mark.opens:
            stack.append(mark)
            open_count[mark.family] += 1
    for opener in stack:
        if (opener.family != "single" or opener.begins) and opener.end < paragraph_end:
            yield _pair_of(opener, paragraph_end, closed=False)


def _pair_of(opener: _Mark, end: int, *, closed: bool) -> MarkPair:
    """A pair whose depth nobody knows yet."""
    return MarkPair(start=opener.start, end=end, depth=0, closed=closed, continues=False, style=opener.style)


def _possessives(marks: Sequence[_Mark]) -> set[int]:
    """Positions of apostrophes after plurals ("the workers' rights"): another single mark closes before one opens."""
    found: set[int] = set()
    closes_later = False
    for position in range(len(marks) - 1, -1, -1):
        mark = marks[position]
        if mark.family == "single":
            if closes_later and mark.after_s and not mark.opens:
                found.add(position)
            closes_later = mark.closes and not mark.opens
    return found


def _may_close(mark: _Mark, top: _Mark) -> bool:
    """Whether a mark can close something, given the innermost open one."""
    if not mark.closes:
        return False
    if mark.family == "single":
        return top.family == "single"
    # A low or reversed opener is closed by what opens elsewhere; any other opener opens where it can.
    return not (mark.opens and mark.style in _OPENERS) or _CLOSED_BY_OPENERS.get(top.style) == mark.style


def _with_depth(pairs: Sequence[MarkPair]) -> Iterator[MarkPair]:
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        yield replace(pair, depth=len(ends)) if ends else pair
        ends.append(pair.end)


def mark_quotations(doc: Doc) -> Doc:
    """The component: write ``doc._.claims_marks``."""
    doc._.claims_marks = find_marks(doc.text)
    return doc


@Language.factory("claims_marks", assigns=["doc._.claims_marks"])
def create_marks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The factory of ``claims_marks``."""
    register_extensions()
    return mark_quotations
