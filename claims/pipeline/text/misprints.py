"""Quotation marks that are missing, or that stand where another should, put right where the words show what was meant.

`“We will not pay, said Vogt.` lacks a closing mark, `We will not pay,” said Vogt.` an opening one, and `“We will not
pay,' said Vogt.` has the wrong one. A mark that is missing stands in the list of marks with no characters of its own.

A quotation that goes on in the next paragraph is left open there by convention, so none is closed for want
of a mark alone: behind the words has to stand a clause that attributes, or the next quotation that has one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.text.inquits import inquit_at
from claims.pipeline.text.mark_pairing import Pairing
from claims.pipeline.text.mark_signs import Mark
from claims.pipeline.text.paragraphs import Offsets
from claims.pipeline.text.sentences import sentence_starts

# Quoted words end so before the clause that attributes them; the comma is the clause's where no mark stands behind it.
_OWN = "?!…"
_PAUSES = f",{_OWN}"
_PAUSE = re.compile(rf"[{_PAUSES}](?=\s)")
_ENDS = f".{_PAUSES}"
_SAYING = rf"\b(?:{'|'.join(sorted(words('inquits', 'said', 'stated')))})(?: \w+)?[,:]"
_ANNOUNCES = re.compile(rf"(?:{_SAYING}|:)\s+(?=[^\W\d_a-zß-ÿ])")
_ANNOUNCING = re.compile(rf"{_SAYING}\s?$")
_I = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Yy]ou|[Yy]our)\b")


def mended(
    text: str, paragraph: Offsets, marks: Sequence[Mark], pairing: Pairing, *, reopened: str | None
) -> list[Mark]:
    """The marks of a paragraph as they were meant.

    Args:
        text: The text.
        paragraph: Where the paragraph begins and ends.
        marks: Its marks in order.
        pairing: How they match as they stand.
        reopened: The family of the mark that the next paragraph begins with, if it begins with one.
    """
    return _Mender(text, paragraph, pairing, reopened).mended(marks)


class _Mender:
    """One paragraph whose marks do not match."""

    def __init__(self, text: str, paragraph: Offsets, pairing: Pairing, reopened: str | None) -> None:
        self.text = text
        self.start, self.end = paragraph
        self.reopened = reopened
        self.outer = list(_outermost(pairing.pairs))
        self.outer_starts = [opener.start for opener, _ in self.outer]
        self.sentences = sentence_starts(text, self.start, self.end)
        self._begins = frozenset(self.sentences)
        self.unopened = frozenset(pairing.unopened)
        strays = (mark for mark in (*pairing.unclosed, *pairing.unopened) if not self._is_apostrophe(mark))
        self.strays = sorted(strays, key=lambda mark: mark.start)
        self.changed: dict[Mark, Mark | None] = {}
        self.added: list[Mark] = []

    def mended(self, marks: Sequence[Mark]) -> list[Mark]:
        for number, mark in enumerate(self.strays):
            following = self.strays[number + 1] if number + 1 < len(self.strays) else None
            if mark in self.changed:
                continue
            if mark in self.unopened:
                self._open(mark, self.strays[number - 1] if number else None, following)
            else:
                self._close(mark, following)
        kept = (self.changed.get(mark, mark) for mark in marks)
        return sorted((*self.added, *filter(None, kept)), key=lambda mark: (mark.start, mark.end))

    def _is_apostrophe(self, stray: Mark) -> bool:
        """Whether a single mark neither begins a sentence nor ends a clause."""
        if stray.family != "single":
            return False
        if stray in self.unopened:
            return self.text[stray.start - 1] not in _ENDS
        return stray.start not in self._begins

    def _close(self, opener: Mark, following: Mark | None) -> None:
        """Find where words end that nothing closes."""
        if self._close_before_inquit(opener, following.start if following else self.end):
            return
        if following is not None and following in self.unopened and self._may_stand_for(opener, following):
            self.changed[following] = replace(following, family=opener.family, opens=False, closes=True)
        elif self.reopened != opener.family and self.text[opener.end : opener.end + 1].islower():
            self._close_with_sentence(opener, following.start if following else self.end)

    def _close_with_sentence(self, opener: Mark, limit: int) -> None:
        """Close a few words of the narrator's sentence where it ends: They call it “a farce. It will fail."""
        index = bisect_right(self.sentences, opener.start)
        if index == len(self.sentences) or self.sentences[index] > limit:
            return
        place = self._end_before(self.sentences[index])
        if not self._pairs_between(place, place + 1):
            self._add(place, opener.family, opens=False)

    def _end_before(self, offset: int) -> int:
        """Where the words before an offset end."""
        while self.text[offset - 1].isspace():
            offset -= 1
        return offset

    def _close_before_inquit(self, opener: Mark, limit: int) -> bool:
        """Close before the first clause that attributes, or before the next quotation that has one."""
        position = opener.end
        for inner in self._pairs_between(opener.end, limit):
            if self._close_at_pause(opener, position, inner[0].start):
                return True
            if inner[0].style == opener.style and self._close_before_pair(opener, inner):
                return True
            position = inner[1].end
        return self._close_at_pause(opener, position, limit)

    def _close_at_pause(self, opener: Mark, start: int, end: int) -> bool:
        for pause in _PAUSE.finditer(self.text, start, end):
            is_own = pause[0] in _OWN
            if inquit_at(self.text, pause.end(), self.end, asking=is_own):
                self._add(pause.end() if is_own else pause.start(), opener.family, opens=False)
                return True
        return False

    def _close_before_pair(self, opener: Mark, inner: tuple[Mark, Mark]) -> bool:
        """Close before a pair that begins a sentence and has a clause of its own.

        Where that pair begins within a clause, its first mark is one too many: “They call it “a farce,” Hale said.
        """
        index = bisect_right(self.sentences, inner[0].start) - 1
        begins = self.sentences[index]
        lead = self.text[begins : inner[0].start].rstrip()
        if self._is_attributed(inner[1]):
            if lead and lead[-1].isalnum():
                self.changed[inner[0]] = None
                return True
            announced = not lead
        else:
            announced = lead.endswith((",", ":")) and inquit_at(self.text, begins, self.end)
        if not announced or begins <= opener.end:
            return False
        self._add(self._end_before(begins), opener.family, opens=False)
        return True

    def _is_attributed(self, closer: Mark) -> bool:
        """Whether a clause that attributes stands right behind a closing mark."""
        before = self.text[closer.start - 1]
        return before in _PAUSES and inquit_at(self.text, closer.end, self.end, asking=before in _OWN)

    def _may_stand_for(self, opener: Mark, closer: Mark) -> bool:
        """Whether a closing mark of another family ends what an opening one begins."""
        before = self.text[closer.start - 1]
        return before in _ENDS or (closer.family != "single" and before.isalpha())

    def _open(self, closer: Mark, before: Mark | None, following: Mark | None) -> None:
        """Find where words begin that a closing mark ends and nothing opens."""
        if self._pairs_between(closer.start, closer.start + 1):
            return
        if following is not None and following in self.unopened and self._is_reversed(closer, following):
            self.changed[closer] = replace(closer, opens=True, closes=False)
            self.changed[following] = following
            return
        if closer.start == self.start or self.text[closer.start - 1] not in _ENDS:
            return
        floor = before.end if before else self.start
        place = self._beginning(closer, floor)
        if place is not None:
            self._add(place, closer.family, opens=True)

    def _is_reversed(self, first: Mark, second: Mark) -> bool:
        """Whether of two closing marks the first opens, as in: He says,” some never get heard.”."""
        if first.family != second.family or first.family == "single":
            return False
        return first.start == self.start or bool(
            _ANNOUNCING.search(self.text, max(self.start, first.start - 30), first.start)
        )

    def _beginning(self, closer: Mark, floor: int) -> int | None:
        """Where the words begin that a closing mark ends, behind the mark before that matches none."""
        index = bisect_right(self.sentences, closer.start) - 1
        begins = self.sentences[index]
        if begins < floor:
            return None
        inside = self._pairs_between(begins, closer.start)
        if any(opener.start < begins or self._is_attributed(end) for opener, end in inside):
            return None
        attributed = self._is_attributed(closer)
        if attributed:
            return self.sentences[self._first_spoken(index, floor)]
        if closer.family == "single":
            return None
        announced = _ANNOUNCES.search(self.text, begins, closer.start)
        return announced.end() if announced else self._after_inquit(index, closer, floor)

    def _first_spoken(self, index: int, floor: int) -> int:
        """The first of the sentences up to one, all outside marks, that speaks of "I", "we" or "you"; else that one."""
        found = index
        while index and self.sentences[index - 1] >= floor:
            index -= 1
            start, end = self.sentences[index], self.sentences[index + 1]
            if self._pairs_between(start, end):
                break
            if _I.search(self.text, start, end):
                found = index
        return found

    def _after_inquit(self, index: int, closer: Mark, floor: int) -> int | None:
        """Where a quotation goes on without a mark, behind its clause: “We won't pay,” said Vogt. We owe nothing.”."""
        last = bisect_right(self.outer_starts, closer.start) - 1
        if last < 0 or not self._is_attributed(self.outer[last][1]):
            return None
        following = bisect_right(self.sentences, self.outer[last][1].end)
        if (
            following > index
            or self.sentences[following] < floor
            or not _I.search(self.text, self.sentences[following], closer.start)
        ):
            return None
        return self.sentences[following]

    def _pairs_between(self, start: int, end: int) -> list[tuple[Mark, Mark]]:
        """The outermost pairs that overlap a stretch."""
        first = bisect_right(self.outer_starts, start) - 1
        if first < 0 or self.outer[first][1].end <= start:
            first += 1
        return self.outer[first : bisect_left(self.outer_starts, end)]

    def _add(self, place: int, family: str, *, opens: bool) -> None:
        self.added.append(Mark(place, place, "", family, opens, not opens, begins=opens))


def _outermost(pairs: Sequence[tuple[Mark, Mark]]) -> Iterator[tuple[Mark, Mark]]:
    """The pairs that lie in no other, in order."""
    end = -1
    for pair in sorted(pairs, key=lambda one: one[0].start):
        if pair[0].start >= end:
            yield pair
            end = pair[1].end
