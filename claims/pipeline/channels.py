"""The words that name a channel: "in a statement", "on his website", "tweeted", "told Rudaw", "IRNA reported"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.lexicon.lists import sections, words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.entities import Entity
from claims.pipeline.kinds import organisations
from claims.pipeline.mentions import Mentions
from claims.pipeline.names import Name
from claims.pipeline.surface import Surface
from claims.pipeline.zones import Zone, without
from claims.quotation import Relay, RelayKind

# Nearest the speaker first: what he made, where it stood, who printed it, who handed it on.
ORDER: tuple[RelayKind, ...] = (
    "statement", "speech", "interview", "social", "document", "website", "outlet", "agency"
)  # fmt: skip
_KINDS: tuple[RelayKind, ...] = ("website", "social", "statement", "interview", "speech", "document")
_LEADS = re.compile(
    r"\b(?:in|on|at|during|throughout|via|through|told|to|held|delivered|gave|giving)\s+(?:[\w’'.,$%&/-]+\s+){0,6}$",
    re.IGNORECASE,
)
_LEADS_DOCUMENT = re.compile(
    r"\b(?:in|on|by|via|through|according to|from|released?|issued|posted|published|wrote)\s+"
    r"(?:[\w’'.,$%&/-]+\s+){0,5}$",
    re.IGNORECASE,
)
# Between a cue and a noun these begin another clause, and the noun belongs to that ("days after reports that").
_OTHER_CLAUSE = re.compile(
    r"\b(?:after|before|since|who|whom|which|when|where|while|because|although|if|until|amid|despite)\b", re.IGNORECASE
)
# The same before a cue, where "at a rally when he said" and "a speech in which" lead up to it.
_CLAUSE_BEFORE = re.compile(r"\b(?:after|before|since|who|whom|because|although|if|until|despite)\b", re.IGNORECASE)
_ON_X = re.compile(r"\b(?:on|via) (X)(?=[,.;:)”\"’]|\s+(?!-)[^\W\d_A-Z]|$)")
_REPORTS = re.compile(
    r"\s*(?:,\s*)?(?:has |had |first |also |later |previously )*"
    r"(?:reported|reports|reporting|quoted|cited|cites|quotes|revealed)\b"
)
_BEFORE_OUTLET = re.compile(
    r"\b(?:told|tells|telling|to|on|with|in|by|via|from|according to|host|editor|reporter|correspondent|anchor"
    r"|Telling|On|With|In|According to)"
    r"[\s,]+(?:(?:the|a|an)\s+)?(?:[\w’'.,“\"-]+\s+){0,3}[“\"]?$"
)
_TOLD = re.compile(r"\b(?:told|tells|telling|to|according to)\s+(?:the\s+)?[“\"]?$", re.IGNORECASE)
# An outlet's name before these is that of an employer or owner.
_BESIDE_OUTLET = re.compile(
    r"\s+(?:report(?:er|ers)|journalists?|editors?|contributors?|series|moderators?|famil(?:y|ies)|polls?)\b"
)
_SMALL = re.compile(r" (?:and|&|the|of|on) |^the \w+ \w|^this ")
_SMALL = re.compile(r" (?:and|the|of|on) |^this ")
_OUTLET_HEADS = words("everyday", "outlet heads")
_SOFT_HEADS = words("everyday", "heads of some outlets")
_JOINED_HEAD = re.compile(r"[a-z](?:Wire|News|Press|Media|Times|Post|TV)$")  # "PacWire"
_BROADCASTS = frozenset({"radio", "television", "tv", "channel"})  # as first words
_LONGEST_ACRONYM = 5  # letters
_MANY = words("channels", "many")
_HIS_OWN = re.compile(r"\b(his|her|their|its)\s+(?:own\s+|official\s+|personal\s+|[\w-]+\s+){0,2}$", re.IGNORECASE)


@cache
def _shows() -> re.Pattern[str]:
    """Outlets whose titles hold small words, which no run of capitals shows: "Meet the Press"."""
    titles = [title for title in sections("organisations")["outlets"] if _SMALL.search(title)]
    return re.compile(r"(?<!\w)(?=[A-Z])(?:" + "|".join(map(re.escape, titles)) + r")(?!\w)", re.IGNORECASE)


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
            if _counts(surface, match, (start, end), attribution, kind):
                his = _HIS_OWN.search(surface.text, max(start, match.start() - 40), match.start())
                yield Relay(match.group(), kind, match.start(), match.end(), owner if his else None)
        for match in _ON_X.finditer(surface.text, start, end):
            yield Relay("X", "social", match.start(1), match.end(1))


def _counts(
    surface: Surface, match: re.Match[str], stretch: Offsets, attribution: Attribution, kind: RelayKind
) -> bool:
    """Whether a noun names the channel of this utterance, and not something else that the sentence is about."""
    word = match.group().casefold()
    if word.endswith(("ed", "ing")) and kind in {"social", "statement"}:
        return attribution.cue is not None and attribution.cue[0] <= match.start() < attribution.cue[1] + 1
    if not _is_whole_noun(surface, match):
        return False
    if attribution.source is not None and attribution.source[0] <= match.start() < attribution.source[1]:
        rest = surface.text[match.end() : attribution.source[1]]
        return kind in {"document", "statement", "website"} and not re.match(r"[’']s?\s+\w", rest)
    if attribution.cue is not None and attribution.cue[0] <= match.start() < attribution.cue[1]:
        return True
    if surface.text[match.end() : match.end() + 2] in {"’s", "'s"} or word in _MANY:
        return False
    leads = _LEADS_DOCUMENT if kind in {"document", "website"} else _LEADS
    lead = leads.search(surface.text, max(stretch[0], match.start() - 60), match.start())
    return lead is not None and not _apart(surface, attribution, (lead.start(), match.end()))


def _is_whole_noun(surface: Surface, match: re.Match[str]) -> bool:
    """Whether a word is a noun and the head of its phrase: not "hearing that", not the "email" of an "email server"."""
    token = surface.token_of(match.end() - 1)
    if token is None:
        return True
    if token.pos_ in {"VERB", "AUX"}:
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is None or after.pos_ != "NOUN" or after.text[:1].isupper() or after.idx - match.end() > 1


def _apart(surface: Surface, attribution: Attribution, phrase: Offsets) -> bool:
    """Whether another clause lies between the words that attribute and a phrase of the sentence."""
    anchor = attribution.cue or attribution.source
    if anchor is None:
        return False
    behind = phrase[0] >= anchor[1]
    start, end = (anchor[1], phrase[0]) if behind else (phrase[1], anchor[0])
    outside = "".join(surface.text[a:b] for a, b in without((start, end), attribution.content))
    return (_OTHER_CLAUSE if behind else _CLAUSE_BEFORE).search(outside) is not None


def find_outlets(
    surface: Surface, mentions: Mentions, zone: Zone, attribution: Attribution, speaker: str | None
) -> Iterator[Relay]:
    """Outlets and agencies that carried the words or were told them."""
    for start, end in zone.stretches:
        for name, entity in mentions.between(start, end):
            known = is_outlet(surface, entity, name)
            if entity.name == speaker or not (known or may_be_outlet(entity, name)):
                continue
            reports = _reports(surface, name)
            inside = any(a <= name.start < b for a, b in attribution.content)
            if reports or (not inside and _carries(surface, (name.start, name.end), start, attribution, known=known)):
                yield outlet_relay(surface, name, entity)
    yield from _find_titles(surface, zone, attribution)


def _find_titles(surface: Surface, zone: Zone, attribution: Attribution) -> Iterator[Relay]:
    """Outlets by their titles as printed: those with small words, and the article's own ("told this newspaper")."""
    own = own_outlet(surface)
    ours = re.compile(rf"(?<!\w)(?:{re.escape(own)}|this (?:newspaper|paper|magazine|website))(?!\w)") if own else None
    for start, end in zone.clause:
        for match in ours.finditer(surface.text, start, end) if ours is not None else ():
            if _carries(surface, match.span(), start, attribution, known=True):
                yield Relay(own, "outlet", *match.span())
        for match in _titles().finditer(surface.text, start, end):
            title, span = match.group(), match.span()
            named = title.rpartition(" ")[2][0].isupper()
            if named and _carries(surface, span, start, attribution, known=True):
                yield Relay(title, "outlet", *span)


