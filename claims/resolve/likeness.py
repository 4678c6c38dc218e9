"""Whether two quotations of one speaker say the same thing: what speaks for it, weighed; what rules it out."""

from __future__ import annotations

import math
import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import LCSseq

from claims.resolve.wording import Wording, denies


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A quotation as far as it counts for which claim it is an instance of.

    Args:
        id: Its number.
        identity: Its hash, which does not depend on when it was imported; ties are decided by it.
        kind: ``direct``, ``indirect`` or ``mixed``.
        article: The number of its article.
        wording: Its words.
        first: The first day on which it can have been said; else the day it was printed, if known.
        last: The last such day.
    """

    id: int
    identity: str
    kind: str
    article: int
    wording: Wording
    first: date | None = None
    last: date | None = None


# Days between two quotations within which other words can be the same utterance: the news of one event.
WINDOW = 30
# Fewer words are a name or a slogan that says nothing by itself.
_LEAST_WORDS, _LEAST_STEMS = 3, 2
# A name that both have tells less than another word: a speaker's topics are few.
_NAME = 0.5
# Names agree where one has at least this share of the other's: "President Obama" and "Barack Obama".
_NAMES_AGREE = 0.5

# A logistic regression over 70 same and 14 different pairs of the tuning events in fixtures/events that nothing is
# against, and over 207 such pairs of PolNeAR's train part that were read one by one (136 the same), drawn from those
# that earlier versions found hard.
_COSINE, _SHARED, _COMMON, _REPEATED, _NUMBER = 3.93, 1.85, 3.26, 3.09, 0.31
_NEAR, _FAR, _INTERCEPT = 1.06, -0.31, -6.1

_YEAR = re.compile(r"(?:19|20)\d\d")

NEAR = 2
"""Days within which two articles tell of one occasion, as a rule."""
# The probabilities from which on quotations in other words are one claim: in two articles of these days, in one article
# (which tells a thing once, and then goes into it), and further apart. Held out, the pairs above them were right in 92,
# 91 and 80 % of those hard ones.
_ENOUGH_NEAR, _ENOUGH_WITHIN, _ENOUGH_FAR = 0.62, 0.82, 0.9
# Where others link two quotations, this is enough for them to be in one claim.
_AKIN = 0.35
# By how much, as logarithm of the odds, each step of a crowd makes that harder: the more somebody is quoted, the more
# quotations are alike by chance.
_CROWD = 0.45
# Of the shorter one's words: how many the longer one must have in their order, and how many of its runs of four, for it
# to be a repeat or a cut.
_VERBATIM, _RUNS = 0.8, 0.5
_PART = 0.4
# One word that means something tells too little, unless so much of the shorter one is repeated with it, or all else
# makes it as probable and the speaker is quoted little.
_HALF, _ENOUGH_BY_ONE = 0.5, 0.7
# As probable are two that share nothing of what one of them quotes in part, and, if the speaker is quoted much, two
# that share one word beside names.
_SURE = 0.9
# So few words repeat by chance, given months.
_SHORT = 5


def is_statement(wording: Wording) -> bool:
    """Whether so few words say something that could be said again."""
    if not wording.asserts and all(_YEAR.fullmatch(number) for number in wording.numbers):
        return False
    return len(wording.tokens) >= _LEAST_WORDS and not wording.stems <= wording.names


def apart(one: Saying, other: Saying) -> int:
    """Days between the intervals in which two quotations can have been said; 0 where a day is unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


def at_odds(one: Wording, other: Wording) -> str | None:
    """Why two wordings cannot be one claim, in a word; None where nothing is against it.

    What only one of them tells is no contradiction: a cut leaves out.
    """
    if _differ(one.numbers, other.numbers):
        return "numbers"
    if _names_differ(one.names, other.names):
        return "names"
    about = one.stems & other.stems
    if about and denies(one) != denies(other) and denies(one, about) != denies(other, about):
        return "denial"
    return None


