"""Where things stand on the page: paragraphs, marks, and the way between characters and tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.text.datelines import after_dateline
from claims.pipeline.text.paragraphs import paragraphs
from claims.pipeline.text.surface import surface_of

# Stripped from the ends of contents and sources, unlike quotation marks, brackets and dashes inside.
_OUTER_PUNCTUATION = " \t\n\r\v\f\u00a0\u2028\u2029\x85,;:.–—-"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the outermost pairs of quotation marks that begin in it.

    Args:
        dateline: Where its dateline begins ("ERBIL, Kurdistan Region – "), ``start`` if it has none.
        start: The first character after that.
        end: After the last character.
        pairs: In the order of the text.
    """

    dateline: int
    start: int
    end: int
    pairs: tuple[MarkPair, ...]


class Layout:
    """A Doc with its paragraphs and marks, ready to be asked about places.

    Args:
        doc: Parsed, with ``doc._.claims_marks``.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        surface = surface_of(doc)
        self.text = surface.text
        self.pairs: tuple[MarkPair, ...] = tuple(pair for pair in doc._.claims_marks if pair.depth == 0)
        self._pair_starts = [pair.start for pair in self.pairs]
        self._token_starts = surface.token_starts
        self.paragraphs = tuple(self._paragraph(start, end) for start, end in paragraphs(self.text))
        self._paragraph_starts = [paragraph.dateline for paragraph in self.paragraphs]

    def _paragraph(self, start: int, end: int) -> Paragraph:
        first, last = bisect_left(self._pair_starts, start), bisect_left(self._pair_starts, end)
        return Paragraph(start, after_dateline(self.text, start, end), end, self.pairs[first:last])

    def paragraph_index(self, offset: int) -> int:
        """The index of the paragraph that holds a character, or of the one before it."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds a character."""
        return self.paragraphs[self.paragraph_index(offset)]

    def pair_at(self, offset: int) -> MarkPair | None:
        """The outermost pair of marks that holds a character, its marks included."""
        index = bisect_right(self._pair_starts, offset) - 1
        if index >= 0 and offset < self.pairs[index].end:
            return self.pairs[index]
        return None

    def pairs_between(self, start: int, end: int) -> tuple[MarkPair, ...]:
        """The outermost pairs that overlap a stretch."""
        first = bisect_right(self._pair_starts, start) - 1
        if first < 0 or self.pairs[first].end <= start:
            first += 1
        return self.pairs[first : bisect_left(self._pair_starts, end)]

    def is_all_quoted(self, start: int, paragraph: Paragraph) -> bool:
        """Whether a paragraph has quotation marks, and from ``start`` on no word outside them."""
        for pair in paragraph.pairs:
            if any(map(str.isalnum, self.text[start : pair.start])):
                return False
            start = pair.end
        return bool(paragraph.pairs) and not any(map(str.isalnum, self.text[start : paragraph.end]))

    def with_sentence_start(self, pair: MarkPair) -> Offsets:
        """A pair, with the words of its sentence before it: A “special committee” will come,” said Hussein."""
        start = max(self.token_at(pair.start).sent.start_char, self.paragraph_at(pair.start).start)
        lead = self.text[start : pair.start].rstrip()
        if not lead or lead[-1] in ".!?:,;" or self.pairs_between(start, pair.start):
            return pair.start, pair.end
        return start, pair.end

    def token_at(self, offset: int) -> Token:
        """The token that holds a character, or the last before it."""
        return self.doc[max(bisect_right(self._token_starts, offset) - 1, 0)]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that a stretch touches, white space left out."""
        first, last = self.token_at(start), self.token_at(end - 1)
        return [token for token in self.doc[first.i : last.i + 1] if not token.is_space]

    def offsets(self, first: Token, last: Token) -> Offsets:
        """From the start of one token to the end of another."""
        return first.idx, last.idx + len(last)

    def trimmed(self, start: int, end: int) -> Offsets | None:
        """Without white space and outer punctuation, or None where nothing is left.

        A full stop, comma or dash before a closing mark stays, since the mark is the end. So does the stop of an
        abbreviation ("the U.S.") and of an ellipsis.
        """
        text = self.text
        while start < end and (text[start] in _OUTER_PUNCTUATION or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in _OUTER_PUNCTUATION or text[end - 1].isspace()):
            if text[end - 1] == "." and self._is_abbreviation(start, end):
                break
            end -= 1
        return (start, end) if any(map(str.isalnum, text[start:end])) else None

    def _is_abbreviation(self, start: int, end: int) -> bool:
        token = self.token_at(end - 1)
        return token.idx >= start and len(token) > 1 and token.text[0].isalpha() and token.idx + len(token) == end
