"""Clauses that attribute what stands before them, read off the words alone: "said Vogt", "the mayor told reporters".

Quotation marks are paired before anything is parsed, and where one is missing such a clause shows where the quotation
ended. The rules are strict, therefore: what may be a story told inside the quotation ("the mayor said he would come")
is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.lexicon.lists import words

_LONGEST = 240
"""Characters in which the clause is read, which bounds the time."""
_LONGEST_PHRASE = 14
"""Words of a speaker, or of the description between commas behind one."""
_LONGEST_TITLE = 3
"""Small words before a name behind the verb: "said retired surgeon Ana Ruiz"."""
_SHORT = "|".join(re.escape(word) for word in sorted(words("everyday", "abbreviations")))
# Words with what belongs to them: the stop of a short form, a plural's apostrophe, a party in brackets; and signs.
_WORD = re.compile(
    rf"\b(?:[A-Z]|(?i:{_SHORT}))\.|\w(?:[\w’'.-]*\w)?(?:(?<=s)[’'](?=\s))?(?: \([^()\n]{{1,30}}\))?|[^\w\s]"
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "one", "another", "two", "three", "several"})
_PRONOUNS = frozenset({"he", "she", "they"})
_LISTENERS = frozenset({"me", "us", "you", "myself", "ourselves"})
_DAYS = words("everyday", "months") | {f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")}


class _Word(NamedTuple):
    """A word or a sign: as printed, and casefolded up to an apostrophe."""

    text: str
    low: str

    @property
    def is_sign(self) -> bool:
        return not self.text[0].isalnum()


def inquit_at(text: str, start: int, end: int, *, asking: bool = False) -> bool:
    """Whether a clause that attributes what stands before it begins at an offset.

    Args:
        text: The text.
        start: Where it would begin; white space may stand before it.
        end: Where its paragraph ends.
        asking: Whether a question stands before it.
    """
    found = _words(text, start, min(end, start + _LONGEST))
    verb = 0 if _is_verb_first(found, asking=asking) else _verb_behind_speaker(found)
    return verb is not None and _is_occasion(found, verb)


def _words(text: str, start: int, end: int) -> list[_Word]:
    printed = (match[0] for match in _WORD.finditer(text, start, end))
    return [_Word(word, re.split("['’]", word.casefold(), maxsplit=1)[0]) for word in printed]


def _is_verb_first(found: Sequence[_Word], *, asking: bool) -> bool:
    """Whether a verb stands before its speaker: "said Vogt", "said the mayor", "asked Vogt"."""
    if len(found) < 2 or found[0].text not in words("inquits", "said", "stated"):
        return False
    verb, speaker = found[0].text, found[1]
    if speaker.text[0].isupper():
        return speaker.low not in _DAYS and speaker.low not in words("inquits", "story")
    sure = verb in words("inquits", "said") or (asking and verb in ("asked", "asks"))
    return sure and (speaker.low in _DETERMINERS or speaker.low in _PRONOUNS or _is_titled(found[1:]))


def _is_titled(found: Sequence[_Word]) -> bool:
    """Whether small words lead to a name."""
    for word in found[: _LONGEST_TITLE + 1]:
        if word.text[0].isupper():
            return word.low not in _DAYS
        if word.is_sign or any(word.low in words("inquits", kind) for kind in ("story", "occasion", "asides")):
            return False
    return False


def _verb_behind_speaker(found: Sequence[_Word]) -> int | None:
    """The verb of "the mayor told …", "Lena Vogt, the harbour master, said …"."""
    if not found or not _begins_speaker(found[0]):
        return None
    commas = length = 0
    for index, word in enumerate(found):
        if index and word.text in words("inquits", "said", "stated", "told"):
            # A description has a comma on both sides; one comma alone parts two sentences: "we lost, the mayor said".
            return index if (commas, bool(length)) in ((0, True), (2, False)) else None
        if word.text == ",":
            commas, length = commas + 1, 0
        elif word.low in words("inquits", "adverbs"):
            continue
        elif word.is_sign or length == _LONGEST_PHRASE or (index and word.low in words("inquits", "story")):
            return None
        else:
            length += 1
    return None


def _begins_speaker(word: _Word) -> bool:
    if word.low in _DETERMINERS or word.low in _PRONOUNS:
        return True
    return word.text[0].isupper() and word.low not in words("inquits", "story")


def _is_occasion(found: Sequence[_Word], verb: int) -> bool:
    """Whether behind a verb, and the speaker behind that, stands no more than to whom, when and where."""
    rest = found[verb + 1 :]
    if verb == 0:
        rest = rest[1:]  # the speaker, who may be a pronoun
    elif found[verb].text in words("inquits", "told"):
        if not rest or rest[0].is_sign or rest[0].low in _LISTENERS:
            return False
    elif rest and not rest[0].is_sign and rest[0].low not in words("inquits", "occasion"):
        return False
    for word in rest:
        if word.is_sign or word.low in words("inquits", "asides"):
            break
        if word.low in words("inquits", "story"):
            return False
    return True
