"""Who of several with one surname is meant, decided in the order of the text."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.genders import Gender, gender_of_title, likely_gender
from claims.pipeline.names.keys import key_of, keys_of, suffix_of
from claims.pipeline.names.kinds import given_names, organisation_heads
from claims.pipeline.names.name import LABEL_ALONE, Name
from claims.pipeline.names.offices.titles import HONORIFICS
from claims.pipeline.names.public import is_known_surname
from claims.pipeline.names.spellings import are_one_given, bare
from claims.pipeline.text.surface import Surface

_COMPARED = 40  # mentions of one person
_IN_TITLES = 4  # first mentions, of which the title may hold some
_JUST_NAMED = 250  # characters, two sentences or so
_LONGEST_COUPLE = 16  # characters
_COUPLE = re.compile(r"\bM(?:r|rs|s)\.? and M(?:r|rs|s)\.? \Z")


class Namesakes:
    """What the text has told so far of those who share a surname: where each was named in full, and called by it.

    Args:
        surface: The text.
    """

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._full: dict[Entity, list[int]] = defaultdict(list)
        self._called: dict[Entity, list[int]] = defaultdict(list)
        self._titles: dict[Entity, set[str]] = defaultdict(set)
        self._genders: dict[Entity, Gender] = {}

    def note(self, entity: Entity, name: Name, keys: tuple[str, ...]) -> None:
        """Take down a mention.

        Args:
            entity: Whose it is.
            name: The mention.
            keys: Its words as they are compared.
        """
        if len(keys) > 1 or len(entity.keys) == 1:
            insort(self._full[entity], name.start)
            if name.title is not None:
                self._titles[entity].add(name.title)
            elif name.role is not None and name.role[1] <= name.start:  # "the sister of President Ana Ruiz"
                self._titles[entity].update(word.key for word in self._surface.words_between(*name.role)[-1:])
        elif keys[-1] == entity.keys[-1]:
            insort(self._called[entity], name.start)
        told = gender_of_title(name.title)
        if told is not None and (len(keys) > 1 or likely_gender(entity.keys) is None):
            self._genders.setdefault(entity, told)

    def gender(self, entity: Entity) -> Gender | None:
        """The gender of an entity as titles have told it so far, else its given name."""
        return self._genders.get(entity) or likely_gender(entity.keys)

    def meant(self, fitting: Sequence[Entity], name: Name) -> Entity:
        """Whom a name means that fits several.

        Those whom the text names in full only later are not known yet. Of the others it is who bears the same title,
        else who was just named in full, else who was called so most up to here.

        Args:
            fitting: At least one.
            name: The mention.
        """
        bearers = [one for one in fitting if one.keys[-1] == key_of(name.words[-1])] or fitting
        told = [one for one in bearers if not self._is_doubtful(one)]
        if any(self._first(one) < name.start for one in told) or not self._is_in_body_before(bearers, name):
            bearers = told or bearers
        known = [one for one in bearers if self._first(one) < name.start]
        if not known:
            return min(bearers, key=self._first)
        return max(known, key=lambda one: (*self._nearness(one, name), -self._first(one)))

    def _is_doubtful(self, entity: Entity) -> bool:
        """Whether a full name may be none: named once, in the title or where only the model tells: "Reply To Ruiz"."""
        if len(entity.keys) == 1 or len(self._full[entity]) > 1 or entity.keys[0] in given_names():
            return False
        first = entity.names[0]
        apposed = self._surface.text[max(0, first.start - 2) : first.start] == ", "  # "the chairman, Choi Myung-ho"
        told = first.sure > LABEL_ALONE or first.title is not None or first.role is not None or apposed
        return self._surface.in_title(first.start) or not told

    def _is_in_body_before(self, bearers: Sequence[Entity], name: Name) -> bool:
        """Whether one of those with a surname is named before a place, and not only in the title."""
        places = (start for one in bearers for start in self._full[one][:_IN_TITLES] if start < name.start)
        return any(not self._surface.in_title(start) for start in places)

    def _first(self, entity: Entity) -> int:
        """Where an entity is first named in full."""
        return self._full[entity][0] if self._full[entity] else entity.names[0].start

    def _nearness(self, entity: Entity, name: Name) -> tuple[bool, bool, bool, int, int]:
        told = gender_of_title(name.title)
        same_title = name.title is not None and told is None and name.title in self._titles[entity]
        full = bisect_left(self._full[entity], name.start)
        called = bisect_left(self._called[entity], name.start)
        just_named = full > 0 and name.start - self._full[entity][full - 1] < _JUST_NAMED
        return same_title, told is not None and self.gender(entity) == told, just_named, called, full


class Families:
    """How an article names those of one family: what the whole text tells before anybody is asked who is who.

    Args:
        surface: The text.
        names: Its names, in order.
    """

    def __init__(self, surface: Surface, names: Sequence[Name]) -> None:
        self._surface = surface
        self._alone = {key_of(name.words[0]) for name in names if len(name.words) == 1}
        self._titled = {key_of(name.words[-1]) for name in names if name.title in HONORIFICS}
        plain: dict[tuple[str, str], int] = {}
        suffixed: dict[tuple[str, str], int] = {}
        for name in names:
            keys = keys_of(name.words)
            if len(keys) > 1 and not surface.in_title(name.start):
                (suffixed if suffix_of(name.words) else plain).setdefault((keys[0], keys[-1]), name.start)
        self._two = {ends for ends, start in plain.items() if start < suffixed.get(ends, -1)}

    def are_two(self, entity: Entity, name: Name) -> bool:
        """Whether suffixes tell that a name is another's: Henry Moore Jr. and Henry Moore III.

        Who is named without one first is not his father, whom the text names later: Henry Moore and Henry Moore Sr.
        """
        one, other = suffix_of(entity.name.split()), suffix_of(name.words)
        return one != other and (bool(one and other) or (entity.keys[0], entity.keys[-1]) in self._two)

    def comes_first(self, entity: Entity, keys: tuple[str, ...]) -> bool:
        """Whether a word is a surname printed first, and no given name that would tell the gender: "Mr. Lou"."""
        return len(keys) == 1 and entity.keys[0] == keys[0] and entity.keys[-1] not in self._alone

    def is_firm(self, name: Name, keys: tuple[str, ...]) -> bool:
        """Whether a bare surname is the firm of that name, where the text calls its bearer "Mr. Dorner"."""
        return len(keys) == 1 and name.sure > LABEL_ALONE + 1 and name.title is None and keys[0] in self._titled

    def is_spelling(self, entity: Entity, name: Name, keys: tuple[str, ...]) -> bool:
        """Whether a full name is a person's otherwise spelled, or with a short given name: Kate for Katherine Ruiz.

        Two who are named in one sentence are two.
        """
        if entity.kind != "person" or name.kind == "organisation" or len(keys) < 2 or len(entity.keys) < 2:
            return False
        if bare(keys[-1]) != bare(entity.keys[-1]) or not are_one_given(keys[0], entity.keys[0]):
            return False
        sentence = self._surface.sentence_of(name.start)
        return all(self._surface.sentence_of(one.start) != sentence for one in entity.names[:_COMPARED])


def of_two(surface: Surface, names: Sequence[Name]) -> list[Name]:
    """Tell two with one surname apart: "Ana and Omar Ruiz" are both called so, and "Mr. and Mrs. Ruiz" no woman.

    Args:
        surface: The text.
        names: Its names, in order.
    """
    alone = Counter(key_of(name.words[0]) for name in names if len(name.words) == 1)
    surnames = {key_of(name.words[-1]) for name in names if len(name.words) > 1}
    ends = {name.end for name in names}
    others = {key_of(name.words[0]): key_of(name.words[-1]) for name in names if len(name.words) > 1}

    def shares(name: Name, after: Name) -> bool:
        """Whether a given name goes with the next one's surname; "Haddad and Omar Ruiz" are of two families."""
        key, surname = key_of(name.words[0]), key_of(after.words[-1])
        if not name.kind == after.kind == "person" or len(name.words) > 1 or len(after.words) == 1:
            return False
        if surface.text[name.end : after.start] != " and " or name.start - len(", ") in ends:  # "Bo, Ana and Omar Ruiz"
            return False
        if key in surnames or is_known_surname(key) or surname in organisation_heads():
            return False
        return others.get(key, surname) == surname and (key in given_names() or alone[key] == 1)

    def is_couple(name: Name) -> bool:
        return _COUPLE.search(surface.text[max(0, name.start - _LONGEST_COUPLE) : name.start]) is not None

    told = [replace(one, title=None) if is_couple(one) else one for one in names]
    return [
        replace(name, words=(*name.words, after.words[-1])) if shares(name, after) else name
        for name, after in itertools.pairwise(told)
    ] + told[-1:]
