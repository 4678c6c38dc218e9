"""The channels that a text names: "in a statement", "his website", "tweeted", "told Rudaw", "IRNA's account".

Whose words came through which is decided in :mod:`claims.pipeline.relays.component`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from claims.lexicon.lists import sections, words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import MarkPair
from claims.pipeline.circumstances.circumstance import Circumstance, traits_at
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.kinds import JOINED_HEAD, follows_medium, is_branch, organisations, outlets
from claims.pipeline.names.name import Name
from claims.pipeline.text.surface import Surface
from claims.quotation import Relay, RelayKind

Channel = Circumstance[Relay]
"""A channel at one place of a text."""

# Nearest the speaker first: what he made, where it stood, who printed it, who handed it on.
ORDER: tuple[RelayKind, ...] = (
    "statement", "speech", "interview", "social", "document", "website", "outlet", "agency"
)  # fmt: skip
_KINDS: tuple[RelayKind, ...] = ("website", "social", "statement", "interview", "speech", "document", "outlet")
_X = re.compile(
    r"(?:(?<=\bon )|(?<=\bvia )|(?<=\btook to )|(?<=\btaking to ))X(?=[,.;:)”\"’]|\s+(?!-)[^\W\d_A-Z]|$)"
    r"|\bX(?=\s(?:account|feed|page|post|profile|thread)s?\b)"
)
_VERBAL = re.compile(r"(?:ed|ing)$")  # "tweeted", "emailing", "speaking"
_SMALL = re.compile(r" (?:and|the|of|on) |^this ")
_OUTLET_HEADS = words("everyday", "outlet heads")
_SOFT_HEADS = words("everyday", "heads of some outlets")
_NEWS_ENDS = frozenset({("news", "agency"), ("news", "service"), ("press", "agency"), ("press", "service")})
_MEDIA_ENDS = _NEWS_ENDS | {("media", "network"), ("news", "network"), ("broadcasting", "corporation")}
# Behind these an outlet's name is what an office or a body is for: "the Minister of Foreign Affairs".
_FOR = re.compile(
    r"\b(?:minist(?:er|ers|ry|ries)|secretary|department|committee|commission|council|panel|chief|state)\s"
    r"(?:of|for|on)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_NAMED_WHOLE = frozenset({"news agency", "network"})
_BROADCASTS = frozenset({"radio", "television", "tv", "channel"})  # as first words
_MEDIUM_BEHIND = re.compile(
    r" (?:radio|television|TV|newspaper|magazine|news agency|news website|news site|broadcaster|daily|weekly|tabloid)"
    r"(?: (?:station|channel|network))?(?![\w-]| [A-Z]| \w+ (?:said|says|told))"
)
_BROADCASTERS = frozenset({"radio", "television", "TV"})  # behind names
_LONGEST_ACRONYM = 5  # letters
_HIS_OWN = re.compile(r"\b(?:his|her|their|its)\s+(?:own\s+|official\s+|personal\s+|[\w-]+\s+){0,2}$", re.IGNORECASE)
_TITLE = re.compile(  # of a broadcast, in quotation marks: "Morning Joe"
    r"(?:[A-Z][\w’'.-]*|\d+)(?:[^\S\n](?:[A-Z][\w’'.-]*|\d+|&|and|the|of|on|in|for|with|at|to|a))*[,.!?]?\Z"
)
_LONGEST_TITLE = 6  # words
_CLOSING = "\"'”’»« "
_OPENING = "\"'“‘«» "
_BEFORE_TITLE = re.compile(
    r"\b(?:(?:on|with|told|tells|telling|to|(?:hosts?|anchors?|moderators?|editors?) (?:of|for)"
    r"|(?:broadcast|edition|episode|installment|airing)s? of)\s+(?:[\w.& ]{2,30}['’]s?\s+)?"
    r"|(?:podcast|show|program|programme|newsletter),?\s+)\Z"
)
# What a noun means that was named before, by how it was named.
_ON_AIR = frozenset({"form=title", "form=quoted title"})
_MEANS = {
    **dict.fromkeys(("show", "broadcast", "podcast"), _ON_AIR),
    **dict.fromkeys(("newspaper", "magazine", "network"), frozenset({"form=outlet"})),
}
_DEFINITE = re.compile(r"\b(?:the|the same|this|that)\s+\Z", re.IGNORECASE)
_FURTHEST = 2500  # characters from such a noun back to the name
_TITLE_BEHIND = 6  # characters between a word for a broadcast and its title
# Behind these an unknown name is that of who printed or carried what somebody said.
_CARRIED_BY = re.compile(
    r"\b(?:(?:wrote|writes|writing|written|posted|published|reported|appear(?:ed|ing|ance)) (?:on|for|in|by)"
    r"|(?:interview|conversation|Q&A) with"
    r"|(?:article|column|story|essay|op-ed|piece|item|interview|report|post|commentary)"
    r" (?:from|in|for|by|on|published by))"
    r"\s+(?:the\s+)?\Z"
)
_FIRST_NAMES = 4  # mentions of which one may say what the name is: "newspaper Handelsblatt", later "Handelsblatt"
# Turns of phrase with a channel's noun that mean none.
_IDIOM = re.compile(
    r"\bin (?:short )?order (?:to|for|that)\b|\bin (?:reply|response)\b|\bin (?:the|any|that) (?:\w+ )?event\b"
    r"|\b(?:an?|this|that) (?:\w+ )?note (?:of|about|on)\b|\b(?:on|an) average\b|\bfor the record\b"
    r"|\b(?:familiar with|briefed on|knowledge of|privy to) (?:the |his |her |their |its )?(?:\w+ )?\w+"
    r"|\bcalls? for\b|\b(?:capital|block|bold) letters\b"
    r"|\b(?:another|one|common|main|chief|biggest|frequent|usual) (?:\w+ )?complaints?\b"
    r"|\b(?:public|popular|world|elite|expert) opinion\b|\bopinion (?:pages?|writer|columnist|journal)s?\b"
    r"|\b(?:journal|magazine|range|variety|matter|difference)s? of (?:[\w-]+ ){0,3}opinions?\b"
    r"|(?<=\baverage of )(?:[\w-]+ ){0,3}(?:polls|surveys)\b|\ba series of\b|\blaw and order\b"
    r"|\b(?:national|public|policy|ongoing|heated|political|internal) debate\b|\bdebates? (?:over|about)\b"
    r"|\b(?:wad|weigh|step|jump)(?:e[ds]|s|ed|ped|ing|ding)? into (?:the|an?) (?:[\w-]+ ){0,2}debate\b"
    r"|\benter(?:ed|ing|s)? (?:an? |his |her |their )?(?:\w+ )?pleas?\b|\bpleas? of (?:not )?guilty\b",
    re.IGNORECASE,
)
_LONGEST_TURN = 50  # characters of it on one side of the noun
_APPEALS = frozenset({"call", "calls"})
_OFFICES = frozenset({"Post", "Posts"})  # "The Post" is an outlet, "a post" on a social network none
_OWNER_REACH = 40  # characters from an owner's name to what is his


@cache
def _titles() -> re.Pattern[str]:
    """Outlets whose titles hold small words, so that no run of capitals shows them: "Meet the Press"."""
    titles = [title for title in sections("organisations")["outlets"] if _SMALL.search(title)]
    return re.compile(r"(?<!\w)(?=[A-Z])(?i:" + "|".join(map(re.escape, titles)) + r")(?!\w)")


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, RelayKind]]:
    kinds: dict[str, RelayKind] = {}
    for kind in _KINDS:
        for phrase in sections("channels")[kind]:
            kinds.setdefault(phrase.casefold(), kind)
    for platform in sections("organisations")["platforms"]:
        kinds.setdefault(platform.casefold(), "social")
    phrases = sorted(kinds, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?=\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w-])", re.IGNORECASE), kinds


def find_channels(surface: Surface, mentions: Mentions) -> list[Channel]:
    """All channels that a text names, in no order: those of nouns, verbs and platforms, outlets and agencies."""
    titles = sorted(_find_titles(surface), key=lambda one: one.start)
    outlets = list(_find_outlets(surface, mentions))
    named = sorted((*titles, *outlets), key=lambda one: one.start)
    nouns = (_named_before(surface, one, named) for one in _find_nouns(surface, mentions, titles))
    return [*nouns, *outlets, *titles]


def _named_before(surface: Surface, noun: Channel, named: Sequence[Channel]) -> Channel:
    """A noun that means an outlet named before, under its name: "told the newspaper", "later on the same show"."""
    wanted = _MEANS.get(noun.value.name)
    if wanted is None or _DEFINITE.search(surface.text, max(0, noun.start - _LONGEST_TURN), noun.start) is None:
        return noun
    for one in reversed(named[: bisect_left(named, noun.start, key=lambda one: one.start)]):
        if noun.start - one.end > _FURTHEST:
            break
        if one.value.kind == "outlet" and not wanted.isdisjoint(one.traits):
            return replace(noun, value=replace(noun.value, name=one.value.name))
    return noun


def _find_nouns(surface: Surface, mentions: Mentions, titles: Sequence[Channel]) -> Iterator[Channel]:
    pattern, kinds = _nouns()
    for match in pattern.finditer(surface.text):
        word = match.group().casefold()
        title = _title_of(surface, match, titles)
        if title is not None and kinds[word] != "outlet":
            continue
        names_none = _is_in_a_name(mentions, match) or _is_a_turn(surface.text, match)
        form = None if names_none or match.group() in _OFFICES else _form(surface, match)
        if form is not None:
            named = match.group()[0].isupper() and word in words("organisations", "platforms")  # Telegram, no telegram
            kind: RelayKind = "social" if named else kinds[word]
            relay = Relay(match.group(), kind, *match.span(), _owner(surface, mentions, match.start()))
            noun = _channel(surface, relay, f"form={form}", f"word={word}")
            yield noun if title is None else replace(noun, value=title.value)
    for match in _X.finditer(surface.text):
        yield _channel(
            surface,
            Relay("X", "social", *match.span(), _owner(surface, mentions, match.start())),
            "form=name",
            "word=x",
        )


def _is_a_turn(text: str, match: re.Match[str]) -> bool:
    """Whether a noun is part of a turn of phrase: "in order to"."""
    start, end = max(0, match.start() - _LONGEST_TURN), match.end() + _LONGEST_TURN
    return any(turn.start() <= match.start() < turn.end() for turn in _IDIOM.finditer(text, start, end))


def _title_of(surface: Surface, match: re.Match[str], titles: Sequence[Channel]) -> Channel | None:
    """The broadcast whose title a noun is part of, or stands before: his podcast "Low Tide"."""
    after = bisect_left(titles, match.end(), key=lambda one: one.start)
    if after > 0 and match.group()[0].isupper() and match.end() <= titles[after - 1].end:
        return titles[after - 1]
    if after == len(titles) or match.group().casefold() not in sections("channels")["outlet"]:
        return None
    between = surface.text[match.end() : titles[after].start]
    behind = len(between) <= _TITLE_BEHIND and between[-1:] in _OPENING and not between[:-1].strip(_OPENING + ",")
    return titles[after] if behind else None


def _is_in_a_name(mentions: Mentions, match: re.Match[str]) -> bool:
    """Whether a noun begins a person's name (Bill Clinton) or stands inside an organisation's (the Audit Office)."""
    if not match.group()[0].isupper():
        return False
    outlet = match.group().casefold() in _NAMED_WHOLE  # "Tagus News Agency" is told by its name
    return any(
        name.start == match.start()
        if entity.kind == "person"
        else match.end() < name.end + outlet and " " in entity.name
        for name, entity in mentions.overlapping(*match.span())
    )


def _form(surface: Surface, match: re.Match[str]) -> str | None:
    """Verb or noun; None for what is neither, such as the "email" of an "email server"."""
    token = surface.token_of(match.end() - 1)
    if _names_an_outlet(surface, match) or _follows_its_name(surface, match):
        return None
    if token is None or not token.pos_:
        return "noun"
    if token.pos_ in {"VERB", "AUX"}:
        return "verb" if _VERBAL.search(match.group()) else None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if match.group() in _APPEALS and after is not None and after.lower_ == "to" and _is_infinitive(after):
        return None
    if match.group()[0].isupper() and match.group().casefold() in words("organisations", "platforms"):
        return "noun"  # "a Twitter message", "her Facebook profile"
    whole = after is None or after.pos_ != "NOUN" or after.text[:1].isupper() or after.idx - match.end() > 1
    return "noun" if whole else None


def _is_infinitive(to: Token) -> bool:
    """Whether a verb stands behind "to": "a call to bring them home", but "a call to reporters"."""
    return to.i + 1 < len(to.doc) and to.doc[to.i + 1].tag_ == "VB"


def _follows_its_name(surface: Surface, match: re.Match[str]) -> bool:
    """Whether the channel is named right before: "in an X post", "the Reuters news agency", "on Quimbl radio".

    "Iranian television" is whatever Iran has.
    """
    index = surface.index_at(match.start())
    before = surface.words[index - 1] if index > 0 else None
    if before is None or not before.capital or before.key == "the":
        return False
    says_what = match.group().casefold() in {"post", "posts", "news agency", "newspaper", "magazine", "network"}
    return says_what or (match.group() in _BROADCASTERS and not is_nation(before.text))


def _names_an_outlet(surface: Surface, match: re.Match[str]) -> bool:
    """Whether a noun only says what the name behind it is, which is the channel: "newspaper Handelsblatt"."""
    if match.group().casefold().split()[-1] not in words("channels", "media"):
        return False
    follow = surface.index_at(match.end() + 1)
    return follow < len(surface.words) and surface.words[follow].capital and follows_medium(surface, follow, follow + 1)


def _owner(surface: Surface, mentions: Mentions, start: int) -> str | None:
    """Whose a channel is: a name for "Clinton's website", nothing but a blank for "his website", which means him."""
    if _HIS_OWN.search(surface.text, max(0, start - _OWNER_REACH), start):
        return ""
    before = mentions.last_before(start, limit=1)
    if not before or not before[0][0].possessive or start - before[0][0].end > _OWNER_REACH // 2:
        return None
    between = surface.words_between(before[0][0].end, start)
    return before[0][1].name if all(word.text.islower() for word in between) else None


def _find_outlets(surface: Surface, mentions: Mentions) -> Iterator[Channel]:
    for name, entity in zip(mentions.names, mentions.owners, strict=True):
        if is_outlet(surface, entity, name):
            yield _channel(surface, outlet_relay(surface, name, entity), "form=outlet")
        elif may_be_outlet(entity, name) or _is_carried_by(surface, entity, name):
            yield _channel(surface, outlet_relay(surface, name, entity), "form=perhaps outlet")


def _find_titles(surface: Surface) -> Iterator[Channel]:
    """Outlets by their titles as printed: those with small words, and the article's own ("told this newspaper")."""
    own = own_outlet(surface)
    if own:
        ours = re.compile(rf"(?<!\w)(?:{re.escape(own)}|this (?:newspaper|paper|magazine|website))(?!\w)")
        for match in ours.finditer(surface.text):
            yield _channel(surface, Relay(own, "outlet", *match.span()), "form=own outlet")
    found = set()
    for match in _titles().finditer(surface.text):
        if match.group().rpartition(" ")[2][0].isupper():
            found.add(match.start())
            yield _channel(surface, Relay(match.group(), "outlet", *match.span()), "form=title")
    for pair in surface.marks:
        if pair.closed and pair.start + 1 not in found:
            yield from _quoted_title(surface, pair)


