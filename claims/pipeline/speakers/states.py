"""Whom words for an office by what it is mean: "the head of state", "the pontiff", "the UN chief"."""

from __future__ import annotations

import re
from types import MappingProxyType

from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.speakers.diplomats import diplomat_of

_CROWNED = frozenset({"king", "queen", "emir", "sultan", "emperor"})
_OFFICES = MappingProxyType(
    {
        "head of state": _CROWNED | {"president"},
        "head of government": frozenset({same_office("premier"), "chancellor", "taoiseach"}),
        "monarch": _CROWNED,
        "pontiff": frozenset({"pope"}),
    }
)
# Who leads a body whose secretary or director "general" the press calls its chief.
_GENERALS = MappingProxyType(
    dict.fromkeys(("un", "united nations", "nato", "asean", "opec", "interpol", "oecd", "commonwealth"), "secretary")
    | dict.fromkeys(("who", "world health organization", "iaea", "unesco", "wto", "iom", "ilo", "fao"), "director")
    | dict.fromkeys(("world health organisation", "un nuclear watchdog", "un nuclear agency"), "director")
)
_CHIEF = re.compile(
    r"(?:(?P<body>[\w. ]{2,28}?)(?:['’]s)? )?(?:(?P<chief>chief|head|boss)|(?P<general>secretary|director)[ -]general)"
    r"(?: of (?:the )?(?P<of>[\w. ]{2,28}))?",
    re.IGNORECASE,
)
_SHORT = MappingProxyType(
    {"united nations": "un", "un nuclear watchdog": "iaea", "un nuclear agency": "iaea"}
    | dict.fromkeys(("world health organization", "world health organisation"), "who")
)
_FOR = re.compile(r"\b(?:for|to)\b")
_OF = re.compile(r"^\s*(?:of\s)?(?:the\s)?|\s*\([^)]*\)")
_OTHERS = re.compile(r"\b(?:deputy|assistant|under|vice|former|ex|then|acting)\b", re.IGNORECASE)
_LOOKED_AT = 12  # mentions of one person
_SAID = re.compile(r"(?:[\w-]+\s+)?(head of (?:the )?(?:state|government)|monarch|pontiff)")
_STYLED = re.compile(
    r"(?:his|her) (?:royal )?(?P<style>majesty|highness|excellency|holiness)|(?P<crown>king|queen|emir|sultan|pope)"
)
# Words by which those are called who are styled so.
_STYLES = MappingProxyType(
    {"majesty": frozenset({"king", "queen", "emperor", "majesty"}), "holiness": frozenset({"pope", "holiness"})}
)


def holder_of_state(conversation: Conversation, source: Source) -> Entity | None:
    """The one person before a source who holds the office that it describes, of several the one who spoke last.

    Args:
        conversation: Who has spoken so far.
        source: A noun: "the head of state".
    """
    match = _SAID.fullmatch(source.phrase.casefold()) if source.definite and not source.plural else None
    if match is None:
        return None
    offices = _OFFICES[match[1].replace("of the ", "of ")]
    bearers = [one for one in conversation.mentions.entities if one.starts[0] < source.start and _bears(one, offices)]
    if len(bearers) < 2:
        return next(iter(bearers), None)
    last = conversation.turns[-1].entity if conversation.turns else None
    return last if last in bearers else None


def _styled(conversation: Conversation, source: Source) -> Entity | None:
    """The one person before a source who is styled so: "His Majesty", "the King"."""
    match = _STYLED.fullmatch(source.phrase.casefold())
    if match is None or not source.definite:
        return None
    called = _STYLES.get(match["style"], frozenset({match["style"]})) if match["style"] else frozenset({match["crown"]})
    before = [one for one in conversation.mentions.entities if one.starts[0] < source.start]
    bearers = [one for one in before if _bears(one, called)]
    return bearers[0] if len(bearers) == 1 else None


def _bears(entity: Entity, offices: frozenset[str]) -> bool:
    called = {same_office(noun) for noun in entity.nouns | entity.known | {entity.keys[0]}}  # "Pope Clemens"
    return entity.kind == "person" and not offices.isdisjoint(called)


def leader_of(conversation: Conversation, source: Source) -> Entity | None:
    """The one secretary or director "general" whom a source calls so, or the chief of the body; who is styled so.

    Args:
        conversation: Who has spoken so far.
        source: A noun: "the UN chief".
    """
    styled = _styled(conversation, source) or diplomat_of(conversation, source)
    if styled is not None:
        return styled
    match = _CHIEF.fullmatch(source.phrase) if not source.plural else None
    surface = conversation.surface
    if match is None or not (source.definite or surface.in_title(source.start)):
        return None
    body = (match["of"] or match["body"] or "").replace(".", "").casefold()
    office = _GENERALS.get(body) if match["chief"] else match["general"].casefold()
    if office is None or (body and body not in _GENERALS):
        return None
    asked = re.compile(rf"\b{office}[ -]general\b", re.IGNORECASE)
    bearers = [
        one
        for one in conversation.mentions.entities
        if one.kind == "person"
        and any(
            _is_leader(surface.text[slice(*name.role)], asked, body) for name in one.names[:_LOOKED_AT] if name.role
        )
    ]
    return bearers[0] if len(bearers) == 1 else None


def _is_leader(role: str, asked: re.Pattern[str], body: str) -> bool:
    """Whether a role is that of who leads a body, and not of a deputy, a spokesman, or somebody at another body."""
    found = asked.search(role)
    if found is None or _OTHERS.search(role) or _FOR.search(role[: found.start()]):
        return False
    rest = _OF.sub("", f"{role[: found.start()]}{role[found.end() :]}".replace(".", "").casefold()).strip()
    return not (body and rest) or _SHORT.get(rest, rest) == _SHORT.get(body, body)
