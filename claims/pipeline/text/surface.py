"""The text as its letters show it: words, sentences, paragraphs, headlines; works with and without a parser.

News names are told by capitals more surely than by a small language model, so the components that look for names
read the surface and take the model's labels as one more witness.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.tokens import Doc, Token

from claims.lexicon.lists import words
from claims.pipeline.annotations import MarkPair, Offsets
from claims.pipeline.text.paragraphs import paragraphs
from claims.pipeline.text.sentences import sentence_starts

# The second byte of a letter where UTF-8 was read as Latin-1, behind the capital A with an accent that the first one
# became: a sign; beside a small letter a mark or a dash too. "PeÃ±a", "RenÃ©", "ZoÃ«".
_MISREAD = (
    r"(?<=[\u00c2\u00c3\u0302\u0303])(?:[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]"
    r"|(?:(?<=[a-z].)|(?=.[a-z]))[\u00ab\u00bb\u2010-\u203a\u20ac\u2122]| [\u0300-\u036f])"
)
_LETTERS = rf"\w(?:[\w\u0300-\u036f\u00ad]|{_MISREAD})*"  # with accents as characters of their own, and soft hyphens
# An outlet that is called with a slash; initials and dotted acronyms; else letters and digits joined by hyphens,
# apostrophes or full stops inside.
_WORD = re.compile(
    rf"\bRFE/RL(?:['’]s)?\b|(?:[^\W\d_]\.){{2,}}|[^\W\d_]\.(?=\s?[^\W\d_])|['’]t(?=\s+[A-Z])|{_LETTERS}(?:[-‐‑'’.&]{_LETTERS})*"
)
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)
# A comma inside closing marks is how prose goes on behind quoted words, whatever capitals there are around them.
_REPORTS = re.compile(r",(?:[\"”’»]|'')\s")
_BREAK = re.compile(
    r"[\W\d_]+|\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|noon|midnight)?\s*(?:[A-Z]{2,4})?[.:]?", re.IGNORECASE
)
_ARTICLES = frozenset({"al", "el", "ul", "as", "ar", "az", "ad", "an", "at", "ash"})  # Arabic, joined to names
# The share of long words with a capital that makes a headline; few headlines end in a full stop.
_HEADLINE_CASE = 0.7
_STOPPED_CASE = 0.9
# "diSalvo", "d'Orsay": a particle written together with the capital that it leads to.
_CAMEL = re.compile(r"(?:(?:d[aeiu]|de[ls]|della|l[ae]|v[ao]n|mac|mc)|(?:d|dell|dall)['’](?![EÉ]tat\b))[A-Z][a-zé]")
_CERTAIN_CASE = 6  # long words, all with a capital, that make a headline whatever it quotes
_LONGEST_TITLE = 160  # characters of a first line that may be the article's title
_LONG_WORD = 4  # letters; shorter words stay small in headlines


def _is_small(word: Word) -> bool:
    """Whether a word is printed small that a headline in capitals would not print so: "met", "leader"."""
    return word.text.islower() and len(word.text) > 2 and word.text not in words("everyday", "small in headlines")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text.

    Args:
        start: Its offset.
        end: The offset after it, possessive ending left out.
        text: As printed, without a possessive ending.
        possessive: Whether one follows.
    """

    start: int
    end: int
    text: str
    possessive: bool

    @property
    def key(self) -> str:
        """How it is looked up: casefolded, without its last full stop."""
        return self.text.casefold().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or holds one after a particle or a digit ("al-Muhandis", "iPhone")."""
        if self.text[0].isupper():
            return True
        head, hyphen, tail = self.text.partition("-")
        if hyphen:
            return head in _ARTICLES and tail[:1].isupper()
        joined = self.text[1:2].isupper() and not self.text[0].isdigit()
        return joined or _CAMEL.match(self.text) is not None


class Surface:
    """One document's text, cut into words, sentences and paragraphs.

    Args:
        doc: Any Doc; its sentences are used where it has them.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.marks: tuple[MarkPair, ...] = doc._.claims_marks

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, in order."""
        return tuple(word for match in _WORD.finditer(self.text) if (word := _word(match)) is not None)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin from ``start`` on and before ``end``."""
        return self.words[self.index_at(start) : self.index_at(end)]

    def index_at(self, offset: int) -> int:
        """The index of the first word that begins at ``offset`` or later."""
        return bisect_right(self._starts, offset - 1)

    @cached_property
    def paragraphs(self) -> tuple[Offsets, ...]:
        """The paragraphs, in order."""
        return paragraphs(self.text)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph_of(self, offset: int) -> int:
        """The index of the paragraph that holds ``offset``; of the one before where none does."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    @cached_property
    def sentences(self) -> tuple[Offsets, ...]:
        """The sentences by punctuation and paragraphs, in order; a parser's are too easily torn by quotation marks."""
        return tuple(cut for start, end in self.paragraphs for cut in self._sentences_of(start, end))

    def _sentences_of(self, start: int, end: int) -> list[Offsets]:
        cuts = sentence_starts(self.text, start, end)
        return [(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True) if a < b]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _section_starts(self) -> list[int]:
        """Where the article begins anew: lines without a letter, or with the time of day alone."""
        return [start for start, end in self.paragraphs if _BREAK.fullmatch(self.text[start:end].strip())]

    def section_of(self, offset: int) -> int:
        """The index of the section that holds ``offset``; live reports have many ("___", "2:45 p.m."), others one."""
        return bisect_right(self._section_starts, offset)

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds ``offset``; of the one before where none does."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence_end(self, offset: int) -> int:
        """The end of the sentence that holds ``offset``."""
        return self.sentences[self.sentence_of(offset)][1] if self.sentences else len(self.text)

    @cached_property
    def token_starts(self) -> list[int]:
        """Where the tokens begin, in characters."""
        return [token.idx for token in self.doc]

    def token_of(self, offset: int) -> Token | None:
        """The token that holds ``offset``, or the one before it."""
        index = bisect_right(self.token_starts, offset) - 1
        return self.doc[index] if index >= 0 else None

    @cached_property
    def is_parsed(self) -> bool:
        """Whether a parser has looked at the text."""
        return bool(self.doc.has_annotation("DEP"))

    def node_of(self, offset: int) -> Token | None:
        """The same as a node of the parse; None where there is none.

        Of a token that no parser has looked at spaCy's ``children`` read memory that is not theirs.
        """
        return self.token_of(offset) if self.is_parsed else None

    def tag_of(self, word: Word) -> str:
        """The part of speech that the model gives a word; empty where no model looked at it."""
        token = self.token_of(word.start)
        return token.pos_ if token is not None else ""

    def begins_sentence(self, word: Word) -> bool:
        """Whether the word stands where any word would have a capital: after a full stop, a mark, a line break."""
        before = self.text[max(0, word.start - 4) : word.start]
        stripped = before.rstrip(" \t\xa0")
        if not stripped:
            return word.start <= len(before)
        return stripped[-1] in "\n\r.!?:;“\"‘'([*•·—–>…"

    @cached_property
    def headlines(self) -> tuple[bool, ...]:
        """For each paragraph whether it is printed in headline case, where capitals tell nothing."""
        return tuple(self._is_headline(start, end) for start, end in self.paragraphs)

    def _is_headline(self, start: int, end: int) -> bool:
        begun = self.words_between(start, min(end, start + 400))
        long = [word for word in begun if len(word.text) >= _LONG_WORD and not word.text[0].isdigit()]
        capitals = sum(word.capital for word in long)
        stopped = self.text[end - 1] == "."
        if len(long) < 3 or capitals < (_STOPPED_CASE if stopped else _HEADLINE_CASE) * len(long):
            return False
        if stopped and any(map(_is_small, begun)):
            return False  # "Turkish President Recep Tayyip Erdogan met Masoud Barzani."
        # '"The Bridge," Ana Ruiz Moss said' is a sentence of names, with its verb in small letters.
        return capitals == len(long) >= _CERTAIN_CASE or not _REPORTS.search(self.text, start, end)

    def in_headline(self, offset: int) -> bool:
        """Whether the paragraph of ``offset`` is printed in headline case."""
        return bool(self.headlines) and self.headlines[self.paragraph_of(offset)]

    def in_title(self, offset: int) -> bool:
        """Whether ``offset`` lies in a headline, or in a first line as short as one."""
        if self.in_headline(offset):
            return True
        start, end = self.paragraphs[0] if len(self.paragraphs) > 1 else (0, 0)
        return start <= offset < end and end - start < _LONGEST_TITLE

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """The words that the text also prints without a capital: at a sentence's start they are no names."""
        return frozenset(word.text for word in self.words if word.text[0].islower())

    @cached_property
    def capitalised_words(self) -> frozenset[str]:
        """The words that the text prints with a capital, as it prints them."""
        return frozenset(word.text for word in self.words if word.text[0].isupper())

    @cached_property
    def steady_capitals(self) -> frozenset[str]:
        """The words that the text prints with a capital inside a sentence, and nowhere without one."""
        inside = {
            word.text
            for word in self.words
            if word.capital and not self.begins_sentence(word) and not self.in_title(word.start)
        }
        return frozenset(text for text in inside if text.lower() not in self.lower_words)

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        outer = [pair for pair in self.marks if pair.depth == 0]
        return [pair.start for pair in outer], [pair.end for pair in outer]

    def quoted(self, offset: int) -> bool:
        """Whether ``offset`` lies inside quotation marks, as far as the marks are known."""
        starts, ends = self._quoted
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < ends[index]


def surface_of(doc: Doc) -> Surface:
    """The surface of a document, made once while one component after the other looks at it.

    Args:
        doc: A Doc whose marks have been found.
    """
    return _surface(doc, doc._.claims_marks)


# One: components take documents in turn, and what is kept would keep its document. The text of a Doc is put together
# from its tokens each time that spaCy is asked for it, which is a good part of what a surface costs.
@lru_cache(maxsize=1)
def _surface(doc: Doc, marks: tuple[MarkPair, ...]) -> Surface:
    del marks  # other marks, another surface
    return Surface(doc)


def _word(match: re.Match[str]) -> Word | None:
    text = match.group().strip("_")
    if not text:
        return None
    start = match.start() + match.group().index(text)
    bare = _POSSESSIVE.sub("", text)
    if bare and bare != text:
        return Word(start, start + len(bare), bare, possessive=True)
    after = match.string[start + len(text) : start + len(text) + 2]
    plural = text[-1] in "sS" and after[:1] in {"'", "’"} and not after[1:].isalnum()
    return Word(start, start + len(text), text, possessive=plural)
