"""Full names that look like nobody's, of persons whom the text also calls by their last word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.kinds import ORDINARY, given_names, is_aged, organisation_heads
from claims.pipeline.names.name import DROPPED, LABEL_ALONE, Name
from claims.pipeline.names.offices.titles import is_office, is_title
from claims.pipeline.names.public import is_known_surname
from claims.pipeline.text.surface import Surface

_LONGEST_FULL = 4  # words
_LONGEST_OFFICE = 30  # characters
_FOUND = 2  # how sure they are then
ALSO_FIRMS = frozenset(
    {"owner", "operator", "developer", "publisher", "partner", "founder", "investor", "trader", "the", "of", "a"}
)
"""What firms are called too: "Baltlink, the owner of the ferry"."""
# Before these words a name is more often a place's or a body's.
_BEFORE_PLACES = frozenset({"the", "in", "at", "on", "near", "to", "of", "across", "around"})


def with_full_names(surface: Surface, names: Sequence[Name], sources: Sequence[Offsets] = ()) -> list[Name]:
    """Take full names that no list knows for persons' where somebody is called by their last word: "Zeva Quimbly".

    Who is called so elsewhere must be a person there: speak ("Quimbly said"), have an age or a role.

    Args:
        surface: The text.
        names: All names, in order.
        sources: The words that quotations are attributed to.
    """
    speaking = dict(sources)
    taken = {key_of(name.words[-1]) for name in names if name.kind == "person" and len(name.words) > 1}
    called = {key_of(name.words[0]) for name in names if _is_somebody(surface, name, speaking)} - taken
    full = {
        name.start
        for name in names
        if (_looks_full(surface, name) and key_of(name.words[-1]) in called) or _holds_office(surface, name)
    }
    short = {key_of(name.words[-1]) for name in names if name.start in full}

    def is_person(name: Name) -> bool:
        alone = len(name.words) == 1 and _is_weak(name) and name.sure != DROPPED
        return name.start in full or (alone and key_of(name.words[0]) in short)

    return [replace(name, kind="person", sure=max(name.sure, _FOUND)) if is_person(name) else name for name in names]


def _is_plain(word: str) -> bool:
    """Whether a word in small letters is an everyday one, or the head of an organisation's name."""
    return word in ORDINARY or word in organisation_heads()


def _is_weak(name: Name) -> bool:
    """Whether at most the recogniser's label says what a name is."""
    return name.kind is None or (name.kind == "organisation" and name.sure <= LABEL_ALONE)


def _is_somebody(surface: Surface, name: Name, speaking: Mapping[int, int]) -> bool:
    """Whether a surname alone is a person's where it stands."""
    first = name.words[0].casefold()
    plain = first in given_names() or _is_plain(first) or is_known_surname(key_of(first))
    if plain or len(name.words) > 1 or name.sure == DROPPED or is_nation(name.words[0]):
        return False
    role = name.role is not None and name.role[0] > name.end
    alone = surface.text[name.end : speaking.get(name.start, name.start)][:1] in {"", ","}
    speaks = name.start in speaking and alone and (_is_weak(name) or name.kind == "person")
    return speaks or role or is_aged(surface, surface.words_between(name.start, name.end)[-1])


def _holds_office(surface: Surface, name: Name) -> bool:
    """Whether a full name stands between commas behind a noun for one person: "press officer, Zeva Quimbly,"."""
    if not _is_weak(name) or not 1 < len(name.words) <= _LONGEST_FULL or name.sure == DROPPED or name.possessive:
        return False
    before = surface.words_between(max(0, name.start - _LONGEST_OFFICE), name.start)[-1:]
    if not before or not is_office(before[0].key) or before[0].key in ALSO_FIRMS or before[0].possessive:
        return False
    between, behind = surface.text[before[0].end : name.start], surface.text[name.end : name.end + 1]
    return between == ", " and behind == "," and not any(_is_no_part(word) for word in name.words)


def _is_no_part(word: str) -> bool:
    """Whether a word is hardly part of anybody's name."""
    key = word.casefold()
    return word.isupper() or "&" in word or _is_plain(key) or is_title(key) or is_nation(word)


def _looks_full(surface: Surface, name: Name) -> bool:
    """Whether a name without a kind may be a person's in full."""
    if name.kind is not None or not 1 < len(name.words) <= _LONGEST_FULL or is_nation(" ".join(name.words)):
        return False
    before = surface.words_between(max(0, name.start - 8), name.start)[-1:]
    if before and before[0].key in _BEFORE_PLACES:
        return False
    first = surface.words_between(name.start, name.end)[0]
    if first.text.lower() in surface.lower_words or surface.begins_sentence(first):
        return False
    return not any(_is_no_part(word) for word in name.words)
