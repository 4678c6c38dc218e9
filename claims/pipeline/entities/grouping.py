"""Which names of one article are the same person or organisation, and what the article tells about each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon.lists import words
from claims.lexicon.names.spelling import steady_sound
from claims.lexicon.nations import is_nation
from claims.pipeline.entities.aliases import find_aliases
from claims.pipeline.entities.called import (
    choose_form,
    crowned,
    in_small_letters,
    printed,
    without_epithets,
    without_legal_form,
)
from claims.pipeline.entities.elected import office_behind
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.namesakes import Families, Namesakes, of_two
from claims.pipeline.entities.shortened import is_beginning, is_fathers, is_patronym
from claims.pipeline.names.genders import Gender, gender_of_title, likely_gender
from claims.pipeline.names.keys import key_of, keys_of
from claims.pipeline.names.kinds import acronym_after, given_names, legal_forms, organisation_heads, outlets
from claims.pipeline.names.lone import is_only_labelled, is_place
from claims.pipeline.names.name import DROPPED, LABEL_ALONE, Name
from claims.pipeline.names.offices.apposed_roles import role_after, role_in_front
from claims.pipeline.names.offices.benches import bench_of
from claims.pipeline.names.offices.role_words import words_of_role
from claims.pipeline.names.offices.seats import seat_after
from claims.pipeline.names.offices.styles import style_before
from claims.pipeline.names.offices.titles import HONORIFICS, is_courtesy
from claims.pipeline.names.public import known_as
from claims.pipeline.names.spellings import (
    acronyms,
    bare,
    is_family_name,
    is_given,
    is_romanised,
    is_run,
    is_subsequence,
    same_given,
)
from claims.pipeline.text.surface import Surface

_CROWNED = frozenset({"king", "queen", "emir", "amir", "sultan", "sheikh", "prince"})  # called by their own names
# How many entities with one surname are compared: enough for a family, and it bounds the time.
_SAME_SURNAME = 8
_LONGEST_NATION = 20  # characters
_ANOTHER_PHRASE = frozenset(".,;:!?\n")  # marks behind which another phrase begins
_LONGEST_FULL = 4  # words of a full name whose parts nothing tells of
# "His daughter, the mayor Ana Ruiz" is a woman.
_RELATIVE = re.compile(
    r"(?:\b(?:his|her|their|my|our)|['’]s)\s(?:late\s|elder\s|younger\s|older\s)?(wife|daughter|mother|sister|niece|aunt|"
    r"grandmother|granddaughter|widow|husband|son|father|brother|nephew|uncle|grandfather|grandson),?\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_LONGEST_RELATIVE = 40  # characters
# The union of a firm's workers is not the firm: "Northlake Workers' Union".
_OF_ANOTHER = frozenset(
    {"workers", "workers'", "employees", "employees'", "shareholders", "shareholders'", "investors"}
)
_UNIONS = frozenset({"un", "eu", "us", "uk", "nato"})  # stand for themselves: the UN is not UN News


def find_entities(surface: Surface, names: Sequence[Name]) -> list[Entity]:
    """Group names into persons and organisations, fullest names first."""
    names = of_two(surface, _with_titled(without_epithets(names)))
    grouping = _Grouping(surface, names)
    for name in sorted(names, key=lambda name: (-len(name.words), name.start)):
        if name.kind and len(name.words) > 1:
            grouping.add(name)
    surnames = {bare(one.keys[-1]) for one in grouping.entities if one.kind == "person"}

    def order(name: Name) -> tuple[bool, int]:
        """That of the text, which tells who has a surname there; what makes no entity comes last."""
        return name.kind is None and bare(key_of(name.words[-1])) not in surnames, name.start

    for name in sorted(names, key=order):
        if not name.kind or len(name.words) == 1:
            grouping.add(name)
    for name, alias in find_aliases(surface, names):
        grouping.join(name, alias)
    return grouping.finish()


def _with_titled(names: Sequence[Name]) -> list[Name]:
    """Take full names that look like nobody's for those of persons whom the text calls so elsewhere: "Ms. Conway"."""
    persons = [name for name in names if name.kind == "person"]
    titled = {key_of(name.words[-1]) for name in persons if name.title in HONORIFICS}
    alone = {key_of(one.words[0]) for one in persons if len(one.words) == 1} - given_names() - organisation_heads()

    def is_titled(name: Name) -> bool:
        weak = name.kind is None or (name.kind == "organisation" and name.sure <= LABEL_ALONE)
        surname = key_of(name.words[-1])
        if weak and len(name.words) == 2 and name.kind == "organisation" and surname in alone:
            return not is_nation(name.words[0])  # elsewhere the recogniser takes the surname for a person's
        return weak and 1 < len(name.words) <= _LONGEST_FULL and surname in titled

    return [replace(name, kind="person") if is_titled(name) else name for name in names]


