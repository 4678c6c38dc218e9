"""What several say together, each of them says: whom a joint speaker names, as "Ana Ruiz, Karl Weber and others"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from claims.lexicon.folding import fold

_LINK = re.compile(r",\s*|\s+(?:and|or|&)\s+")


def said_together(called: str, names: Collection[Sequence[str]]) -> bool:
    """Whether one of some persons or organisations is among those who said something together.

    Args:
        called: A joint speaker as the store has it, members by their fullest names in the article: "Ruiz and Karl
            Weber". Who stands behind a description is described himself: "supporters of Ruiz and Weber" are no Weber.
        names: The folded words of each one's name.
    """
    parts = _LINK.split(called)
    if len(parts) < 2 or not parts[0][:1].isupper():
        return False
    members = [fold(part).split() for part in parts]
    return any(member in (list(name), list(name[-1:])) for member in members for name in names)
