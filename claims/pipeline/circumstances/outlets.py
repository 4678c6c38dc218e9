"""Which names are those of outlets and agencies: by what is known, by how they end, by the words around them."""

from __future__ import annotations

import re

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.circumstances.parties import is_party
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.kinds import JOINED_HEAD, follows_medium, is_branch, is_said_medium, organisations, outlets
from claims.pipeline.names.name import Name
from claims.pipeline.text.surface import Surface
from claims.quotation import Relay, RelayKind

_OUTLET_HEADS = words("everyday", "outlet heads")
_SOFT_HEADS = words("everyday", "heads of some outlets")
_NEWS_ENDS = frozenset({("news", "agency"), ("news", "service"), ("press", "agency"), ("press", "service")})
_DOMAIN = re.compile(r"\w\.(?:com|org|net|co\.\w\w|com\.\w\w|ie|ca|eu|tv|info)\Z", re.IGNORECASE)  # told Harlow.com
_SUMMIT = re.compile(r"[A-Z]-?\d{1,3}")  # "G20", "M23": groups of states or rebels
_GROUPS = frozenset({("media", "group"), ("news", "group"), ("newspaper", "group")})
_MEDIA_ENDS = _NEWS_ENDS | {("media", "network"), ("news", "network"), ("broadcasting", "corporation")}
_BROADCASTS = frozenset({"radio", "television", "tv", "channel"})  # as first words
_LONGEST_ACRONYM = 5  # letters
_FIRST_NAMES = 4  # mentions of which one may say what the name is: "newspaper Handelsblatt", later "Handelsblatt"
# Behind these an outlet's name is what an office or a body is for: "the Minister of Foreign Affairs".
_FOR = re.compile(
    r"\b(?:minist(?:er|ers|ry|ries)|secretary|department|committee|commission|council|panel|chief|state)\s"
    r"(?:of|for|on)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_MEDIUM_BEHIND = re.compile(
    r" (?:news(?=[.,;\n]|\Z)|radio|television|TV|newspaper|magazine|news (?:agency|website|site|channel|portal)"
    r"|broadcaster|daily|weekly|tabloid)"
    r"(?: (?:station|channel|network))?(?![\w-]| [A-Z]| \w+ (?:said|says|told))"
)
# Behind these an unknown name is that of who printed or carried what somebody said.
_CARRIED_BY = re.compile(
    r"\b(?:(?:wrote|writes|writing|written|posted|published|reported|appear(?:ed|ing|ance)) (?:on|for|in|by)"
    r"|(?:interview|conversation|Q&A) with"
    r"|(?:article|column|story|essay|op-ed|piece|item|interview|report|post|commentary)"
    r" (?:from|in|for|by|on|published by))"
    r"\s+(?:the\s+)?\Z"
)
_REACH = 40  # characters before a name


def outlet_relay(surface: Surface, name: Name, entity: Entity) -> Relay:
    """The relay for an outlet's or agency's mention; of a house and its branch the one that is named there.

    Args:
        surface: The text.
        name: A mention.
        entity: Whom it names: an outlet or agency.
    """
    printed = " ".join(name.words)
    house = printed.casefold() in outlets() and entity.name.casefold().startswith(f"{printed.casefold()} ")
    house = house and entity.name.casefold() != f"{printed.casefold()} news agency"
    return Relay(printed if house else entity.name, outlet_kind(entity), name.start, name.end)