class _Grouping:
    """Entities under construction, found by their last, their first and all their words."""

    def __init__(self, surface: Surface, names: Sequence[Name]) -> None:
        self.surface = surface
        self.families = Families(surface, names)
        self.entities: list[Entity] = []
        self.by_word: dict[str, list[Entity]] = defaultdict(list)
        self.by_acronym: dict[str, list[Entity]] = defaultdict(list)
        self.by_sound: dict[str, list[Entity]] = defaultdict(list)
        self.by_name: dict[tuple[str, ...], Entity] = {}
        self.namesakes = Namesakes(surface)

    def add(self, name: Name) -> None:
        keys = keys_of(name.words)
        if not keys:
            return
        entity = self._known(name, keys)
        if entity is None:
            if name.kind is None:
                return
            entity = self._new(name, keys)
        entity.names.append(name)
        self.namesakes.note(entity, name, keys)

    def join(self, name: Name, alias: Name) -> None:
        """Make one of who bears a name and who bears another one, that the article says to be the same."""
        entity = self._bearer(name)
        other = self._bearer(alias)
        if entity is None or entity is other:
            return
        names = [alias]
        if other is not None:
            names = other.names
            self.entities.remove(other)
            self.by_name = {keys: entity if one is other else one for keys, one in self.by_name.items()}
        entity.names += [replace(one, kind=entity.kind) for one in names]

    def _bearer(self, name: Name) -> Entity | None:
        return next((one for one in self.entities if name in one.names), None)

    def _known(self, name: Name, keys: tuple[str, ...]) -> Entity | None:
        exact = self.by_name.get(keys)
        if exact is not None and self.families.are_two(exact, name):
            exact = None
        if name.sure == DROPPED:
            known = [e for e in self.by_word[bare(keys[-1])][:_SAME_SURNAME] if e.kind == "person" and len(e.keys) > 1]
            known = [e for e in known if bare(e.keys[-1]) == bare(keys[-1])]
            return self.namesakes.meant(known, name) if known else self._firm(keys)
        if exact is not None and (name.kind in {None, exact.kind} or name.sure < 4):
            return exact
        if len(keys) == 1 and keys[0] in self.by_acronym:
            called = self.by_acronym[keys[0]][0]
            printed_so = key_of(called.acronym or "") == keys[0] and name.sure <= LABEL_ALONE and name.title is None
            if name.kind != "person" or printed_so:  # "Adhu", which the recogniser takes for a person
                return called
        fitting = [entity for entity in self.by_word[bare(keys[-1])][:_SAME_SURNAME] if self._fits(entity, name, keys)]
        if len(keys) == 1 and is_nation(keys[0]):
            return next((entity for entity in fitting if entity.kind == "person" and entity.keys[-1] == keys[0]), None)
        if not fitting and name.kind != "organisation":
            fitting = [entity for entity in self.by_word[keys[0]][:_SAME_SURNAME] if self._fits(entity, name, keys)]
        labelled = len(keys) == 1 and name.sure <= LABEL_ALONE
        if not fitting and (name.kind != "organisation" or labelled):
            alike = self.by_sound[steady_sound(bare(keys[-1]))][:_SAME_SURNAME]
            fitting = [one for one in alike if is_romanised(one.keys, keys) and not self.families.are_two(one, name)]
        return self.namesakes.meant(fitting, name) if fitting else None

    def _fits(self, entity: Entity, name: Name, keys: tuple[str, ...]) -> bool:
        """Whether a name can stand for the entity, its title included: no "Mrs." is Ivan."""
        if entity.kind == "person":
            told = gender_of_title(name.title)
            other = told is not None and self.namesakes.gender(entity) not in {None, told}
            if (other and not self.families.comes_first(entity, keys)) or self.families.are_two(entity, name):
                return False
            if name.kind == "organisation" and self.families.is_firm(name, keys):
                return False
            if is_fathers(keys, entity.keys) and name.title in _CROWNED:
                return False
            if is_beginning(keys, entity.keys, entity.name) and len(self.by_word[bare(keys[-1])]) == 1:
                return True
        return _fits(entity, name, keys) or self.families.is_spelling(entity, name, keys)

    def _firm(self, keys: tuple[str, ...]) -> Entity | None:
        """The firm whose name begins with a word: "Volkers posts loss", of Volkers AG."""
        near = self.by_word[keys[0]][:_SAME_SURNAME]
        return next((one for one in near if one.keys[0] == keys[0] and one.keys[-1] in legal_forms()), None)

    def _new(self, name: Name, keys: tuple[str, ...]) -> Entity:
        entity = Entity(index=-1, kind=name.kind or "person", name=printed(name), keys=keys)
        self.entities.append(entity)
        self.by_name.setdefault(keys, entity)
        for word in dict.fromkeys((*keys, bare(keys[-1]))):
            self.by_word[word].append(entity)
        if entity.kind == "person":
            self.by_sound[steady_sound(bare(keys[-1]))].append(entity)
        if name.kind == "organisation" and len(keys) > 1:
            entity.acronym = acronym_after(self.surface, name.end)
            for acronym in {key_of(entity.acronym or "")} - {""} | acronyms(keys):
                self.by_acronym[acronym].append(entity)
        return entity

    def _demote(self, entity: Entity) -> None:
        """Make a place or a firm of what looked like a person."""
        if is_place(self.surface, entity.names):
            entity.kind = "organisation"
            entity.nouns.clear()
        elif is_only_labelled(self.surface, entity.names, entity.nouns):
            entity.kind = "organisation"

    def finish(self) -> list[Entity]:
        for entity in self.entities:
            entity.names.sort(key=lambda name: name.start)
            entity.starts = [name.start for name in entity.names]
            for name in entity.names:
                if name.role is not None:
                    entity.nouns.update(words_of_role(self.surface, name.role))
                    entity.nouns.update(bench_of(self.surface, name.role))
                    behind = role_after(self.surface, name.end) if is_courtesy(self.surface, name.role) else None
                    if behind is not None:  # "Dr. Ana Ruiz, now the bishop of Harlan"
                        entity.nouns.update(words_of_role(self.surface, behind))
            entity.nouns.update(_in_front(self.surface, entity.names[0]))
            if entity.kind == "person":
                self._demote(entity)
            if entity.kind == "person":
                entity.known = known_as(entity.keys)
                choose_form(self.surface, entity)
                entity.known = entity.known or known_as(entity.keys)
                entity.gender = _gender(self.surface, entity)
            else:
                without_legal_form(self.surface, entity)
                in_small_letters(entity)
            entity.name = crowned(entity)
            self._add_nouns(entity)
        self.entities.sort(key=lambda entity: entity.starts[0])
        for index, entity in enumerate(self.entities):
            entity.index = index
        return self.entities

    def _add_nouns(self, entity: Entity) -> None:
        """What the text calls an entity around its mentions: titles, seats, peoples, offices that it took."""
        for name in entity.names:
            if name.title and name.title != "?":
                entity.nouns.add(name.title)
            entity.nouns.update(seat_after(self.surface.text, name.end))
            entity.nouns.update(_nation_before(self.surface, name))
            if entity.kind != "person":
                continue
            entity.nouns.update(style_before(self.surface.text, min(name.role or (name.start,))))
            if campaigns(self.surface, name):
                entity.nouns.add("candidate")
            office = office_behind(self.surface, name)
            entity.nouns.update({office} if office is not None else ())


