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
from claims.pipeline.circumstances.outlets import is_carried_by, is_outlet, may_be_outlet, outlet_relay, own_outlet
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.kinds import follows_medium
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
_NAMED_WHOLE = frozenset({"news agency", "network"})
_SAY_WHAT = frozenset({"radio", "television", "TV", "broadcaster", "state news agency", "news channel"})  # behind names
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
    **dict.fromkeys(("newspaper", "daily", "weekly", "magazine", "network"), frozenset({"form=outlet"})),
}
_DAILY = re.compile(r"\b(?<=[Tt]he )(?:daily|weekly)(?= that\b|[,.:;]|\s*\Z)")
_DEFINITE = re.compile(r"\b(?:the|the same|this|that)\s+\Z", re.IGNORECASE)
_PRINTS = frozenset({"form=outlet", "form=perhaps outlet"})
_TOLD_THE = re.compile(r"\b(?:told|tells|telling|(?:interview|conversation|spoke) with|spoke to) the \Z")
_FURTHEST = 2500  # characters from such a noun back to the name
_TITLE_BEHIND = 6  # characters between a word for a broadcast and its title
# Turns of phrase with a channel's noun that mean none.
_IDIOM = re.compile(
    r"\bin (?:short )?order (?:to|for|that)\b|\bin (?:reply|response)\b|\bin (?:the|any|that) (?:\w+ )?event\b"
    r"|\b(?:an?|this|that) (?:\w+ )?note (?:of|about|on)\b|\b(?:on|an) average\b|\bfor the record\b"
    r"|\b(?:familiar with|briefed on|knowledge of|privy to) (?:the |his |her |their |its )?(?:\w+ )?\w+"
    r"|\b(?:echo|join|repeat|reiterat|renew|reject|back|support|heed|dismiss|welcom|answer)\w* "
    r"(?:the|that|this|his|her|their|its|those|such|an?|earlier|previous)(?: [\w-]+){0,2} calls?\b"
    r"|(?<!press )(?<!news )\breleases? of\b|\bagreements? between\b"
    r"|\bcalls? for\b|\b(?:capital|block|bold) letters\b"
    r"|\b(?:another|one|common|main|chief|biggest|frequent|usual) (?:\w+ )?complaints?\b"
    r"|\b(?:public|popular|world|elite|expert) opinion\b|\bopinion (?:pages?|writer|columnist|journal)s?\b"
    r"|\b(?:journal|magazine|range|variety|matter|difference)s? of (?:[\w-]+ ){0,3}opinions?\b"
    r"|\bstatements? of (?:assets|accounts?|affairs|claim|fact|intent|liabilities|net worth|work)\b"
    r"|(?<=\baverage of )(?:[\w-]+ ){0,3}(?:polls|surveys)\b|\ba series of\b|\blaw and order\b"
    r"|\b(?:national|public|policy|ongoing|heated|political|internal) debate\b|\bdebates? (?:over|about)\b"
    r"|\bfiles (?:(?:an?|the|new|federal|his|her|its|their|emergency) ){0,2}"
    r"(?:(?:law)?suits?|motion|appeal|complaint|charges|petition|claim)\b"
    r"|\bdebate (?:continues|rages|goes on|heats up|intensifies|drags on)\b"
    r"|\b(?:wad|weigh|step|jump)(?:e[ds]|s|ed|ped|ing|ding)? into (?:the|an?) (?:[\w-]+ ){0,2}debate\b"
    # The members of a party in a chamber; where an interview was given.
    r"|\b(?:rest|members?|bulk|most|majority|cross-section|leaders?|chair\w*|rank and file) of (?:the|his|her|their)"
    r" (?:\w+ )?conference\b|(?<!at the )\b(?:Republican|Democratic|GOP) conference\b"
    r"|(?<=\binterview )(?:at|outside|after|before|on the sidelines of) (?:the |an? )?(?:[A-Z][\w’'-]* ){0,6}[\w’'-]+"
    r"|\b(?:its|their|financial|economic|strong|weak|poor|solid|sales|stock|share|market|business|operating|team)"
    r" performances?\b"
    r"|\b(?:after|before|following|since|ahead of) (?:the|a|his|her|their|its|that|this)"
    r" (?:[\w-]+ ){0,2}(?:verdict|ruling|decision|plea)s?\b"
    r"|\bnot involved (?:in|with) (?:(?:the|this|that|his|her|their) )?(?:[\w-]+ ){0,2}\w+"
    r"|\benter(?:ed|ing|s)? (?:an? |his |her |their )?(?:\w+ )?pleas?\b|\bpleas? of (?:not )?guilty\b",
    re.IGNORECASE,
)
# Behind a platform's name: who works for the firm.
_OFFICERS = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,3}?(?:spokes(?:man|woman|person|people)|CEO|CFO|CTO|COO|chief|executives?|president"
    r"|(?:co-?)?founder|director|officials?|engineers?|employees?|representatives?|researchers?|lawyers?|headquarters)\b"
)
_LONGEST_TURN = 50  # characters of it on one side of the noun
_BODIES = frozenset({"Service", "Statistics", "Mission", "Panel"})  # organisations, where their names end so
_READS = frozenset({"read", "reads"})  # verbs that the parser takes for nouns: "Ruiz's statement read"
_APPEALS = frozenset({"call", "calls"})
_DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})  # "told a press briefing yesterday"
_OFFICES = frozenset({"Post", "Posts"})  # "The Post" is an outlet, "a post" on a social network none
_SURVEYS = re.compile(
    r"\b(?:geological|geographic|archa?eological|antarctic|ordnance|hydrographic|biological)\s\Z", re.IGNORECASE
)
_OF = re.compile(r"\sof\s(?:the\s)?")
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
    # No letters behind an apostrophe: "Ra'ad" has no ad.
    return re.compile(
        r"(?<![\w-])(?<!\w['’])(?=\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w-])", re.IGNORECASE
    ), kinds


