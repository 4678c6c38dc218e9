"""Letters behind a person's name: counsel, members of parliaments, orders, degrees."""

from __future__ import annotations

from collections.abc import Sequence

from claims.pipeline.text.surface import Surface, Word

SEATS = frozenset({"MP", "MEP", "MSP", "MLA", "MPP", "MHA", "MLC", "MNA", "MK", "TD"})
"""Those of members of parliaments."""
POST_NOMINALS = SEATS | {
    *("KC", "QC", "SC", "OBE", "MBE", "CBE", "KBE", "DBE", "KCMG", "QPM", "FRS", "PhD", "DPhil", "MD", "RN", "Esq"),
}
"""What stands behind a name, and is no part of what the person is called."""


def without_letters(name: tuple[Word, ...], title: str | None) -> tuple[Word, ...]:
    """A name without the letters behind it: "Ana Ruiz KC", and behind a title a surname alone, "Mr Ruiz KC".

    Args:
        name: Its words.
        title: The title before it, if any.
    """
    least = 1 if title is not None else 2
    while len(name) > least and name[-1].text in POST_NOMINALS:
        name = name[:-1]
    return name


def is_seat(surface: Surface, name: Sequence[Word]) -> bool:
    """Whether words tell of whoever sits for a place: "the Harlow MP" is called something else.

    Args:
        surface: The text.
        name: The words.
    """
    before = surface.text[max(0, name[0].start - 4) : name[0].start].casefold()
    return len(name) > 1 and name[-1].text in SEATS and before.endswith("the ")