def _quoted_title(surface: Surface, pair: MarkPair) -> Iterator[Channel]:
    """The title of a broadcast or the like in quotation marks, where somebody speaks on it: on “Morning Joe”."""
    start = pair.start + len(pair.style)
    title = surface.text[start : pair.end].rstrip(_CLOSING)
    if title.count(" ") >= _LONGEST_TITLE or not _TITLE.match(title):
        return
    title = title.rstrip(",.!?")
    known = title.casefold() in words("organisations", "outlets")
    if known or _BEFORE_TITLE.search(surface.text, max(0, pair.start - _OWNER_REACH), pair.start):
        form = "form=title" if known else "form=quoted title"
        yield _channel(surface, Relay(title, "outlet", start, start + len(title)), form)


def _channel(surface: Surface, relay: Relay, *traits: str) -> Channel:
    kind = "outlet" if relay.kind == "agency" else relay.kind
    seen = frozenset((*traits, *traits_at(surface, relay.start, relay.end), f"kind={kind}", *_owned(relay)))
    return Circumstance(f"{kind} {relay.name.casefold()}", relay.start, relay.end, relay, seen, relay.owner)


def _owned(relay: Relay) -> tuple[str, ...]:
    return () if relay.owner is None else ("owner=his",) if not relay.owner else ("owner=named",)


