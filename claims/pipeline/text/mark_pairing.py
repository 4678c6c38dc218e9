"""Which closing mark closes which opening one, in one paragraph, and which marks are left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.pipeline.text.mark_signs import CLOSED_BY_OPENERS, OPENERS, Mark


@dataclass(frozen=True, slots=True)
class Pairing:
    """The marks of one paragraph, paired as far as they match.

    Args:
        pairs: Opening and closing mark of each pair; two pairs lie apart or one inside the other.
        unclosed: Opening marks that nothing closes, and that do not lie in a pair of another family.
        unopened: Closing marks that close nothing.
    """

    pairs: tuple[tuple[Mark, Mark], ...]
    unclosed: tuple[Mark, ...]
    unopened: tuple[Mark, ...]


def paired(marks: Sequence[Mark]) -> Pairing:
    """Match closing marks with open ones, innermost first.

    Args:
        marks: Those of one paragraph, in order.
    """
    pairs: list[tuple[Mark, Mark]] = []
    unopened: list[Mark] = []
    stack: list[Mark] = []
    open_count: Counter[str] = Counter()
    apostrophes = _possessives(marks)
    for position, mark in enumerate(marks):
        if position not in apostrophes and open_count[mark.family] and _may_close(mark, stack[-1]):
            while stack:
                opener = stack.pop()
                open_count[opener.family] -= 1
                if opener.family == mark.family:
                    pairs.append((opener, mark))
                    break
        elif mark.opens:
            stack.append(mark)
            open_count[mark.family] += 1
        elif mark.closes and position not in apostrophes:
            unopened.append(mark)
    return Pairing(tuple(pairs), tuple(stack), tuple(unopened))


def _possessives(marks: Sequence[Mark]) -> set[int]:
    """Positions of apostrophes after plurals ("the workers' rights"): another single mark closes before one opens."""
    found: set[int] = set()
    closes_later = False
    for position in range(len(marks) - 1, -1, -1):
        mark = marks[position]
        if mark.family == "single":
            if closes_later and mark.after_s and not mark.opens:
                found.add(position)
            closes_later = mark.closes and not mark.opens
    return found


def _may_close(mark: Mark, top: Mark) -> bool:
    """Whether a mark can close something, given the innermost open one."""
    if not mark.closes:
        return False
    if mark.family == "single":
        return top.family == "single"
    # A low or reversed opener is closed by what opens elsewhere; any other opener opens where it can.
    return not (mark.opens and mark.style in OPENERS) or CLOSED_BY_OPENERS.get(top.style) == mark.style