def crowd(sayings: int) -> int:
    """How far a speaker is quoted so often that some quotations are alike by chance.

    0 below 64 quotations, then one more for each four times as many.

    Args:
        sayings: How many quotations of the speaker there are.
    """
    return max(0, (sayings.bit_length() - 1) // 2 - 2)


def likeness(one: Saying, other: Saying, cosine: float, *, crowd: int = 0) -> float:
    """How surely two quotations of one speaker say the same thing, whatever is against it; 0 where they do not.

    Args:
        one: A quotation.
        other: Another one.
        cosine: The cosine of their vectors, in which the sentences around count as much as what was said.
        crowd: See :func:`crowd`.

    Returns:
        A probability, or 0 where it is not enough.
    """
    probability, repeated = _evidence(one, other, cosine)
    days = apart(one, other)
    if is_repeat(one, other, repeated) and (days <= WINDOW or _length(one, other) > _SHORT):
        return max(probability, repeated)
    if days > WINDOW or probability < _enough(one, other, days, crowd) or _are_two_sentences(one, other):
        return 0.0
    if probability < _SURE and not _share_heart(one, other, stems=_LEAST_STEMS if crowd else 1):
        return 0.0
    by_one_word = not crowd and days <= NEAR and probability >= _ENOUGH_BY_ONE
    return probability if by_one_word or _share_enough(one.wording, other.wording, repeated) else 0.0


def _are_two_sentences(one: Saying, other: Saying) -> bool:
    """Whether both are verbatim and of one article, which gives the words of one sentence once."""
    return one.article == other.article and one.kind == other.kind == "direct"


def _share_heart(one: Saying, other: Saying, *, stems: int) -> bool:
    """Whether two share so many stems beside names, and some of what one quotes in part, such as "very careless"."""
    about = one.wording.stems & other.wording.stems
    names = one.wording.names | other.wording.names
    hearts = [saying.wording.quoted for saying in (one, other) if saying.kind == "mixed" and saying.wording.quoted]
    return len(about - names) >= stems and all(heart & about for heart in hearts)


def _share_enough(one: Wording, other: Wording, repeated: float) -> bool:
    """Whether two wordings share more than names, and more than a single word with little around it."""
    about = one.stems & other.stems
    return not about <= (one.names | other.names) and (len(about) >= _LEAST_STEMS or repeated >= _HALF)


def are_akin(one: Saying, other: Saying, cosine: float, *, crowd: int = 0) -> bool:
    """Whether two quotations are alike enough to be in one claim where others link them."""
    probability, repeated = _evidence(one, other, cosine)
    return probability >= _harder(_AKIN, crowd) or is_repeat(one, other, repeated)


def evidence(one: Saying, other: Saying, cosine: float) -> float:
    """The probability that two quotations are about the same, whatever is at odds in them.

    Args:
        one: A quotation.
        other: Another one.
        cosine: The cosine of their vectors.
    """
    return _evidence(one, other, cosine)[0]


def is_repeat(one: Saying, other: Saying, repeated: float | None = None) -> bool:
    """Whether one quotation repeats or cuts the other: nearly all words of the shorter one are there, in their order.

    Indirect words may also stand in a sentence that says something else ("because he wants to build a wall"), so these
    have to be a good part of the longer one.

    Args:
        one: A quotation.
        other: Another one.
        repeated: What share of the words of the shorter one is there in their order, if that is known already.
    """
    mine, theirs = one.wording, other.wording
    if repeated is None:
        repeated = LCSseq.similarity(mine.tokens, theirs.tokens) / _length(one, other)
    about = mine.stems & theirs.stems
    if (
        repeated < _VERBATIM
        or not about
        or len(mine.runs & theirs.runs) < _RUNS * min(len(mine.runs), len(theirs.runs))
    ):
        return False
    shorter = min(one, other, key=lambda saying: (len(saying.wording.tokens), saying.identity))
    return shorter.kind != "indirect" or len(about) >= _PART * len(mine.stems | theirs.stems)


def _evidence(one: Saying, other: Saying, cosine: float) -> tuple[float, float]:
    """The probability that two quotations say the same, and what share of the shorter one the longer one repeats."""
    mine, theirs = one.wording, other.wording
    about = mine.stems & theirs.stems
    if not about:
        return 0.0, 0.0
    repeated = LCSseq.similarity(mine.tokens, theirs.tokens) / _length(one, other)
    shared = _weight(about, mine, theirs)
    fewer = min(_weight(mine.stems, mine, theirs), _weight(theirs.stems, mine, theirs))
    total = (
        _COSINE * cosine
        + _SHARED * shared / fewer
        + _COMMON * shared / _weight(mine.stems | theirs.stems, mine, theirs)
        + _REPEATED * repeated
        + _NUMBER * bool(mine.numbers & theirs.numbers)
        + _INTERCEPT
    )
    if one.article != other.article:
        total += _NEAR if apart(one, other) <= NEAR else _FAR
    return 1.0 / (1.0 + math.exp(-total)), repeated


def _enough(one: Saying, other: Saying, days: int, crowd: int) -> float:
    if one.article == other.article:
        return _ENOUGH_WITHIN
    return _harder(_ENOUGH_NEAR, crowd) if days <= NEAR else _ENOUGH_FAR


def _harder(least: float, crowd: int) -> float:
    """A least probability for a speaker who is quoted so often."""
    odds = least / (1.0 - least) * math.exp(_CROWD * crowd)
    return odds / (1.0 + odds)


def _length(one: Saying, other: Saying) -> int:
    """The words of the shorter one."""
    return min(len(one.wording.tokens), len(other.wording.tokens))


def _weight(stems: Set[str], one: Wording, other: Wording) -> float:
    named = len(stems & (one.names | other.names))
    return len(stems) - (1 - _NAME) * named


def _differ(one: Set[str], other: Set[str]) -> bool:
    """Whether each has something that the other lacks."""
    return bool(one - other and other - one)


def _names_differ(one: Set[str], other: Set[str]) -> bool:
    return bool(one and other) and len(one & other) < _NAMES_AGREE * min(len(one), len(other))
