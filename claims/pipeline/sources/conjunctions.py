"""Whether "and" joins two who speak, or stands in what one person is called: "actor and activist Ana Ruiz"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.pipeline.entities.mentions import Pair
from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.titles import is_office, is_title
from claims.pipeline.sources.phrases import DEFINITE, is_plural, is_somebody, organisation_nouns, word_before
from claims.pipeline.text.surface import Surface, Word

_OTHERS = frozenset({"others", "more", "many", "some", "several"})
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "you", "it"})
_TIMES = frozenset({"former", "current", "now", "then", "onetime", "one-time", "sometime", "future", "longtime"})
_OF = frozenset({"of", "for"})
_LEAST_WORDS = 2
_DETERMINERS = DEFINITE | {"a", "an", "his", "her", "their", "its", "my", "our", "whose"}


def describes_one(surface: Surface, named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether a phrase with "and" calls one person by two things.

    Args:
        surface: The text.
        named: The mentions in the phrase.
        inside: The words of the phrase.
        link: The "and".
    """
    if _begins_another(named, inside, link):
        return False
    if is_office(word_before(inside, link)) and not any(name.start < link.start for name, _ in named):
        return True  # "comedian and actor Omar Haddad"
    return (
        _is_what_one_was(named, inside, link)
        or _is_one_office(named, inside, link)
        or _is_one_description(surface, named, inside, link)
        or _ends_in_name(surface, named, inside, link)
        or _is_one_body(surface, named, inside, link)
        or _is_one_thing(surface, inside, link)
        or _is_for_two_fields(surface, named, inside, link)
    )


def links_between_two(surface: Surface, named: Sequence[Pair], links: Sequence[Word]) -> list[Word]:
    """Those of several "and" right behind a person's full name and before another one or what that one is called.

    As in "Harbour Minister and Deputy Premier Ana Ruiz and Omani Foreign Minister Omar Haddad".

    Args:
        surface: The text.
        named: The mentions in the phrase.
        links: Every "and" in it.
    """
    persons = [name for name, entity in named if entity.kind == "person" and not name.possessive]
    full = {name.end for name in persons if len(name.words) > 1}
    begins = {start for name in persons for start in (name.start, *(name.role or ())[:1])}
    return [
        link
        for link in links[1:]
        if link.end + 1 in begins and any(surface.text[end : link.start] == " " for end in full if end < link.start)
    ]


def ends_in_people(surface: Surface, inside: Sequence[Word], last: Name) -> bool:
    """Whether a noun for people ends a phrase, right behind its last name: "White House and Pentagon officials".

    Args:
        surface: The text.
        inside: The words of the phrase.
        last: The last name in it.
    """
    noun = inside[-1]
    if noun.start != last.end + 1 or not noun.text.islower() or not is_plural(surface, noun):
        return False
    return is_office(noun.key.removesuffix("s")) or noun.key in words("everyday", "people", "unnamed")


def _is_one_thing(surface: Surface, inside: Sequence[Word], link: Word) -> bool:
    """Whether "and" joins what was done to one thing: "a fax sent on Friday and signed by Ana Ruiz"."""
    after = [word for word in inside if word.start > link.start][:2]
    before = [word for word in inside if word.end <= link.start]
    done = [word for word in (*before[1:], *after[:1]) if surface.tag_of(word) == "VERB" and word.text.islower()]
    return len(done) > 1 and done[-1] is after[0] and after[-1].key == "by"


