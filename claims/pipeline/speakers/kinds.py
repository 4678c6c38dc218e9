"""What sort of speaker a source's own words are that stand for nobody named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.names.kinds import organisation_heads
from claims.pipeline.sources.phrases import PREPOSITIONS, made_nouns, organisation_nouns
from claims.pipeline.sources.source import Source, describes_unnamed
from claims.quotation import SpeakerKind

# A body that is called by two given names: "Karl and Lena Weber Foundation".
_FOUNDATION = re.compile(r"[A-Z][\w.-]+(?: [A-Z]\.)? (?:and|&) [A-Z][\w.-]+(?: [A-Z][\w.-]*){2,3}")

_CAMP = re.compile(r"(?:[A-Z][\w’'.-]* )+[Cc]amp")  # whoever works for a candidate: "the Weber camp"
_HOUSEHOLDS = frozenset({"family", "couple"})
_POLICE = "police"  # one body, though a plural: "Italian police"
_MOST_OF_PEOPLE = 3  # words: "Harbour County Democrats"; longer ones are bodies


@cache
def is_document_noun(noun: str) -> bool:
    """Whether a casefolded noun means something written or counted, which is no group of people: "records"."""
    single = noun.removesuffix("s")
    written = made_nouns() | words("channels", "document")
    return noun in written or single in written


def is_people(parts: Sequence[str]) -> bool:
    """Whether the words of a name are a plural for people: "Senate Republicans", "Asian-Americans".

    Args:
        parts: The words.
    """
    last = parts[-1].casefold() if parts else ""
    if last in words("everyday", "partisans") and last.endswith("s"):
        return len(parts) <= _MOST_OF_PEOPLE
    end = last.rpartition("-")[2]
    return "-" in last and end.endswith("ans") and is_nation(end.removesuffix("s").capitalize())


def kind_of_words(source: Source) -> SpeakerKind:
    """What a source is that stands for nobody named."""
    if source.head in organisation_nouns() and (not source.plural or source.head == _POLICE):
        return "organisation"
    front = list(takewhile(lambda word: word not in PREPOSITIONS, source.phrase.casefold().split()))
    if " ".join(front[-2:]) in organisation_nouns():  # "the Greek coast guard"
        return "organisation"
    if _CAMP.fullmatch(source.phrase):
        return "organisation"
    if _FOUNDATION.fullmatch(source.phrase) and source.phrase.split()[-1].casefold() in organisation_heads():
        return "organisation"
    if source.head in _HOUSEHOLDS:
        return "group"
    thing = source.form == "made" or is_document_noun(source.head)
    return "unnamed" if thing or describes_unnamed(source) else "group"
