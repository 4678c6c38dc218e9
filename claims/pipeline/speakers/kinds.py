"""What sort of speaker a source's own words are that stand for nobody named."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon.lists import words
from claims.pipeline.names.kinds import organisation_heads
from claims.pipeline.sources.phrases import made_nouns, organisation_nouns
from claims.pipeline.sources.source import Source, describes_unnamed
from claims.quotation import SpeakerKind

# A body that is called by two given names: "Karl and Lena Weber Foundation".
_FOUNDATION = re.compile(r"[A-Z][\w.-]+(?: [A-Z]\.)? (?:and|&) [A-Z][\w.-]+(?: [A-Z][\w.-]*){2,3}")


@cache
def is_document_noun(noun: str) -> bool:
    """Whether a casefolded noun means something written or counted, which is no group of people: "records"."""
    single = noun.removesuffix("s")
    written = made_nouns() | words("channels", "document")
    return noun in written or single in written


def kind_of_words(source: Source) -> SpeakerKind:
    """What a source is that stands for nobody named."""
    if source.head in organisation_nouns() and not source.plural:
        return "organisation"
    if _FOUNDATION.fullmatch(source.phrase) and source.phrase.split()[-1].casefold() in organisation_heads():
        return "organisation"
    thing = source.form == "made" or is_document_noun(source.head)
    return "unnamed" if thing or describes_unnamed(source) else "group"
