"""Where a name begins behind an office and what that is of: "Minister of Culture Omar Haddad"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.names.kinds import ORDINARY, given_names, organisation_heads, organisations
from claims.pipeline.names.offices.fields import office_fields
from claims.pipeline.names.offices.posts_named import is_named_apart
from claims.pipeline.names.offices.titles import is_title, linked_office
from claims.pipeline.names.runs import before_full_name
from claims.pipeline.text.surface import Surface, Word

_LONGEST_FIELD = 6  # words before "and" that name what an office is for
_LONGEST_PERSON = 3  # words of a name behind that of a body
_FIELD_ADJECTIVES = frozenset({"foreign", "home", "internal", "external", "national", "public", "social", "higher"})
_SERVANTS = frozenset({"abdul", "abdel", "abd", "abdal", "abu"})  # first halves of names, mostly a father's


def behind_office(surface: Surface, first: int, last: int) -> int:
    """The index of the first word of a run without what the office before is of: "Minister of Culture Omar Haddad".

    Args:
        surface: The text.
        first: The index of the run's first word.
        last: The index after its last.
    """
    all_words = surface.words
    run = all_words[first:last]
    before = _before_field(surface, first)
    before -= before > 0 and all_words[before].key == "the"
    if before < 1 or all_words[before].key not in {"of", "for", "to"}:
        return first
    if all_words[before - 1].key in organisation_heads() and before_full_name(run):
        return first + before_full_name(run)  # "a spokesman for the Commission for Refugees Ana Ruiz"
    land = _lands(run)
    if land and linked_office(surface, before) is not None:  # "Minister of Roads of Malta Omar Haddad"
        return first + land
    of_state = before > 2 and all_words[before].key == "for" and all_words[before - 2].key == "of"
    office = all_words[before - 3 if of_state else before - 1]  # "Minister of State for Roads Omar Haddad"
    if not is_title(office.key) and office.text != "Member":  # "Member of the National Assembly Omar Haddad"
        return first
    if run[0].key in given_names() or run[-1].key in organisation_heads() or _owns_organisation(surface, last):
        return first
    ends = (end for end in range(len(run) - 2, 0, -1) if run[end].key != "and")  # "Foreign Affairs and Trade Ana Ruiz"
    body = next((end for end in ends if _is_body(run[:end])), None)  # "to the UN Al-Sadiq Rizq"
    if body is None and len(run) > 2 and is_named_apart(surface, run):
        body = 1
    given = (place - _leads_patronym(run, place) for place in range(1, len(run) - 1) if run[place].key in given_names())
    behind = _behind_field(surface, run) or _behind_body(surface, run, last)
    place = next(given, behind)
    if 0 < behind < place and run[behind - 1].key in office_fields():
        between = office_fields() | organisation_heads() | {"and"}
        only_name = not any(word.key in between for word in run[behind:place])
        place = behind if only_name else place  # "Minister for Interior Rehan Nisar Ali Khan"
    return first + (body if body is not None else place)


def _leads_patronym(run: Sequence[Word], place: int) -> bool:
    """Whether a given name stands before one that only goes on: "Hayan" in "Minister of Oil Hayan Abdul Karim"."""
    return place > 1 and run[place].key in _SERVANTS and run[place - 1].key not in office_fields() | _FIELD_ADJECTIVES


def _before_field(surface: Surface, first: int) -> int:
    """The index of the word before all fields of an office: "for" of "Minister for Rural Health and Roads Ana Ruiz"."""
    all_words, before = surface.words, first - 1
    if before < len(("for", "Rural")) or all_words[before].key != "and":
        return before
    start = before - 1
    while start > max(0, before - _LONGEST_FIELD) and all_words[start].capital and not all_words[start].possessive:
        start -= 1
    return start if start < before - 1 else before


def _behind_field(surface: Surface, run: Sequence[Word]) -> int:
    """How many words name what an office is for, where the model's recogniser finds somebody in full behind them.

    As in "Chairman of the Legal Committee Ghazi Tarawneh", "Minister of Economy Amdar Fakhry".
    """
    people = {person.start_char for person in surface.doc.ents if person.label_ == "PERSON" and len(person) > 1}
    found = next((place for place in range(1, len(run) - 1) if run[place].start in people), 0)
    fields = next((place for place in range(len(run)) if not _is_field(run, place)), 0)
    return found or (fields if 0 < fields < len(run) - 1 else behind_fields(run))


def _is_field(run: Sequence[Word], place: int) -> bool:
    """Whether a word names what an office is for, or joins two that do: "Foreign Affairs and Security Policy"."""
    known = office_fields() | _FIELD_ADJECTIVES
    joins = run[place].key == "and" and 0 < place < len(run) - 1 and run[place + 1].key in known
    return run[place].key in known or joins


def behind_fields(run: Sequence[Word]) -> int:
    """How many words of a run name what an office is for, where a full name ends it: "Public Health Zia Vogt"; else 0.

    Args:
        run: The words behind the office and its "of" or "for".
    """
    for length in (2, 3):
        field, name = run[:-length], run[-length:]
        if (
            field
            and field[-1].key in office_fields()
            and all(word.capital and word.key not in office_fields() for word in name)
        ):
            return len(field)
    return 0


def _behind_body(surface: Surface, run: Sequence[Word], last: int) -> int:
    """How many words name the body that one leads whose name nobody knows: "Chairman of the Press Council Bo Lind".

    Behind them stand two or three words that are nothing but a name, and a verb or a comma follows.
    """
    heads = [place for place, word in enumerate(run) if word.key in organisation_heads()]
    name = run[heads[-1] + 1 :] if heads else ()
    if not 1 < len(name) <= _LONGEST_PERSON or run[heads[-1]].possessive or any(map(_is_no_name, name)):
        return 0
    if any(word.text.lower() in surface.lower_words for word in name):
        return 0
    after = surface.words[last : last + 1]
    says = bool(after) and surface.tag_of(after[0]) in {"VERB", "AUX"}
    return heads[-1] + 1 if says or surface.text[run[-1].end : run[-1].end + 1] == "," else 0


def _is_no_name(word: Word) -> bool:
    """Whether a capitalised word is rather part of what a body is called."""
    known = ORDINARY | words("titles", "modifiers") | words("everyday", "place ends") | office_fields()
    return word.text.isupper() or word.possessive or is_title(word.key) or word.key in known or is_nation(word.text)


def _lands(run: Sequence[Word]) -> int:
    """How many words of a run name the nation before a full name; none where nothing or an office follows."""
    for length in (2, 1):
        full = length + 1 < len(run) and not any(is_title(word.key) for word in run[length:])
        if full and is_nation(" ".join(word.text for word in run[:length])):
            return length if run[-1].key not in organisation_heads() else 0
    return 0


def _owns_organisation(surface: Surface, last: int) -> bool:
    """Whether a run ends in the middle of an organisation's name: "the Cleveland Police Patrolmen's Association"."""
    behind = surface.words[last : last + 1]
    return bool(behind) and surface.words[last - 1].possessive and behind[0].key in organisation_heads()


def _is_body(run: Sequence[Word]) -> bool:
    """Whether words name a nation or an organisation, to which somebody may be sent."""
    name = " ".join(word.text for word in run)
    acronym = len(run) == 1 and run[0].text.isupper() and len(run[0].key) > 1
    return acronym or is_nation(name) or name.casefold() in organisations()
