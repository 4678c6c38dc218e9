"""Whether two quotations of one speaker say the same thing: what speaks for it, weighed; what rules it out."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from rapidfuzz.distance import LCSseq

from claims.resolve.claims.wording import Wording, denies, runs_of, tokens_of, wording


@dataclass(frozen=True, kw_only=True)
class Saying:
    """A quotation as far as it counts for which claim it is an instance of; its words are read when they are asked for.

    Args:
        id: Its number.
        identity: Its hash, which does not depend on when it was imported; ties are decided by it.
        kind: ``direct``, ``indirect`` or ``mixed``.
        article: The number of its article.
        text: Its content.
        cue: The words that attribute it.
        first: The first day on which it can have been said; else the day it was printed, if known.
        last: The last such day.
    """

    id: int
    identity: str
    kind: str
    article: int
    text: str
    cue: str | None = None
    first: date | None = None
    last: date | None = None

    @cached_property
    def wording(self) -> Wording:
        """What is compared of its words."""
        return wording(self.text, self.cue)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """The runs of its wording, which take a tenth of the time that all of it takes."""
        return runs_of(tokens_of(self.text))


# Days between two quotations within which other words can be the same utterance: the news of one event.
WINDOW = 30
# Fewer words are a name or a slogan that says nothing by itself.
_LEAST_WORDS = 3
# A name that both have tells less than another word: a speaker's topics are few.
_NAME = 0.5
# Names agree where one has at least this share of the other's: "President Obama" and "Barack Obama".
_NAMES_AGREE = 0.5

# A logistic regression over pairs of quotations that nothing is against and that are no repeats: 2,218 of PolNeAR's
# train part and 86 of the tuning events; ``python benchmarks/sameness.py`` fits it again and says how good it is.
WEIGHTS: Mapping[str, float] = MappingProxyType({
    "cosine": 9.37, "of fewer": 0.57, "of all": 3.34, "repeated": 3.53, "number": 0.66, "stems": 0.69, "length": 0.33,
    "no heart": -0.9, "both reported": -0.56, "both verbatim": -0.87,
    "near": 1.51, "near, in a crowd": -0.37, "within": -0.25,
})  # fmt: skip
"""What each of :func:`features` counts."""
INTERCEPT = -11.23

_YEAR = re.compile(r"(?:19|20)\d\d")

NEAR = 2
"""Days within which two articles tell of one occasion, as a rule."""
# The probabilities from which on quotations in other words are one claim: in two articles of these days, and elsewhere
# (one article tells a thing once, and then goes into it).
_ENOUGH_NEAR, _ENOUGH = 0.7, 0.87
# Where others link two quotations, this is enough for them to be in one claim.
_AKIN = 0.35
# By how much, as logarithm of the odds, each step of a crowd makes that harder: the more somebody is quoted, the more
# quotations are alike by chance.
_CROWD = 0.3
# Of the shorter one's words: how many the longer one must have in their order, and how many of its runs of four, for it
# to be a repeat or a cut.
_VERBATIM, _RUNS = 0.8, 0.5
_PART = 0.4
# As probable are two that share nothing of what one of them quotes in part.
_SURE = 0.9
# So few words repeat by chance, given months.
_SHORT = 5


def is_statement(wording: Wording) -> bool:
    """Whether so few words say something that could be said again."""
    if not wording.asserts and all(_YEAR.fullmatch(number) for number in wording.numbers):
        return False
    return len(wording.tokens) >= _LEAST_WORDS and not wording.stems <= wording.names


def apart(one: Saying, other: Saying) -> int | None:
    """Days between the intervals in which two quotations can have been said; None where a day is unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
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
    probability, repeated = _evidence(one, other, cosine, crowd)
    days = apart(one, other)
    late = days is not None and days > WINDOW
    if is_repeat(one, other, repeated) and (not late or _length(one, other) > _SHORT):
        return max(probability, repeated)
    if late or probability < (_ENOUGH_NEAR if _are_near(one, other) else _ENOUGH) or are_two_sentences(one, other):
        return 0.0
    return probability if probability >= _SURE or _share_heart(one, other) else 0.0


