"""Several who speak together, as a list names them: "Ana Ruiz (D), the mayor, Karl Weber and other senators"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions, Pair
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.text.surface import Surface

_LONGEST = 400  # characters of a source; whole paragraphs are no lists
# What may stand before a name besides its title.
_BEFORE = r"(?:(?:the|both|former|then|fellow|state|Former|State|Both|The)\s+){0,2}(?:[A-Z][a-z]+\.\s+)?"
# What may tell of a name, with nothing between: "Dutch pension manager", "Singapore's", "dispatcher".
_TOLD = (
    r"(?:[A-Z][\w.]*(?:['’]s)?\s)?"
    r"(?:(?!(?:an?|the|of|for|in|by|at|to|with|its|his|her|which|who|that|whose|on|from|as)\b)[a-z][\w-]*\s){0,3}"
)
_BRACKET = r"(?:\s?\([^()\n]{1,40}\))?"
_ASIDE = r"(?:,\s(?!and\b|or\b)[^,;\n]{1,90}(?=,)){0,2}"  # "the former governor of Florida"
_COMMA = re.compile(rf"{_BRACKET},\s+(?:{_BEFORE}|{_TOLD})")
# Whose somebody is who speaks too: "Ana Ruiz and her husband, Omar Haddad".
_THEIR = r"(?:his|her|their|its)\s(?:(?!(?:and|or|of|who|which)\b)[\w-]+,?\s){0,4}(?:[A-Z][a-z]+\.\s+)?"
_AND = re.compile(rf"{_BRACKET}{_ASIDE},?\s+(?:and|or|nor|&)\s+(?:{_THEIR}|{_BEFORE}|{_TOLD})")
# Names that nothing knows, or a list knows as those of persons and of firms: "Nordbank, Statfirm and Oilco".
_CAPITALS = r"(?:[A-Z][\w&’'-]+\s){0,2}[A-Z][\w&’'-]+"
_UNKNOWN = re.compile(rf"{_CAPITALS}(?:,\s{_CAPITALS})+,?\s(?:and|or)\s{_CAPITALS}")
_TAIL = re.compile(rf"{_BRACKET},?\s+(?:and|or)\s+(?P<others>\S.*)\Z", re.DOTALL)
_ENDS = re.compile(
    rf"{_BRACKET}(?:\s+(?:each|both|all|jointly)\s*\Z|\s+(?:of|from|for|in)\s|\s?[,;(—–]|\s+--?\s|[.”\"’']|\s*\Z)"
)
_LEADS = re.compile(rf"{_BEFORE}|{_TOLD}")
_JOINS = re.compile(r",|\s(?:and|or)\s")
_COMMA_AND = re.compile(r",\s(and|or)\s")
_NEITHER = re.compile(r"(?:neither|both|either)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """Whom a list names.

    Args:
        entities: The named ones, in order, each once.
        others: Who else, in the article's words ("other senators"); empty where nobody is.
    """

    entities: tuple[Entity, ...]
    others: str = ""


def find_list(surface: Surface, mentions: Mentions, source: Offsets) -> Listed | None:
    """The persons, or the organisations, that a source lists; None where it is no list of two or more.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        source: Where the source stands.
    """
    start, end = source
    if end - start > _LONGEST:
        return None
    return _found(surface, mentions, source) or _of_unknown(surface, mentions, source)


def _of_unknown(surface: Surface, mentions: Mentions, source: Offsets) -> Listed | None:
    """Three or more with nothing but commas and "and" between, whatever they are."""
    start, end = source
    if not _UNKNOWN.fullmatch(surface.text, start, end) or surface.in_title(start):
        return None
    if any(is_office(word.key) for word in surface.words_between(start, end)):  # "Ana Ruiz, Mayor and Treasurer"
        return None
    spelled = " ".join(surface.text[start:end].split())
    joins = [match.start() for match in _JOINS.finditer(surface.text, start, end)]
    if any(name.start < join < name.end for name, _ in mentions.overlapping(start, end) for join in joins):
        return None
    return Listed((), _COMMA_AND.sub(r" \1 ", spelled))


def _found(surface: Surface, mentions: Mentions, source: Offsets) -> Listed | None:
    """As :func:`find_list`, of those whom the text names and who are of one kind."""
    start, end = source
    neither = _NEITHER.match(surface.text, start, end)
    named = mentions.overlapping(start, end)
    first = neither.end() if neither else start
    if not named or not _LEADS.fullmatch(surface.text, first, max(first, _begin(named[0][0]))):
        return None
    found, linked, last = _followed(surface, named)
    others = ""
    if last.possessive or any(name.possessive for name in found):
        return None
    if not linked:
        tail = _TAIL.match(surface.text, last.end, end)
        others = " ".join(tail["others"].split()) if tail is not None and _is_plain(mentions, tail, end) else ""
        in_headline = surface.in_title(start) and len(found) == 2 and last.end >= end
        if not others and not in_headline:
            return None
    elif not _ENDS.match(surface.text, last.end, max(end, last.end)):
        return None
    entities = tuple(dict.fromkeys(entity for name, entity in named if name in found))
    return Listed(entities, others) if len(entities) + bool(others) > 1 else None


def _followed(surface: Surface, named: Sequence[Pair]) -> tuple[list[Name], bool, Name]:
    """The names that follow each other in a list, whether "and" stands before the last, and the last."""
    (last, first), *rest = named
    found, linked = [last], False
    while not linked:
        for place, (name, entity) in enumerate(rest):
            if entity.kind != first.kind:
                continue
            between = surface.text[last.end : _begin(name)]
            linked = _AND.fullmatch(between) is not None
            if linked or _COMMA.fullmatch(between):
                found.append(name)
                last, rest = name, rest[place + 1 :]
                break
        else:
            break
    return found, linked, last


def _begin(name: Name) -> int:
    """Where a name begins, with the title before it."""
    return name.role[0] if name.role is not None and name.role[0] < name.start else name.start


def _is_plain(mentions: Mentions, tail: re.Match[str], end: int) -> bool:
    """Whether those who close a list are others, and no person who is named: "and conservative groups"."""
    words = tail["others"].split()
    named = mentions.overlapping(tail.start("others"), end)
    return (
        words[0].islower()
        and words[0] not in {"he", "she", "that", "who"}
        and not any(entity.kind == "person" and name.end >= end - 1 for name, entity in named)
    )