def _in_front(surface: Surface, name: Name) -> Sequence[str]:
    """The words for a person that a comma parts from the full name: "the deputy mayor, Omar Haddad"."""
    if name.kind != "person" or name.role is not None or len(name.words) < 2:
        return ()
    role = role_in_front(surface, name.start, frozenset())
    return [word.key for word in surface.words_between(*role)] if role is not None else ()


def _nation_before(surface: Surface, name: Name) -> Sequence[str]:
    """The people that a person is said to be of right before the name, casefolded: "American Isabelle Levin"."""
    before = surface.words_between(max(0, name.start - _LONGEST_NATION), name.start)[-1:]
    if name.kind != "person" or not before or before[0].possessive or surface.text[before[0].end : name.start] != " ":
        return ()
    return (before[0].key,) if before[0].capital and is_nation(before[0].text) else ()


def campaigns(surface: Surface, name: Name) -> bool:
    """Whether the text speaks of the person's campaign, which makes him or her a candidate."""
    after = surface.words_between(name.end, name.end + 25)[:2]
    return any(
        word.key in {"campaign", "campaigned", "campaigning"}
        and _ANOTHER_PHRASE.isdisjoint(surface.text[name.end : word.start])  # "Ruiz left. The campaign"
        for word in after
    )


def _fits(entity: Entity, name: Name, keys: tuple[str, ...]) -> bool:
    """Whether a shorter or otherwise spelled name can stand for the entity."""
    if entity.kind == "organisation":
        return (name.kind != "person" or _is_firm(entity, name, keys)) and _fits_organisation(entity, name, keys)
    firm = name.kind == "organisation" and (len(keys) > 1 or (name.sure > 3 and not _is_surname(entity, keys[0])))
    if firm and not _is_family_name(entity, name, keys):
        return False
    if len(keys) == 1:
        return (
            bare(keys[0]) == bare(entity.keys[-1])
            or is_family_name(entity.keys, keys[0])
            or is_given(entity.keys, keys[0])
        )
    if is_patronym(keys, entity.keys):
        return True
    if bare(keys[-1]) != bare(entity.keys[-1]):
        return is_run(keys, entity.keys) and keys[0] not in given_names()
    return is_subsequence(keys, entity.keys) or same_given(keys[0], entity.keys[0])


