"""Speakers before a colon at the start of a line, as in a transcript: "WALLACE: Let's start", "IS: I got bored"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.names.kinds import ORDINARY, organisations
from claims.pipeline.names.offices.titles import is_title
from claims.pipeline.text.surface import Surface

_CAPITALS = re.compile(r"^([A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}):(?=\s)", re.MULTILINE)
_LONGEST_NAME = 4  # words
_MOST = 20  # initials of one text that are looked up; more are no interview
_INITIALS = re.compile(r"^([A-Z]{2,3}):(?=\s)", re.MULTILINE)


def line_labels(surface: Surface) -> Iterator[tuple[Offsets, tuple[str, ...]]]:
    """Where speakers stand before a colon, in capitals or by their initials, and the words of their names.

    Initials are those of the first full name of the text that has them.
    """
    known_initials: dict[str, tuple[str, ...]] = {}

    def full_name(initials: str) -> tuple[str, ...]:
        if initials not in known_initials:
            found = initialled(surface.text, initials) if len(known_initials) < _MOST else ()
            known_initials[initials] = found
        return known_initials[initials]

    for match in _CAPITALS.finditer(surface.text):
        parts = tuple(match[1].split())
        known = match[1].casefold() in organisations() or any(part.casefold() in ORDINARY for part in parts)
        known = known or parts[0].casefold() in words("labels")
        if len(match[1]) > 2 and not known:
            yield match.span(1), full_name(match[1]) or _without_titles(parts)
    for match in _INITIALS.finditer(surface.text):
        if len(match[1]) == 2 and (parts := full_name(match[1])):
            yield match.span(1), parts


def labelled(surface: Surface, sources: Sequence[Offsets]) -> Iterator[tuple[Offsets, tuple[str, ...], Offsets | None]]:
    """All persons whom lines name by their form alone: labels before a colon, and sources in headings.

    Args:
        surface: The text.
        sources: The words that quotations are attributed to.

    Yields:
        Where each name stands, its words, and where the title before it does.
    """
    yield from ((*one, None) for one in line_labels(surface))
    yield from _heading_sources(surface, sources)


def _heading_sources(
    surface: Surface, sources: Sequence[Offsets]
) -> Iterator[tuple[Offsets, tuple[str, ...], Offsets]]:
    """Who speaks in a heading, of whose capitals nothing else is read: "Statement from Port Director Leila Haddad"."""
    for start, end in sources:
        inside = surface.words_between(start, end)
        if not inside or not surface.in_headline(inside[0].start):
            continue
        last = max((place for place, word in enumerate(inside) if is_title(word.key)), default=-1)
        name = inside[last + 1 :]
        if last >= 0 and 1 < len(name) <= _LONGEST_NAME and all(word.capital for word in name):
            span = (name[0].start, name[-1].end)
            yield span, tuple(word.text for word in name), (inside[0].start, inside[last].end)


def _without_titles(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a label without a title: "SEN. WHITFIELD"."""
    while len(parts) > 1 and is_title(parts[0].casefold().rstrip(".")):
        parts = parts[1:]
    return parts


def initialled(text: str, initials: str) -> tuple[str, ...]:
    """The words of the first name with these initials, none where nobody has them: "IS" of "Ingrid Solheim".

    Args:
        text: The article's text.
        initials: Two or three capital letters.
    """
    if not 2 <= len(initials) <= 3 or not initials.isalpha():
        return ()
    pattern = r"[^\S\n]".join(rf"{letter}[^\W\d_A-Z][\w’'-]*" for letter in initials)
    found = re.search(rf"(?<![^\W\d_]){pattern}(?!\w)", text)
    return tuple(found[0].split()) if found is not None else ()
