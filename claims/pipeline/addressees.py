"""To whom it was said: "told visiting Iraqi Foreign Minister Fuad Hussein", "wrote to Salih", "told reporters"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.channels import is_outlet, outlet_relay
from claims.pipeline.sources import Mentions, Source, read_source
from claims.pipeline.surface import Surface, Word
from claims.pipeline.titles import is_office
from claims.pipeline.zones import Zone
from claims.quotation import Addressee, Relay, Speaker, SpeakerKind

# Verbs with the addressee right behind them.
_TELLS = re.compile(
    r"\b(?:told|tells?|telling|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|warn(?:s|ed|ing)?|assur(?:e|es|ed|ing)"
    r"|remind(?:s|ed|ing)?|inform(?:s|ed|ing)?|advis(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|implor(?:e|es|ed|ing)"
    r"|encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|address(?:es|ed|ing)|brief(?:s|ed|ing)?|lectur(?:e|es|ed|ing)"
    r"|call(?:s|ed|ing)? on|begg(?:ed|ing)|begs?|challeng(?:e|es|ed|ing)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?"
    r"|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|scold(?:s|ed|ing)?|press(?:es|ed|ing)|apologiz(?:e|es|ed|ing) to"
    r"|notif(?:y|ies|ied|ying)|grill(?:s|ed|ing)?|plead(?:s|ed|ing)? with|exhort(?:s|ed|ing)?|thank(?:s|ed|ing)?"
    r"|(?:wrote|writes?|writing|written|said|says?|saying|spoke|speaks?|speaking|repl(?:y|ies|ied|ying)"
    r"|respond(?:s|ed|ing)?|appeal(?:s|ed|ing)?|complain(?:s|ed|ing)?|testif(?:y|ies|ied|ying)|explain(?:s|ed|ing)?"
    r"|announc(?:e|es|ed|ing)|pitch(?:es|ed|ing)?) to)\s+",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:meeting|talks|call|conversation|exchange|letter|memo|message|e-?mail|note|interview|speech|address|remarks)"
    r"\s+(?:with|to|from)\s+",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"(?<![A-Z])(?<!Gov)(?<!Sen)(?<!Rep)(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)\.|[,;:!?—–()\[\]“”\"\n]|\s(?:that|if|whether|to|in|on|at|during|about|who|what|why|how|when|where|while|after|before"
    r"|as|by|from|he|she|they|it|is|was|were|are|has|have|had|would|will|not|for|with|early|late|last|this|yesterday|via"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_LONGEST = 90  # characters of an addressee
_MENTIONS_BACK = 20
_PRONOUN_REACH = 400  # characters from "him" back to whom it means
_NOBODY = frozenset(
    "him her them me us you it himself herself themselves that if whether what why how when where about for to in on by at"
    " as with one be so questions question more".split()
)
_PEOPLE = re.compile(
    r"(?:reporters?|journalists?|supporters?|voters?|crowds?|audience|delegates|members?|people|americans?|fans|students"
    r"|lawmakers|senators|republicans|democrats|donors|leaders?|officials?|officers?|agents|workers?|employees|investors"
    r"|attendees|viewers|readers|listeners|moderators?|panel|committee|congress|parliament|court|jury|judge|conference"
    r"|rally|gathering|group|woman|man|men|women|staff|colleagues|conservatives|evangelicals|veterans|activists|host"
    r"|editors?|analysts|party|department|council|assembly|ministers?|president|public|nation|country|world|everyone"
    r"|allies|friends?|parents|teachers|families|residents|union|team|staffers|aides|advisers|countries|governments?|states"
    r"|campaigns?|schools|agency|police|media|press)$",
    re.IGNORECASE,
)


def find_addressees(
    surface: Surface, mentions: Mentions, zone: Zone, attribution: Attribution, speaker: Speaker | None
) -> Iterator[Addressee | Relay]:
    """Who was told; an outlet that was told is a relay."""
    for start, end in _phrases(surface, zone, attribution):
        found = _read(surface, mentions, (start, end), speaker)
        if found is not None and (speaker is None or found.name != speaker.name):
            yield found


def _phrases(surface: Surface, zone: Zone, attribution: Attribution) -> Iterator[Offsets]:
    """Where an addressee may stand: behind a verb of telling in the cue, or behind a meeting or letter in its clause."""
    if attribution.cue is not None:
        start, end = attribution.cue
        for match in _TELLS.finditer(surface.text, start, min(len(surface.text), end + 12)):
            if match.start() < end:
                yield _phrase(surface.text, match.end())
    for start, end in zone.clause:
        for match in _MEETS.finditer(surface.text, start, end):
            yield _phrase(surface.text, match.end())
        if attribution.cue is not None and start <= attribution.cue[0] < end:
            for match in _TELLS.finditer(surface.text, start, attribution.cue[0]):
                if match.group().split()[-1].casefold() == "to" or match.group().casefold().startswith("told"):
                    yield _phrase(surface.text, match.end())


def _phrase(text: str, start: int) -> Offsets:
    stop = _PHRASE_END.search(text, start, start + _LONGEST)
    return start, stop.start() if stop else min(len(text), start + _LONGEST)


def _read(
    surface: Surface, mentions: Mentions, phrase: Offsets, speaker: Speaker | None
) -> Addressee | Relay | None:
    start, end = phrase
    inside = surface.words_between(start, end)
    if inside and inside[0].key in {"him", "her"} and len(inside) == 1:
        return _pronoun(mentions, inside[0], speaker)
    if not inside or inside[0].start > start + 1 or inside[0].key in _NOBODY or _is_verb(surface, inside[0]):
        return None
    end = inside[-1].end
    source = read_source(surface, mentions, (start, end))
    if source.form == "name":
        return _named(surface, source)
    outlet = next(((n, e) for n, e in mentions.between(start, end) if is_outlet(e, n)), None)
    if outlet is not None:
        return outlet_relay(surface, *outlet)
    if source.form in {"joint", "place"}:
        return Addressee(source.phrase, "group" if source.form == "joint" else "organisation", start, end)
    people = source.plural or _PEOPLE.search(source.head) or is_office(source.head)
    if source.form in {"described", "nominal", "organisation", "owned"} and people:
        kind: SpeakerKind = "group" if source.plural else "unnamed"
        return Addressee(source.phrase, kind, start, end)
    return None


def _is_verb(surface: Surface, word: Word) -> bool:
    return surface.tag_of(word) == "VERB" and word.key != "visiting"


def _pronoun(mentions: Mentions, word: Word, speaker: Speaker | None) -> Addressee | None:
    """The nearest other person of that gender, named not far back."""
    gender = "men" if word.key == "him" else "women"
    for name, entity in mentions.last_before(word.start, limit=_MENTIONS_BACK):
        if word.start - name.end > _PRONOUN_REACH:
            break
        if entity.kind == "person" and entity.gender == gender and (speaker is None or speaker.name != entity.name):
            return Addressee(entity.name, entity.kind, word.start, word.end)
    return None


def _named(surface: Surface, source: Source) -> Addressee | Relay | None:
    entity, name = source.entities[0], source.name
    if name is None:
        return None
    if is_outlet(entity, name):
        return outlet_relay(surface, name, entity)
    return Addressee(entity.name, entity.kind, name.start, name.end)
