"""Offices that a text tells by a verb: "Ana Ruiz, a lawyer who became governor in 2011", "Haddad was elected mayor"."""

from __future__ import annotations

import re

from claims.pipeline.names.name import Name
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.text.surface import Surface

_TOOK = re.compile(
    r"(?:,?\s\([^()\n]{1,20}\))?(?:,\s(?:\d{1,2}|an?\s[^,.;:\n\"“”]{1,60}?)(?:,|(?=\swho\b)))?(?:,?\swho)?\s(?:\w+ly\s)?"
    r"(?:became|(?:was|were)\s(?:\w+ly\s)?(?:elected|appointed|named|chosen|installed|hired)(?:\sas)?"
    r"|was sworn in as|took over as|is serving as|serves as)\s(?P<what>[^,.;:\n\"“”()]{3,60})"
)
_MOST_BEFORE = 4  # words between the verb and the office
_PLACED = frozenset(
    {"in", "of", "at", "for", "after", "since", "on", "with", "by", "when", "to", "from", "last", "and"}
)


def office_behind(surface: Surface, name: Name) -> str | None:
    """The office that a verb behind a name says its bearer took, casefolded; None where there is none.

    Args:
        surface: The text.
        name: A person's.
    """
    took = _TOOK.match(surface.text, name.end)
    if took is None:
        return None
    office = None
    for word in surface.words_between(*took.span("what"))[: _MOST_BEFORE + 2]:
        if word.key in _PLACED:
            break
        if is_office(word.key) and not word.possessive:
            office = word.key  # "deputy mayor": the last
        elif office is not None:
            return None  # "became governor material"
    return office
