"""The persons and organisations of one article, each once, with every spelling and role that the article gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.lexicon.names.spelling import likeness
from claims.quotation import ENTITY_KINDS, Extraction
from claims.resolve.entities.names import is_description, normalise, parse_person, readings
from claims.resolve.entities.namesakes import suffixes_fit, titles_fit, titles_of
from claims.resolve.entities.records import Candidate, LocalEntity
from claims.resolve.entities.scoring import MARGIN, THRESHOLD, score


@dataclass
class _Group:
    """The names of one person or organisation, gathered."""

    kind: str
    names: dict[str, int] = field(default_factory=dict)
    spellings: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    title: str = ""

    @property
    def name(self) -> str:
        """The fullest name; of equally full ones that of most records, and then the first."""
        return max(self.names, key=lambda name: _fullness(name, self.kind, self.names[name]))

    def take(self, other: _Group) -> None:
        self.names |= other.names
        self.spellings |= other.spellings
        self.roles |= other.roles

    def to_entity(self) -> LocalEntity:
        name = self.name
        spellings = dict.fromkeys([name, *self.names, *self.spellings])
        return LocalEntity(name, self.kind, tuple(spellings), tuple(self.roles), tuple(self.names), self.title)


def local_entities(
    extraction: Extraction, *, text: str = "", decided: Mapping[tuple[str, str], int] | None = None
) -> tuple[LocalEntity, ...]:
    """The named persons and organisations of an article, in the order of their first appearance in its records.

    Speakers, mentions, addressees and owners of relays. A surname that one fuller name of the article fits belongs to
    it, as do two spellings of one full name; a surname that two fit ("Clinton") stays apart. What is no name, but a
    description ("the campaign"), is left out.

    Args:
        extraction: What was extracted from the article.
        text: The article's text, in which titles (Mr., Mrs.) stand before surnames.
        decided: What persons decided: a normalised spelling and a kind to an entity. Names of two entities stay two.
    """
    groups: dict[tuple[str, str], _Group] = {}
    titles = titles_of(extraction, text)
    for name, kind, spelling, role in _named(extraction):
        if not _is_name(name, kind):
            continue
        group = groups.setdefault((kind, normalise(name)), _Group(kind))
        group.title = group.title or (titles.get(name, "") if kind == "person" else "")
        group.names[name] = group.names.get(name, 0) + 1
        if spelling:
            group.spellings.setdefault(spelling)
        if role:
            group.roles.setdefault(role)
    return tuple(group.to_entity() for group in _joined(list(groups.values()), decided or {}))


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


def _is_name(name: str, kind: str) -> bool:
    """Whether it names somebody: "the president" and "the campaign" are descriptions, another's in each article."""
    if kind == "person" and (parse_person(name) is None or is_description(name)):
        return False
    # Scripts without capitals have no small letters either.
    return any(letter.isupper() or letter.isdigit() for letter in name) or not any(map(str.islower, name))


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


def _joined(groups: list[_Group], decided: Mapping[tuple[str, str], int]) -> list[_Group]:
    """Groups that are one joined: full names with full names first, then what is shorter with the one that it fits."""
    order = sorted(
        range(len(groups)), key=lambda index: _fullness(groups[index].name, groups[index].kind), reverse=True
    )
    kept: dict[int, _Group] = {}
    for index in order:
        group = groups[index]
        rightly = {number: other for number, other in kept.items() if not _set_apart(group, other, decided)}
        home = _home(group, rightly)
        if home is None:
            kept[index] = group
        else:
            kept[home].take(group)
    return [kept[index] for index in sorted(kept)]


def _home(group: _Group, kept: Mapping[int, _Group]) -> int | None:
    """The one fuller name that this one clearly fits best, if there is one."""
    fits = sorted(((_fit(group, other), index) for index, other in kept.items()), reverse=True)
    fits = [(worth, index) for worth, index in fits if worth >= THRESHOLD]
    if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < MARGIN):
        return None
    return fits[0][1]


def _set_apart(one: _Group, other: _Group, decided: Mapping[tuple[str, str], int]) -> bool:
    """Whether persons took names of the two for two entities."""
    if not decided:
        return False
    ours, theirs = (
        {entity for name in group.names if (entity := decided.get((normalise(name), group.kind))) is not None}
        for group in (one, other)
    )
    return bool(ours and theirs and ours != theirs)


def _fit(short: _Group, full: _Group) -> float:
    """How well two names of one article fit; here even a common surname alone is enough."""
    if short.kind != full.kind:
        return 0.0
    is_person = short.kind == "person"
    parsed, other = (parse_person(short.name), parse_person(full.name)) if is_person else (None, None)
    if parsed and other and parsed.lone:
        if not titles_fit(f"{short.title} {short.name}".strip(), full.name):
            return 0.0
        families = {reading.family for reading in readings(other)}
        return max((_SURNAME[likeness(parsed.family, family)] for family in families), default=0.0)
    if parsed and other and parsed.suffix != other.suffix and suffixes_fit(parsed.suffix, other.suffix):
        return score(LocalEntity(" ".join(parsed.tokens), short.kind), Candidate(0, " ".join(other.tokens), "person"))[
            0
        ]
    return score(LocalEntity(short.name, short.kind), Candidate(0, full.name, full.kind))[0]


# Two spellings of a surname in one article are more often two people than one misspelled.
_SURNAME = {"same": 1.0, "variant": 0.8, "slip": 0.0, "none": 0.0}


def _fullness(name: str, kind: str, times: int = 0) -> tuple[int, int, int]:
    """More words are fuller; then what is read more often; then whole words before initials."""
    if kind == "person" and (parsed := parse_person(name)):
        return len(parsed.tokens), times, len("".join(parsed.tokens))
    return len(normalise(name).split()), times, len(name)
