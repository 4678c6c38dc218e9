"""The forms that questions take: where in its words each names the speaker, the addressee and the topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Longer stretches name nobody; the bound keeps the patterns fast on hostile input.
_SLOT = r"(?:\S+\s+){0,11}?\S+?"


@dataclass(frozen=True, slots=True)
class Frame:
    """A question taken apart; each part is a stretch of its words, "" where the form has no such part.

    Args:
        speaker: Where somebody is named who speaks.
        rest: What follows: addressee and topic.
        telling: Whether the verb takes an addressee ("tell").
        addressing: Whether "to" after it names an addressee ("say to"; not "react to", "response to").
        sure: Whether the form leaves no doubt that the speaker's stretch names a speaker ("did … say"; in "troops on
            the ground" it does not).
    """

    speaker: str
    rest: str
    telling: bool = False
    addressing: bool = False
    sure: bool = True


@cache
def words_of(group: str) -> frozenset[str]:
    """A group of the words that ask, as ``question_words.txt`` calls it (``verbs``)."""
    found: set[str] = set()
    current = ""
    for line in (files("claims.lexicon") / "question_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif current == group and not line.startswith("#"):
            found.update(line.split())
    return frozenset(found)


def take_apart(question: str) -> Iterator[Frame]:
    """The forms that fit, most telling first; none where the question is just words.

    Args:
        question: One line, without dates and relays, without a question mark.
    """
    for pattern, sure in _patterns():
        match = pattern.match(question)
        if match:
            parts = match.groupdict(default="")
            verb, noun = parts.get("verb", "").casefold(), parts.get("noun", "").casefold()
            yield Frame(
                speaker=parts.get("speaker", "").strip(" ,:"),
                rest=parts.get("rest", "").strip(" ,:"),
                telling=verb in words_of("verbs of telling") or bool(parts.get("to")),
                addressing=verb in words_of("verbs with to") if verb else noun not in words_of("nouns that answer"),
                sure=sure,
            )


def _any(*groups: str) -> str:
    words = {word for group in groups for word in words_of(group)}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    # "the secretary of state", "the Post", "the State Department", "Washington Post say": parts of names, no verbs
    verb = (
        rf"(?<!\bof )(?<!\bthe )(?!state\s+dep(?:artmen)?t\b)(?P<verb>{_any('verbs', 'verbs of telling')})\b"
        r"(?!\s+(?:says?|said|tells?|told|writes?|wrote|reports?|reported)\b)"
    )
    doing = rf"(?:{verb}|(?=(?:{_any('verbs of stance')})\b))"  # what a stance is belongs to the topic
    past = r"(?P<verb>said|says|told|tells|claimed|claims|tweeted|wrote|warned|argued|insisted|denied|announced)\b"
    noun = rf"(?P<noun>{_any('nouns')})\b"
    about = r"(?:on|about|regarding|concerning|re|of|over)\b"
    asking = r"(?:what|who|whom|when|where|why|how|which)"
    auxiliary = r"(?:did|does|do|has|have|had|is|was|were)"
    filler = r"(?:(?:ever|also|recently|publicly|really|already|exactly)\s+)?"
    passive = r"(?:was|were|is|has\s+been|have\s+been)\s+(?:said|written|tweeted|claimed|stated|told)\b"
    stops = rf"(?=\s+{about}|\s+that\b|\s+to\b|\s*$)"
    forms = (
        # what was said by X about Y
        (rf"{asking}\s+{passive}(?:\s+by\s+(?P<speaker>{_SLOT}){stops})?(?P<rest>.*)", True),
        # what is X's position on Y
        (rf"(?:what\s+(?:is|are|was|were)\s+)(?P<speaker>{_SLOT})(?:['’]s?)\s+{noun}(?P<rest>.*)", True),
        # what did X say about Y, has X ever endorsed Y
        (
            rf"(?:to\s+)?(?:{asking}\s+(?:\w+\s+)?)?{auxiliary}\s+(?P<speaker>{_SLOT})\s+{filler}{doing}(?P<rest>.*)",
            True,
        ),
        # who said Y
        (rf"who\s+(?:else\s+)?(?:(?:has|have|had|is)\s+)?{filler}{verb}(?P<rest>.*)", True),
        # quotes by X on Y
        (
            rf"(?:\w+\s+){{0,3}}?{noun}\s+(?:by|from|of)\s+(?P<speaker>{_SLOT}){stops}(?P<rest>.*)",
            True,
        ),
        # X statement on Y, where X is known
        (rf"(?P<speaker>{_SLOT})\s+{noun}\s+(?P<rest>{about}.*)", False),
        (rf"(?:\w+\s+){{0,2}}?{noun}\s+{about}(?P<rest>.*)", True),
        # anything from X on Y, where X is known
        (rf"(?:any|some|every)thing\s+(?:else\s+)?(?:by|from)\s+(?P<speaker>{_SLOT}){stops}(?P<rest>.*)", False),
        # according to X
        (rf"according\s+to\s+(?P<speaker>{_SLOT})(?=\s*[,?]|\s+{about}|\s*$)(?P<rest>.*)", True),
        # X's statements on Y
        (rf"(?P<speaker>{_SLOT})(?:['’]s?)?\s+{noun}\s+(?P<rest>(?:{about}|that\b|to\b).*)", True),
        (rf"(?P<speaker>{_SLOT})(?:['’]s?)\s+{noun}(?P<rest>\s*)$", True),
        # X told Y, X said that Y
        (rf"(?P<speaker>{_SLOT})\s+{past}(?P<rest>.*)", True),
        # X on Y
        (rf"(?P<speaker>{_SLOT})\s+(?:on|about|regarding|concerning|re)\b(?P<rest>.*)", False),
        # X to Y
        (rf"(?P<speaker>{_SLOT})\s+(?P<to>to)\s+(?P<rest>.*)", False),
    )
    return tuple((re.compile(form, re.IGNORECASE), sure) for form, sure in forms)