def find_channels(surface: Surface, mentions: Mentions) -> list[Channel]:
    """All channels that a text names, in no order: those of nouns, verbs and platforms, outlets and agencies."""
    titles = sorted(_find_titles(surface), key=lambda one: one.start)
    outlets = list(_find_outlets(surface, mentions))
    named = sorted((*titles, *outlets), key=lambda one: one.start)
    nouns = (_named_before(surface, one, named) for one in _find_nouns(surface, mentions, titles))
    return [*nouns, *outlets, *titles, *_dailies(surface, named)]


def _dailies(surface: Surface, named: Sequence[Channel]) -> Iterator[Channel]:
    """Newspapers named before that "the daily" means."""
    for match in _DAILY.finditer(surface.text):
        noun = _channel(surface, Relay(match.group(), "outlet", *match.span()), "form=noun", "word=newspaper")
        meant = _named_before(surface, noun, named)
        if meant is not noun:
            yield meant


def _named_before(surface: Surface, noun: Channel, named: Sequence[Channel]) -> Channel:
    """A noun that means an outlet named before, under its name: "told the newspaper", "later on the same show"."""
    wanted = _MEANS.get(noun.value.name)
    if noun.value.name == "paper":
        return _told_paper(surface, noun, named)
    if wanted is None or _DEFINITE.search(surface.text, max(0, noun.start - _LONGEST_TURN), noun.start) is None:
        return noun
    for one in reversed(named[: bisect_left(named, noun.start, key=lambda one: one.start)]):
        if noun.start - one.end > _FURTHEST:
            break
        if one.value.kind == "outlet" and not wanted.isdisjoint(one.traits):
            return replace(noun, value=replace(noun.value, name=one.value.name))
    return noun


def _told_paper(surface: Surface, noun: Channel, named: Sequence[Channel]) -> Channel:
    """The newspaper named last before "the paper", where that is told something: "Ruiz told the paper"."""
    if _TOLD_THE.search(surface.text, max(0, noun.start - _LONGEST_TURN), noun.start) is None:
        return noun
    before = reversed(named[: bisect_left(named, noun.start, key=lambda one: one.start)])
    last = next((one for one in before if not _PRINTS.isdisjoint(one.traits) and one.value.kind == "outlet"), None)
    near = last is not None and noun.start - last.end <= _FURTHEST
    name = last.value.name if last is not None and near else noun.value.name
    return _channel(surface, Relay(name, "outlet", noun.start, noun.end), "form=outlet")


