"""Names cut short as no surname shows: "Mohamed bin Zayed" of "Mohamed bin Zayed Al Nahyan"."""

from __future__ import annotations

from collections.abc import Sequence

_SON_OF = frozenset({"bin", "ibn", "ben", "bint"})
_FEWEST = 3  # words of a name with a father's


def is_patronym(keys: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name with the father's is a full one without what the family is called.

    Args:
        keys: The shorter name's words, as names are compared.
        full: The fuller one's.
    """
    shorter = _FEWEST <= len(keys) < len(full)
    return shorter and keys[1] in _SON_OF and tuple(full[: len(keys)]) == tuple(keys)
