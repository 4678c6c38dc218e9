"""The words that name a channel: "in a statement", "on his website", "tweeted", "told Rudaw", "IRNA reported"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.lexicon.lists import sections, words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.entities import Entity
from claims.pipeline.names import Name
from claims.pipeline.sources import Mentions
from claims.pipeline.surface import Surface
from claims.pipeline.zones import Zone
from claims.quotation import Relay, RelayKind

# Nearest the speaker first: what he made, where it stood, who printed it, who handed it on.
ORDER: tuple[RelayKind, ...] = (
    "statement", "speech", "interview", "social", "document", "website", "outlet", "agency"
)  # fmt: skip
_KINDS: tuple[RelayKind, ...] = ("website", "social", "statement", "interview", "speech", "document")
_LEADS = re.compile(
    r"\b(?:in|on|at|during|via|through|from|by|after|before|to|with|of|for|over|released?|issued|sent|posted|published|delivered|wrote"
    r"|gave|giving|told)\s+(?:[\w’'.,$%&/-]+\s+){0,6}$",
    re.IGNORECASE,
)
_LEADS_DOCUMENT = re.compile(
    r"\b(?:in|on|by|via|through|according to|from|released?|issued|posted|published|wrote)\s+(?:[\w’'.,$%&/-]+\s+){0,5}$", re.IGNORECASE
)
_REPORTS = re.compile(
    r"\s*(?:,\s*)?(?:has |had |first |also |later |previously )*(?:reported|reports|reporting|quoted|cited|cites|quotes|revealed)\b"
)
_BEFORE_OUTLET = re.compile(
    r"\b(?:told|tells|telling|to|on|with|in|by|via|from|according to|for|and|at|of|host|editor|reporter|correspondent|anchor)"
    r"[\s,]+(?:(?:the|a|an)\s+)?(?:[\w’'.,“\"-]+\s+){0,3}[“\"]?$"
)
_OUTLET_HEADS = frozenset(
    "news times post journal tribune herald gazette chronicle observer guardian telegraph magazine press globe star daily"
    " weekly radio television tv media show podcast today morning tonight examiner enquirer register monitor".split()
)
_OWNERS = frozenset({"his", "her", "their", "its"})
_HIS_OWN = re.compile(r"\b(his|her|their|its)\s+(?:own\s+|official\s+|personal\s+|[\w-]+\s+){0,2}$", re.IGNORECASE)


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, RelayKind]]:
    kinds: dict[str, RelayKind] = {}
    for kind in _KINDS:
        for phrase in sections("channels")[kind]:
            kinds.setdefault(phrase.casefold(), kind)
    for platform in sections("organisations")["platforms"]:
        kinds.setdefault(platform.casefold(), "social")
    phrases = sorted(kinds, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w-])", re.IGNORECASE), kinds


def find_nouns(surface: Surface, zone: Zone, attribution: Attribution, owner: str | None) -> Iterator[Relay]:
    """Channels named by common nouns, verbs and platforms in an attribution's clause.

    Args:
        surface: The text.
        zone: The attribution's sentences.
        attribution: The attribution.
        owner: The speaker's name, for "his website".
    """
    pattern, kinds = _nouns()
    for start, end in zone.clause:
        for match in pattern.finditer(surface.text, start, end):
            kind = kinds[match.group().casefold()]
            if _counts(surface, match, start, attribution, kind):
                his = _HIS_OWN.search(surface.text, max(start, match.start() - 40), match.start())
                yield Relay(match.group(), kind, match.start(), match.end(), owner if his else None)


def _counts(
    surface: Surface, match: re.Match[str], start: int, attribution: Attribution, kind: RelayKind
) -> bool:
    """Whether a noun names the channel of this utterance, and not something else that the sentence is about."""
    word = match.group().casefold()
    if word.endswith(("ed", "ing")) and kind in {"social", "statement"}:
        return attribution.cue is not None and attribution.cue[0] <= match.start() < attribution.cue[1] + 1
    if attribution.source is not None and attribution.source[0] <= match.start() < attribution.source[1]:
        rest = surface.text[match.end() : attribution.source[1]]
        return kind in {"document", "statement", "website"} and not re.match(r"[’']s?\s+\w", rest)
    if attribution.cue is not None and attribution.cue[0] <= match.start() < attribution.cue[1]:
        return True
    if surface.text[match.end() : match.end() + 2] in {"’s", "'s"}:
        return False
    leads = _LEADS_DOCUMENT if kind in {"document", "website"} else _LEADS
    return leads.search(surface.text, max(start, match.start() - 60), match.start()) is not None


def find_outlets(
    surface: Surface, mentions: Mentions, zone: Zone, attribution: Attribution, speaker: str | None
) -> Iterator[Relay]:
    """Outlets and agencies that carried the words or were told them."""
    for start, end in zone.stretches:
        for name, entity in mentions.between(start, end):
            if entity.name == speaker or not is_outlet(entity, name):
                continue
            reports = _reports(surface, name)
            inside = any(a <= name.start < b for a, b in attribution.content)
            if reports or (not inside and _carries(surface, name, start, attribution)):
                yield outlet_relay(surface, name, entity)


def outlet_relay(surface: Surface, name: Name, entity: Entity) -> Relay:
    """The relay for an outlet's or agency's mention."""
    return Relay(entity.name, outlet_kind(entity), name.start, name.end)


def is_outlet(entity: Entity, name: Name) -> bool:
    """Whether an organisation prints or broadcasts news."""
    if entity.kind != "organisation":
        return False
    spelled = {entity.name.casefold(), " ".join(name.words).casefold()}
    known = words("organisations", "outlets", "agencies")
    if spelled & known or {f"the {one}" for one in spelled} & known:
        return True
    return entity.keys[-1] in _OUTLET_HEADS or entity.keys[-2:] == ("news", "agency")


def outlet_kind(entity: Entity) -> RelayKind:
    """Agency or outlet."""
    name = entity.name.casefold()
    return "agency" if name in words("organisations", "agencies") or name.endswith("news agency") else "outlet"


def _reports(surface: Surface, name: Name) -> bool:
    return not name.possessive and _REPORTS.match(surface.text, name.end, name.end + 60) is not None


def _carries(surface: Surface, name: Name, start: int, attribution: Attribution) -> bool:
    if attribution.source is not None and attribution.source[0] <= name.start < attribution.source[1]:
        return surface.text[name.end : name.end + 1] in {"’", "'"}
    return _BEFORE_OUTLET.search(surface.text, max(start, name.start - 60), name.start) is not None
