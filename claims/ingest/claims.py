"""Claims of quotations: resolve and store put together, one speaker at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from claims.ingest.vectors import embed_missing
from claims.resolve.claims.gathering import RULES, Apart, Decision, Together, gather, representative
from claims.resolve.claims.likeness import Saying, crowd
from claims.resolve.claims.worth import worth
from claims.search.meaning.embed import encoder_name
from claims.store.claims.gathered import Block, GatheredClaim
from claims.store.decisions.on_claims import KeptDecision

if TYPE_CHECKING:
    from claims.store.store import Store

_FEW = 1_000
"""Quotations that may wait for a decision to gather them: those of one claim, or of two merged speakers."""


class Claims:
    """The step that gathers quotations into claims: once, when all are written, so that each speaker is taken once."""

    def begin(self, store: Store) -> None:
        """See :class:`claims.ingest.steps.Step`; what an ended import left waits for the end of this one."""

    def written(self, store: Store, article_ids: Sequence[int]) -> None:
        """See :class:`claims.ingest.steps.Step`."""

    def finish(self, store: Store) -> None:
        """See :class:`claims.ingest.steps.Step`."""
        _gather_waiting(store)


def gather_claims(store: Store, *, again: bool = False) -> int:
    """Gather the quotations that wait into claims; the result depends neither on their order nor on the occasion.

    An import does it at its end. It is to be done again after persons' decisions on speakers, quotations or claims, and
    after an update of Claims whose rules are others.

    Args:
        store: The database.
        again: Take all speakers, also those of whom nothing waits.

    Returns:
        Of how many speakers something was gathered.

    Raises:
        ModelError: The sentence encoder is missing or damaged.
        DatabaseUnavailableError: The database cannot be written.
    """
    embed_missing(store)
    return _gather_waiting(store, again=again)


def gather_decided(store: Store) -> None:
    """Gather again what a person's decision has changed, so that claims follow at once.

    Where more waits than decisions leave behind, an import was ended before it gathered; the next one does it, because
    nobody who decides on one quotation should wait for all of them.

    Args:
        store: The database.
    """
    if store.count_ungathered() <= _FEW:
        _gather_waiting(store)


def _gather_waiting(store: Store, *, again: bool = False) -> int:
    from claims import __version__

    if not store.claims_wait():
        return 0
    run_id = store.run(version=__version__, model=encoder_name(), components=RULES)
    speakers = store.speakers_waiting(run_id, again=again)
    decisions = store.claim_decisions()
    for speaker_id in speakers:
        store.gather(
            speaker_id,
            lambda block: _gathered(block, run_id, again=again),
            run_id=run_id,
            model=encoder_name(),
            decisions=decisions,
        )
    store.sweep_claims()
    return len(speakers)


def _gathered(block: Block, run_id: int, *, again: bool) -> list[GatheredClaim]:
    """The claims of a block that may be others than before."""
    sayings = {one.id: one for one in sayings_of(block)}
    texts = {one.id: one.text for one in block.said}
    everything = again or block.before is None or block.before[0] != run_id
    everything = everything or crowd(len(sayings)) != crowd(block.before[1] if block.before else 0)
    groups = gather(
        list(sayings.values()),
        vectors_of(block),
        decisions=[_decision(one) for one in block.decisions],
        touched=None if everything else block.touched,
    )
    found = []
    for members in groups:
        first = representative(sayings[number] for number in members)
        value = worth(texts[first.id], first.wording)
        found.append(
            GatheredClaim(
                members=members, first_of=first.id, text=texts[first.id], worth=value.score, reasons=value.reasons
            )
        )
    return found


def sayings_of(block: Block) -> list[Saying]:
    """What a block's quotations say, in their order."""
    return [
        Saying(
            id=one.id,
            identity=one.identity,
            kind=one.kind,
            article=one.article_id,
            text=one.text,
            cue=one.cue,
            first=one.first,
            last=one.last,
        )
        for one in block.said
    ]


def _decision(one: KeptDecision) -> Decision:
    return Together(one.members) if one.kind == "merge_claims" else Apart(one.members, one.others)


def vectors_of(block: Block) -> NDArray[np.int8]:
    """The vectors of a block as rows, zeros where there is none."""
    dimensions = max((len(one.vector) for one in block.said if one.vector), default=1)
    nothing = bytes(dimensions)
    packed = b"".join(one.vector or nothing for one in block.said)
    return np.frombuffer(packed, dtype=np.int8).reshape(len(block.said), dimensions)
