"""Which quotations of one speaker are one claim: pure functions over all that one speaker said.

Two quotations that say the same thing (:mod:`claims.resolve.claims.likeness`) are linked. Where links lead from one to
the other, they are looked at together: the surest links make claims first, and a link is left out where the two claims
that it would unite hold quotations that are at odds (numbers, names, denial), or that are not akin. What is looked at
together depends on nothing else, so the result depends neither on the order of import nor on what was gathered before;
and a new quotation concerns only those that links lead to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from claims.resolve.claims.likeness import WINDOW, Saying, are_akin, at_odds, crowd, is_statement, likeness

RULES = "claims 3"
"""The rules by which claims are gathered; the number changes with them, and what others gathered is gathered again."""

# Below this cosine nobody looks at two quotations in other words.
_NEAREST = 0.5
# Rows whose cosines with all others are computed at a time.
_ROWS = 256

Vectors = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Together:
    """A person's decision: these quotations are one claim.

    Args:
        members: Numbers of quotations.
    """

    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A person's decision: these quotations are a claim of their own, and not one with those.

    Args:
        members: Numbers of the quotations that are one.
        others: Numbers of those that they are not one with.
    """

    members: tuple[int, ...]
    others: tuple[int, ...]


Decision = Together | Apart


def gather(
    sayings: Sequence[Saying],
    vectors: Vectors,
    *,
    decisions: Sequence[Decision] = (),
    touched: Iterable[int] | None = None,
) -> list[tuple[int, ...]]:
    """Gather the quotations of one speaker into claims.

    Args:
        sayings: Everything that the speaker said, in any order.
        vectors: Their vectors as rows in the same order, components as signed bytes; zeros where one has none.
        decisions: What persons decided and did not take back, in order; later ones outrank earlier ones.
        touched: Numbers of the quotations that are new, or whose claims have lost some; only these and those to which
            links lead are looked at. By default all.

    Returns:
        The claims, each as the numbers of its quotations in ascending order; a quotation that nothing else repeats is
        alone. Of those with ``touched``, all that may have changed.
    """
    block = _Block(sayings, vectors, decisions)
    begin = range(len(sayings)) if touched is None else [block.place[number] for number in touched]
    claims = [claim for together in block.linked(begin) for claim in block.divide(together)]
    return sorted(tuple(sorted(block.sayings[place].id for place in claim)) for claim in claims)


def representative(sayings: Iterable[Saying]) -> Saying:
    """The quotation whose words stand for a claim: the most complete direct one, else the clearest indirect one.

    An indirect one is the clearer the more of its words mean something; what rambles on is not.

    Args:
        sayings: The quotations of the claim; at least one.
    """
    return min(sayings, key=_completeness)


_KINDS = {"direct": 0, "mixed": 1, "indirect": 2}
# Words beyond which an indirect quotation is no clearer for being longer.
_CLEAR = 30


def _completeness(one: Saying) -> tuple[int, int, int, str]:
    length = len(one.wording.tokens)
    if one.kind != "direct":
        length = min(length, 2 * _CLEAR - length)
    return _KINDS.get(one.kind, len(_KINDS)), -length, -len(one.wording.stems), one.identity


