"""Offices with where they are held before a name: "spokesman in Rome Ana Ruiz", "director at Coast Watch Bo Lind"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.pipeline.annotations import Offsets
from claims.pipeline.names.kinds import given_names, organisation_heads
from claims.pipeline.names.offices.titles import is_office, is_title, role_before
from claims.pipeline.text.surface import Surface, Word

_LINKS = frozenset({"in", "at"})
_MOST = 6  # words of a body's name
_NAME = (2, 3)  # words of a person's


def behind_post(surface: Surface, first: int, last: int) -> int:
    """The index of the first word of a run without where the office before it is held: "at Coast Watch Bo Lind".

    Args:
        surface: The text.
        first: The index of the run's first word.
        last: The index of the word after its last.
    """
    link = _link(surface, first)
    if link is None:
        return first
    run = surface.words[first:last]
    given = (place for place in range(1, len(run) - 1) if run[place].key in given_names() and _is_full(run[place:]))
    return first + next(given, _behind_head(run))


def post_before(surface: Surface, index: int) -> Offsets | None:
    """The role of an office and of where it is held right before a name: "Asia director at Coast Watch".

    Args:
        surface: The text.
        index: The index of the name's first word.
    """
    words_, place = surface.words, index - 1
    while place > 0 and index - place <= _MOST and words_[place].capital and _follows(surface, place):
        place -= 1
    if place == index - 1 or not _follows(surface, place):
        return None
    place += words_[place].key != "the"
    link = _link(surface, place)
    role = role_before(surface, link) if link is not None else None
    return (role[0], words_[index - 1].end) if role is not None else None


def _link(surface: Surface, index: int) -> int | None:
    """The index of the preposition before a word, where an office stands right before that."""
    words_, link = surface.words, index - 1
    link -= link > 0 and words_[link].key == "the"
    if link < 1 or words_[link].key not in _LINKS or not _follows(surface, link - 1):
        return None
    office = words_[link - 1]
    return link if is_office(office.key) and not office.possessive and _follows(surface, link) else None


def _follows(surface: Surface, index: int) -> bool:
    """Whether nothing but a space stands behind a word."""
    words_ = surface.words
    return index + 1 < len(words_) and surface.text[words_[index].end : words_[index + 1].start] == " "


def _is_full(name: Sequence[Word]) -> bool:
    """Whether a given name begins what can be nothing but a person's name."""
    known = any(word.key in organisation_heads() or is_title(word.key) for word in name)
    return len(name) in _NAME and not known and not any(word.text.isupper() and len(word.text) > 1 for word in name)


def _behind_head(run: Sequence[Word]) -> int:
    """How many words name a body, where its last word tells that and a full name follows that nobody knows; else 0."""
    heads = [place for place, word in enumerate(run) if word.key in organisation_heads()]
    behind = heads[-1] + 1 if heads else 0
    return behind if behind and _is_full(run[behind:]) and not run[behind - 1].possessive else 0