def outlet_relay(surface: Surface, name: Name, entity: Entity) -> Relay:
    """The relay for an outlet's or agency's mention; of a house and its branch the one that is named there."""
    printed = " ".join(name.words)
    house = printed.casefold() in outlets() and entity.name.casefold().startswith(f"{printed.casefold()} ")
    return Relay(printed if house else entity.name, outlet_kind(entity), name.start, name.end)


def is_outlet(surface: Surface, entity: Entity, name: Name) -> bool:
    """Whether a name is that of who prints or broadcasts news, the article's own outlet among them."""
    spelled = {entity.name.casefold(), " ".join(name.words).casefold()}
    spelled |= {f"the {one}" for one in spelled}
    if own_outlet(surface).casefold() in spelled:
        return True
    if entity.kind != "organisation" or _FOR.search(surface.text, max(0, name.start - _OWNER_REACH), name.start):
        return False
    if spelled & words("organisations", "outlets", "agencies"):
        return True
    if (
        is_branch(entity.keys)
        or _head(entity) in _OUTLET_HEADS
        or entity.keys[-2:] in _MEDIA_ENDS
        or entity.keys[0] in _BROADCASTS
        or (entity.keys[:2] == ("voice", "of") and len(entity.keys) > 2)  # "Voice of Malta"
    ):
        return True
    return any(_follows_medium(surface, one) or _leads_medium(surface, one) for one in entity.names[:_FIRST_NAMES])