def _are_near(one: Saying, other: Saying) -> bool:
    """Whether two are of two articles that tell of one occasion, as a rule."""
    days = apart(one, other)
    return one.article != other.article and days is not None and days <= NEAR


def are_two_sentences(one: Saying, other: Saying) -> bool:
    """Whether both are verbatim and of one article, which gives the words of one sentence once."""
    return one.article == other.article and one.kind == other.kind == "direct"


def _share_heart(one: Saying, other: Saying) -> bool:
    """Whether two share more than names, and some of what one quotes in part, such as "very careless"."""
    about = one.wording.stems & other.wording.stems
    return not about <= (one.wording.names | other.wording.names) and not _lacks_heart(one, other, about)


def _lacks_heart(one: Saying, other: Saying, about: Set[str]) -> bool:
    hearts = [saying.wording.quoted for saying in (one, other) if saying.kind == "mixed" and saying.wording.quoted]
    return not all(heart & about for heart in hearts)


def are_akin(one: Saying, other: Saying, cosine: float, *, crowd: int = 0) -> bool:
    """Whether two quotations are alike enough to be in one claim where others link them."""
    probability, repeated = _evidence(one, other, cosine, crowd)
    odds = _AKIN / (1.0 - _AKIN) * math.exp(_CROWD * crowd)
    return probability >= odds / (1.0 + odds) or is_repeat(one, other, repeated)


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


def _evidence(one: Saying, other: Saying, cosine: float, crowd: int) -> tuple[float, float]:
    """The probability that two quotations say the same, and what share of the shorter one the longer one repeats."""
    mine, theirs = one.wording, other.wording
    shared = overlap(mine, theirs)
    if shared is None:
        return 0.0, 0.0
    found = features(one, other, cosine, shared, crowd)
    total = INTERCEPT + sum(WEIGHTS[name] * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-total)), shared.repeated


def features(one: Saying, other: Saying, cosine: float, shared: Overlap, crowd: int) -> dict[str, float]:
    """What speaks for and against that two quotations say the same.

    Args:
        one: A quotation.
        other: Another one.
        cosine: The cosine of their vectors.
        shared: What their wordings share.
        crowd: See :func:`crowd`.
    """
    mine, theirs = one.wording, other.wording
    kinds = {one.kind, other.kind}
    near = _are_near(one, other)
    return {
        "cosine": cosine,
        "of fewer": shared.of_fewer,
        "of all": shared.of_all,
        "repeated": shared.repeated,
        "number": float(not mine.numbers.isdisjoint(theirs.numbers)),
        "stems": math.log1p(len(shared.stems - mine.names - theirs.names)),
        "length": math.log1p(_length(one, other)),
        "no heart": float(_lacks_heart(one, other, shared.stems)),
        "both reported": float(kinds == {"indirect"}),
        "both verbatim": float(kinds == {"direct"}),
        "near": float(near),
        "near, in a crowd": float(crowd * near),
        "within": float(one.article == other.article),
    }


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two wordings share; names count half.

    Args:
        stems: The stems that both have.
        of_fewer: Their share of those of the one that has fewer, 0 to 1.
        of_all: Their share of all that either has, 0 to 1.
        repeated: What share of the words of the shorter one is there in the other, in their order, 0 to 1.
    """

    stems: frozenset[str]
    of_fewer: float
    of_all: float
    repeated: float


def overlap(one: Wording, other: Wording) -> Overlap | None:
    """What two wordings share; None where it is no stem."""
    stems = one.stems & other.stems
    if not stems:
        return None
    shared = _weight(stems, one, other)
    fewer = min(_weight(one.stems, one, other), _weight(other.stems, one, other))
    repeated = LCSseq.similarity(one.tokens, other.tokens) / min(len(one.tokens), len(other.tokens))
    return Overlap(stems, shared / fewer, shared / _weight(one.stems | other.stems, one, other), repeated)


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
