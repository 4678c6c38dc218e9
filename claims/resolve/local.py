"""The persons and organisations of one article, each once, with every spelling and role that the article gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claims.quotation import ENTITY_KINDS, Extraction
from claims.resolve.names import normalise, parse_person, readings
from claims.resolve.records import Candidate, LocalEntity
from claims.resolve.score import THRESHOLD, score
from claims.resolve.spelling import likeness


@dataclass
class _Group:
    """The names of one person or organisation, gathered."""

    kind: str
    names: dict[str, None] = field(default_factory=dict)
    spellings: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The fullest name; the first of equally full ones."""
        return max(self.names, key=lambda name: _fullness(name, self.kind))

    def take(self, other: _Group) -> None:
        self.names |= other.names
        self.spellings |= other.spellings
        self.roles |= other.roles

    def to_entity(self) -> LocalEntity:
        name = self.name
        spellings = dict.fromkeys([name, *self.names, *self.spellings])
        return LocalEntity(name, self.kind, tuple(spellings), tuple(self.roles), tuple(self.names))


def local_entities(extraction: Extraction) -> tuple[LocalEntity, ...]:
    """The named persons and organisations of an article, in the order of their first appearance in its records.

    Speakers, mentions, addressees and owners of relays. A surname that one fuller name of the article fits belongs to
    it, as do two spellings of one full name; a surname that two fit ("Clinton") stays apart.
    """
    groups: dict[tuple[str, str], _Group] = {}
    for name, kind, spelling, role in _named(extraction):
        group = groups.setdefault((kind, normalise(name)), _Group(kind))
        group.names.setdefault(name)
        if spelling:
            group.spellings.setdefault(spelling)
        if role:
            group.roles.setdefault(role)
    return tuple(group.to_entity() for group in _joined(list(groups.values())))


def locate(entities: Sequence[LocalEntity], name: str, kind: str | None = None) -> int | None:
    """The index of the entity that a record of the extraction speaks of.

    Args:
        entities: What :func:`local_entities` gave for this extraction.
        name: The record's name (``Speaker.name``, ``Mention.name``, ``Addressee.name``, ``Relay.owner``).
        kind: Its kind; None where the record has none (a relay's owner).
    """
    for index, entity in enumerate(entities):
        if name in entity.names and kind in (None, entity.kind):
            return index
    return None


def _named(extraction: Extraction) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Name, kind, spelling and role of each record that names somebody; owners last, for their kind is unknown."""
    kinds: dict[str, str] = {}
    for mention in extraction.mentions:
        if mention.kind in ENTITY_KINDS:
            kinds.setdefault(mention.name, mention.kind)
            yield mention.name, mention.kind, mention.span.text, mention.role.text if mention.role else None
    for quotation in extraction.quotations:
        if (speaker := quotation.speaker) and speaker.kind in ENTITY_KINDS:
            kinds.setdefault(speaker.name, speaker.kind)
            yield speaker.name, speaker.kind, None, speaker.role
        for addressee in quotation.addressees:
            if addressee.kind in ENTITY_KINDS:
                kinds.setdefault(addressee.name, addressee.kind)
                yield addressee.name, addressee.kind, None, None
    for quotation in extraction.quotations:
        for relay in quotation.relays:
            if relay.owner:
                yield relay.owner, kinds.get(relay.owner, "person"), None, None


def _joined(groups: list[_Group]) -> list[_Group]:
    """Groups that are one joined: full names with full names first, then what is shorter with the one that it fits."""
    order = sorted(
        range(len(groups)), key=lambda index: _fullness(groups[index].name, groups[index].kind), reverse=True
    )
    kept: dict[int, _Group] = {}
    for index in order:
        group = groups[index]
        homes = [home for home, other in kept.items() if _one(group, other)]
        if len(homes) == 1:
            kept[homes[0]].take(group)
        else:
            kept[index] = group
    return [kept[index] for index in sorted(kept)]


def _one(short: _Group, full: _Group) -> bool:
    """Whether two names of one article are one somebody's; here even a common surname alone is enough."""
    if short.kind != full.kind:
        return False
    parsed, other = parse_person(short.name), parse_person(full.name)
    if short.kind == "person" and parsed and other and parsed.lone:
        families = {reading.family for reading in readings(other)}
        return any(likeness(parsed.family, family) in ("same", "variant") for family in families)
    local = LocalEntity(short.name, short.kind)
    return score(local, Candidate(0, full.name, full.kind))[0] >= THRESHOLD


def _fullness(name: str, kind: str) -> tuple[int, int]:
    """More words are fuller; then, whole words before initials."""
    if kind == "person" and (parsed := parse_person(name)):
        return len(parsed.tokens), len("".join(parsed.tokens))
    return len(normalise(name).split()), len(name)
