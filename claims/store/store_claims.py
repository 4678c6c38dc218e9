"""What gathering quotations into claims reads and writes, as methods of the store."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from claims.on_demand import OnDemand

if TYPE_CHECKING:
    from claims.store.claims import gathered
    from claims.store.decisions import on_claims
else:
    on_claims = OnDemand("claims.store.decisions.on_claims")
    gathered = OnDemand("claims.store.claims.gathered")

T = TypeVar("T")


class ClaimGathering(ABC):
    """Which quotations wait to be gathered, and the claims that they are gathered into."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for reading one state of the database."""

    @abstractmethod
    def _write(self, action: Callable[[Connection], T]) -> T:
        """Run in one transaction."""

    def speakers_waiting(self, run_id: int, *, again: bool = False) -> list[int]:
        """The speakers, after merges, whose quotations have to be gathered into claims.

        Args:
            run_id: The run that shall gather; what another one gathered is gathered again.
            again: All speakers.
        """
        with self.reading() as connection:
            return gathered.waiting(connection, other_run_than=run_id, everybody=again)

    def claims_wait(self) -> bool:
        """Whether anything waits to be gathered into claims, or was gathered."""
        with self.reading() as connection:
            return gathered.is_anything_there(connection)

    def count_ungathered(self) -> int:
        """How many quotations wait to be gathered into claims."""
        with self.reading() as connection:
            return gathered.count_waiting(connection)

    def claim_decisions(self) -> list[on_claims.InForce]:
        """What persons have decided about claims, all that is in force, in order."""
        with self.reading() as connection:
            return on_claims.in_force(connection)

    def gather(
        self,
        speaker_id: int,
        into: Callable[[gathered.Block], Sequence[gathered.GatheredClaim]],
        *,
        run_id: int,
        model: str,
        decisions: Sequence[on_claims.InForce],
    ) -> None:
        """Gather a speaker's words into claims, in one transaction; see :func:`claims.store.claims.gathered.gather`.

        Raises:
            DatabaseUnavailableError: The database cannot be written.
        """
        self._write(
            lambda connection: gathered.gather(
                connection, speaker_id, into, run_id=run_id, model=model, decisions=decisions
            )
        )

    def sweep_claims(self) -> None:
        """Take out of claims what belongs to none any more."""
        self._write(gathered.sweep)