def _is_one_body(surface: Surface, named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether "and" joins what one body is for: "the government's disaster and emergency management agency"."""
    before = [word for word in inside if word.end <= link.start]
    last = inside[-1]
    if len(before) < _LEAST_WORDS or last.key not in organisation_nouns() or not last.text.islower():
        return False
    if any(name.start > link.start for name, _ in named) or last.possessive or not before[-1].text.islower():
        return False
    field = before[-1].key in words("organisations", "fields") | words("everyday", "hazards")
    return field and not before[-1].possessive and surface.text[before[-1].end : link.start] == " "


def _begins_another(named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether what follows "and" begins anew: "a lawyer and her client", "the mayor and Senator Omar Haddad"."""
    after = next((word for word in inside if word.start > link.start), None)
    if after is None or after.key in _DETERMINERS:
        return True
    before = next((word for word in reversed(inside) if word.end <= link.start), inside[0])
    determined = inside[0].key in {"the", "a", "an"} and not before.capital
    return determined and after.capital and is_title(after.key) and _closing_person(named, inside, link) is not None


def _is_what_one_was(named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether "and" joins what one person is and was: "the former minister and current candidate"."""
    after = [word for word in inside if word.start > link.start]
    before = [word for word in inside if word.end <= link.start]
    if named or inside[0].key not in {"the", "a", "an"} or len(after) < _LEAST_WORDS or after[0].key not in _TIMES:
        return False
    return any(is_office(word.key) for word in before) and any(is_office(word.key) for word in after)


def _is_one_office(named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether "and" stands inside one person's title: "Forestry and Water Minister Emre Kayalar"."""
    after = next((word for word in inside if word.start > link.start), None)
    before = next((word for word in reversed(inside) if word.end <= link.start), None)
    name = next((name for name, _ in named if name.start > link.start), None)
    alone = name is not None and not any(other.start < link.start for other, _ in named)
    capitals = after is not None and before is not None and after.capital and before.capital
    return alone and capitals and name is not None and name.role is not None and name.role[0] < name.start


def _is_one_description(surface: Surface, named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether "and" stands inside what one person is called: "Christian and corporate speaker Ana Ruiz"."""
    if len(named) != 1 or named[0][1].kind != "person" or named[0][0].start < link.start:
        return False
    name = named[0][0]
    before = [word for word in inside if word.end <= link.start]
    between = [word for word in inside if link.end < word.start and word.end <= name.start]
    if not before or not between or name.end < inside[-1].end or name.possessive:
        return False
    other = before[-1]
    speaks = is_plural(surface, other) or is_somebody(other, plural=False)
    speaks = speaks or other.key in _OTHERS | organisation_nouns() | _PRONOUNS
    return not speaks and is_office(between[-1].key)


def _ends_in_name(surface: Surface, named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether what one is called names others, and a full name ends it: "Ruiz's lawyer and adviser Omar Haddad"."""
    name = _closing_person(named, inside, link)
    before = [word for word in inside if word.end <= link.start]
    between = [word for word in inside if link.end < word.start and name is not None and word.end <= name.start]
    while len(between) > 1 and is_title(between[-1].key) and not is_office(between[-1].key):
        between.pop()  # "researcher and lead author Dr. Omar Haddad"
    if not before or not between:
        return False
    is_name = any(one.start <= before[-1].start < one.end for one, _ in named)
    second = _before_link(between) if between[0].capital or between[0].key in _TIMES else between[-1]
    return not is_name and _is_single(surface, before[-1]) and _is_single(surface, second)


def _before_link(between: Sequence[Word]) -> Word:
    """The office of what one is besides, before what it is of: "party leader and Member of the Assembly Ana Ruiz"."""
    place = next((place for place, word in enumerate(between) if word.key in _OF), len(between))
    return between[max(0, place - 1)]


def _is_for_two_fields(surface: Surface, named: Sequence[Pair], inside: Sequence[Word], link: Word) -> bool:
    """Whether "and" joins what one office is for, in small letters: "Minister of roads and harbours Omar Haddad"."""
    name = _closing_person(named, inside, link)
    of = next((place for place, word in enumerate(inside) if word.key in _OF), 0)
    if name is None or len(named) > 1 or not of or not is_office(inside[of - 1].key) or inside[of].start > link.start:
        return False
    if is_plural(surface, inside[of - 1]):
        return False
    fields = [word for word in inside[of + 1 :] if word.end <= name.start and word != link]
    return all(word.text.islower() and not is_office(word.key) for word in fields) and fields[-1].start > link.start


def _closing_person(named: Sequence[Pair], inside: Sequence[Word], link: Word) -> Name | None:
    """The person in full who closes a phrase behind its "and"."""
    last, entity = named[-1] if named else (None, None)
    if last is None or entity is None or last.start < link.start or last.end < inside[-1].end or last.possessive:
        return None
    return last if entity.kind == "person" and len(last.words) > 1 else None


def _is_single(surface: Surface, word: Word) -> bool:
    """Whether a word is a noun for one person: "adviser", "surrogate"."""
    if is_plural(surface, word) or word.possessive:
        return False
    people = words("everyday", "people", "unnamed", "kin")
    return is_office(word.key) or word.key in people or word.key.endswith(("er", "or", "ist"))
