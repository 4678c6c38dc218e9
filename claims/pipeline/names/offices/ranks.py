"""Ranks and princely titles between an office and a name: "Defence Minister General Ana Ruiz" is the minister."""

from __future__ import annotations

from claims.pipeline.text.surface import Surface, Word

ABBREVIATED = frozenset(
    {"dr", "prof", "cllr", "coun", "rev", "revd", "fr", "gen", "brig", "col", "lt", "maj", "capt", "adm"}
)
"""Titles that go with any office before them, shortened."""
_RANKS = frozenset(
    {"general", "colonel", "major", "captain", "lieutenant", "admiral", "brigadier", "commodore", "air", "marshal"}
    | {"prince", "princess", "sheikh", "sheikha", "shaikh", "sayyid", "ayatollah"}
)
_HALVES = frozenset({"lt", "lieutenant", "maj", "major", "brig", "brigadier", "vice", "rear", "col"})
# Behind these "General" is no rank: "Inspector General".
_GENERALS = frozenset(
    {"attorney", "solicitor", "surgeon", "secretary", "inspector", "director", "auditor", "postmaster", "governor"}
    | {"prosecutor", "adjutant", "consul", "comptroller", "controller", "registrar", "commissioner", "advocate"}
    | {"accountant", "paymaster", "quartermaster", "administrator"}
)


def before_ranks(surface: Surface, last: int) -> int:
    """The index of the word before all ranks that end a title; the title's last word where that is none.

    Args:
        surface: The text.
        last: The index of the title's last word.
    """
    place = last
    while place > 0 and _is_rank(surface.words[place]):
        place -= 1
    general = place < last and surface.words[place + 1].key == "general"
    return last if general and surface.words[place].key in _GENERALS else place


def _is_rank(word: Word) -> bool:
    half, hyphen, rank = word.key.rpartition("-")
    if word.key in ABBREVIATED:
        return True
    return word.capital and rank in _RANKS and (not hyphen or half in _HALVES)


def in_chief(surface: Surface, index: int) -> int:
    """The index of the office of who has it in chief ("Commander in Chief"), or the index itself.

    Args:
        surface: The text.
        index: The index of a title's last word.
    """
    if index < 2 or [word.key for word in surface.words[index - 1 : index + 1]] != ["in", "chief"]:
        return index
    return index - 2
