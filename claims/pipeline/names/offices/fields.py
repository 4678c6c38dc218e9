"""What an office is for, where a list says that: "Tourism, Arts and Culture Minister Ana Ruiz"."""

from __future__ import annotations

from claims.lexicon.lists import words
from claims.pipeline.text.surface import Surface

_MOST = 6  # fields of one office
_WITHIN = frozenset({"for", "of", "and", "on"})  # in a body's name
_AFFAIRS = frozenset({"internal", "external", "foreign", "home", "public", "social", "religious", "legal", "tribal"})
_LEADING = frozenset({"chief", "coordinating", "deputy", "federal", "state", "union"})


def office_fields() -> frozenset[str]:
    """The words for what offices are for, casefolded: "tourism", "roads"."""
    return words("organisations", "fields")


def first_field(surface: Surface, first: int) -> int:
    """The index where an office begins of which ``first`` is the last of several fields, else ``first``.

    Args:
        surface: The text.
        first: The index of the office's first word, as far as spaces reach: "Culture" of "Culture Minister".
    """
    if first < 2 or not _is_field(surface, first) or surface.words[first - 1].key != "and":
        return first
    begin = first - 2
    if not _is_field(surface, begin) or surface.text[surface.words[begin].end : surface.words[begin].end + 1] not in {
        " ",
        ",",
    }:
        return first
    for _ in range(_MOST):
        if begin == 0 or not _is_field(surface, begin - 1) or _gap(surface, begin - 1) != ", ":
            break
        begin -= 1
    if begin and surface.words[begin].key == "affairs" and _is_adjective(surface, begin - 1):
        begin -= 1  # "Internal Affairs and Communications Minister"
    if begin and surface.words[begin - 1].key in _LEADING and _gap(surface, begin - 1) == " ":
        begin -= 1
    return begin


def before_fields(surface: Surface, index: int) -> int:
    """Where a list of fields begins right before a name: "Minister of Trade, Roads and Rail Ana Ruiz".

    Args:
        surface: The text.
        index: The index of the name's first word.

    Returns:
        That index, or ``index`` where no list with a comma stands there.
    """
    begin = index - 1
    if begin < 1 or not _is_field(surface, begin) or surface.words[begin - 1].key != "and":
        return index
    begin -= 2
    commas = 0
    while begin > 0 and _is_field(surface, begin) and _gap(surface, begin - 1) == ", " and commas < _MOST:
        begin -= 1
        commas += 1
    return begin if commas and _is_field(surface, begin) else index


def _is_adjective(surface: Surface, index: int) -> bool:
    """Whether a word says which affairs are meant."""
    word = surface.words[index]
    return word.capital and word.key in _AFFAIRS and not word.possessive and _gap(surface, index) == " "


def behind_initials(surface: Surface, first: int, head: int) -> int:
    """The index behind a body's initials, where a role begins inside its name: "Organisation for Harbours (OH) leader".

    Args:
        surface: The text.
        first: The index of the role's first word.
        head: That of the office.
    """
    if first == 0 or surface.words[first - 1].key not in _WITHIN:
        return first
    bracketed = (place for place in range(first, head) if _gap(surface, place) == ") ")
    return max(bracketed, default=first - 1) + 1


def is_what_for(surface: Surface, first: int, last: int) -> bool:
    """Whether words only say what an office is for, and whose follows: "Minister of Natural Resources of the State".

    Args:
        surface: The text.
        first: The index of the first word.
        last: The index after the last one.
    """
    inside = surface.words[first:last]
    behind = surface.words[last : last + 2]
    if first < len(("Minister", "of")) or last - first > _MOST or len(behind) < len(("of", "the")):
        return False
    office, of = surface.words[first - 2 : first]
    linked = of.key in {"of", "for"} and office.capital and office.key in words("titles", "offices")
    plain = linked and behind[0].key == "of" and _gap(surface, last - 1) == " " and _gap(surface, first - 1) == " "
    known = office_fields()
    return plain and inside[-1].key in known and (behind[1].key == "the" or behind[1].capital)


def _is_field(surface: Surface, index: int) -> bool:
    word = surface.words[index]
    return word.capital and not word.possessive and word.key in office_fields()


def _gap(surface: Surface, index: int) -> str:
    return surface.text[surface.words[index].end : surface.words[index + 1].start]
