"""Items of Wikidata, and which known speaker each of them is: pure functions over lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from claims.errors import FormatError
from claims.resolve.entities.block import block_keys, keys_of
from claims.resolve.entities.records import Known, LocalEntity
from claims.resolve.entities.roles import compare_roles
from claims.resolve.entities.scoring import MARGIN, score

# An item has to have the full name: a surname or an initial alone fits too many of a hundred million items.
_ENOUGH = 0.85
# Of two namesakes the one with so many times as many articles in the Wikipedias is meant, who else would name neither.
_BETTER_KNOWN = 5
# More than the margin, so that it decides between namesakes.
_ROLE = 0.25
_HUMAN = "Q5"
_INSTANCE_OF = "P31"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """One entity of Wikidata.

    Args:
        id: Its number (Q348144).
        kind: ``person`` or ``organisation``; what is neither is not read.
        names: Label and aliases of every language in the file, each once.
        description: What it is in a few words, in English if there is such a description.
        sitelinks: How many Wikipedias and their sisters have an article on it.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    description: str | None
    sitelinks: int

    @property
    def keys(self) -> frozenset[str]:
        """The keys under which speakers who may be this item are looked up."""
        return frozenset[str]().union(*(block_keys(name, self.kind) for name in self.names))


Found = tuple[Known, Item, float, tuple[str, ...]]
"""A known speaker, the item that it is, how well they fit, and why."""


def batched(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The values, some at a time (``itertools.batched`` comes with Python 3.12)."""
    rest = iter(values)
    while batch := tuple(islice(rest, size)):
        yield batch


def items(lines: Iterable[str], *, where: str = "-") -> Iterator[Item]:
    """The persons and organisations of an extract, one JSON object a line, or the lines of a dump's array.

    Args:
        lines: The lines of the file.
        where: The file, for messages.

    Raises:
        FormatError: A line is no JSON object, or the file is not in UTF-8.
    """
    try:
        for number, line in enumerate(lines, 1):
            bare = line.strip().rstrip(",")
            if bare and bare not in ("[", "]"):
                item = _item(_parsed(bare, f"{where}, line {number}"))
                if item:
                    yield item
    except UnicodeDecodeError as error:
        raise FormatError("this is not UTF-8", where=where, hint="Give JSON lines as Wikidata exports them") from error


def _parsed(line: str, where: str) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise FormatError(f"this is no JSON: {error}", where=where, hint="Give one entity a line") from error
    if not isinstance(value, dict) or "id" not in value:
        raise FormatError("this is no entity of Wikidata", where=where, hint="It needs id, labels and aliases")
    return value


def _item(value: Mapping[str, Any]) -> Item | None:
    names: dict[str, None] = {}
    for label in _values(value.get("labels")):
        names.setdefault(label)
    for aliases in _of(value.get("aliases")):
        for alias in aliases if isinstance(aliases, list) else [aliases]:
            names.setdefault(_text(alias))
    names.pop("", None)
    classes = _classes(value)
    if not names or not str(value["id"]).startswith("Q"):
        return None
    descriptions = value.get("descriptions") or {}
    english = descriptions.get("en") if isinstance(descriptions, dict) else None
    return Item(
        str(value["id"]),
        # An extract without claims is taken to be one of persons, as extracts for speakers are.
        "person" if _HUMAN in classes or not classes else "organisation",
        tuple(names),
        _text(english) or next(iter(_values(descriptions)), None),
        len(value.get("sitelinks") or ()),
    )


def _of(value: object) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list) else []


def _values(value: object) -> list[str]:
    return [text for text in map(_text, _of(value)) if text]


def _text(value: object) -> str:
    """``{"language": "en", "value": "Hassan Rouhani"}``, or just the words."""
    if isinstance(value, dict):
        value = value.get("value", "")
    return value.strip() if isinstance(value, str) else ""


def _classes(value: Mapping[str, Any]) -> frozenset[str]:
    claims = value.get("claims") or {}
    statements = claims.get(_INSTANCE_OF, ()) if isinstance(claims, dict) else ()
    found = set()
    for statement in statements:
        if isinstance(statement, str):
            found.add(statement)
            continue
        data = statement.get("mainsnak", {}).get("datavalue", {}).get("value", {})
        if isinstance(data, dict) and "id" in data:
            found.add(data["id"])
    return frozenset(found)


class Linker:
    """Gathers the items that each known speaker may be, and says which one it is."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._found: dict[int, list[tuple[float, tuple[str, ...], Item]]] = {}

    def offer(self, batch: Sequence[Item], known: Sequence[Known]) -> None:
        """Compare some items with the speakers that share a key with them.

        Args:
            batch: The items.
            known: The speakers.
        """
        by_key: dict[str, list[Known]] = {}
        for one in known:
            for key in keys_of(one):
                by_key.setdefault(key, []).append(one)
        for item in batch:
            met = {one.entity_id: one for key in sorted(item.keys) for one in by_key.get(key, ())}
            for entity_id, one in sorted(met.items()):
                worth, reasons = _fit(item, one)
                if worth >= _ENOUGH:
                    self._known[entity_id] = one
                    self._found.setdefault(entity_id, []).append((worth, reasons, item))

    def links(self) -> list[Found]:
        """Who is which item, in the order of the speakers' numbers; who may be several is left out."""
        found = ((self._known[entity_id], _clearest(fitting)) for entity_id, fitting in sorted(self._found.items()))
        return [(known, best[2], min(1.0, best[0]), best[1]) for known, best in found if best]


def _fit(item: Item, known: Known) -> tuple[float, tuple[str, ...]]:
    worth, reasons = max(score(LocalEntity(name, item.kind, item.names), known) for name in item.names)
    # A description that fits no role says nothing: "American politician" is what a senator is.
    if worth and item.description and compare_roles((item.description,), known.roles) == "agree":
        return worth + _ROLE, (*reasons, "the description is a role")
    return worth, reasons


def _clearest(fitting: Sequence[tuple[float, tuple[str, ...], Item]]) -> tuple[float, tuple[str, ...], Item] | None:
    best = max(worth for worth, _, _ in fitting)
    close = sorted((one for one in fitting if best - one[0] < MARGIN), key=lambda one: -one[2].sitelinks)
    if len(close) == 1:
        return close[0]
    worth, reasons, item = close[0]
    if item.sitelinks >= _BETTER_KNOWN * max(close[1][2].sitelinks, 1):
        return worth, (*reasons, "by far the best known"), item
    return None