def _find_nouns(surface: Surface, mentions: Mentions, titles: Sequence[Channel]) -> Iterator[Channel]:
    pattern, kinds = _nouns()
    for match in pattern.finditer(surface.text):
        word = match.group().casefold()
        title = _title_of(surface, match, titles)
        if title is not None and kinds[word] != "outlet":
            continue
        names_none = _is_in_a_name(mentions, match) or _is_a_turn(surface.text, match) or _is_company(surface, match)
        form = None if names_none or match.group() in _OFFICES else _form(surface, match)
        if form is not None:
            named = match.group()[0].isupper() and word in words("organisations", "platforms")  # Telegram, no telegram
            kind: RelayKind = "social" if named else kinds[word]
            owner = _owner(surface, mentions, match.start())
            owner = _owner_behind(mentions, match) if owner is None and kind == "website" else owner
            relay = Relay(match.group(), kind, *match.span(), owner)
            noun = _channel(surface, relay, f"form={form}", f"word={word}")
            yield noun if title is None else replace(noun, value=title.value)
    for match in _X.finditer(surface.text):
        yield _channel(
            surface,
            Relay("X", "social", *match.span(), _owner(surface, mentions, match.start())),
            "form=name",
            "word=x",
        )


def _is_company(surface: Surface, match: re.Match[str]) -> bool:
    """Whether a platform's name is that of the firm, which acts or has officers: "Facebook's chief", "Twitter said"."""
    if match.group().casefold() not in words("organisations", "platforms") or not match.group()[0].isupper():
        return False
    if _OFFICERS.match(surface.text, match.end()):
        return True
    token = surface.token_of(match.end() - 1)
    return token is not None and token.dep_ == "nsubj" and token.head.pos_ in {"VERB", "AUX"}


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
    if " " in match.group() and any(  # "the Tagus News channel"
        entity.kind == "organisation" and name.start < match.start() < name.end < match.end()
        for name, entity in mentions.overlapping(*match.span())
    ):
        return True
    whole = match.group() in _BODIES or match.group().casefold() in _NAMED_WHOLE  # "Tagus News Agency" names itself
    whole = whole or (
        match.group() == "Survey"
        and _SURVEYS.search(match.string, max(0, match.start() - _OWNER_REACH), match.start()) is not None
    )
    reach = match.end() - whole
    return any(
        name.start == match.start() if entity.kind == "person" else reach < name.end and " " in entity.name
        for name, entity in mentions.overlapping(*match.span())
    )


def _form(surface: Surface, match: re.Match[str]) -> str | None:
    """Verb or noun; None for what is neither, such as the "email" of an "email server"."""
    token = surface.token_of(match.end() - 1)
    if _names_an_outlet(surface, match) or _follows_its_name(surface, match) or match.group() == "Sentencing":
        return None  # "Sentencing, Judge Ruiz said"
    if token is None or not token.pos_:
        return "noun"
    if token.pos_ in {"VERB", "AUX"}:
        return "verb" if _VERBAL.search(match.group()) else None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if match.group() in _APPEALS and after is not None and after.lower_ == "to" and _is_infinitive(after):
        return None
    if match.group()[0].isupper() and match.group().casefold() in words("organisations", "platforms"):
        return "noun"  # "a Twitter message", "her Facebook profile"
    whole = after is None or after.pos_ != "NOUN" or after.lower_ in _READS | _DAYS
    whole = whole or (after is not None and (after.text[:1].isupper() or after.idx - match.end() > 1))
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
    return says_what or (match.group() in _SAY_WHAT and not is_nation(before.text))


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


def _owner_behind(mentions: Mentions, website: re.Match[str]) -> str | None:
    """Whose a website is, told behind it: "the official website of the Harbour Board"."""
    of = _OF.match(website.string, website.end())
    if of is None:
        return None
    found = mentions.between(of.end(), of.end() + 1)
    return found[0][1].name if found and found[0][1].kind == "organisation" else None


def _find_outlets(surface: Surface, mentions: Mentions) -> Iterator[Channel]:
    for name, entity in zip(mentions.names, mentions.owners, strict=True):
        if is_outlet(surface, entity, name):
            yield _channel(surface, outlet_relay(surface, name, entity), "form=outlet")
        elif may_be_outlet(entity, name) or is_carried_by(surface, entity, name):
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
