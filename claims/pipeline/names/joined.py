"""With what a name goes on ("RFE/RL's Kyrgyz Service", "Toktosun uulu"), and what is left off: "Trend Sept. 17"."""

from __future__ import annotations

import re

from claims.lexicon.nations import is_nation
from claims.pipeline.names.kinds import outlets
from claims.pipeline.text.surface import Surface, Word

# Behind a father's name, in Kyrgyz, Kazakh, Uzbek, Turkmen and Azerbaijani: son, daughter.
_SONS = frozenset({"uulu", "ulu", "uly", "oglu", "oğlu", "ogly", "ugli", "kyzy", "kyz", "kizi", "qizi", "gyzy", "qızı"})

_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
_OF_MONTH = re.compile(r"\.?\s(?:[12]?\d|3[01])(?!\d|\w)")


def is_dated(surface: Surface, word: Word) -> bool:
    """Whether a word is a month's, shortened, and its day follows: "told Trend Sept. 17".

    Args:
        surface: The text.
        word: The last of a run of capitals.
    """
    return word.key in _MONTHS and _OF_MONTH.match(surface.text, word.end) is not None


def goes_on(surface: Surface, index: int) -> bool:
    """Whether a name goes on with a word: with a broadcaster's service in a language, or with whose son somebody is.

    Args:
        surface: The text.
        index: The index of the word; one stands before it.
    """
    return _is_service(surface, index) or _is_son(surface, index)


def _is_service(surface: Surface, index: int) -> bool:
    """Whether a word begins the name of one of a broadcaster's services: "Kyrgyz" in "RFE/RL's Kyrgyz Service"."""
    if index + 1 >= len(surface.words):
        return False
    house, tongue, service = surface.words[index - 1 : index + 2]
    if not house.possessive or service.text != "Service" or surface.text[tongue.end : service.start] != " ":
        return False
    gap = surface.text[house.end : tongue.start]
    known = house.key in outlets() and tongue.capital and is_nation(tongue.text)
    return known and gap in {"'s ", "’s "}


def _is_son(surface: Surface, index: int) -> bool:
    """Whether a word says of whom somebody is the son or the daughter, behind the father's name: "Toktosun uulu"."""
    father, son = surface.words[index - 1 : index + 1]
    plain = surface.text[father.end : son.start] == " " and not father.possessive
    return plain and son.key in _SONS and father.capital