class _Block:
    """All that one speaker said, prepared for finding what says the same."""

    def __init__(self, sayings: Sequence[Saying], vectors: Vectors, decisions: Sequence[Decision]) -> None:
        self.sayings = sayings
        self.place = {one.id: place for place, one in enumerate(sayings)}
        # Products of signed bytes are whole numbers below 2**24: exact in single precision, in whatever order they are
        # summed, so that a cosine never depends on what else is in the matrix.
        self._rows = vectors.astype(np.float32)
        self._lengths = np.sqrt((self._rows.astype(np.float64) ** 2).sum(axis=1))
        self._first = np.array([one.first.toordinal() if one.first else -WINDOW for one in sayings])
        self._last = np.array([one.last.toordinal() if one.last else 10**7 for one in sayings])
        self._says: dict[int, bool] = {}
        self._sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, one in enumerate(sayings):
            for run in one.runs:
                self._sharing[run].append(place)
        self._decisions = [_Placed.of(decision, self.place) for decision in decisions]
        self._decided: dict[int, set[int]] = defaultdict(set)
        for decision in self._decisions:
            for place in decision.everybody:
                self._decided[place].update(decision.everybody)
        self._crowd = crowd(len(sayings))
        self._links: dict[tuple[int, int], float] = {}

    def linked(self, begin: Iterable[int]) -> Iterator[list[int]]:
        """All to which links or decisions lead from some, a list for each set that hangs together."""
        neighbours: dict[int, set[int]] = {}
        frontier = set(begin)
        while frontier:
            self._find_links(sorted(frontier), neighbours)
            frontier = {other for place in frontier for other in neighbours[place]} - neighbours.keys()
        seen: set[int] = set()
        for start in sorted(neighbours):
            if start not in seen:
                together = {start}
                waiting = [start]
                while waiting:
                    new = neighbours[waiting.pop()] - together
                    together |= new
                    waiting.extend(new)
                seen |= together
                yield sorted(together)

    def divide(self, together: Sequence[int]) -> list[list[int]]:
        """The claims of quotations that hang together."""
        if len(together) == 1:
            return [list(together)]
        claims = _Claims(self, together)
        held = set(together)
        for decision in reversed([one for one in self._decisions if held.issuperset(one.everybody)]):
            claims.obey(decision)
        links = [pair for pair in self._links if pair[0] in held]
        for one, other in sorted(links, key=self._surest_first):
            claims.unite(one, other)
        return claims.found()

    def _surest_first(self, pair: tuple[int, int]) -> tuple[float, list[str]]:
        return -self._links[pair], sorted(self.sayings[place].identity for place in pair)

    def cosine(self, one: int, other: int) -> float:
        """The cosine of two vectors; 0 where one is missing."""
        length = float(self._lengths[one] * self._lengths[other])
        return float(self._rows[one] @ self._rows[other]) / length if length else 0.0

    def are_akin(self, one: int, other: int) -> bool:
        """Whether two quotations are alike enough to be in one claim where others link them."""
        return are_akin(self.sayings[one], self.sayings[other], self.cosine(one, other), crowd=self._crowd)

    def _find_links(self, places: Sequence[int], neighbours: dict[int, set[int]]) -> None:
        """Find all to which links or decisions lead from these, in one step."""
        for start in range(0, len(places), _ROWS):
            some = np.array(places[start : start + _ROWS])
            near = self._near(some)
            for row, place in enumerate(some.tolist()):
                found = neighbours[place] = self._decided[place] - {place}
                if not self._is_statement(place):
                    continue
                repeating = {other for run in self.sayings[place].runs for other in self._sharing[run]}
                for other in (repeating | set(np.flatnonzero(near[row]).tolist())) - {place}:
                    if self._is_statement(other) and self._link(place, other):
                        found.add(other)

    def _is_statement(self, place: int) -> bool:
        """Whether a quotation says something that could be said again; most are never asked, where few are touched."""
        if place not in self._says:
            self._says[place] = is_statement(self.sayings[place].wording)
        return self._says[place]

    def _near(self, some: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which quotations are near some others in meaning and time, [of some, of all]."""
        products = self._rows[some] @ self._rows.T
        near: NDArray[np.bool_] = products >= _NEAREST * self._lengths[some][:, None] * self._lengths[None, :]
        near &= (self._lengths > 0)[None, :]
        near &= self._first[None, :] - self._last[some][:, None] <= WINDOW
        near &= self._first[some][:, None] - self._last[None, :] <= WINDOW
        return near

    def _link(self, one: int, other: int) -> float:
        """How alike two quotations are, 0 where they are not or are at odds."""
        pair = (one, other) if one < other else (other, one)
        if pair in self._links:
            return self._links[pair]
        mine, theirs = self.sayings[one], self.sayings[other]
        score = likeness(mine, theirs, self.cosine(one, other), crowd=self._crowd)
        if score and not at_odds(mine.wording, theirs.wording):
            self._links[pair] = score
            return score
        return 0.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A decision on quotations that are there, by their places."""

    members: frozenset[int]
    others: frozenset[int]

    @classmethod
    def of(cls, decision: Decision, place: dict[int, int]) -> _Placed:
        others = decision.others if isinstance(decision, Apart) else ()
        return cls(
            frozenset(place[number] for number in decision.members if number in place),
            frozenset(place[number] for number in others if number in place),
        )

    @property
    def everybody(self) -> frozenset[int]:
        return self.members | self.others


class _Claims:
    """Quotations that hang together, while claims are made of them.

    A person may unite what the machine would not. Then the machine goes on as if it had not been united: each claim is
    made of cells, and a quotation joins the claim if it agrees with the cell that it is linked with.
    """

    def __init__(self, block: _Block, together: Sequence[int]) -> None:
        self._block = block
        self._claim = {place: {place} for place in together}
        self._cell = {place: {place} for place in together}
        self._never: set[frozenset[int]] = set()

    def obey(self, decision: _Placed) -> None:
        """Do what a person decided, as far as no later decision is against it."""
        members = sorted(decision.members, key=self._identity)
        never = {frozenset(pair) for pair in product(members, decision.others)}
        self._never |= {pair for pair in never if not self._are_one(*pair)}
        heads: list[int] = []
        for member in members:
            for head in heads:
                if self._are_one(head, member) or self._may_be_one(head, member):
                    _join(self._claim, head, member)
                    break
            else:
                heads.append(member)

    def unite(self, one: int, other: int) -> None:
        """Make two linked quotations one claim, unless something is against it."""
        if self._are_one(one, other):
            if self._cell[one] is not self._cell[other] and self._agree(one, other):
                _join(self._cell, one, other)
            return
        if self._may_be_one(one, other) and self._agree(one, other):
            _join(self._cell, one, other)
            _join(self._claim, one, other)

    def found(self) -> list[list[int]]:
        """The claims, each in order."""
        return [sorted(claim) for claim in {id(claim): claim for claim in self._claim.values()}.values()]

    def _are_one(self, one: int, other: int) -> bool:
        return self._claim[one] is self._claim[other]

    def _may_be_one(self, one: int, other: int) -> bool:
        """Whether no person keeps quotations of the two claims apart."""
        if not self._never:
            return True
        pairs = product(self._claim[one], self._claim[other])
        return self._never.isdisjoint(frozenset(pair) for pair in pairs)

    def _agree(self, one: int, other: int) -> bool:
        """Whether no quotation of one cell is at odds with one of the other, and all are akin."""
        pairs = list(product(self._cell[one], self._cell[other]))
        sayings = self._block.sayings
        if any(at_odds(sayings[a].wording, sayings[b].wording) for a, b in pairs):
            return False
        return all(self._akin(a, b) for a, b in pairs)

    def _akin(self, one: int, other: int) -> bool:
        return self._block.are_akin(one, other)

    def _identity(self, place: int) -> str:
        return self._block.sayings[place].identity


def _join(sets: dict[int, set[int]], one: int, other: int) -> None:
    """Make the sets of two one set."""
    kept, gone = sets[one], sets[other]
    if kept is not gone:
        if len(kept) < len(gone):
            kept, gone = gone, kept
        kept |= gone
        for place in gone:
            sets[place] = kept
