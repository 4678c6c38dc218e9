"""Numbers in words and digits, so that "40 million", "40m" and "forty million" are one, and "30 million" is another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = (
    {word: value for value, word in enumerate(_UNITS.split())}
    | {word: value for value, word in enumerate(_TEENS.split(), 16)}
    | {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
)
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10}
_MULTIPLES = {"twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "dozen": 12}
_BEGINNINGS = frozenset({"a", "an", *_SMALL, *_MULTIPLES})
"""The words with which a number can begin."""
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NUMBER = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<suffix>k|mn|m|bn|b|tn)?\b|(?P<word>[^\W\d_]+)|(?P<end>[,;:.!?](?=\W))",
    re.IGNORECASE,
)


def is_number_word(word: str) -> bool:
    """Whether a folded word is a number or a part of one."""
    return word[:1].isdigit() or word in _SMALL or word in _SCALES or word in _PARTS or word in _MULTIPLES


def numbers(text: str) -> Iterator[str]:
    """The numbers of a text, each in one spelling: "40000000", "1/3".

    "One" counts only where it is a share ("one in three"); as a pronoun it says nothing.

    Args:
        text: Any text.
    """
    words = _read(text)
    position = 0
    while position < len(words):
        word = words[position]
        if isinstance(word, str) and word not in _BEGINNINGS:
            position += 1
            continue
        value, length = _number_at(words, position)
        if value is not None:
            yield value
        position += length


_Word = str | Decimal


def _read(text: str) -> list[_Word]:
    """Words in small letters, and numbers in digits as their values."""
    found: list[_Word] = []
    for match in _NUMBER.finditer(text):
        if match["word"] or match["end"]:
            found.append((match["word"] or "").casefold())
            continue
        try:
            value = Decimal(match["digits"].replace(",", ""))
        except InvalidOperation:  # pragma: no cover - the pattern only takes numbers
            continue
        found.append(value * _SUFFIXES[match["suffix"].casefold()] if match["suffix"] else value)
    return found


def _number_at(words: Sequence[_Word], position: int) -> tuple[str | None, int]:
    """The number that starts at a word, and how many words it takes."""
    share = _share_at(words, position)
    if share:
        return share
    word = words[position]
    if isinstance(word, str) and word in _MULTIPLES:
        return str(_MULTIPLES[word]), 1
    spoken = _Spoken()
    place = position
    while place < len(words) and spoken.takes(words[place], words[place + 1 : place + 2]):
        place += 1
    if place == position or (word == "one" and place == position + 1):
        return None, 1
    return format(spoken.value.normalize(), "f"), place - position


class _Spoken:
    """A number while its words are read: "two hundred and five thousand"."""

    def __init__(self) -> None:
        self._thousands = Decimal(0)
        self._current: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """What was read so far."""
        return self._thousands + (self._current or 0)

    def takes(self, word: _Word, after: Sequence[_Word]) -> bool:
        """Read on, if the word belongs to the number."""
        if isinstance(word, Decimal):
            return self._begins_with(word)
        if word in _SMALL:
            return self._adds(_SMALL[word])
        if word in _SCALES and self._current is not None:
            self._scales(_SCALES[word])
            return True
        return word == "and" and self._is_round and bool(after) and after[0] in _SMALL

    @property
    def _is_round(self) -> bool:
        return bool(self.value) and (self._current or 0) % 100 == 0

    def _begins_with(self, value: Decimal) -> bool:
        if self._current is not None:
            return False
        self._current = value
        return True

    def _adds(self, value: int) -> bool:
        current = self._current or Decimal(0)
        if current and not (current % 100 == 0 or (current % 10 == 0 and value < 10)):
            return False
        self._current = current + value
        return True

    def _scales(self, by: int) -> None:
        self._current = (self._current or Decimal(1)) * by
        if by >= 1_000:
            self._thousands, self._current = self._thousands + self._current, Decimal(0)


def _share_at(words: Sequence[_Word], position: int) -> tuple[str, int] | None:
    """A share and how many words it takes: "a third", "two thirds", "one in three", "one rural clinic in three"."""
    top = _top(words[position])
    if top is None:
        return None
    after = words[position + 1 : position + 6]
    if after and isinstance(after[0], str) and after[0] in _PARTS:
        return f"{top}/{_PARTS[after[0]]}", 2
    for place in range(min(4, len(after) - 1)):
        if after[place] in {"in", "of"} and words[position] not in {"a", "an"}:
            below = after[place + 1]
            if after[place] == "of" and below == "every" and place + 2 < len(after):
                below = after[place + 2]
            bottom = below if isinstance(below, Decimal) else _SMALL.get(below)
            if bottom is not None and top < bottom <= 20 and (after[place] == "in" or below != after[place + 1]):
                return f"{top}/{bottom}", place + 3
            return None
        if isinstance(after[place], Decimal) or after[place] in _SMALL:
            return None
    return None


def _top(word: _Word) -> int | None:
    if isinstance(word, Decimal):
        return int(word) if word == int(word) and word < 20 else None
    return 1 if word in {"a", "an"} else _SMALL.get(word)