def _leads_medium(surface: Surface, name: Name) -> bool:
    """Whether a word behind a name says that it is a newspaper or a broadcaster: "on Radius radio"."""
    return not name.possessive and _MEDIUM_BEHIND.match(surface.text, name.end) is not None


def _follows_medium(surface: Surface, name: Name) -> bool:
    first = surface.index_at(name.start)
    return follows_medium(surface, first, first + len(surface.words_between(name.start, name.end)))


def own_outlet(surface: Surface) -> str:
    """The outlet that printed the article, as far as that is known; else nothing."""
    article = surface.doc._.claims_article
    return (article.outlet or "") if article is not None else ""


def may_be_outlet(entity: Entity, name: Name) -> bool:
    """Whether an unknown organisation may be an outlet where it is told something or reports it.

    That is an acronym without a full name ("told TANA"), or a name as many newspapers have ("the Basra Mirror").
    """
    if entity.kind != "organisation" or entity.name.casefold() in organisations():
        return False
    if len(entity.keys) == 1:
        if name.words[0][0].isupper() and _head(entity) in _OUTLET_HEADS | _SOFT_HEADS:
            return True
        if JOINED_HEAD.search(name.words[0]):
            return True
        return entity.acronym is None and name.words[0].isupper() and _is_acronym(name.words[0])
    return _head(entity) in _SOFT_HEADS


def _is_acronym(word: str) -> bool:
    """Whether capitals may be those of an outlet; with stops they are a place's ("in Nashua, N.H.")."""
    return 2 < len(word) <= _LONGEST_ACRONYM and "." not in word


def _head(entity: Entity) -> str:
    """The last word of a name, in small letters; of two newspapers that became one the second: "Clarion-Ledger"."""
    return entity.keys[-1].rpartition("-")[2]


def _is_carried_by(surface: Surface, entity: Entity, name: Name) -> bool:
    """Whether an unknown name of several words stands where who printed or carried something is named."""
    if entity.kind == "person" or len(name.words) < 2 or entity.name.casefold() in organisations():
        return False
    return _CARRIED_BY.search(surface.text, max(0, name.start - _OWNER_REACH), name.start) is not None


def outlet_kind(entity: Entity) -> RelayKind:
    """Agency or outlet."""
    name = entity.name.casefold()
    national = name.endswith("na") and entity.name.isupper()  # IRNA, SANA, KUNA: "... News Agency"
    agency = national or name in words("organisations", "agencies") or entity.keys[-2:] in _NEWS_ENDS
    return "agency" if agency else "outlet"