def is_outlet(surface: Surface, entity: Entity, name: Name) -> bool:
    """Whether a name is that of who prints or broadcasts news, the article's own outlet among them.

    Args:
        surface: The text.
        entity: A person or organisation of the text.
        name: One of its mentions.
    """
    spelled = {entity.name.casefold(), " ".join(name.words).casefold()}
    spelled |= {f"the {one}" for one in spelled}
    if own_outlet(surface).casefold() in spelled:
        return True
    if spelled & words("organisations", "platforms"):
        return False
    press = entity.keys == ("press",)  # "Director of Press in the ministry"
    if press or entity.kind != "organisation" or _FOR.search(surface.text, max(0, name.start - _REACH), name.start):
        return False
    if spelled & words("organisations", "outlets", "agencies"):
        return not is_party(surface, entity)
    if (
        is_branch(entity.keys)
        or _is_national(entity)
        or _head(entity) in _OUTLET_HEADS
        or entity.keys[-2:] in _MEDIA_ENDS
        or entity.keys[0] in _BROADCASTS
        or (entity.keys[:2] == ("voice", "of") and len(entity.keys) > 2)  # "Voice of Malta"
    ):
        return True
    return any(_follows_medium(surface, one) or _leads_medium(surface, one) for one in entity.names[:_FIRST_NAMES])


def _is_national(entity: Entity) -> bool:
    """Whether a name is that of an outlet's house in one country: "Guardian Australia"."""
    *house, land = entity.name.split()
    return is_nation(land) and land[0].isupper() and " ".join(house).casefold() in outlets()


def _leads_medium(surface: Surface, name: Name) -> bool:
    """Whether words behind a name say that it is a newspaper or a broadcaster: "on Radius radio", "Radius, a daily"."""
    if name.possessive:
        return False
    return _MEDIUM_BEHIND.match(surface.text, name.end) is not None or is_said_medium(surface.text, name.end)


def _follows_medium(surface: Surface, name: Name) -> bool:
    first = surface.index_at(name.start)
    return follows_medium(surface, first, first + len(surface.words_between(name.start, name.end)))


def own_outlet(surface: Surface) -> str:
    """The outlet that printed the article, as far as that is known; else nothing.

    Args:
        surface: The text.
    """
    article = surface.doc._.claims_article
    return (article.outlet or "") if article is not None else ""


def may_be_outlet(entity: Entity, name: Name) -> bool:
    """Whether an unknown organisation may be an outlet where it is told something or reports it.

    That is an acronym without a full name ("told TANA"), or a name as many newspapers have ("the Basra Mirror").

    Args:
        entity: A person or organisation of the text.
        name: One of its mentions.
    """
    if entity.kind != "organisation" or entity.name.casefold() in organisations():
        return False
    if _DOMAIN.search(name.words[-1]):
        return True
    if len(entity.keys) == 1:
        if name.words[0][0].isupper() and _head(entity) in _OUTLET_HEADS | _SOFT_HEADS:
            return True
        if JOINED_HEAD.search(name.words[0]):
            return True
        return entity.acronym is None and name.words[0].isupper() and _is_acronym(name.words[0])
    return _head(entity) in _SOFT_HEADS or entity.keys[-2:] in _GROUPS


def _is_acronym(word: str) -> bool:
    """Whether capitals may be those of an outlet; with stops they are a place's ("in Nashua, N.H.")."""
    return 2 < len(word) <= _LONGEST_ACRONYM and "." not in word and _SUMMIT.fullmatch(word) is None


def _head(entity: Entity) -> str:
    """The last word of a name, in small letters; of two newspapers that became one the second: "Clarion-Ledger"."""
    return entity.keys[-1].rpartition("-")[2]


def is_carried_by(surface: Surface, entity: Entity, name: Name) -> bool:
    """Whether an unknown name of several words stands where who printed or carried something is named.

    Args:
        surface: The text.
        entity: A person or organisation of the text.
        name: One of its mentions.
    """
    if entity.kind == "person" or len(name.words) < 2 or entity.name.casefold() in organisations():
        return False
    return _CARRIED_BY.search(surface.text, max(0, name.start - _REACH), name.start) is not None


def outlet_kind(entity: Entity) -> RelayKind:
    """Agency or outlet.

    Args:
        entity: An outlet or agency.
    """
    name = entity.name.casefold()
    national = name.endswith("na") and entity.name.isupper()  # IRNA, SANA, KUNA: "... News Agency"
    agency = national or name in words("organisations", "agencies") or entity.keys[-2:] in _NEWS_ENDS
    return "agency" if agency else "outlet"
