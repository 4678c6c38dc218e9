"""Organisations of one word found again where only that word tells: "Kestrel hit back", "Kestrel and Vexo say"."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.kinds import ORDINARY
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.titles import is_title
from claims.pipeline.text.surface import Surface, Word


def add_again(surface: Surface, entities: Sequence[Entity]) -> None:
    """Find the names of organisations again that stand alone and are one word, which the text never prints small.

    Args:
        surface: The text.
        entities: Its persons and organisations; mentions are added to them.
    """
    bearers = _bearers(surface, entities)
    if not bearers:
        return
    taken = sorted((name.start, name.end) for entity in entities for name in entity.names)
    for index, word in enumerate(surface.words):
        entity = bearers.get(word.text)
        if entity is None or surface.in_headline(word.start) or not _stands_alone(surface, index):
            continue
        place = bisect_left(taken, (word.end, 0))
        if place and taken[place - 1][1] > word.start:
            continue
        name = Name(word.start, word.end, (word.text,), entity.kind, 1, possessive=word.possessive)
        insort(entity.names, name, key=lambda one: one.start)
        entity.starts = [name.start for name in entity.names]


def _bearers(surface: Surface, entities: Sequence[Entity]) -> dict[str, Entity]:
    """The organisations by the one word that they are called; none by a word that others are called, too."""
    persons = {part for entity in entities if entity.kind == "person" for name in entity.names for part in name.words}
    found: dict[str, Entity] = {}
    shared = set(persons)
    for entity in entities:
        for word in {name.words[0] for name in entity.names if len(name.words) == 1 and entity.kind != "person"}:
            if found.setdefault(word, entity) is not entity or not _is_name(surface, word):
                shared.add(word)
    return {word: entity for word, entity in found.items() if word not in shared}


def _is_name(surface: Surface, word: str) -> bool:
    """Whether a word with a capital is always a name in a text, and no nation's, which is a place more often."""
    key = word.casefold()
    known = key in ORDINARY | words("organisations", "nominals") or key in surface.lower_words
    return word[:1].isupper() and not known and not is_nation(word) and not is_title(key)


def _stands_alone(surface: Surface, index: int) -> bool:
    """Whether no capital stands right beside a word, which may belong to the same name."""
    word = surface.words[index]
    before, after = surface.words[max(0, index - 1) : index], surface.words[index + 1 : index + 2]
    left = bool(before) and before[0].capital and _joins(surface, before[0], word)
    right = bool(after) and after[0].capital and _joins(surface, word, after[0])
    return not left and not right


def _joins(surface: Surface, one: Word, other: Word) -> bool:
    """Whether nothing but a space, or a sign that names hold, stands between two words."""
    return not surface.text[one.end : other.start].strip(" \xa0&/.")
