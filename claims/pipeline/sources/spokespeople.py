"""For whom spokesmen speak: "a spokeswoman for the ministry", "Ruiz's spokesman", "Board spokesman Omar Haddad".

The words are the spokesman's own, who stays the speaker; whose they are is told beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.offices.ranks import ABBREVIATED
from claims.pipeline.sources.phrases import DAYS, DEFINITE, INDEFINITE, organisation_nouns
from claims.pipeline.sources.source import read_source
from claims.pipeline.text.surface import Surface, Word
from claims.quotation import Speaker

_SPOKESMAN = re.compile(
    r"\bspokes(?:m[ae]n|wom[ae]n|persons?|people)\b|\bpress secretar(?:y|ies)\b|\bcommunications directors?\b"
    r"|\bdirectors? of communications\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:former|then|ex|onetime|one-time|longtime former)[\s-]+(?:[\w.’'-]+\s+){0,6}$", re.IGNORECASE
)
_FOR = re.compile(r"\s+(?:for|of|at|with)\s+(?:the\s+|an?\s+|its\s+)?", re.IGNORECASE)
# What may stand between whom it is and "spokesman": "Harbour Board's chief spokesman", "Ruiz campaign spokeswoman".
_BETWEEN = re.compile(r"(?:['’]s?)?(?:\s+(?!and\b|or\b|but\b)[\w’'-]+){0,3}\s+")
_CAMPAIGN = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+)?campaign\b", re.IGNORECASE)
_STOP = re.compile(r"[,;:.!?()\[\]“”\"—–\n]|\s(?:and|but|who|whom|which|that|said|says|told)\b", re.IGNORECASE)
_OWNED = re.compile(r"^(.+?)['’]s? (?:[\w-]+ ){0,2}spokes", re.IGNORECASE)
_APPOSED = re.compile(rf"(?:{_SPOKESMAN.pattern}),?\s+$", re.IGNORECASE)
_BODIES = frozenset({"police", "government", "campaign", "military", "army", "ministry", "department", "hospital"})
_RANKED = re.compile(rf"\s(?:{'|'.join(sorted(ABBREVIATED))})$", re.IGNORECASE)
_REACH = 60  # characters from "spokesman" to whom it is of


def with_principals(
    surface: Surface, mentions: Mentions, attributions: Sequence[Attribution], speakers: Sequence[Speaker | None]
) -> tuple[Speaker | None, ...]:
    """The speakers, those who speak for somebody with whom that is.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attributions: Its attributions.
        speakers: Their speakers, as many.
    """
    if _SPOKESMAN.search(surface.text) is None:
        return tuple(speakers)
    by_name = {entity.name: entity for entity in mentions.entities if entity.kind == "person"}
    known: dict[str, str | None] = {}
    found = []
    for attribution, speaker in zip(attributions, speakers, strict=True):
        principal = None
        if speaker is not None and speaker.kind == "person" and speaker.name in by_name:
            if speaker.name not in known:
                known[speaker.name] = _of_person(surface, mentions, by_name[speaker.name])
            principal = known[speaker.name]
        elif speaker is not None and speaker.kind in {"unnamed", "group"} and attribution.source is not None:
            principal = _of_words(surface, mentions, attribution.source, speaker)
        found.append(replace(speaker, speaks_for=principal) if speaker is not None and principal else speaker)
    return tuple(found)


def _of_person(surface: Surface, mentions: Mentions, entity: Entity) -> str | None:
    """For whom a person speaks: what the article calls him or her at one place holds for all of it."""
    for name in entity.names:
        first = surface.sentences[surface.sentence_of(name.start)][0]
        begin = max(first, name.start - _REACH)
        if name.role is not None:
            role = name.role
        elif _APPOSED.search(surface.text, begin, name.start):  # "Ruiz's spokeswoman, Lena Ortiz, said"
            role = (begin, name.start)
        else:
            continue
        window = (max(first, role[0] - _REACH), name.start) if role[0] < name.start else role
        for principal in _principals(surface, mentions, window, role):
            if principal != entity.name:
                return principal
    return None


def _of_words(surface: Surface, mentions: Mentions, source: Offsets, speaker: Speaker) -> str | None:
    owned = _OWNED.match(speaker.name)
    if owned is not None:
        return _owner(surface, mentions, source, owned[1])
    return next(_principals(surface, mentions, source, source), None)


def _owner(surface: Surface, mentions: Mentions, source: Offsets, words: str) -> str:
    """Whose spokesman it is: who is named in the words before an "'s", without the title in front, else the words."""
    start = surface.text.find(words, *source)
    end = start + len(words)
    inside = mentions.between(start, end) if start >= 0 else ()
    return next((entity.name for name, entity in inside if entity.kind == "person" and name.end == end), words)


def _principals(surface: Surface, mentions: Mentions, window: Offsets, role: Offsets) -> Iterator[str]:
    """Whom the spokesmen in a stretch speak for.

    Args:
        surface: The text.
        mentions: Its names.
        window: Where to look for whom it is.
        role: Where to look for the word "spokesman".
    """
    text = surface.text
    for match in _SPOKESMAN.finditer(text, *role):
        if _NO_MORE.search(text, window[0], match.start()):
            continue
        principal = _behind(surface, mentions, match.end()) or _ahead(surface, mentions, (window[0], match.start()))
        if principal is not None:
            yield principal


def _behind(surface: Surface, mentions: Mentions, end: int) -> str | None:
    """Whom "for" names behind the word: "spokeswoman for the Ruiz campaign", "spokesman at the hospital"."""
    text = surface.text
    leads = _FOR.match(text, end)
    if leads is None:
        return None
    stop = _STOP.search(text, leads.end(), leads.end() + _REACH)
    stretch = (leads.end(), stop.start() if stop is not None else min(len(text), leads.end() + _REACH))
    for name, entity in mentions.between(*stretch):
        if text[stretch[0] : name.start].count(" ") <= 2:
            return _named(surface, entity, name.end)
    ranked = _RANKED.search(text, *stretch)  # "the spokesman of the Harbour Guards Col. Omar Haddad"
    read = read_source(surface, mentions, (stretch[0], ranked.start()) if ranked else stretch)
    return read.phrase if read.phrase and read.form != "pronoun" else None


def _ahead(surface: Surface, mentions: Mentions, stretch: Offsets) -> str | None:
    """Whose spokesman it is, by the words before: a name, else an organisation's noun ("police spokesman")."""
    text = surface.text
    run = _run(surface, stretch)
    for name, entity in reversed(mentions.between(*stretch)):
        if name.end <= stretch[1] and _BETWEEN.fullmatch(text, name.end, stretch[1]):
            longer = entity.kind == "organisation" and run and run[0].start < name.start  # "State Department"
            return text[run[0].start : run[-1].end] if longer else _named(surface, entity, name.end)
    if len(run) > 1 or (run and (run[0].key in organisation_nouns() | _BODIES or run[0].text.isupper())):
        return text[run[0].start : run[-1].end]
    return None


def _run(surface: Surface, stretch: Offsets) -> list[Word]:
    """The capitalised words at a stretch's end; the last may be an organisation's noun ("Ruiz campaign")."""
    run: list[Word] = []
    for word in reversed(surface.words_between(*stretch)):
        noun = not run and word.key in organisation_nouns() | _BODIES
        capital = word.capital and word.key not in DEFINITE | INDEFINITE
        if not (noun or capital) or (run and surface.text[word.end : run[0].start].strip()):
            break
        run.insert(0, word)
    while run and run[0].key in DAYS:  # "Yesterday Harbour Police spokesman Omar Haddad said"
        run.pop(0)
    return run


def _named(surface: Surface, entity: Entity, end: int) -> str:
    campaign = entity.kind == "person" and _CAMPAIGN.match(surface.text, end) is not None
    return f"{entity.name}'s campaign" if campaign else entity.name
