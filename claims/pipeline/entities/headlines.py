"""The entities of an article found again in its headlines, where capitals tell nothing."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.genders import likely_gender
from claims.pipeline.names.keys import key_of, keys_of
from claims.pipeline.names.kinds import given_names, legal_forms
from claims.pipeline.names.name import Name
from claims.pipeline.names.public import known_as
from claims.pipeline.text.surface import Surface


def add_headlines(surface: Surface, entities: Sequence[Entity]) -> None:
    """Find the entities that the body names again in lines in headline case, where nothing else can be told."""
    known: dict[tuple[str, ...], Entity] = {}
    for entity in sorted(entities, key=lambda entity: len(entity.names)):
        known[entity.keys] = entity
        if entity.kind == "person":
            known.setdefault(entity.keys[:1], entity)
            known[entity.keys[-1:]] = entity
        elif len(entity.keys) > 1 and entity.keys[-1] in legal_forms():
            known.setdefault(entity.keys[:-1], entity)
        for name in entity.names:
            known[keys_of(name.words)] = entity
    singles = {entity.keys[0]: entity for entity in entities if entity.kind == "person" and len(entity.keys) == 1}
    if singles:
        _complete(surface, singles)
    for entity in entities:
        known.setdefault(entity.keys, entity)
    for paragraph, headline in zip(surface.paragraphs, surface.headlines, strict=True):
        if headline:
            _scan(surface, known, *paragraph)
    for entity in entities:
        entity.names.sort(key=lambda name: name.start)
        entity.starts = [name.start for name in entity.names]


def _complete(surface: Surface, singles: dict[str, Entity]) -> None:
    """Take the given name from a headline, or from inside another name ("The Rachel Maddow Show").

    Args:
        surface: The text.
        singles: The persons of whom only a surname is known, by that.
    """
    for first, last in itertools.pairwise(surface.words):
        entity = singles.get(key_of(last.text))
        if entity is None or len(entity.keys) > 1 or first.key not in given_names() or not first.capital:
            continue
        if not first.possessive and surface.text[first.end : last.start] == " ":
            entity.keys = (key_of(first.text), *entity.keys[-1:])
            entity.name = f"{first.text} {last.text}"
            entity.known = known_as(entity.keys)
            entity.gender = entity.gender or likely_gender(entity.keys)


def _scan(surface: Surface, known: dict[tuple[str, ...], Entity], start: int, end: int) -> None:
    line = surface.words_between(start, end)
    keys = [key_of(word.text) for word in line]
    index = 0
    while index < len(line):
        length = next((n for n in range(4, 0, -1) if tuple(keys[index : index + n]) in known), 0)
        if length and line[index].capital and index + length <= len(line):
            found = line[index : index + length]
            entity = known[tuple(keys[index : index + length])]
            parts = tuple(word.text for word in found)
            name = Name(found[0].start, found[-1].end, parts, entity.kind, 1, possessive=found[-1].possessive)
            entity.names.append(name)
        index += max(1, length)