def outlet_relay(surface: Surface, name: Name, entity: Entity) -> Relay:
    """The relay for an outlet's or agency's mention."""
    return Relay(entity.name, outlet_kind(entity), name.start, name.end)


def is_outlet(surface: Surface, entity: Entity, name: Name) -> bool:
    """Whether a name is that of who prints or broadcasts news, the article's own outlet among them."""
    spelled = {entity.name.casefold(), " ".join(name.words).casefold()}
    spelled |= {f"the {one}" for one in spelled}
    if own_outlet(surface).casefold() in spelled:
        return True
    if entity.kind != "organisation":
        return False
    if spelled & words("organisations", "outlets", "agencies"):
        return True
    return entity.keys[-1] in _OUTLET_HEADS or entity.keys[-2:] == ("news", "agency") or entity.keys[0] in _BROADCASTS


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
        if _JOINED_HEAD.search(name.words[0]):
            return True
        return entity.acronym is None and name.words[0].isupper() and 2 < len(name.words[0]) <= _LONGEST_ACRONYM
    return entity.keys[-1] in _SOFT_HEADS


def outlet_kind(entity: Entity) -> RelayKind:
    """Agency or outlet."""
    name = entity.name.casefold()
    national = name.endswith("na") and entity.name.isupper()  # IRNA, SANA, KUNA: "... News Agency"
    agency = national or name in words("organisations", "agencies") or name.endswith("news agency")
    return "agency" if agency else "outlet"


def _reports(surface: Surface, name: Name) -> bool:
    return not name.possessive and _REPORTS.match(surface.text, name.end, name.end + 60) is not None


def _carries(surface: Surface, name: Offsets, start: int, attribution: Attribution, *, known: bool) -> bool:
    """Whether the words before an outlet say that it was told or printed this; of unknown ones only the first."""
    text = surface.text
    if attribution.source is not None and attribution.source[0] <= name[0] < attribution.source[1]:
        return known and text[name[1] : name[1] + 1] in {"’", "'"}
    if _TOLD.search(text, max(start, name[0] - 30), name[0]):
        return True
    if not known or _BESIDE_OUTLET.match(text, name[1]):
        return False
    lead = _BEFORE_OUTLET.search(text, max(start, name[0] - 60), name[0])
    return lead is not None and not _apart(surface, attribution, (lead.start(), name[1]))