def _is_firm(entity: Entity, name: Name, keys: tuple[str, ...]) -> bool:
    """Whether only the model's label takes a firm's short name for a person's: "Volkers" of "Volkers AG"."""
    by_label = name.title is None and name.sure <= LABEL_ALONE and keys[0] not in given_names()
    return by_label and len(keys) == 1 and entity.keys[-1] in legal_forms()


def _is_surname(entity: Entity, key: str) -> bool:
    """Whether a word that is a show's or a firm's name too is the surname of somebody named in full: Hannity."""
    return len(entity.keys) > 1 and entity.keys[-1] == key and entity.keys[0] in given_names()


def _is_family_name(entity: Entity, name: Name, keys: tuple[str, ...]) -> bool:
    """Whether only the model's label makes a firm of several words that end a person's name: "al-Amri Hassoun"."""
    return name.sure <= LABEL_ALONE and 1 < len(keys) < len(entity.keys) and entity.keys[-len(keys) :] == keys


def _fits_organisation(entity: Entity, name: Name, keys: tuple[str, ...]) -> bool:
    if len(keys) == 1 and (key_of(entity.acronym or "") == keys[0] or keys[0] in acronyms(entity.keys)):
        return True
    place = name.kind is None and name.sure < 0  # "New York" beside the New York Times
    if len(entity.keys) <= len(keys) or place:
        return False
    if len(keys) == 1:
        last = entity.keys[-1] == keys[0] and ("-" in keys[0] or " ".join(entity.keys) in outlets())
        first = entity.keys[0] == keys[0] and keys[0] not in _UNIONS and _OF_ANOTHER.isdisjoint(entity.keys)
        return (last and name.words[0][:1].isupper()) or first
    if entity.keys[: len(keys)] == keys:
        goes_on = _word_after(entity.name, len(keys))
        return keys[-1] not in organisation_heads() or not goes_on[:1].isupper()
    return entity.keys[-len(keys) :] == keys


def _word_after(name: str, count: int) -> str:
    """The word of a name behind its first ones: "Columbia University" is not its "Graduate School"."""
    return (name.split()[count:] or [""])[0]


def _gender(surface: Surface, entity: Entity) -> Gender | None:
    """By titles and gendered nouns first, by the given name else."""
    women_nouns, men_nouns = words("titles", "women"), words("titles", "men")
    said: set[str] = set()
    for name in entity.names:
        if name.title:
            said.add(name.title)
        start = name.start
        if name.role is not None and name.role[0] < name.start:  # "City Councilwoman Pat Lima"
            said.update(word.key for word in surface.words_between(*name.role)[-1:])
            start = name.role[0]
        relative = _RELATIVE.search(surface.text, max(0, start - _LONGEST_RELATIVE), start)
        said.update({relative[1].casefold()} if relative is not None else set())
    if said & women_nouns and not said & men_nouns:
        return "women"
    if said & men_nouns and not said & women_nouns:
        return "men"
    return likely_gender(entity.keys)
